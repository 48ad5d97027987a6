import { type DatedRow, datedTable } from '../../../law/dated-table.js';
import type { Verification } from '../../../law/rulebook.js';
import { isoDay } from '../../../record/day.js';
import type { ConvictionClass } from '../classes.js';

/** What a subsection of section 4 or 5 of the Cannabis Control Act meant while a version of it was in force. */
export interface CannabisTier extends DatedRow {
  readonly section: '4' | '5';
  readonly subsection: string;
  /** The classes a conviction can have (first and subsequent offenses); `not known`; or none: there was no such tier. */
  readonly classes: readonly ConvictionClass[] | 'not known';
  /** More than this many grams, and not more than the other. */
  readonly over: number;
  readonly upTo: number;
  readonly status: Verification;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;
const FIRST_TEXT = { to: '1997-08-14', status: 'recalled' } as const;
const SECOND_TEXT = { from: '1997-08-15', to: '2016-07-28', status: 'verified' } as const;
const THIRD_TEXT = { from: '2016-07-29', status: 'verified' } as const;
const SINCE_1997 = { from: '1997-08-15', status: 'verified' } as const;

/**
 * 720 ILCS 550/4 and 550/5 by offense date, with the class of a first and of a subsequent offense. Section 4 was
 * rewritten on 2016-07-29, when (a) became a civil law violation and (b), (c), (d) moved up; section 5 was not. The
 * tiers over 2,000 grams stand since P.A. 90-397 (1997-08-15); an act of 1995 that had added them was held void.
 */
export const CANNABIS_TIERS: readonly CannabisTier[] = datedTable<CannabisTier>(
  [
    { section: '4', subsection: 'a', ...FIRST_TEXT, classes: ['C'], over: 0, upTo: 2.5 },
    { section: '4', subsection: 'a', ...SECOND_TEXT, classes: ['C'], over: 0, upTo: 2.5 },
    { section: '4', subsection: 'a', ...THIRD_TEXT, classes: ['civil'], over: 0, upTo: 10 },
    { section: '4', subsection: 'b', ...FIRST_TEXT, classes: ['B'], over: 2.5, upTo: 10 },
    { section: '4', subsection: 'b', ...SECOND_TEXT, classes: ['B'], over: 2.5, upTo: 10 },
    { section: '4', subsection: 'b', ...THIRD_TEXT, classes: ['B'], over: 10, upTo: 30 },
    { section: '4', subsection: 'c', ...FIRST_TEXT, classes: ['A', '4'], over: 10, upTo: 30 },
    { section: '4', subsection: 'c', ...SECOND_TEXT, classes: ['A', '4'], over: 10, upTo: 30 },
    { section: '4', subsection: 'c', ...THIRD_TEXT, classes: ['A', '4'], over: 30, upTo: 100 },
    { section: '4', subsection: 'd', ...FIRST_TEXT, classes: ['4', '3'], over: 30, upTo: 500 },
    { section: '4', subsection: 'd', ...SECOND_TEXT, classes: ['4', '3'], over: 30, upTo: 500 },
    { section: '4', subsection: 'd', ...THIRD_TEXT, classes: ['4', '3'], over: 100, upTo: 500 },
    { section: '4', subsection: 'e', ...FIRST_TEXT, classes: ['3'], over: 500, upTo: NO_LIMIT },
    { section: '4', subsection: 'e', ...SINCE_1997, classes: ['3'], over: 500, upTo: 2000 },
    { section: '4', subsection: 'f', ...FIRST_TEXT, classes: [], over: 0, upTo: 0 },
    { section: '4', subsection: 'f', ...SINCE_1997, classes: ['2'], over: 2000, upTo: 5000 },
    { section: '4', subsection: 'g', ...FIRST_TEXT, classes: [], over: 0, upTo: 0 },
    { section: '4', subsection: 'g', ...SINCE_1997, classes: ['1'], over: 5000, upTo: NO_LIMIT },
    { section: '5', subsection: 'a', ...FIRST_TEXT, classes: ['B'], over: 0, upTo: 2.5 },
    { section: '5', subsection: 'a', ...SINCE_1997, classes: ['B'], over: 0, upTo: 2.5 },
    { section: '5', subsection: 'b', ...FIRST_TEXT, classes: ['A'], over: 2.5, upTo: 10 },
    { section: '5', subsection: 'b', ...SINCE_1997, classes: ['A'], over: 2.5, upTo: 10 },
    {
      section: '5',
      subsection: 'c',
      to: '1983-09-23',
      classes: 'not known',
      over: 10,
      upTo: 30,
      status: 'recalled',
    },
    {
      section: '5',
      subsection: 'c',
      from: '1983-09-24',
      to: '1997-08-14',
      classes: ['4'],
      over: 10,
      upTo: 30,
      status: 'recalled',
    },
    { section: '5', subsection: 'c', ...SINCE_1997, classes: ['4'], over: 10, upTo: 30 },
    { section: '5', subsection: 'd', ...FIRST_TEXT, classes: ['3'], over: 30, upTo: 500 },
    { section: '5', subsection: 'd', ...SINCE_1997, classes: ['3'], over: 30, upTo: 500 },
    { section: '5', subsection: 'e', ...FIRST_TEXT, classes: ['2'], over: 500, upTo: NO_LIMIT },
    { section: '5', subsection: 'e', ...SINCE_1997, classes: ['2'], over: 500, upTo: 2000 },
    { section: '5', subsection: 'f', ...FIRST_TEXT, classes: [], over: 0, upTo: 0 },
    { section: '5', subsection: 'f', ...SINCE_1997, classes: ['1'], over: 2000, upTo: 5000 },
    { section: '5', subsection: 'g', ...FIRST_TEXT, classes: [], over: 0, upTo: 0 },
    { section: '5', subsection: 'g', ...SINCE_1997, classes: ['X'], over: 5000, upTo: NO_LIMIT },
  ],
  (tier) => `${tier.section}(${tier.subsection})`,
);

/** The days on which the meaning of a citation changes. */
export const TIER_CHANGES = Object.freeze(['1983-09-24', '1997-08-15', '2016-07-29'].map(isoDay));

/** From this day on 4(a) is a civil law violation. */
export const CIVIL_LAW_SINCE = isoDay('2016-07-29');
