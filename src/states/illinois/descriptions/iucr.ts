import {
  atMostGrams,
  commonWeight,
  type GramSpan,
  isEmptyWeight,
  moreThanGrams,
} from '../../../record/gram-span.js';

/** A Chicago police offense code (Illinois Uniform Crime Reporting) that tells a weight. */
export interface IucrCode {
  readonly code: string;
  readonly title: string;
  readonly span: GramSpan;
  /** Whether the code itself, not only its title, was seen in a source. */
  readonly status: 'verified' | 'second-hand' | 'recalled';
}

export const IUCR_CODES: readonly IucrCode[] = [
  { code: '1811', title: 'POSS: CANNABIS 30GMS OR LESS', span: atMostGrams(30), status: 'verified' },
  { code: '1812', title: 'POSS: CANNABIS MORE THAN 30GMS', span: moreThanGrams(30), status: 'verified' },
  { code: '1821', title: 'MANU/DEL:CANNABIS 10GM OR LESS', span: atMostGrams(10), status: 'recalled' },
  { code: '1822', title: 'MANU/DEL:CANNABIS OVER 10 GMS', span: moreThanGrams(10), status: 'recalled' },
];

const LABELLED = /\bIUCR(?:\s*(?:CODE|NO\.?))?[\s:#.-]*(\d{4})(?!\d)/g;
/** Four digits, then the end or a word that is no unit and no part of a range. */
const LEADING =
  /^\s*(\d{4})(?:\s*$|[\s:;,./-]+(?!(?:K?G|KGS|GRS?|GMS?|GRAMS?|KILO\w*|TO|OR|AND|THRU|BUT|OZ|LBS?)\b)[A-Z])/;

/**
 * The weight of the Chicago offense code in a description: a code counts only with its label (`IUCR 1811`)
 * or as the first word. `undefined` when there is none, or two that do not meet.
 */
export function iucrIn(description: string): GramSpan | undefined {
  const text = description.toUpperCase();
  const codes = [...text.matchAll(LABELLED)].map((match) => match[1]);
  const leading = LEADING.exec(text);
  if (leading) codes.push(leading[1]);
  const spans = codes.flatMap((code) => IUCR_CODES.filter((row) => row.code === code).map((row) => row.span));
  if (spans.length === 0) return undefined;
  const span = spans.reduce(commonWeight);
  return isEmptyWeight(span) ? undefined : span;
}
