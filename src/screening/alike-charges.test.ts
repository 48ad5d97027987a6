import { describe, expect, it } from 'vitest';
import type { HistoryState } from '../intake/charge-table.js';
import { testIds } from '../intake/identity-fixture.testkit.js';
import { recordTableOf } from '../intake/table-of-rows.js';
import type { WeightValue } from '../law/facts.js';
import { chargeCells } from '../record/charge-cells.js';
import { isoDay } from '../record/day.js';
import { AlikeCharges, type KnownOfPortion } from './alike-charges.js';
import { dateValues } from './fact-columns.js';
import { KindChoices } from './kind-classes.js';

const LIMIT = 30;
const FIRST = isoDay('2001-01-01');
const DAYS = [FIRST, isoDay('2001-04-11')];
/** Days are told here by what they are before and after: 100 is the first of the two, 200 the second. */
const EARLIER = FIRST - 100;

interface Told {
  readonly weight?: readonly [over: number, upTo: number, strictOver: number, strictUpTo: number];
  readonly support?: number;
  readonly dates?: readonly [first: number, last: number, strictFirst: number, strictLast: number];
  readonly dateSupport?: number;
  readonly history?: HistoryState;
  readonly sum?: number;
}

/** Charges of one kind, each of a person of its own. */
function portionOf(told: readonly Told[]): KnownOfPortion {
  const each = Int32Array.from(told, (_, at) => at);
  const values = told.map(({ weight = [0, 20, 0, 20], support = 0 }): WeightValue => {
    const [over, upTo, strictOver, strictUpTo] = weight;
    const strict = { over: strictOver, upTo: strictUpTo };
    return { kind: 'weight', span: { over, upTo }, strict, support, why: '' };
  });
  const dates = dateValues(told.length);
  for (const [at, { dates: days = [150, 150, 150, 150], dateSupport = 0 }] of told.entries()) {
    [dates.first[at], dates.last[at], dates.strictFirst[at], dates.strictLast[at]] = days.map(
      (day) => EARLIER + day,
    );
    dates.support[at] = dateSupport;
  }
  const cells = chargeCells({});
  const rows = told.map((_, at) => ({ file: 0, row: at + 1, offset: 0, length: 0, cells }));
  const records = recordTableOf(rows);
  const kind = {
    inScope: true,
    outside: '',
    statute: '',
    class: '',
    facts: {},
    conviction: 'true',
    felony: 'false',
    printed: {},
    dateRule: '',
    problems: [],
  } as const;
  return {
    charges: {
      count: told.length,
      records,
      record: each,
      moreFrom: new Int32Array(told.length + 1),
      more: new Int32Array(0),
      idOf: testIds(String),
      person: each,
      persons: {
        count: told.length,
        id: told.map((_, at) => `P-${at}`),
        history: told.map(({ history = 'known' }) => history),
        birthDate: told.map(() => ''),
      },
      cells: records.cells,
    },
    facts: {
      count: told.length,
      kind: new Int32Array(told.length),
      kinds: [kind],
      unheard: new Set(),
      dates: new Map([['offense', { of: each, ...dates }]]),
      weights: new Map([['grams', { of: each, values, why: values.map(() => 0) }]]),
      keys: new Map(),
      whys: [''],
      dateReadings: new Map(),
    },
    sums: [Int32Array.from(told, ({ sum = 0 }) => sum)],
  };
}

/** The numbers of charges, where a limit, two days, the history and a sum are told apart. */
function numbersOf(told: readonly Told[], others = true): number[] {
  const alike = new AlikeCharges(
    {
      choices: new Set(),
      dates: new Map([['offense', DAYS]]),
      weights: new Map([['grams', [LIMIT]]]),
      keys: new Map(),
      others,
    },
    new KindChoices(),
  );
  const known = portionOf(told);
  return [...alike.number(known.charges.record, known).numbers];
}

describe('charges that are alike in what the law tells apart', () => {
  it('are told apart by each end of a weight, as it is assumed and as the sources say, and by what it rests on', () => {
    const weights: Told[] = [
      {},
      { weight: [35, 20, 0, 20] },
      { weight: [0, 40, 0, 20] },
      { weight: [0, 20, 35, 20] },
      { weight: [0, 20, 0, 40] },
      { support: 1 },
    ];
    expect(new Set(numbersOf(weights)).size).toBe(weights.length);
  });

  it('are told apart by each end of a date, as it is assumed and as the sources say, and by what it rests on', () => {
    const dates: Told[] = [
      {},
      { dates: [50, 150, 150, 150] },
      { dates: [150, 250, 150, 150] },
      { dates: [150, 150, 50, 150] },
      { dates: [150, 150, 150, 250] },
      { dateSupport: 1 },
    ];
    expect(new Set(numbersOf(dates)).size).toBe(dates.length);
  });

  it('have one number on one side of a limit or a day, and others on it and beyond', () => {
    const at = (upTo: number): Told => ({ weight: [0, upTo, 0, 20] });
    const [low, less, on, more] = numbersOf([at(10), at(29), at(30), at(31)]);
    expect(less).toBe(low);
    expect(new Set([low, on, more]).size).toBe(3);
    const from = (first: number): Told => ({ dates: [first, 150, 150, 150] });
    const [early, before, onDay, after] = numbersOf([from(1), from(99), from(100), from(101)]);
    expect(before).toBe(early);
    expect(new Set([early, onDay, after]).size).toBe(3);
  });

  it('are told apart by what the history is known by where other charges are asked about, and by their sums', () => {
    const told: Told[] = [
      {},
      { history: 'a row of this person was rejected' },
      { history: 'a name alone identifies nobody' },
      { sum: 1 },
    ];
    expect(new Set(numbersOf(told)).size).toBe(told.length);
    expect(new Set(numbersOf(told, false)).size).toBe(2);
  });
});
