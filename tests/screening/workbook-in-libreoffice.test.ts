import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conviction, dojFile, person } from '../california-prop64/doj-record.testkit.js';
import { csvTable } from './csv.testkit.js';
import { everythingIn, fileIn } from './folders.testkit.js';
import { MOTION } from './found-facts.testkit.js';
import { freshstartHere, screening } from './freshstart.testkit.js';
import { type Cells, charge, inventPeople } from './invented-list.testkit.js';
import { ReviewBook } from './review-book.testkit.js';
import { listOf } from './runs.testkit.js';
import {
  LibreOffice,
  type SeenBook,
  type SeenSheet,
  seenByUs,
  whyNoOffice,
} from './workbook-in-libreoffice.testkit.js';

/** What spreadsheets like to make something else of, in a charge each; they are found again by the person key. */
const ODD: Readonly<Record<string, Cells>> = {
  zeros: { case_number: '0012345' },
  exponent: { case_number: '12E345' },
  'day-like': { case_number: '10-11' },
  long: { case_number: '12345678901234567890' },
  accents: { name: 'ÑANDÚ-ŁUKASZ, ZOË "É" O’DÓNAL' },
  hebrew: { name: 'עדי, שחר' },
  equals: { name: '=1+1' },
  plus: { case_number: '+15551234' },
  at: { name: '@SUM(1)', case_number: '=HYPERLINK("http://example.invalid","x")' },
  apostrophe: { name: "'QUOTED", case_number: "'007" },
  markup: { name: 'A <b>&amp; B</b>', case_number: '#REF!' },
  escaped: { name: 'A_x0041_B', case_number: 'C_x000D_1' },
  truth: { name: 'TRUE', case_number: 'FALSE' },
  lines: { name: 'TWO\nLINES,  TWO  BLANKS' },
  month: { offense_date: '2010-02', arrest_date: '2010-02' },
  leap: { offense_date: '2004-02-29', arrest_date: '2004-02-29' },
  blank: { disposition: '', case_number: '0099' },
};
const PEOPLE = ['PEÑA,ÁNGEL', '=1+1,ANA', 'INVENTED,ZOË'];

describe.skipIf(whyNoOffice !== undefined)('a workbook in LibreOffice (soffice)', () => {
  let home: string;
  let illinois: string;
  let office: LibreOffice;
  let cut: string;
  /** All workbooks that the program made, by base name. */
  const made = new Map<string, string>();
  let opened: ReadonlyMap<string, SeenBook>;

  const done = async (...args: string[]): Promise<void> => {
    expect(await freshstartHere(args)).toMatchObject({ code: 0, stderr: '' });
  };
  const keep = (name: string, path: string): void => {
    const copy = join(home, 'books', name);
    copyFileSync(path, copy);
    made.set(name, copy);
  };
  const book = (name: string): SeenBook => opened.get(made.get(name) ?? '') ?? [];
  const sheetOf = (name: string, sheet: string): SeenSheet => {
    const found = book(name).find((one) => one.name === sheet);
    if (found === undefined) throw new Error(`${name} has no sheet ${sheet}`);
    return found;
  };
  /** The rows of a sheet of review workbooks below the header, by its titles. */
  const table = (name: string, sheet: string) => {
    const [header, ...rows] = sheetOf(name, sheet).rows;
    return rows.map((row) => Object.fromEntries(header.map(({ text }, at) => [text, row[at]])));
  };

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'freshstart-office-'));
    mkdirSync(join(home, 'books'));
    illinois = join(home, 'illinois');
    const odd = Object.entries(ODD).map(([person_id, cells], at) =>
      charge({ person_id, arrest_id: `A${at}`, case_number: `14CR${at}`, ...cells }),
    );
    const list = fileIn(home, 'list.csv', listOf([...odd, ...inventPeople(30, 11)]));
    await done(...screening([list], illinois, '--no-annotated'));
    keep('illinois.xlsx', join(illinois, 'review.xlsx'));

    const california = join(home, 'california');
    const convictions = PEOPLE.map((name, at) => conviction({ ...person(at + 1), PRI_NAME: name }));
    const doj = fileIn(home, 'DOJ.csv', dojFile(...convictions));
    const law = ['--law', 'california-prop64', '--county', 'Sacramento', '--as-of', '2026-11-22'];
    await done('screen', doj, ...law, '--out', california, '--no-annotated');
    keep('california.xlsx', join(california, 'review.xlsx'));

    const packet = join(home, 'packet');
    await done('packet', illinois, '--out', packet);
    for (const name of everythingIn(packet)) {
      if (name.endsWith('.xlsx')) keep(basename(name), join(packet, name));
    }

    const whole = readFileSync(join(illinois, 'review.xlsx'));
    cut = fileIn(home, 'cut.xlsx', whole.subarray(0, whole.length - 1000));
    office = new LibreOffice(join(home, 'office'));
    opened = await office.opened([...made.values(), cut]);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('opens as it is, every one that the program makes; one that would have to be repaired does not', () => {
    expect(made.size).toBeGreaterThanOrEqual(5);
    expect([...opened.keys()]).toEqual([...made.values()]);
  });

  it('has the sheets that our own reader sees, with the same texts, numbers and dates in the same places', async () => {
    for (const [name, path] of made) {
      const ours = await seenByUs(path);
      expect(ours[0].rows.length, name).toBeGreaterThan(1);
      expect(book(name), name).toEqual(ours);
    }
    const sheets = [
      'About this run',
      'Eligible',
      'Needs review',
      'Not eligible',
      'Missing facts',
      'Problems',
    ];
    expect(book('illinois.xlsx').map(({ name }) => name)).toEqual(sheets);
    expect(book('california.xlsx').map(({ name }) => name)).toEqual(sheets);
  });

  it('keeps as text what a spreadsheet would make a number, a date or a formula of', () => {
    const rows = ['Eligible', 'Needs review', 'Not eligible'].flatMap((name) => table('illinois.xlsx', name));
    for (const [key, cells] of Object.entries(ODD)) {
      const ofPerson = rows.filter((row) => row.Person.text === key);
      expect(ofPerson.length, key).toBeGreaterThan(0);
      for (const row of ofPerson) {
        const of = charge({ case_number: row['Case number'].text, ...cells });
        expect(row.Name, key).toEqual({ text: of.name, isText: true });
        expect(row['Case number'], key).toEqual({ text: of.case_number, isText: true });
        const isText = key === 'month';
        expect(row['Offense date'], key).toEqual({ text: of.offense_date, isText });
        expect(row['Disposition date'], key).toEqual({ text: of.disposition_date, isText: false });
      }
    }
    const names = ['Eligible', 'Not eligible'].flatMap((name) => table('california.xlsx', name));
    expect(new Set(names.map((row) => row.Name.text))).toEqual(new Set(PEOPLE));
  });

  it.each(['illinois', 'california'])('says on its first sheet how much is on the others (%s)', (state) => {
    const name = `${state}.xlsx`;
    const about = new Map(
      sheetOf(name, 'About this run').rows.map(([what, value]) => [what.text, value.text]),
    );
    for (const { name: sheet } of book(name).slice(1)) {
      const rows = table(name, sheet).length;
      expect(about.get(`Sheet "${sheet}"`), sheet).toBe(rows === 1 ? '1 row' : `${rows} rows`);
    }
    const determined = [
      ...table(name, 'Eligible'),
      ...table(name, 'Needs review'),
      ...table(name, 'Not eligible'),
    ];
    const reliefs = [...new Set(determined.map((row) => row.Relief.text))];
    expect(reliefs.length).toBeGreaterThan(0);
    for (const relief of reliefs) {
      const rows = determined.filter((row) => row.Relief.text === relief);
      const count = (outcome: string) => rows.filter((row) => row.Outcome.text === outcome).length;
      const eligible = rows.filter((row) => row.Outcome.text === 'eligible');
      const selected = eligible.filter((row) => row.Selected.text === 'yes').length;
      const people = new Set(eligible.map((row) => row.Person.text)).size;
      expect(about.get(relief), relief).toBe(
        `charges: ${eligible.length} eligible (${selected} selected), ${count('needs review')} need review, ` +
          `${count('not eligible')} not eligible, ${count('other county')} in another county; ` +
          `people with an eligible charge: ${people}`,
      );
    }
  });

  it('that LibreOffice saved again holds the same, and what was typed into it is applied', async () => {
    const review = ReviewBook.of(illinois);
    review.enter({ Person: 'blank', Relief: MOTION }, 'Plea of guilty', 'court file, sheet 3');
    const typed = fileIn(home, 'typed.xlsx', review.bytes());
    const saved = await office.saved(typed);
    expect(await seenByUs(saved)).toEqual(await seenByUs(typed));

    const out = join(home, 'applied');
    await done('facts', 'apply', illinois, saved, '--out', out);
    const rows = csvTable(join(out, 'determinations.csv'));
    const motion = rows.find((row) => row.person_id === 'blank' && row.relief === 'il.state-attorney-motion');
    expect(motion).toMatchObject({ outcome: 'eligible', case_number: '0099' });
  });
});
