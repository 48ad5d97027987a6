import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { madeWorkbook, textRow } from '../../src/files/read-workbook/made-workbook.testkit.js';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { severityOf, whatHappened, whatNext } from '../../src/messages/registry.js';
import { applyWorkbook } from '../../src/screening/found-facts/apply-workbook.js';
import { messageOfRefusal } from '../../src/screening/found-facts/refused-entry.js';
import { rulebooks } from '../../src/states/index.js';
import { csvTable } from './csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { applied, MINOR, MOTION, openCharges, rowOf } from './found-facts.testkit.js';
import { freshstartHere, screening } from './freshstart.testkit.js';
import { formula, ReviewBook, typed } from './review-book.testkit.js';

const MCO_ARREST = 'Minor Cannabis Offense: arrest or charge without conviction';

const row = (missing: Parameters<typeof rowOf>[0], Relief: string) => ({ Row: rowOf(missing), Relief });

const home = mkdtempSync(join(tmpdir(), 'freshstart-facts-'));
const run = join(home, 'run');
const list = join(home, 'list.csv');

beforeAll(async () => {
  await openCharges(home, '--no-annotated');
  return () => rmSync(home, { recursive: true, force: true });
});

/** The codes of what is refused of the entries of a workbook. Nothing is lost, and nothing is written. */
async function refusedOf(fill: (book: ReviewBook) => void): Promise<string[]> {
  const folder = emptyFolder();
  const book = ReviewBook.of(run);
  fill(book);
  const path = fileIn(folder, 'filled.xlsx', book.bytes());
  const out = join(folder, 'new');
  const { settled } = await applyWorkbook(run, path, { rulebooks, layouts: [chargeList], out, force: false });
  const { entries, found, again, known, refused } = settled;
  expect(found.length + again + known + refused.length).toBe(entries);
  expect(everythingIn(folder)).toEqual(['filled.xlsx']);
  for (const { why } of refused) {
    expect(severityOf(why.code)).toBe('problem');
    expect(whatHappened(messageOfRefusal(why))).toMatch(/\.$/);
    expect(whatNext(messageOfRefusal(why))).toMatch(/\.$/);
  }
  return refused.map(({ why }) => why.code);
}

describe('an entry is refused', () => {
  it.each<[string, (book: ReviewBook) => void, string[]]>([
    ['without a source', (book) => book.enter(row('grams', MINOR), '12', ' '), ['FACTS_NO_SOURCE']],
    [
      'of a charge that the run has not',
      (book) => book.put(book.enter(row('grams', MINOR), '12'), 'Charge', typed('c0000000000000')),
      ['FACTS_NO_CHARGE'],
    ],
    [
      'whose charge is another one than its row was made for',
      (book) => {
        const other = book.text(book.row(row('untouched', MINOR)), 'Charge');
        book.put(book.enter(row('grams', MINOR), 'grams = 12'), 'Charge', typed(other));
      },
      ['FACTS_ROW_CHANGED'],
    ],
    [
      'that is a formula',
      (book) => book.put(book.enter(row('grams', MINOR), ''), 'Found fact', formula('6+6', '12')),
      ['FACTS_CELL_NOT_TYPED'],
    ],
    [
      'whose source is a formula',
      (book) => book.put(book.enter(row('grams', MINOR), '12'), 'Source', formula('A1', 'court file')),
      ['FACTS_CELL_NOT_TYPED'],
    ],
    [
      'that is an error of the spreadsheet',
      (book) => book.put(book.enter(row('grams', MINOR), ''), 'Found fact', 't="e"><v>#REF!</v>'),
      ['FACTS_CELL_NOT_TYPED'],
    ],
    [
      'that is a number whose last digits were lost',
      (book) => book.put(book.enter(row('grams', MINOR), ''), 'Found fact', '><v>12345678901234567</v>'),
      ['FACTS_CELL_NOT_TYPED'],
    ],
    [
      'without the name of the fact where several are missing',
      (book) => book.enter(row('both', MINOR), '12'),
      ['FACTS_NOT_NAMED'],
    ],
    [
      'with a name that is no fact',
      (book) => book.enter(row('grams', MINOR), 'weight = 12'),
      ['FACTS_UNKNOWN_FACT'],
    ],
    ['with a name and no value', (book) => book.enter(row('grams', MINOR), 'grams ='), ['FACTS_NO_VALUE']],
    [
      'with an impossible date',
      (book) => book.enter(row('dates', MINOR), '2010-02-30'),
      ['FACTS_UNREADABLE'],
    ],
    [
      'with a date after the as-of date',
      (book) => book.enter(row('dates', MINOR), '2030-01-01'),
      ['FACTS_UNREADABLE'],
    ],
    [
      'with a weight that cannot be read',
      (book) => book.enter(row('grams', MINOR), 'a handful'),
      ['FACTS_UNREADABLE'],
    ],
    [
      'with a disposition that nobody knows',
      (book) => book.enter(row('disposition', MINOR), 'so to speak'),
      ['FACTS_UNREADABLE'],
    ],
    [
      'with a citation that cannot be read',
      (book) => book.enter(row('citation', MINOR), 'section = cannabis, surely'),
      ['FACTS_UNREADABLE'],
    ],
    ['with neither yes nor no', (book) => book.enter(row('enhanced', MINOR), 'maybe'), ['FACTS_UNREADABLE']],
    [
      'that says nothing new',
      (book) => book.enter(row('supervision', MINOR), 'SUPERVISION'),
      ['FACTS_NOT_SETTLED'],
    ],
    [
      'that contradicts the other cells',
      (book) => book.enter(row('grams', MINOR), '600'),
      ['FACTS_NOT_SETTLED'],
    ],
    [
      'of what the list says otherwise',
      (book) => book.enter(row('disposition', MINOR), 'grams = 9'),
      ['FACTS_KNOWN'],
    ],
    [
      'that would change what the list says of another fact',
      (book) => book.enter(row('counsel', MINOR), 'civil_law_violation = 720 ILCS 550/5(c)'),
      ['FACTS_CHANGE_KNOWN'],
    ],
    [
      'of another charge',
      (book) => book.enter(row('otherCharge', MINOR), 'other_charge.disposition = GUILTY'),
      ['FACTS_OF_OTHER_CHARGE'],
    ],
    [
      'of who the person is',
      (book) => book.enter(row('identity', MINOR), 'IL1234567'),
      ['FACTS_OF_IDENTITY'],
    ],
    [
      'of whether the list is whole',
      (book) => book.enter(row('grams', MINOR), 'other_charges = yes'),
      ['FACTS_OF_THE_LIST'],
    ],
    [
      'of a question for counsel',
      (book) =>
        book.enter(
          row('counsel', MOTION),
          'counsel: does the motion reach a conviction on or after 2019-06-25? = yes',
        ),
      ['FACTS_OF_COUNSEL'],
    ],
  ])('%s', async (_, fill, codes) => {
    expect(await refusedOf(fill)).toEqual(codes);
  });

  it('with all others that contradict it, and the message names the rows', async () => {
    const { out, ended } = await applied(run, (book) => {
      expect(book.enter(row('disposition', MOTION), 'GUILTY')).toBe(2);
      expect(book.enter(row('disposition', MINOR), 'NOLLE PROSEQUI')).toBe(3);
      book.enter(row('both', MCO_ARREST), '20');
    });
    expect(ended.stdout).toMatch(/^3 entries read: 1 applied, 2 refused\./);
    const refused = csvTable(join(out, 'refused-facts.csv'));
    expect(refused.map((one) => [one.workbook_row, one.fact, one.code, one.found_fact])).toEqual([
      ['2', 'disposition', 'FACTS_CONTRADICT', 'GUILTY'],
      ['3', 'disposition', 'FACTS_CONTRADICT', 'NOLLE PROSEQUI'],
    ]);
    expect(refused[0].what).toContain('in the rows 2, 3.');
    expect(csvTable(join(out, 'found-facts.csv')).map(({ value }) => value)).toEqual(['20']);
  });

  it('that contradicts what was found before, which stays', async () => {
    const first = await applied(run, (book) => book.enter(row('disposition', MOTION), 'GUILTY'));
    const again = ReviewBook.of(run);
    again.enter(row('disposition', MOTION), 'NOLLE PROSEQUI');
    const out = join(emptyFolder(), 'out');
    const book = fileIn(join(out, '..'), 'older.xlsx', again.bytes());
    const ended = await freshstartHere(['facts', 'apply', first.out, book, '--out', out, '--strict']);
    expect(ended).toMatchObject({ code: 4, stderr: '' });
    const [one] = csvTable(join(out, 'refused-facts.csv'));
    expect(one).toMatchObject({
      code: 'FACTS_CONTRADICT_EARLIER',
      fact: 'disposition',
      workbook: 'older.xlsx',
    });
    expect(one.what).toContain('row 1 of found-facts.csv');
    expect(csvTable(join(out, 'found-facts.csv')).map(({ value }) => value)).toEqual(['GUILTY']);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('alone: the others of its row and charge are applied', async () => {
    const { out, ended } = await applied(
      run,
      (book) => book.enter(row('both', MINOR), 'disposition = so to speak; grams = 12; weight = 3'),
      '--strict',
    );
    expect(ended.code).toBe(4);
    expect(ended.stdout).toMatch(/^3 entries read: 1 applied, 2 refused\./);
    expect(csvTable(join(out, 'found-facts.csv')).map(({ value }) => value)).toEqual(['12']);
    expect(csvTable(join(out, 'refused-facts.csv')).map(({ found_fact }) => found_fact)).toEqual([
      'weight = 3',
      'disposition = so to speak',
    ]);
  });

  it('and no message holds what was typed', async () => {
    const { out, ended } = await applied(run, (book) => {
      book.enter(row('grams', MINOR), 'SECRETWORD');
      book.enter(row('disposition', MINOR), 'SECRETWORD = SECRETWORD');
      book.put(book.enter(row('untouched', MINOR), 'SECRETWORD'), 'Charge', typed('SECRETWORD'));
    });
    expect(ended.stdout).not.toContain('SECRETWORD');
    for (const one of csvTable(join(out, 'refused-facts.csv')))
      expect(`${one.what}${one.next}${one.fact}`).not.toContain('SECRETWORD');
  });
});

describe('a workbook is refused as a whole, and nothing is left behind, when', () => {
  async function refused(bytes: Uint8Array, code: number, says: string): Promise<void> {
    const folder = emptyFolder();
    const book = fileIn(folder, 'filled.xlsx', bytes);
    const ended = await freshstartHere(['facts', 'apply', run, book, '--out', join(folder, 'new')]);
    expect({ ...ended, stderr: ended.stderr.split(/[ :]/)[0] }).toMatchObject({
      code,
      stdout: '',
      stderr: says,
    });
    expect(everythingIn(folder)).toEqual(['filled.xlsx']);
  }

  it('it belongs to another run: of another day, county or list', async () => {
    const folder = emptyFolder();
    for (const terms of [
      ['--as-of', '2026-11-21'],
      ['--county', 'Will'],
      ['--policy', 'cook-2019'],
    ]) {
      const other = join(folder, terms[1]);
      await freshstartHere(screening([list], other, '--no-annotated', ...terms));
      const book = ReviewBook.of(other);
      book.enter(row('grams', MINOR), '12');
      await refused(book.bytes(), 2, 'FACTS_OTHER_RUN');
    }
    const said = ReviewBook.of(run);
    said.enter(row('grams', MINOR), '12');
    await refused(
      said.about((xml) => xml.replace(/[0-9a-f]{12}(?=<)/, 'SMITH')).bytes(),
      2,
      'FACTS_OTHER_RUN',
    );
    await refused(said.about((xml) => xml.replace('<t>Run<', '<t>Walk<')).bytes(), 3, 'FACTS_RUN_NOT_SAID');
  });

  it('nothing is typed in it, or it has lost a sheet or a column, or it is no workbook', async () => {
    await refused(ReviewBook.of(run).bytes(), 3, 'FACTS_NO_ENTRIES');
    for (const heading of ['Charge', 'Found fact', 'Source']) {
      const book = ReviewBook.of(run);
      book.enter(row('grams', MINOR), '12');
      await refused(book.without(heading).bytes(), 3, 'FACTS_NO_COLUMN');
    }
    const twice = ReviewBook.of(run);
    twice.put(1, 'Note', typed('source'));
    await refused(twice.bytes(), 3, 'FACTS_NO_COLUMN');
    await refused(
      madeWorkbook({ sheets: [{ rows: textRow(['Charge', 'Found fact', 'Source']) }] }),
      3,
      'FACTS_NO_SHEET',
    );
    await refused(Buffer.from('charge,found fact\n'), 3, 'FILES_WORKBOOK_BROKEN');
  });

  it('the run is none, was altered, or is where the new one should go', async () => {
    const folder = emptyFolder();
    const book = ReviewBook.of(run);
    book.enter(row('grams', MINOR), '12');
    const path = fileIn(folder, 'filled.xlsx', book.bytes());
    const apply = (...args: string[]) => freshstartHere(['facts', 'apply', ...args]);
    const out = join(folder, 'new');
    const says = (code: string) => expect.stringMatching(new RegExp(`^${code}`));
    expect(await apply(folder, path, '--out', out)).toMatchObject({
      code: 2,
      stderr: says('SCREENING_NOT_A_RUN'),
    });
    expect(await apply(run, join(folder, 'no.xlsx'), '--out', out)).toMatchObject({
      code: 3,
      stderr: says('FILES_CANNOT_READ'),
    });
    expect(await apply(run, path, '--out', run, '--force')).toMatchObject({
      code: 2,
      stderr: says('SCREENING_RERUN_ONTO_ITSELF'),
    });
    expect(await apply(run, path)).toMatchObject({ code: 2, stderr: says('CLI_USAGE') });
    expect(await freshstartHere(['facts', 'aply'])).toMatchObject({ code: 2, stderr: says('CLI_USAGE') });
    expect(await freshstartHere(['facts'])).toMatchObject({ code: 2 });
    const altered = join(folder, 'altered');
    cpSync(run, altered, { recursive: true });
    fileIn(altered, 'determinations.csv', 'x');
    expect(await apply(altered, path, '--out', out)).toMatchObject({
      code: 1,
      stderr: says('SCREENING_FILE_ALTERED'),
    });
    expect(existsSync(out)).toBe(false);
  });
});
