import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/messages/failure.js';
import { BAD_FILES, dirtyList, MARKS } from '../bad-files.testkit.js';
import { csvTable } from '../csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../folders.testkit.js';
import { freshstartHere, quickScreening } from '../freshstart.testkit.js';
import { hashOf, manifestOf, screenHere } from '../runs.testkit.js';

/** Each mark, and dates in any spelling a reader of dates would print. */
const FORBIDDEN = [...MARKS, 'ELOWEN', 'IDRIS', '12/29/1931', '1831', '19311229', '2099-12-29', '2009-02-30'];

function expectNoMark(text: string, where: string): void {
  for (const mark of FORBIDDEN)
    expect(text.includes(mark), `${mark} in ${where}: ${text.slice(0, 400)}`).toBe(false);
}

describe('no name, birth date or identifier stands in a message', () => {
  it.each(BAD_FILES.map((file) => [file.what, file] as const))(
    'of a file that %s',
    async (_, { name, bytes }) => {
      const folder = emptyFolder();
      const list = fileIn(folder, name, bytes);
      const { code, stdout, stderr } = await freshstartHere(quickScreening([list], join(folder, 'out')));
      expect(code).toBe(3);
      expectNoMark(stderr + stdout, 'the output');
      const thrown = await screenHere([list], join(folder, 'out')).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Failure);
      const { message, stack, detail } = thrown as Failure;
      expectNoMark(`${message}${stack}${JSON.stringify(detail)}`, 'the failure');
    },
  );

  it('in no file about a run but those that hold the charges themselves', async () => {
    const folder = emptyFolder();
    const first = fileIn(folder, 'first.csv', dirtyList());
    const second = fileIn(
      folder,
      'second.csv',
      dirtyList().toString('latin1').replaceAll(',GUILTY,', ',DISMISSED,'),
    );
    const out = join(folder, 'out');
    const { code, stdout, stderr } = await freshstartHere(quickScreening([first, second], out));
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expectNoMark(stdout, 'stdout');

    const problems = new Set(csvTable(join(out, 'problems.csv')).map((row) => row.code));
    for (const wanted of [
      'SCREENING_DATE_UNREADABLE',
      'SCREENING_CELL_UNREADABLE',
      'IDENTITY_PLACEHOLDER',
      'IDENTITY_TWO_BIRTH_DATES',
      'IDENTITY_ONE_KEY_TWO_SIDS',
      'CHARGE_SOURCES_DISAGREE',
      'INTAKE_ROW_WINDOWS_1252',
    ]) {
      expect(problems, wanted).toContain(wanted);
    }
    for (const name of ['problems.csv', 'summary.json', 'manifest.json', 'missing-facts.csv']) {
      expectNoMark(readFileSync(join(out, name), 'latin1'), name);
    }
    const rejected = csvTable(join(out, 'rejected-rows.csv'));
    expect(rejected.length).toBeGreaterThan(10);
    for (const { text, ...message } of rejected) expectNoMark(JSON.stringify(message), 'rejected-rows.csv');
    for (const name of everythingIn(out)) expectNoMark(name, 'a file name');
  });

  it('of a check that fails, or of a row that cannot be explained', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    await freshstartHere(quickScreening([fileIn(folder, 'first.csv', dirtyList())], out));
    const explained = await freshstartHere(['explain', out, '--row', '44']);
    expect(explained.code).toBe(2);
    expect(explained.stderr).toMatch(/^SCREENING_(ROW_REJECTED|NO_SUCH_ROW)/);
    expectNoMark(explained.stderr, 'explain');

    const path = join(out, 'determinations.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(',not_eligible,', ',eligible,'));
    const manifest = manifestOf(out) as { reproducible: Record<string, string> };
    manifest.reproducible['determinations.csv'] = hashOf(path);
    writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest));
    const verified = await freshstartHere(['verify', out]);
    expect(verified.stderr).toMatch(/^SCREENING_READERS_DISAGREE/);
    expectNoMark(verified.stderr, 'verify');
  });
});
