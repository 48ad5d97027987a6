import { describe, expect, it } from 'vitest';
import { conviction, type DojCells, recordOf } from './doj-record.testkit.js';
import type { Policy } from './oracle/presets.js';
import { type SaidOfRow, screenRecordFiles, screenRecords } from './traps.testkit.js';

const DETERMINATION = 'Eligibility Determination';
const REASON = 'Eligibility Reason';

describe('a conviction that a later row sets aside', () => {
  const setAside = (cells: DojCells = {}): string[] =>
    conviction({ DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC', ...cells });
  const shown = ({ dismissal, cells }: SaidOfRow) => [
    dismissal?.outcome,
    cells[DETERMINATION],
    cells[REASON],
  ];

  it('is not dismissed again, and counts as no conviction', async () => {
    const { row, summary } = await screenRecords([conviction(), setAside()]);
    const reason = 'The conviction is already set aside or dismissed.';
    expect(shown(row(1))).toEqual(['not_eligible', 'Not eligible', reason]);
    expect(row(1).cells['# of convictions on record']).toBe('0');
    expect(row(2).cells[DETERMINATION]).toBe('');
    expect(summary).toMatchObject({ peopleWithConviction: 0, convictionsBySection: {} });
  });

  it('is only the one of the same count', async () => {
    const { row } = await screenRecords([
      conviction(),
      conviction({ CNT_ORDER: '101002002000' }),
      setAside({ CNT_ORDER: '101002002000' }),
    ]);
    expect(shown(row(1))[0]).toBe('eligible');
    expect(shown(row(2))[0]).toBe('not_eligible');
  });
});

describe('one person over two files', () => {
  const burglary = conviction({ OFFENSE_DESCR: '459 PC-BURGLARY', CNT_ORDER: '102002001000' });
  const nobody = { noFelony: 0, noConviction: 0, noConvictionLast7Years: 0 };

  it('is counted once', async () => {
    const { summary, row } = await screenRecordFiles([
      [conviction()],
      [conviction({ CNT_ORDER: '103002001000', STP_EVENT_DATE: '20060110' })],
    ]);
    expect(summary).toMatchObject({
      peopleWithConviction: 1,
      peopleWithRelief: 1,
      lines: 2,
      convictionsBySection: { 11359: 2 },
      withPolicy: { noFelony: 1, noConviction: 1, noConvictionLast7Years: 0 },
    });
    expect(row(1, 2).cells['# of convictions on record']).toBe('2');
  });

  it('keeps the burglary of the other file on record, so nobody is left without a conviction', async () => {
    const apart = await screenRecordFiles([[conviction()], [burglary]], {
      policy: { reduceSections: ['11359'], dismissIf: { onlyProp64Convictions: true } },
    });
    const together = await screenRecords([conviction(), burglary], {
      policy: { reduceSections: ['11359'], dismissIf: { onlyProp64Convictions: true } },
    });
    for (const { summary, row } of [apart, together]) {
      expect(summary).toMatchObject({ withPolicy: nobody, withDismissAll: nobody });
      expect(row(1).cells[DETERMINATION]).toBe('Eligible for Reduction');
    }
  });

  it('whose one conviction stands in both is convicted once', async () => {
    const { summary, row } = await screenRecordFiles([[conviction()], [conviction()]]);
    expect(summary).toMatchObject({ peopleWithConviction: 1, convictionsBySection: { 11359: 1 }, lines: 2 });
    expect(row(1, 1).cells['# of convictions on record']).toBe('1');
    expect(row(1, 1).cells[DETERMINATION]).toBe('Eligible for Dismissal');
  });
});

describe('who a person is', () => {
  const only = { policy: { dismissIf: { onlyProp64Convictions: true } } };

  it('is told by the CII number where the subject id is blank', async () => {
    const { row } = await screenRecords(
      [
        conviction({ SUBJECT_ID: '' }),
        conviction({ SUBJECT_ID: '', OFFENSE_DESCR: '459 PC-BURGLARY', CNT_ORDER: '102002001000' }),
      ],
      only,
    );
    expect(row(1).cells['# of convictions on record']).toBe('2');
    expect(row(1).cells[DETERMINATION]).toBe('');
  });

  it('is unknown where both are blank: strangers are not merged, and what the history tells is missing', async () => {
    const nobody = { SUBJECT_ID: '', CII_NUMBER: '' };
    const { row, summary } = await screenRecords([conviction(nobody), conviction(nobody)], only);
    for (const { cells } of [row(1), row(2)]) {
      expect(cells[DETERMINATION]).toBe('Needs review');
      expect(cells[REASON]).toBe('identity');
      expect(cells['# of convictions on record']).toBe('');
    }
    expect(summary).toMatchObject({ withDismissAll: { noFelony: 0, noConviction: 0 } });
  });
});

/** Other convictions of the person, by citation and cycle, in file order before the cannabis conviction of 2005. */
const priors = (...cited: readonly string[]): string[][] =>
  cited.map((offense, at) =>
    conviction({
      OFFENSE_DESCR: `${offense}-INVENTED`,
      STP_EVENT_DATE: `19${80 + at}0110`,
      CNT_ORDER: `${111 + at}002001000`,
    }),
  );

describe("a person's history", () => {
  const own = conviction({ CNT_ORDER: '150002001000' });
  const arrested = recordOf({
    STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
    STP_EVENT_DATE: '20041201',
    CNT_ORDER: '150001001000',
    OFFENSE_DESCR: '11359 HS-SELL',
  });
  const last = async (records: readonly string[][], policy?: Policy) => {
    const { row } = await screenRecords([...records, arrested, own], policy && { policy });
    return row(records.length + 2).cells;
  };

  it('leaves open when the last conviction was, while the date of one is unknown', async () => {
    const [theft] = priors('484 PC');
    const blank = conviction({
      OFFENSE_DESCR: '484 PC-THEFT',
      STP_EVENT_DATE: '',
      CNT_ORDER: '102002001000',
    });
    const policy = { dismissIf: { yearsConvictionFree: 5 } };
    const cells = await last([blank], policy);
    expect([cells[DETERMINATION], cells[REASON]]).toEqual(['Needs review', 'other_charge.conviction_date']);
    expect([cells['Years Since This Conviction'], cells['Years Since Any Conviction']]).toEqual(['15.5', '']);
    expect((await last([theft], policy))[REASON]).toBe('No convictions in the past 5 years');
  });

  it('has its super strikes in file order, repeats kept, and no 537, 137 or 237 among them', async () => {
    const murders = priors(
      '187(A) PC',
      '537 PC',
      '664/187(A) PC',
      '137 PC',
      '237 PC',
      '1205 PC',
      '187(A) PC',
      '207(A) PC',
    );
    const cells = await last(murders);
    expect(cells['Superstrike Code Section(s)']).toBe('187(A) PC;664/187(A) PC;187(A) PC;207(A) PC?');
  });

  it('has 288(A) PC among the sections of PC 290, and not 261.5 PC, 451.5 PC or 3266 PC', async () => {
    const cells = await last(
      priors('288(A) PC', '261.5(C) PC', '451.5(A) PC', '3266 PC', '243.4(A) PC', '272 PC'),
    );
    expect(cells['PC290 Code Section(s)']).toBe('288(A) PC;243.4(A) PC;272 PC?');
    expect(cells['Superstrike Code Section(s)']).toBe('288(A) PC;451.5(A) PC');
  });

  it('has a murder among them only beside a sexual offense of its cycle', async () => {
    const alone = priors('187(A) PC');
    const rape = conviction({
      OFFENSE_DESCR: '261(A)(2) PC-RAPE',
      STP_EVENT_DATE: '19800110',
      CNT_ORDER: '111002002000',
    });
    expect((await last(alone))['PC290 Code Section(s)']).toBe('-');
    expect((await last([...alone, rape]))['PC290 Code Section(s)']).toBe('187(A) PC?;261(A)(2) PC');
  });

  it('tells a registration under 290 from one under 11590, and a death', async () => {
    const step = (type: string, offense: string): string[] =>
      recordOf({ STP_TYPE_DESCR: type, OFFENSE_DESCR: offense, CNT_ORDER: '' });
    const flags = async (...records: string[][]) => {
      const cells = await last(records);
      return [cells['PC290 Registration'], cells.Deceased];
    };
    expect(await flags(step('REGISTRATION', '11590 HS-NARCOTICS'))).toEqual(['-', '-']);
    expect(await flags(step('REGISTRATION', '290 PC-SEX'), step('DECEASED', ''))).toEqual([
      'Yes',
      'Deceased',
    ]);
  });

  it('bars by what was prior to the cannabis arrest, and not by what came of the same cycle or later', async () => {
    const policy: Policy = { dismissSections: ['11359'], bars: { superStrike: 'exclude' } };
    const murder = (cells: DojCells): string[] => conviction({ OFFENSE_DESCR: '187(A) PC-MURDER', ...cells });
    const said = async (cells: DojCells) => (await last([murder(cells)], policy))[DETERMINATION];
    expect(await said({ CNT_ORDER: '102002001000', STP_EVENT_DATE: '20041130' })).toBe('Not eligible');
    expect(await said({ CNT_ORDER: '102002001000', STP_EVENT_DATE: '20041201' })).toBe(
      'Eligible for Dismissal',
    );
    expect(await said({ CNT_ORDER: '150002002000', STP_EVENT_DATE: '20040101' })).toBe(
      'Eligible for Dismissal',
    );
  });
});

describe('a sentence', () => {
  const part = (kind: string, length: string, unit: string, cells: DojCells = {}): string[] =>
    conviction({ SENT_LOC_DESCR: kind, SENT_LENGTH: length, SENT_TIME_CODE: unit, ...cells });
  const said = async (...records: string[][]) => {
    const policy: Policy = { stillServing: 'review', dismissSections: [], reduceSections: ['11359'] };
    const { row } = await screenRecords(records, { policy, asOf: '2010-01-10' });
    return [row(1).cells[DETERMINATION], row(1).cells[REASON]];
  };

  it('ends with its own parts, not with those of another count', async () => {
    const other = part('PRISON', '20', 'Y', { CNT_ORDER: '101002002000' });
    expect(await said(part('JAIL', '30', 'D'), other)).toEqual([
      'Eligible for Reduction',
      'Reduce all HS 11359 convictions',
    ]);
  });

  it('that ends on the as-of date by calendar is served, and a day longer is not', async () => {
    expect((await said(part('PROBATION', '60', 'M')))[0]).toBe('Eligible for Reduction');
    expect(await said(part('PROBATION', '1827', 'D'))).toEqual([
      'Needs review',
      'Still serving the sentence',
    ]);
  });

  it('of two parts that are over only if they ran together is open', async () => {
    const parts = [part('JAIL', '1', 'Y'), part('PROBATION', '5', 'Y')];
    expect(await said(...parts)).toEqual(['Needs review', 'sentence_end']);
  });

  it('in a unit that nobody knows is open', async () => {
    expect(await said(part('JAIL', '30', 'N'))).toEqual(['Needs review', 'sentence_end']);
  });
});
