import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rulebooks } from '../../src/states/index.js';
import { csvTable } from '../screening/csv.testkit.js';
import {
  addsUp,
  demoRun,
  folderOfTests,
  isOfYear,
  numberIn,
  type ReadTable,
  reportOn,
  STANDINGS,
  sectionOf,
  standingsOf,
  tableNamed,
  tablesOf,
} from './reports.testkit.js';

type Row = Record<string, string>;
type Counts = Record<string, number>;

/** What of summary.json is handed on as it is. */
interface CountedByRun {
  readonly people: { readonly ifEligibleGranted: Counts; readonly ifSelectedGranted: Counts };
  readonly countySummary?: Record<string, Counts>;
}

const count = <T>(items: Iterable<T>, is: (item: T) => boolean): number => [...items].filter(is).length;
const people = (rows: readonly Row[]): number => new Set(rows.map(({ person_id }) => person_id)).size;
const numbers = (cells: readonly string[]): number[] => cells.map(numberIn);

describe.each(rulebooks.filter(({ demo }) => demo !== undefined))(
  'the report on the demo of $id',
  (rulebook) => {
    const folder = folderOfTests();
    let run: string;
    let rows: Row[];
    let charges: ReturnType<typeof standingsOf>;
    let tables: ReadTable[];
    let html: string;
    let summary: CountedByRun;

    beforeAll(async () => {
      run = await demoRun(rulebook, folder);
      ({ html } = await reportOn(run, join(folder, `${rulebook.id}-report`)));
      rows = csvTable(join(run, 'determinations.csv'));
      charges = standingsOf(rows);
      tables = tablesOf(html);
      summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
    });

    const bigNumbers = (): number[] =>
      [...html.matchAll(/<p class="large-number">([\d,]+)<\/p>/g)].map(([, text]) => numberIn(text));

    it('says in short how many people and charges are eligible and wait, as determinations.csv shows', () => {
      const [withCharge, eligible, waiting, noConviction] = bigNumbers();
      const standing = (wanted: string): number =>
        count(charges.values(), ({ standing }) => standing === wanted);
      expect(eligible).toBe(standing('eligible'));
      expect(waiting).toBe(standing('needs_review'));
      expect(withCharge).toBe(people(rows.filter(({ outcome }) => outcome === 'eligible')));
      expect({ noConviction }).toEqual({
        noConviction: summary.people.ifEligibleGranted.noConvictionLeft,
      });
    });

    it('counts the rows of the file, with those set aside in rejected-rows.csv', () => {
      const { rows: read } = tableNamed(tables, 'Files, in rows');
      const [, [name, all, used, aside, hash]] = read;
      const rejected = csvTable(join(run, 'rejected-rows.csv')).length;
      expect(name).toBe(rulebook.demo?.fileName);
      expect(numberIn(aside)).toBe(rejected);
      expect(numberIn(used) + numberIn(aside)).toBe(numberIn(all));
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      const lastRow = Math.max(...rows.map(({ source_row }) => Number(source_row)));
      expect(lastRow).toBeLessThanOrEqual(numberIn(all));
      expect(lastRow).toBeGreaterThan(numberIn(all) - 100);
    });

    it('counts the answers of each relief, what is selected, and its people; each line adds up', () => {
      const { rows: lines } = tableNamed(tables, 'Charges under this law by relief');
      expect(lines).toHaveLength(rulebook.reliefs.length + 1);
      for (const [n, relief] of rulebook.reliefs.entries()) {
        const own = rows.filter((row) => row.relief === relief.id);
        const of = (outcome: string): Row[] => own.filter((row) => row.outcome === outcome);
        const selected = (choice: string): number => count(of('eligible'), (row) => row.selected === choice);
        const [title, ...cells] = lines[n + 1];
        expect(title).toBe(relief.title);
        expect(numbers(cells)).toEqual([
          of('eligible').length,
          selected('yes'),
          selected('no'),
          selected('unknown'),
          of('needs_review').length,
          of('other_county').length,
          of('not_eligible').length,
          own.length,
          people(of('eligible')),
        ]);
        const [eligible, yes, no, unknown, review, elsewhere, not, all] = numbers(cells);
        expect(yes + no + unknown).toBe(eligible);
        expect(eligible + review + elsewhere + not).toBe(all);
        expect(all).toBe(charges.size);
      }
    });

    it('counts each charge once by year; all rows add up to all charges, and so does each row', () => {
      const table = tableNamed(tables, 'Charges under this law, by year');
      expect(addsUp(table, ([a, b, c, d, all]) => a + b + c + d === all)).toBe(true);
      const [, ...body] = table.rows;
      for (const [name, ...cells] of body) {
        const own = [...charges.values()].filter(({ row }) => isOfYear(name, row.disposition_date));
        expect([name, ...numbers(cells)]).toEqual([
          name,
          ...STANDINGS.map((wanted) => count(own, ({ standing }) => standing === wanted)),
          own.length,
        ]);
      }
    });

    it('counts each charge once by section; all rows add up to all charges, and so does each row', () => {
      const table = tableNamed(tables, 'Charges under this law, by section');
      expect(addsUp(table, ([a, b, c, d, all]) => a + b + c + d === all)).toBe(true);
      const [, ...body] = table.rows;
      const named = body.filter(([name]) => /\d/.test(name) && !/other sections$/.test(name));
      expect(named.length).toBeGreaterThan(3);
      for (const [name, ...cells] of named) {
        const own = [...charges.values()].filter(({ row }) => sectionOf(row.statute) === name);
        expect([name, ...numbers(cells)]).toEqual([
          name,
          ...STANDINGS.map((wanted) => count(own, ({ standing }) => standing === wanted)),
          own.length,
        ]);
      }
      expect(numberIn(table.rows.at(-1)?.at(-1) ?? '')).toBe(charges.size);
    });

    it('draws in each chart the numbers of the table beside it', () => {
      const labels = [...html.matchAll(/<svg role="img" aria-label="([^"]*)"/g)].map(([, label]) => label);
      const charts = [
        tableNamed(tables, 'Charges under this law, by year'),
        tableNamed(tables, 'Charges under this law, by section'),
      ];
      expect(labels).toHaveLength(charts.length);
      for (const [n, { rows: lines }] of charts.entries())
        for (const [name, eligible, review] of lines.slice(1, -1))
          expect(labels[n]).toContain(`${name}, ${eligible} eligible, ${review} to review`);
    });

    it('counts why answers wait and why charges are not eligible; the reasons add up to all answers', () => {
      const outcomes = { 'To review:': 'needs_review', 'Not eligible:': 'not_eligible' };
      for (const [caption, outcome] of Object.entries(outcomes)) {
        const table = tableNamed(tables, caption);
        const own = rows.filter((row) => row.outcome === outcome);
        expect(addsUp(table, () => true)).toBe(true);
        expect(table.rows.at(-1)).toEqual(['All', own.length.toLocaleString('en-US')]);
        const wordsOf = ({ relief, rule }: Row): string | undefined => {
          const found = rulebook.reliefs.find(({ id }) => id === relief);
          return [...(found?.rules ?? []), found?.venue].find((one) => one?.id === rule)?.words;
        };
        for (const [words, answers] of table.rows.slice(1, -1)) {
          if (/^\d+ other conditions$/.test(words)) continue;
          expect([words, numberIn(answers)]).toEqual([words, count(own, (row) => wordsOf(row) === words)]);
        }
      }
    });

    it('counts the people whom a missing fact alone would decide for, and all whom it is missing for', () => {
      const { rows: lines } = tableNamed(tables, 'Facts to find');
      const missing = csvTable(join(run, 'missing-facts.csv'));
      expect(lines.length - 1).toBeGreaterThan(4);
      for (const [n, [, , alone, all]] of lines.slice(1).entries()) {
        const { missing_fact: fact } = missing[n];
        const parts = (row: Row): string[] => row.missing_facts.split('; ');
        const waiting = rows.filter((row) => row.outcome === 'needs_review');
        expect([fact, numberIn(all)]).toEqual([
          fact,
          people(waiting.filter((row) => parts(row).includes(fact))),
        ]);
        expect([fact, numberIn(alone)]).toEqual([
          fact,
          people(waiting.filter((row) => row.missing_facts === fact)),
        ]);
      }
    });

    it('counts the answers that rest on each assumption', () => {
      const { rows: lines } = tableNamed(tables, 'Assumptions');
      const resting = (name: string): number =>
        count(rows, (row) => row.assumptions.split('; ').includes(name));
      expect(lines.slice(1)).toEqual(
        rulebook.assumptions.map(({ name, words }) => [words, resting(name).toLocaleString('en-US')]),
      );
    });

    it('says how many people would have nothing left, as the run counted them, and for a county also under dismissal of all', () => {
      const { rows: lines } = tableNamed(tables, 'People, counted once each');
      const { ifEligibleGranted, ifSelectedGranted } = summary.people;
      const names = ['peopleWithRelief', 'noFelonyLeft', 'noConvictionLeft', 'noRecentConvictionLeft'];
      expect(lines.slice(1).map(([, ...cells]) => numbers(cells))).toEqual(
        names.map((name) => [ifEligibleGranted[name], ifSelectedGranted[name]]),
      );
      const withRelief = (is: (row: Row) => boolean): number => people(rows.filter(is));
      expect(numbers(lines[1].slice(1))).toEqual([
        withRelief(({ outcome }) => outcome === 'eligible'),
        withRelief(({ selected }) => selected === 'yes'),
      ]);
      const county = summary.countySummary;
      const tellsCounty = tables.some(({ caption }) => caption.startsWith('People who would have nothing'));
      expect(tellsCounty).toBe(county !== undefined);
      if (county === undefined) return;
      const relieved = ['noFelony', 'noConviction', 'noConvictionLast7Years'];
      const ways = ['withPolicy', 'withDismissAll', 'withDismissAllAndRelated'];
      expect(
        tableNamed(tables, 'People who would have nothing')
          .rows.slice(1)
          .map(([, ...cells]) => numbers(cells)),
      ).toEqual(relieved.map((what) => ways.map((way) => county[way][what])));
    });
  },
);
