import type { PdfBlock } from '../files/pdf/pdf-document.js';
import type { ApprovedAsked } from './approved-charges.js';
import type { LawTexts } from './law-texts.js';
import type { RunNumbers } from './run-numbers.js';
import type { Words } from './words.js';

/** How many rows some tables have at most; what is beyond is put together, or named as so many more. */
export interface MostRows {
  readonly files: number;
  readonly reasons: number;
  readonly facts: number;
}

/** What a report is made of: the numbers of a run, the words of a language, and the texts of the law in it. */
export interface ReportParts {
  readonly numbers: RunNumbers;
  readonly words: Words;
  readonly texts: LawTexts;
  /** The title of the office's policy in this language, or null. */
  readonly policy: string | null;
  /** Whether the run was made under the very text of the law whose words are printed. */
  readonly isSameText: boolean;
  readonly most: MostRows;
  /** The question by which the numbers of what was approved were asked. */
  readonly asked: Pick<ApprovedAsked, 'filter' | 'day'> | undefined;
}

/** A number as it is printed. */
export const printed = (count: number): string => count.toLocaleString('en-US');

/** The heading of a part of the report. */
export const heading = (text: string): PdfBlock => ({ kind: 'heading', level: 2, text });

const LONGEST_NAME = 44;

/** The beginning and the end of a name that is too long for its place. */
export function clipped(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  return `${letters.slice(0, LONGEST_NAME - 13).join('')}…${letters.slice(-12).join('')}`;
}
