import { describe, expect, it } from 'vitest';
import type { InventedList, ListPiece } from '../../../intake/list-generator.js';
import { isoDay } from '../../../record/day.js';
import { Random } from '../../random.js';
import { parseCitation } from '../citations/parse-citation.js';
import { citationOfCells } from '../layouts/ccsao-citation.js';
import { ccsaoDispositions } from '../layouts/ccsao-dispositions.js';
import { ccsaoSentencing } from '../layouts/ccsao-sentencing.js';
import { cookClerk2005 } from '../layouts/cook-clerk-2005.js';
import { inventDispositions, inventSentencing } from './ccsao/write-ccsao.js';
import { inventClerkExtract } from './cook-clerk/write-cook-clerk.js';
import { illinoisLists } from './list-generators.js';
import { inventPerson } from './people.js';
import { inventChargeList } from './write-charge-list.js';

const LIST: InventedList = { people: 600, seed: 11, asOf: isoDay('2026-11-22'), dirt: 'real' };
const CLEAN: InventedList = { ...LIST, dirt: 'none' };

const WRITERS = [
  ['charge-list', inventChargeList],
  ['ccsao-dispositions', inventDispositions],
  ['ccsao-sentencing', inventSentencing],
  ['cook-clerk-2005', inventClerkExtract],
] as const;
type Writer = (typeof WRITERS)[number][1];

const textOf = (pieces: Iterable<ListPiece>): string => [...pieces].map(({ text }) => text).join('');

/** The cells of a clean list, by column: its quoted cells hold no quotation marks and no line breaks. */
function rowsOf(writer: Writer, list: InventedList): Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = textOf(writer(list)).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
    expect(cells).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
  });
}

/** How many of the rows say so, as a share. */
const share = <T>(rows: readonly T[], says: (row: T) => boolean): number =>
  rows.filter(says).length / rows.length;
function groupsOf<T>(rows: readonly T[], by: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group === undefined) groups.set(by(row), [row]);
    else group.push(row);
  }
  return groups;
}

it('every layout of invented lists is there, by its name', () => {
  expect(illinoisLists.map(({ layout }) => layout)).toEqual(WRITERS.map(([layout]) => layout));
});

describe.each(WRITERS)('an invented list in the layout %s', (_, writer) => {
  it('is the same for the same seed, in pieces of any length, and another for another seed', () => {
    const text = textOf(writer(LIST));
    expect(textOf(writer(LIST))).toBe(text);
    for (const length of [1, 777, 1e9]) expect(textOf(writer(LIST, length))).toBe(text);
    expect(textOf(writer({ ...LIST, seed: 12 }))).not.toBe(text);
    expect(textOf(writer(CLEAN))).not.toBe(text);
  });

  it('begins with the people of a shorter one', () => {
    for (const list of [LIST, CLEAN]) {
      expect(textOf(writer(list)).startsWith(textOf(writer({ ...list, people: 123 })))).toBe(true);
    }
  });

  it('has as many people as were asked for, and counts its rows', () => {
    const pieces = [...writer(CLEAN, 1000)];
    const sum = (of: (piece: ListPiece) => number): number =>
      pieces.reduce((all, piece) => all + of(piece), 0);
    expect(sum(({ people }) => people)).toBe(600);
    expect(sum(({ damaged }) => damaged)).toBe(0);
    expect(sum(({ rows }) => rows)).toBe(rowsOf(writer, CLEAN).length);
  });

  it('has nothing later than the as-of day when it is clean', () => {
    const asOf = isoDay('2008-03-01');
    const text = textOf(writer({ ...CLEAN, asOf }));
    const years = [...text.matchAll(/\b(20\d\d)-\d\d-\d\d\b|\/(20\d\d)\b|-[A-Z][a-z]{2}-([0-3]\d)\b/g)].map(
      ([, iso, slash, short]) => Number(iso ?? slash ?? `20${short}`),
    );
    expect(years).toContain(2007);
    expect(years.filter((year) => year > 2008)).toEqual([]);
  });
});

it('the layouts know the columns of the lists that are invented in them', () => {
  const header = (writer: Writer): string[] =>
    textOf(writer({ ...LIST, people: 1 }))
      .split('\n')[0]
      .split(',');
  expect(header(inventDispositions)).toHaveLength(33);
  expect(header(inventSentencing)).toHaveLength(41);
  expect(header(inventClerkExtract)).toHaveLength(27);
  expect(ccsaoDispositions.matchHeader(header(inventDispositions)).kind).toBe('match');
  expect(ccsaoSentencing.matchHeader(header(inventSentencing)).kind).toBe('match');
  expect(cookClerk2005.matchHeader(header(inventClerkExtract)).kind).toBe('match');
});

describe("the invented data sets of the State's Attorney", () => {
  const dispositions = rowsOf(inventDispositions, { ...CLEAN, people: 2000 });
  const sentences = rowsOf(inventSentencing, { ...CLEAN, people: 2000 });
  const dirty = textOf(inventSentencing({ ...LIST, people: 4000 }));

  it('tell the same cases: a charge with a sentence has one number in both', () => {
    const known = new Map(dispositions.map((row) => [row.CHARGE_ID, row.CASE_ID]));
    const both = sentences.filter(({ CHARGE_ID }) => known.has(CHARGE_ID));
    expect(both.length).toBeGreaterThan(1000);
    expect(both.filter((row) => known.get(row.CHARGE_ID) !== row.CASE_ID)).toEqual([]);
  });

  it('have citations that can be read when they are clean', () => {
    const unread = [...dispositions, ...sentences]
      .map((row) =>
        citationOfCells([
          row.DISPOSITION_CHARGED_CHAPTER,
          row.DISPOSITION_CHARGED_ACT,
          row.DISPOSITION_CHARGED_SECTION,
          row.DISPOSITION_CHARGED_AOIC,
        ]),
      )
      .filter((citation) => parseCitation(citation).kind === 'unreadable');
    expect([...new Set(unread)]).toEqual(['AR']);
  });

  it('are about cannabis in two charges of three, and guilty in two charges of five', () => {
    expect(share(dispositions, (row) => row.DISPOSITION_CHARGED_ACT === '550')).toBeGreaterThan(0.6);
    expect(share(dispositions, (row) => row.DISPOSITION_CHARGED_ACT === '550')).toBeLessThan(0.8);
    const guilty = share(dispositions, (row) => / Guilty|of Guilty/.test(row.CHARGE_DISPOSITION));
    expect(guilty).toBeGreaterThan(0.3);
    expect(guilty).toBeLessThan(0.5);
  });

  it('have sentences in the order of time, of which the last of a charge is current', () => {
    const byCharge = groupsOf(sentences, (row) => row.CASE_PARTICIPANT_ID + row.CHARGE_ID);
    const several = [...byCharge.values()].filter((rows) => rows.length > 1);
    expect(several.length).toBeGreaterThan(100);
    const sorted = (date: string): string => date.slice(6, 10) + date.slice(0, 5);
    for (const rows of several) {
      expect(rows.map((row) => row.CURRENT_SENTENCE_FLAG)).toEqual(['false', 'true']);
      expect(sorted(rows[0].SENTENCE_DATE) < sorted(rows[1].SENTENCE_DATE)).toBe(true);
    }
  });

  it.each([
    'PROMIS Conversion',
    '720-550\\4(',
    'SAME AS DEFN #1',
    '/2924 ',
    '/1901 ',
    ',156,',
    ',0011439,',
    ',0005020200,',
    'Finding Not Not Guilty',
    'Nolle Prosecution',
    'Plea of Guilty - Amended Charge',
    'Probation Violation Sentencing',
    'Probation Terminated Unsatisfactorily',
    'Probation Terminated Satisfactorily',
    'Amended/Corrected',
    'Resentenced',
    '710/410 Probation',
    '2nd Chance Probation',
    'Death',
    'Conversion',
    'CANNIBIS',
    ',56.5,-,704(d),',
  ])('with dirt have somewhere: %s', (text) => {
    expect(dirty).toContain(text);
  });

  it('with dirt have one charge number for two participants', () => {
    const holders = groupsOf(
      dirty.split('\n').map((line) => line.split(',')),
      ([, , , , , charge]) => charge,
    );
    const shared = [...holders.values()].filter((rows) => new Set(rows.map(([, who]) => who)).size > 1);
    expect(shared.length).toBeGreaterThan(10);
  });
});

describe("the clerk's invented extract", () => {
  const clean = rowsOf(inventClerkExtract, { ...CLEAN, people: 2000 });
  const dirty = textOf(inventClerkExtract({ ...LIST, people: 6000 }));

  it('has dispositions of 2005 to 2009 and no others', () => {
    const years = new Set(clean.map((row) => row.chrgdispdate.slice(-2)));
    expect([...years].sort()).toEqual(['05', '06', '07', '08', '09']);
  });

  it('has several dispositions of some charges, and amended charges beside the first ones', () => {
    const events = groupsOf(clean, (row) => `${row.case_number} ${row.sequence_number}`);
    const several = share([...events.values()], (rows) => rows.length > 1);
    expect(several).toBeGreaterThan(0.1);
    expect(several).toBeLessThan(0.4);
    const amended = share(clean, (row) => row.ammndchargstatute !== '');
    expect(amended).toBeGreaterThan(0.01);
    expect(amended).toBeLessThan(0.1);
  });

  it('packs sentences: one year is 100000', () => {
    const lengths = groupsOf(clean, (row) => row.minsent);
    expect(lengths.get('100000')?.length).toBeGreaterThan(100);
    expect([...lengths.keys()].filter((length) => !/^\d{1,8}$/.test(length))).toEqual([]);
  });

  it.each([
    '88888888',
    '99999999',
    'SHOTGUN <18',
    '720-570/4(D)',
    'CANABIS',
    '56.5-704-',
    'CALUMET CITYIL',
    '31-Feb-06',
    'SENT/CRT SUPV/SPEC CONDS',
    ',DISP 0417,',
  ])('with dirt has somewhere: %s', (text) => {
    expect(dirty).toContain(text);
  });
});

describe('the numbers of people', () => {
  it('are of one person each, the second ones too, in a list of any length', () => {
    const indices = [0, 1, 4_999_999, 5_000_000, 9_999_998, 9_999_999, 10_000_000, 29_999_999];
    const sids = indices.flatMap((index) => {
      const { sids } = inventPerson(index, isoDay('1980-01-01'), new Random(1), 100);
      return sids;
    });
    expect(sids).not.toContain('');
    expect(new Set(sids).size).toBe(indices.length * 2);
  });
});
