import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rulebooks } from '../../src/states/index.js';
import { readPdf, tagsOf } from '../files/pdf-reader.testkit.js';
import { faultsOf } from '../files/pdf-structure.testkit.js';
import { csvTable } from '../screening/csv.testkit.js';
import {
  addsUp,
  askedOf,
  demoRun,
  folderOfTests,
  isOfYear,
  numberIn,
  plain,
  type ReadTable,
  reportOn,
  STANDINGS,
  sectionOf,
  standingsOf,
  tableNamed,
  tablesOf,
} from './reports.testkit.js';

type Row = Record<string, string>;

const COLUMNS = ['approved', ...STANDINGS];

const chargesOf = (rows: readonly Row[]): Set<string> => new Set(rows.map(({ charge_id }) => charge_id));
const peopleOf = (rows: readonly Row[]): number => new Set(rows.map(({ person_id }) => person_id)).size;
const printed = (count: number): string => count.toLocaleString('en-US');
const numbers = (cells: readonly string[]): number[] => cells.map(numberIn);

describe.each(rulebooks)('a report on $id that was asked what attorneys approved', (rulebook) => {
  const folder = folderOfTests();
  let run: string;
  let rows: Row[];
  let approved: Row[];
  let html: string;
  let pdf: Uint8Array;
  let tables: ReadTable[];

  beforeAll(async () => {
    run = await demoRun(rulebook, folder);
    rows = csvTable(join(run, 'determinations.csv'));
    approved = rows.filter(({ outcome }) => outcome === 'eligible').filter((_, n) => n % 5 < 3);
    ({ html, pdf } = await reportOn(run, join(folder, `${rulebook.id}-approved`), 'en', askedOf(approved)));
    tables = tablesOf(html);
  });

  it('counts the approved charges and their people, by relief and all once', () => {
    const { rows: lines } = tableNamed(tables, 'Approved charges and their people');
    const ids = rulebook.reliefs.filter(({ id }) => approved.some(({ relief }) => relief === id));
    expect(lines.slice(1)).toEqual([
      ...ids.map(({ id, title }) => {
        const own = approved.filter(({ relief }) => relief === id);
        return [title, ...[chargesOf(own).size, peopleOf(own)].map(printed)];
      }),
      ['All, counted once each', ...[chargesOf(approved).size, peopleOf(approved)].map(printed)],
    ]);
    expect(plain(html)).toContain(
      'Eligible charges that attorneys of the office had approved on November 27, 2026: ' +
        `${printed(chargesOf(approved).size)}. People whom they are of: ${printed(peopleOf(approved))}.`,
    );
    expect(plain(html)).toContain('All that is approved in this run is counted.');
  });

  it('counts each charge once by year and by section, an approved one as that alone; and draws the same', () => {
    const ids = chargesOf(approved);
    const charges = [...standingsOf(rows)].map(([id, { standing, row }]) => ({
      standing: ids.has(id) ? 'approved' : standing,
      row,
    }));
    const isIn = {
      'Charges under this law, by year': (name: string, row: Row) => isOfYear(name, row.disposition_date),
      'Charges under this law, by section': (name: string, row: Row) => sectionOf(row.statute) === name,
    };
    const labels = [...html.matchAll(/<svg role="img" aria-label="([^"]*)"/g)].map(([, label]) => label);
    expect(labels).toHaveLength(2);
    for (const [n, [caption, is]] of Object.entries(isIn).entries()) {
      const table = tableNamed(tables, caption);
      expect(addsUp(table, (row) => row.slice(0, -1).reduce((a, b) => a + b) === row.at(-1))).toBe(true);
      expect(numberIn(table.rows.at(-1)?.[1] ?? '')).toBe(ids.size);
      expect(numberIn(table.rows.at(-1)?.at(-1) ?? '')).toBe(charges.length);
      const body = table.rows.slice(1, -1);
      for (const [name, other, review, ...more] of body.map(([name, approved, ...cells]) => [
        `${name}, ${approved} approved`,
        ...cells,
      ]))
        expect([more.length, labels[n]]).toEqual([
          3,
          expect.stringContaining(`${name}, ${other} other eligible, ${review} to review`),
        ]);
      const named = body.filter(([name]) => !/other sections$|^not readable$/.test(name));
      expect(named.length).toBeGreaterThan(3);
      for (const [name, ...cells] of named) {
        const own = charges.filter(({ row }) => is(name, row));
        expect([name, ...numbers(cells)]).toEqual([
          name,
          ...COLUMNS.map((column) => own.filter(({ standing }) => standing === column).length),
          own.length,
        ]);
      }
    }
  });

  it('counts a charge once that facts made eligible under several reliefs', async () => {
    const open = rows.filter(({ outcome }) => outcome === 'needs_review');
    const [{ charge_id: id }] = open.filter((row) =>
      open.some((other) => other.charge_id === row.charge_id && other.relief !== row.relief),
    );
    const later = open.filter(({ charge_id }) => charge_id === id);
    expect(later.length).toBeGreaterThan(1);
    const out = join(folder, `${rulebook.id}-later`);
    const { html: told } = await reportOn(run, out, 'en', askedOf([...approved, ...later]));
    expect(plain(told)).toContain('Eligible only by facts that were found after the run: 1;');
  });

  it('says of the run itself what a report says that was not asked', async () => {
    const { html: without } = await reportOn(run, join(folder, `${rulebook.id}-without`));
    const others = (of: readonly ReadTable[]): ReadTable[] =>
      of.filter(({ caption }) => !/^Approved|, by (year|section)/.test(caption));
    expect(others(tables)).toEqual(others(tablesOf(without)));
    expect(without).not.toContain('pproved');
  });

  it('is a PDF of two pages in both languages, which names the set of what is approved', async () => {
    const spanish = await reportOn(run, join(folder, `${rulebook.id}-es`), 'es', askedOf(approved));
    const marks = [pdf, spanish.pdf].map((bytes) => {
      expect(faultsOf(bytes)).toEqual([]);
      const { pages, tags } = readPdf(bytes);
      expect([pages.length, tagsOf(tags, 'Figure').length]).toEqual([2, 2]);
      return /(?:approved set|conjunto aprobado) ([0-9a-f]{12})/.exec(pages[0].artifacts)?.[1];
    });
    expect(marks[0]).toBeDefined();
    expect(marks[1]).toBe(marks[0]);
    const fewer = await reportOn(run, join(folder, `${rulebook.id}-fewer`), 'en', askedOf(approved.slice(1)));
    expect(readPdf(fewer.pdf).pages[0].artifacts).not.toContain(marks[0]);
  });
});
