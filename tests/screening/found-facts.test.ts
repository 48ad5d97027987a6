import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvTable } from './csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from './folders.testkit.js';
import { applied, MINOR, MOTION, openCharges, rowOf } from './found-facts.testkit.js';
import { freshstartHere, screening } from './freshstart.testkit.js';
import { charge } from './invented-list.testkit.js';
import { type ReviewBook, typed } from './review-book.testkit.js';
import { hashOf, listOf, manifestOf } from './runs.testkit.js';

const home = mkdtempSync(join(tmpdir(), 'freshstart-facts-'));
const run = join(home, 'run');

beforeAll(async () => {
  await openCharges(home);
  return () => rmSync(home, { recursive: true, force: true });
});

const outcomes = (run: string): Map<string, Record<string, string>> =>
  new Map(csvTable(join(run, 'determinations.csv')).map((row) => [`${row.source_row} ${row.relief}`, row]));

async function changes(first: string, second: string): Promise<Record<string, string>[]> {
  const out = join(emptyFolder(), 'changes.csv');
  const { code, stderr } = await freshstartHere(['diff', first, second, '--out', out]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return csvTable(out);
}

const row = (missing: Parameters<typeof rowOf>[0], Relief: string) => ({ Row: rowOf(missing), Relief });

/** A value alone, named values, and a value entered in the two rows of one charge. */
function fillThree(book: ReviewBook): void {
  book.enter(row('disposition', MOTION), 'Plea of guilty', 'court file 12, sheet 3', 'seen twice');
  book.enter(row('disposition', MINOR), 'Plea of guilty', 'docket');
  book.enter(row('grams', MINOR), '12.4', 'laboratory report');
  book.enter(row('both', MINOR), 'disposition = GUILTY; grams = 20', 'court file 14');
}

const DONE = { code: 0, stderr: '' };

describe('what was found and typed into review.xlsx', () => {
  it('releases exactly the determinations that waited for it, and diff names the fact and its source', async () => {
    const { out, ended } = await applied(run, fillThree);
    expect(ended).toMatchObject(DONE);
    expect(ended.stdout).toMatch(
      /^5 entries read: 5 applied, 0 refused\.\nOf those applied: 4 new found facts, 1 /,
    );

    const found = csvTable(join(out, 'found-facts.csv'));
    expect(
      found.map(({ fact, value, source, note, workbook_row }) => [fact, value, source, note, workbook_row]),
    ).toEqual([
      ['disposition', 'Plea of guilty', 'court file 12, sheet 3; docket', 'seen twice', '2; 3'],
      ['grams', '12.4', 'laboratory report', '', '4'],
      ['grams', '20', 'court file 14', '', '6'],
      ['disposition', 'GUILTY', 'court file 14', '', '6'],
    ]);
    expect(csvTable(join(out, 'refused-facts.csv'))).toEqual([]);

    const rows = await changes(run, out);
    const touched = [rowOf('disposition'), rowOf('grams'), rowOf('both')];
    expect(new Set(rows.map((one) => one.source_row_after))).toEqual(new Set(touched));
    expect(new Set(rows.map((one) => one.because))).toEqual(new Set(['fact']));
    const before = outcomes(run);
    const after = outcomes(out);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [place, one] of after) {
      const isNamed = rows.some((change) => `${change.source_row_after} ${change.relief}` === place);
      expect(one.outcome === before.get(place)?.outcome || isNamed).toBe(true);
      expect(one.charge_id).toBe(before.get(place)?.charge_id);
      if (touched.includes(one.source_row)) expect(one.outcome).not.toBe('needs_review');
    }
    const motion = rows.find(
      (one) => one.source_row_after === '1' && one.relief === 'il.state-attorney-motion',
    );
    expect(motion).toMatchObject({ outcome_before: 'needs_review', outcome_after: 'eligible' });
    expect(motion?.what).toMatch(/^cell disposition: blank -> "Plea of guilty" \(fact disposition: /);
    expect(motion?.what).toContain(
      '(disposition was found: source "court file 12, sheet 3; docket", found-facts.csv of the second run, row 1)',
    );
    const back = await changes(out, run);
    expect(back[0].what).toContain('found-facts.csv of the first run, row 1)');
  });

  it('is verified, explained beside the original cell, and made again from the run itself', async () => {
    const folder = emptyFolder();
    const own = join(folder, 'run');
    await openCharges(folder);
    const { out } = await applied(own, fillThree);
    expect(await freshstartHere(['verify', out])).toMatchObject(DONE);

    const relief = ['--relief', 'il.minor-cannabis-conviction'];
    const explained = await freshstartHere(['explain', out, '--row', rowOf('disposition'), ...relief]);
    expect(explained.stdout).toContain(
      'the disposition of the charge: a conviction <- no cell is filled; found: Plea of guilty, source court file 12, sheet 3; docket (found-facts.csv, row 1)',
    );
    const json = await freshstartHere(['explain', out, '--row', rowOf('grams'), '--json']);
    expect(json.stdout).toContain('"value": "12.4"');
    expect((await freshstartHere(['explain', out, '--row', rowOf('untouched')])).stdout).not.toContain(
      '; found: ',
    );

    rmSync(own, { recursive: true });
    rmSync(join(folder, 'list.csv'));
    const again = join(emptyFolder(), 'again');
    expect(await freshstartHere(['rerun', out, '--out', again])).toMatchObject(DONE);
    expect(readFileSync(join(again, 'found-facts.csv'))).toEqual(readFileSync(join(out, 'found-facts.csv')));
    expect(everythingIn(again)).not.toContain('refused-facts.csv');
    expect(await freshstartHere(['verify', again])).toMatchObject(DONE);
  });

  it('gives the same bytes when it is applied twice, and the annotated copy keeps those of the input', async () => {
    const first = await applied(run, fillThree);
    const second = await applied(run, fillThree);
    const one = manifestOf(first.out);
    expect(manifestOf(second.out).reproducible).toEqual(one.reproducible);
    expect(one).toMatchObject({
      foundFacts: { count: 4, sha256: hashOf(join(first.out, 'found-facts.csv')) },
      volatile: { appliedFacts: { workbook: 'filled.xlsx', entries: 5, applied: 5, refused: 0 } },
    });
    expect(hashOf(join(second.out, 'refused-facts.csv'))).toBe(hashOf(join(first.out, 'refused-facts.csv')));
    const list = readFileSync(join(home, 'list.csv'), 'utf8').split('\n');
    const copy = readFileSync(join(first.out, 'annotated-list.csv'), 'utf8').split('\n');
    list.forEach((line, at) => {
      expect(copy[at].startsWith(line)).toBe(true);
    });
  });

  it('is added to what was found before, also from the older workbook', async () => {
    const first = await applied(run, fillThree);
    const second = await applied(first.out, (book) => {
      book.enter(row('untouched', MINOR), 'GUILTY', 'court file 15');
    });
    expect(second.ended.stdout).toContain('4 facts found earlier stand as they were.');
    expect(csvTable(join(second.out, 'found-facts.csv')).map(({ source }) => source)).toEqual([
      'court file 12, sheet 3; docket',
      'laboratory report',
      'court file 14',
      'court file 14',
      'court file 15',
    ]);
    expect((await changes(first.out, second.out)).map((one) => one.source_row_after)).toContain(
      rowOf('untouched'),
    );
    expect(await freshstartHere(['verify', second.out])).toMatchObject(DONE);

    const folder = emptyFolder();
    const older = await freshstartHere(['facts', 'apply', first.out, first.book, '--out', join(folder, 'x')]);
    expect(older.stdout).toMatch(
      /^5 entries read: 5 applied, 0 refused\..*\n.* 0 new found facts, .* 5 known already/,
    );
    expect(hashOf(join(folder, 'x', 'found-facts.csv'))).toBe(hashOf(join(first.out, 'found-facts.csv')));
  });

  it('may be sorted, filtered, added to, and stand beside columns that were taken away or typed as dates', async () => {
    const { out, ended } = await applied(run, (book) => {
      const date = book.enter(row('dates', MINOR), 'offense_date = 2009-12-30');
      book.enter(row('disposition', MOTION), 'Plea of guilty');
      const id = book.text(book.row(row('citation', MINOR)), 'Charge');
      const added = new Map(book.rows[date - 1]);
      book.rows.push(added);
      const last = book.rows.length;
      for (const heading of ['File', 'Row', 'Relief']) book.put(last, heading, typed(''));
      book
        .put(last, 'Charge', typed(id))
        .put(last, 'Found fact', typed("section = '720 ILCS 550/4(b)'".replaceAll("'", '')));
      const [header, ...rest] = book.rows;
      book.rows = [header, ...rest.toReversed()];
      for (const heading of ['Name', 'Reason', 'Missing facts', 'Note', 'Person']) book.without(heading);
    });
    expect(ended).toMatchObject(DONE);
    expect(csvTable(join(out, 'found-facts.csv')).map(({ column, value }) => [column, value])).toEqual([
      ['disposition', 'Plea of guilty'],
      ['statute', '720 ILCS 550/4(b)'],
      ['offense_date', '2009-12-30'],
    ]);
  });

  it('reads a cell that a spreadsheet made a date or a number as what it shows', async () => {
    const dateStyle = /s="(\d+)"><v>/;
    const { out } = await applied(run, (book) => {
      const date = book.row(row('dates', MINOR));
      const style = dateStyle.exec(String(book.rows[date - 1].get('H')))?.[1];
      book.put(date, 'Found fact', `s="${style}"><v>40177</v>`).put(date, 'Source', '><v>17</v>');
      const grams = book.row(row('grams', MINOR));
      book.put(grams, 'Found fact', '><v>12.4</v>').put(grams, 'Source', typed('lab'));
    });
    expect(csvTable(join(out, 'found-facts.csv')).map(({ value, source }) => [value, source])).toEqual([
      ['12.4', 'lab'],
      ['2009-12-30', '17'],
    ]);
  });

  it('of another charge of the person decides this one', async () => {
    const { out, ended } = await applied(run, (book) => {
      const copy = csvTable(join(run, 'annotated-list.csv'))[Number(rowOf('robbery')) - 1];
      book.rows.push(new Map());
      const last = book.rows.length;
      book.put(last, 'Charge', typed(copy.freshstart_charge_id));
      book.put(last, 'Found fact', typed('disposition = GUILTY')).put(last, 'Source', typed('docket'));
    });
    expect(ended.stdout).toMatch(/^1 entry read: 1 applied/);
    const rows = await changes(run, out);
    expect(rows.map((one) => [one.source_row_after, one.outcome_after, one.because])).toEqual([
      [rowOf('otherCharge'), 'not_eligible', 'other-charge'],
    ]);
    expect(rows[0].what).toContain('(disposition was found: source "docket"');
    expect(await freshstartHere(['verify', out])).toMatchObject(DONE);
  });

  it('is found in a workbook with macros, which are not run', async () => {
    const { ended } = await applied(run, (book) => {
      book.part('xl/vbaProject.bin', strToU8('Attribute VB_Name')).enter(row('grams', MINOR), '12');
    });
    expect(ended).toMatchObject(DONE);
  });

  it('cannot run as a formula in the files of the new run, and is read again from them as it was', async () => {
    const { out } = await applied(run, (book) => {
      book.enter(row('grams', MINOR), '12', '=HYPERLINK("x";"y")', "  '=1+1\n second line");
      book.enter(row('enhanced', MINOR), '=no', '@SUM(1)');
    });
    const [one] = csvTable(join(out, 'found-facts.csv'));
    expect(one).toMatchObject({ source: `'=HYPERLINK("x";"y")`, note: "'=1+1 second line" });
    expect(csvTable(join(out, 'refused-facts.csv'))).toMatchObject([
      { found_fact: "' = no", code: 'FACTS_UNKNOWN_FACT' },
    ]);
    const next = await applied(out, (book) => book.enter(row('untouched', MOTION), 'GUILTY'));
    expect(csvTable(join(next.out, 'found-facts.csv'))[0]).toEqual(one);
    expect(await freshstartHere(['verify', next.out])).toMatchObject(DONE);
  });
});

describe('a run with found facts', () => {
  it('cannot be made again, explained or verified without the very file of them', async () => {
    const { out } = await applied(run, fillThree);
    const file = join(out, 'found-facts.csv');
    const found = readFileSync(file, 'utf8');
    const again = join(emptyFolder(), 'again');
    writeFileSync(file, found.replace('12.4', '12.5'));
    const altered = {
      code: 1,
      stderr: expect.stringMatching(/^SCREENING_FILE_ALTERED: The file found-facts/),
    };
    expect(await freshstartHere(['verify', out])).toMatchObject(altered);
    expect(await freshstartHere(['explain', out, '--row', '1'])).toMatchObject(altered);
    expect(await freshstartHere(['rerun', out, '--out', again])).toMatchObject(altered);
    renameSync(file, join(out, '..', 'aside.csv'));
    const gone = { code: 1, stderr: expect.stringMatching(/^FACTS_FILE_GONE \(found-facts\.csv\): /) };
    expect(await freshstartHere(['rerun', out, '--out', again])).toMatchObject(gone);
  });

  it('whose found facts were changed together with the manifest is caught by verify', async () => {
    const { out } = await applied(run, fillThree);
    const file = join(out, 'found-facts.csv');
    for (const [from, to] of [
      ['grams,grams,12.4', 'grams,grams,31'],
      ['list.csv,2,grams', 'list.csv,4,grams'],
    ]) {
      const found = readFileSync(file, 'utf8');
      const written = readFileSync(join(out, 'manifest.json'), 'utf8');
      const before = hashOf(file);
      writeFileSync(file, found.replace(from, to));
      writeFileSync(join(out, 'manifest.json'), written.replaceAll(before, hashOf(file)));
      expect(await freshstartHere(['verify', out])).toMatchObject({ code: 1 });
      writeFileSync(file, found);
      writeFileSync(join(out, 'manifest.json'), written);
    }
    expect(await freshstartHere(['verify', out])).toMatchObject(DONE);
  });

  it('is made from the copies in the old run when an input is gone or was altered, also of compressed ones', async () => {
    const folder = emptyFolder();
    const run = join(folder, 'run');
    const list = fileIn(folder, 'list.csv', listOf([charge({ disposition: '' })]));
    const other = fileIn(
      folder,
      'more.csv.gz',
      gzipSync(strToU8(listOf([charge({ person_id: 'K2', name: 'FERNLEY, IDRIS', case_number: '11CR7' })]))),
    );
    await freshstartHere(screening([list, other], run));
    writeFileSync(list, 'another list');
    rmSync(other);
    const { out, ended } = await applied(run, (book) =>
      book.enter({ Row: '1', File: 'list.csv', Relief: MOTION }, 'GUILTY'),
    );
    expect(ended).toMatchObject(DONE);
    expect(manifestOf(out).inputs).toEqual(manifestOf(run).inputs);
    expect(await freshstartHere(['verify', out])).toMatchObject(DONE);
  });
});
