import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BAD_FILES, MARKS } from '../screening/bad-files.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf } from '../screening/runs.testkit.js';
import { departmentFile } from './department-file.testkit.js';
import { clerk } from './exports-of-offices.testkit.js';
import { fileOf, inventedRows, written } from './invented-export.testkit.js';
import { camelCase, shortened } from './odd-exports.testkit.js';

const inspected = (text: string | Uint8Array, ...more: string[]) =>
  freshstartHere(['inspect', fileIn(emptyFolder(), 'export.csv', text), ...more]);

describe('inspect', () => {
  it('prints every column, what it seems to be, and a mapping to look through', async () => {
    const { code, stdout, stderr } = await inspected(fileOf(clerk, 60, 5));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of Object.keys(clerk)) expect(stdout).toContain(`  ${name}  -> `);
    expect(stdout).toContain('statute: { firstOf: [ammndchargstatute, statute] }');
    expect(stdout).toContain('#   initial_date');
  });

  it('shows no name, birth date, address or number of a person, printed or as JSON', async () => {
    const text = fileOf(shortened, 60, 5, '\t');
    const rows = inventedRows(60, 5);
    const personal = rows.flatMap(({ last, first, born }) => [last, first, written.american(born)]);
    for (const more of [[], ['--json']]) {
      const { stdout } = await inspected(text, ...more);
      for (const cell of personal) expect(stdout).not.toContain(cell);
      expect(stdout).not.toMatch(/NOONEBY|INVENTA/);
    }
  });

  it('says the same as JSON', async () => {
    const { stdout } = await inspected(fileOf(camelCase, 60, 5, ';'), '--json');
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ file: 'export.csv', delimiter: ';', rows: 60, rejected: 0 });
    expect(found.columns[4]).toMatchObject({
      header: 'DefendantName',
      kind: 'name',
      proposed: 'name',
      sureness: 'sure',
    });
    expect(found.columns[11].samples[0]).toEqual({
      text: expect.stringMatching(/^720 ILCS /),
      isMasked: false,
    });
  });

  it('reads a compressed file in an old encoding, and counts rows that cannot be read', async () => {
    const text = `NAME;OFFENSE;STATUTE\n"M\u00dcLLER, IDA";THEFT;720-5/16-1\nONE CELL\n`;
    const { stdout } = await inspected(gzipSync(Buffer.from(text, 'latin1')));
    expect(stdout).toContain('2 rows, 3 columns, separated by semicolons, windows-1252.');
    expect(stdout).toContain('1 row could not be read');
    expect(stdout).toContain('XXXXXX, XXX');
  });

  it('answers by the names alone when there are no rows', async () => {
    const { code, stdout } = await inspected('Defendant Name,Statute,Offense Date\n');
    expect(code).toBe(0);
    expect(stdout).toContain('The file has no rows');
    expect(stdout).toContain('statute: { from: Statute }  # likely');
  });

  it('is not sure between two columns that fit alike, and uses neither', async () => {
    const { stdout } = await inspected('Name,Charge 1 Statute,Charge 2 Statute\nA,720-5/19-1,720-5/19-1\n');
    expect(stdout).toContain('#  # Charge 2 Statute fits as well: look which of the two is meant');
    expect(stdout).toContain('#  statute: { from: Charge 1 Statute }');
  });

  it('says when a layout of the program reads the file as it is', async () => {
    const { stdout } = await inspected(listOf([charge()]));
    expect(stdout).toContain('The file has the layout charge-list');
    expect((await inspected('name,cite\nA,720-5/19-1\n')).stdout).not.toContain('The file has the layout');
  });

  it('says of a file without column names that a layout reads it, and shows nothing of it', async () => {
    const [, ...lines] = departmentFile(1, 1, 'none').split('\r\n');
    const { code, stdout, stderr } = await inspected(lines.join('\n'));
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^INSPECT_NAMES_IN_LAYOUT \(export.csv\): .*layout ca-doj/);
    for (const cell of lines[0].split(',').filter((text) => /^[A-Z"]?\d{7}|^"[A-Z]/.test(text)))
      expect(stderr).not.toContain(cell.replaceAll('"', ''));
  });

  it('reads the rows below a header that ends with a comma too many, and says so', async () => {
    const { stdout } = await inspected('Name,Citation,,\nA,720-5/19-1\nB,720-5/16-1\n');
    expect(stdout).toContain('2 rows, 2 columns');
    expect(stdout).toContain('The header ends with 2 empty cells that no row has');
    expect(stdout).toContain('\ncellsPerRow: 2\n');
    expect(stdout).not.toContain('could not be read');
    const { stdout: usual } = await inspected('Name,Citation,\nA,720-5/19-1,x\n');
    expect(usual).not.toContain('cellsPerRow');
  });

  it('says what a mapping cannot do where rows are steps of a history', async () => {
    const { stdout } = await inspected(departmentFile(4, 1));
    expect(stdout).toContain("! A row of this file is a step of a person's history");
    expect(stdout).toContain('STP_TYPE_DESCR says which');
    expect(stdout.replace(/\s+/g, ' ')).toContain('! A mapping carries nothing from one step to another');
    expect(stdout).toContain('\njoinRows: person and count\n');
    expect(stdout).toContain('# A charge that the description leaves to the comment');
  });

  it('joins rows by person and count only where no two cases share a count', async () => {
    const rows = (count: (row: number) => string) =>
      Array.from({ length: 40 }, (_, row) => `P${row % 4}001,${count(row)},09CF${row % 20},459 PC`);
    const list = (count: (row: number) => string) =>
      `Person Id,Count Number,Case Number,Statute\n${rows(count).join('\n')}\n`;
    const joined = async (text: string) => (await inspected(text)).stdout.includes('\njoinRows: ');
    // Each case twice in the list, under a number of its own; under one that begins anew; under one that two cases share.
    expect(await joined(list((row) => `1010010${10 + (row % 20)}`))).toBe(true);
    expect(await joined(list(() => '1'))).toBe(false);
    expect(await joined(list((row) => `1010010${10 + (row % 4)}`))).toBe(false);
  });

  it('says when nothing tells days from months', async () => {
    const { stdout } = await inspected('Name,Statute,Offense Date\nA,720-5/19-1,03/04/2009\n');
    expect(stdout).toContain('# every date fits MM/DD/YYYY and DD/MM/YYYY: the first was taken');
  });

  it.each([
    ['is wider than any list', `${'name,'.repeat(100_000)}x\n`, 'INSPECT_TOO_MANY_COLUMNS'],
    ['is one line of a million columns', 'a,'.repeat(1_000_000), 'INSPECT_TOO_MANY_COLUMNS'],
    ['has a title above its names', 'List of 2009\nname,statute\nA,x\nB,y\n', 'INSPECT_TITLE_ABOVE'],
    ['begins with a row', 'ZZMARK,IDRIS,1971-03-04\nA,B,1970-01-01\n', 'INSPECT_NO_COLUMN_NAMES'],
    ['begins with a row of words', 'ZZMARK IDRIS,burglar\nA B,C\n', 'INSPECT_NO_COLUMN_NAMES'],
  ])('a file that %s is told, and not shown', async (_, text, code) => {
    const ended = await inspected(text);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^${code} \\(export.csv\\): `));
    expect(ended.stderr).not.toContain('ZZMARK');
  });

  it.each(BAD_FILES.map(({ what, bytes }) => [what, bytes] as const))(
    'a file that %s is answered or refused, and nothing of a person is shown',
    async (_, bytes) => {
      const { code, stdout, stderr } = await inspected(bytes);
      expect([0, 3]).toContain(code);
      expect(code === 0 ? stderr : stdout).toBe('');
      for (const mark of MARKS) expect(stdout + stderr).not.toContain(mark);
    },
  );

  it('writes the mapping, and over another one only when told to', async () => {
    const folder = emptyFolder();
    const list = fileIn(folder, 'list.csv', listOf([charge()]));
    const out = fileIn(folder, 'mine.yaml', 'precious');
    const refused = await freshstartHere(['inspect', list, '--out', out]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^INSPECT_OUT_EXISTS/);
    expect((await freshstartHere(['inspect', list, '--out', out, '--force'])).code).toBe(0);
    const elsewhere = await freshstartHere(['inspect', list, '--out', join(folder, 'new.yaml')]);
    expect(elsewhere.stdout).toContain('--layout');
    expect(everythingIn(folder)).toEqual(['list.csv', 'mine.yaml', 'new.yaml']);
  });
});
