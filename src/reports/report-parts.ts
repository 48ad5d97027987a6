import type { PdfBlock } from '../files/pdf/pdf-document.js';
import type { LawTexts } from './law-texts.js';
import type { RunNumbers } from './run-numbers.js';
import type { Words } from './words.js';

/** What a report is made of: the numbers of a run, the words of a language, and the texts of the law in it. */
export interface ReportParts {
  readonly numbers: RunNumbers;
  readonly words: Words;
  readonly texts: LawTexts;
  /** The title of the office's policy in this language, or null. */
  readonly policy: string | null;
}

/** A number as it is printed. */
export const printed = (count: number): string => count.toLocaleString('en-US');

/** The heading of a part of the report. */
export const heading = (text: string): PdfBlock => ({ kind: 'heading', level: 2, text });
