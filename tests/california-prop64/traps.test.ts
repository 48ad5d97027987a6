import { describe, expect, it } from 'vitest';
import { arrest, conviction, type DojCells, person } from './doj-record.testkit.js';
import type { Policy } from './oracle/presets.js';
import { screenRecords, type Trapped } from './traps.testkit.js';

const REDUCING: Policy = {
  dismissSections: ['11357', '11358'],
  reduceSections: ['11359', '11360'],
  dismissIf: { yearsSinceConviction: 5, yearsConvictionFree: 5, onlyProp64Convictions: true },
};
const COUNSEL_GRADE =
  'counsel: Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?';
const COUNSEL_DATE =
  'counsel: The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?';
const DETERMINATION = 'Eligibility Determination';
const REASON = 'Eligibility Reason';

/** A person's records, and what is to be said of the last of them: the outcome, cells by name. */
interface Trap {
  readonly name: string;
  readonly records: readonly ((who: DojCells) => string[])[];
  readonly outcome: string;
  readonly cells: Readonly<Record<string, string>>;
}

const convicted =
  (cells: DojCells = {}) =>
  (who: DojCells): string[] =>
    conviction({ ...who, ...cells });
const arrested =
  (cells: DojCells = {}) =>
  (who: DojCells): string[] =>
    arrest({ ...who, ...cells });
const needsReview = (reason: string, cells: Trap['cells'] = {}): Pick<Trap, 'outcome' | 'cells'> => ({
  outcome: 'needs_review',
  cells: { [DETERMINATION]: 'Needs review', [REASON]: reason, ...cells },
});
const dismissed = (reason: string, cells: Trap['cells'] = {}): Pick<Trap, 'outcome' | 'cells'> => ({
  outcome: 'eligible',
  cells: { [DETERMINATION]: 'Eligible for Dismissal', [REASON]: reason, ...cells },
});
const NOTHING = { [DETERMINATION]: '', [REASON]: '' };
const TEN_YEARS = 'Conviction occurred 5 or more years ago';
const NO_DATE = {
  'Date of Conviction': '',
  'Years Since This Conviction': '',
  'Years Since Any Conviction': '',
  'Occurred after 11/9/2016': '',
};

const TRAPS: readonly Trap[] = [
  {
    name: 'a blank conviction date stays unknown, and is what is missing',
    records: [arrested(), convicted({ STP_EVENT_DATE: '', OFFENSE_DESCR: '11360 HS-SELL' })],
    ...needsReview('conviction_date', NO_DATE),
  },
  {
    name: 'a year without month and day is no date',
    records: [arrested(), convicted({ STP_EVENT_DATE: '19900000', OFFENSE_DESCR: '11360 HS-SELL' })],
    ...needsReview('conviction_date', NO_DATE),
  },
  {
    name: 'a disposition date does not stand in for the day of the court',
    records: [arrested(), convicted({ STP_EVENT_DATE: '', DISP_DATE: '20050112' })],
    ...needsReview('conviction_date', NO_DATE),
  },
  {
    name: 'class and type of charge blank: whether it is a felony is missing',
    records: [convicted({ CONV_STAT_DESCR: '', OFFENSE_TOC: '' })],
    outcome: 'eligible',
    cells: { [DETERMINATION]: 'Needs review', [REASON]: 'felony' },
  },
  {
    name: 'a type of charge that is not stated (N) is no misdemeanor',
    records: [convicted({ CONV_STAT_DESCR: '', OFFENSE_TOC: 'N' })],
    outcome: 'eligible',
    cells: { [DETERMINATION]: 'Needs review', [REASON]: 'felony' },
  },
  {
    name: 'a blank class is read from the type of charge',
    records: [convicted({ CONV_STAT_DESCR: '', OFFENSE_TOC: 'M' })],
    ...dismissed('Misdemeanor or Infraction'),
  },
  {
    name: 'the class of the conviction goes before the type of the charge',
    records: [convicted({ CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'F' })],
    ...dismissed('Misdemeanor or Infraction'),
  },
  {
    name: '11357.5 is not 11357',
    records: [convicted({ OFFENSE_DESCR: '11357.5(A) HS-SYNTHETIC CANNABINOID' })],
    outcome: 'none',
    cells: NOTHING,
  },
  {
    name: '111357 is not 11357',
    records: [convicted({ OFFENSE_DESCR: '111357 HS-INVENTED' })],
    outcome: 'none',
    cells: NOTHING,
  },
  {
    name: '11361 is not a section of the relief',
    records: [convicted({ OFFENSE_DESCR: '11361(A) HS-MINOR' })],
    outcome: 'none',
    cells: NOTHING,
  },
  {
    name: '11357 of another code is not 11357 HS',
    records: [convicted({ OFFENSE_DESCR: '11357 PC-INVENTED' })],
    outcome: 'none',
    cells: NOTHING,
  },
  {
    name: '11359(C)(3) is a new felony grade: a question for counsel',
    records: [convicted({ OFFENSE_DESCR: '11359(C)(3) HS-SELL TO MINOR' })],
    ...needsReview(COUNSEL_GRADE),
  },
  {
    name: '11359(D) and 11360(A)(3) are as well',
    records: [
      convicted({ OFFENSE_DESCR: '11359(D) HS-HIRE MINOR' }),
      convicted({ OFFENSE_DESCR: '11360(A)(3)(C) HS-SELL', CNT_ORDER: '101002002000' }),
    ],
    ...needsReview(COUNSEL_GRADE),
  },
  {
    name: 'an arrest on 2016-11-09 is not eligible',
    records: [arrested({ STP_EVENT_DATE: '20161109' }), convicted({ STP_EVENT_DATE: '20190105' })],
    outcome: 'not_eligible',
    cells: {
      [DETERMINATION]: 'Not eligible',
      [REASON]:
        'The arrest was on or after 2016-11-09 (2016-11-09), and the penalties of Proposition 64 already applied.',
      'Occurred after 11/9/2016': 'Y',
    },
  },
  {
    name: 'an arrest the day before, with a conviction after: a question for counsel',
    records: [arrested({ STP_EVENT_DATE: '20161108' }), convicted({ STP_EVENT_DATE: '20190105' })],
    ...needsReview(COUNSEL_DATE, { 'Occurred after 11/9/2016': 'Y' }),
  },
  {
    name: 'no arrest and a conviction after 2016: the arrest is missing',
    records: [convicted({ STP_EVENT_DATE: '20190105' })],
    ...needsReview(`arrest_date; ${COUNSEL_DATE}`),
  },
  {
    name: 'no arrest and a conviction before 2016 is an old offense',
    records: [convicted({ STP_EVENT_DATE: '20150105' })],
    ...dismissed(TEN_YEARS),
  },
  {
    name: 'a conviction on 2016-11-09 itself did not occur after it',
    records: [arrested(), convicted({ STP_EVENT_DATE: '20161109' })],
    ...needsReview(COUNSEL_DATE, { 'Occurred after 11/9/2016': 'N' }),
  },
  {
    name: 'outer spaces and letter case of the county do not matter',
    records: [convicted({ STP_ORI_CNTY_NAME: '  sacramento ' })],
    ...dismissed(TEN_YEARS),
  },
  {
    name: 'a conviction of another county is told so, and has no cells',
    records: [convicted({ STP_ORI_CNTY_NAME: 'YOLO' })],
    outcome: 'other_county',
    cells: NOTHING,
  },
  {
    name: 'a conviction of no stated county needs the county',
    records: [convicted({ STP_ORI_CNTY_NAME: '' })],
    outcome: 'needs_review',
    cells: NOTHING,
  },
  {
    name: 'a charge that stands in the comment alone is read there',
    records: [
      convicted({ OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: 'COURT NOTE :CHRG 11359 HS' }),
    ],
    ...dismissed(TEN_YEARS, { 'Possible Other P64 Charges': '' }),
  },
  {
    name: 'a blank description is read from the comment',
    records: [convicted({ OFFENSE_DESCR: '   ', COMMENT_TEXT: 'CHRG 11357(C) HS' })],
    ...dismissed('Dismiss all HS 11357 convictions', { 'Possible Other P64 Charges': '' }),
  },
  {
    name: 'a section that only the comment names, beside a description of words, is looked at and decides nothing',
    records: [convicted({ OFFENSE_DESCR: 'POSSESSION-DRUGS', COMMENT_TEXT: 'PLEA TO 11359 HS' })],
    outcome: 'needs_review',
    cells: { ...NOTHING, 'Possible Other P64 Charges': 'PLEA TO 11359 HS' },
  },
  {
    name: 'and beside another section as well',
    records: [convicted({ OFFENSE_DESCR: '11350(A) HS-POSSESS', COMMENT_TEXT: 'CHRG 11358 HS' })],
    outcome: 'needs_review',
    cells: { ...NOTHING, 'Possible Other P64 Charges': 'CHRG 11358 HS' },
  },
  {
    name: 'a comment that names another group of subsections of 11357 is told; the same group is not',
    records: [convicted({ OFFENSE_DESCR: '11357(C) HS-POSSESS', COMMENT_TEXT: 'CHRG 11357(A) HS' })],
    ...dismissed('Dismiss all HS 11357 convictions', { 'Possible Other P64 Charges': 'CHRG 11357(A) HS' }),
  },
  {
    name: 'the same group is not told',
    records: [convicted({ OFFENSE_DESCR: '11357(A) HS-POSSESS', COMMENT_TEXT: 'CHRG 11357(B) HS' })],
    ...dismissed('Dismiss all HS 11357 convictions', { 'Possible Other P64 Charges': '' }),
  },
  {
    name: 'an attempt with a hyphen behind 664 is under its target',
    records: [convicted({ OFFENSE_DESCR: '664-11357(C) HS-ATTEMPTED POSSESSION' })],
    ...dismissed('Dismiss all HS 11357 convictions'),
  },
  {
    name: 'an attempt written as one number is too',
    records: [convicted({ OFFENSE_DESCR: '66411357(c) HS-ATTEMPT' })],
    ...dismissed('Dismiss all HS 11357 convictions'),
  },
  {
    name: 'whether the relief reaches a conspiracy is for counsel',
    records: [convicted({ OFFENSE_DESCR: '182/11359 HS-CONSPIRE' })],
    ...needsReview(
      'counsel: Does relief under HSC 11361.8 reach a conspiracy or a solicitation to commit the offense?',
    ),
  },
  {
    name: 'a file number NULL is no case number',
    records: [convicted({ OFN: 'NULL  ' })],
    ...dismissed(TEN_YEARS, { 'Case Number': '' }),
  },
  {
    name: 'a file number of the arrest is no case number',
    records: [arrested({ OFN: 'POLICE9' }), convicted({ OFN: '' })],
    ...dismissed(TEN_YEARS, { 'Case Number': '' }),
  },
  {
    name: 'case numbers of a step are joined in file order, and those of another step are not among them',
    records: [
      convicted({ OFN: 'B2', CNT_ORDER: '101003001000', OFFENSE_DESCR: '484 PC-THEFT' }),
      convicted({ OFN: 'Z9', CNT_ORDER: '101002002000', OFFENSE_DESCR: '484 PC-THEFT' }),
      convicted({ OFN: 'A1' }),
    ],
    ...dismissed(TEN_YEARS, { 'Case Number': 'Z9; A1' }),
  },
];

describe('what the tool of 2019 decided wrongly', () => {
  let made: Promise<{ trapped: Trapped; lastRow: Map<string, number> }> | undefined;
  const whole = () => {
    made ??= screenTraps();
    return made;
  };

  it.each(TRAPS.map((trap): [string, Trap] => [trap.name, trap]))(
    '%s',
    async (_, { name, outcome, cells }) => {
      const { trapped, lastRow } = await whole();
      const said = trapped.row(lastRow.get(name) ?? 0);
      expect(said.dismissal?.outcome ?? 'none').toBe(outcome);
      expect(Object.fromEntries(Object.keys(cells).map((cell) => [cell, said.cells[cell]]))).toEqual(cells);
    },
  );

  it('and the earliest conviction is the earliest that is known, never one of the year 1', async () => {
    const { trapped } = await whole();
    expect(trapped.summary.earliestConviction).toBe('2005-01-10');
  });

  async function screenTraps() {
    const lastRow = new Map<string, number>();
    const records: string[][] = [];
    for (const [at, trap] of TRAPS.entries()) {
      records.push(...trap.records.map((record) => record(person(at + 1))));
      lastRow.set(trap.name, records.length);
    }
    return { trapped: await screenRecords(records, { policy: REDUCING }), lastRow };
  }
});
