import type { DatedRow } from '../../../law/dated-table.js';
import type { Verification } from '../../../law/rulebook.js';

/** What a table says of an offense; `needs facts` where what happened, and not the section, decides. */
export type Answer = 'yes' | 'no' | 'needs facts';

/**
 * One row: a section, or a subdivision of it, with all subdivisions inside. Of several rows that fit, the one that
 * names most of the subdivisions speaks. `from` and `to` are of the conviction.
 */
export interface OffenseRow extends DatedRow {
  readonly code: 'PC' | 'MV';
  /** `187`, `288.5`, `653F`. */
  readonly number: string;
  /** `['C', '1']`; empty for the section whole. */
  readonly subdivisions: readonly string[];
  readonly answer: Answer;
  /** What it says of an attempt at the offense. */
  readonly attempt: Answer;
  readonly reason: string;
  readonly source: string;
  readonly status: Verification;
}

interface Common extends DatedRow {
  readonly reason: string;
  readonly source: string;
  readonly status: Verification;
  readonly attempt: Answer;
  readonly code?: 'MV';
}

/** Rows of one answer; sections stand as in a citation, one space between them: `261(A)(2) 264.1`. */
export const rowsOf = (answer: Answer, sections: string, common: Common): OffenseRow[] =>
  sections.split(' ').map((section) => {
    const number = section.replace(/\(.*$/, '');
    const subdivisions = [...section.matchAll(/\(([^)]+)\)/g)].map(([, one]) => one);
    return Object.freeze({ code: 'PC', ...common, number, subdivisions, answer });
  });

/** `288(A) PC`. */
export const printRow = ({ code, number, subdivisions }: OffenseRow): string =>
  `${number}${subdivisions.map((one) => `(${one})`).join('')} ${code}`;
