import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIST_COLUMNS } from '../../src/record/charge-cells.js';
import { csvTable } from '../screening/csv.testkit.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';

import { manifestOf } from '../screening/runs.testkit.js';
import { departmentFile } from './department-file.testkit.js';
import { demoList, fileOf } from './invented-export.testkit.js';
import { camelCase } from './odd-exports.testkit.js';

const MAPPING = `layout: office
columns:
  name: { from: [LAST, FIRST], join: ', ' }
  birth_date: { from: BORN, format: DD/MM/YYYY }
  offense_date: { from: OFF, format: DD/MM/YYYY }
  county: { always: Cook County }
  statute: { from: [CH, ACT, SEC], join: ' ' }
  class: { from: CLS, values: { FEL4: '4', MISA: A } }
  disposition: DISP
  disposition_date: { from: DONE, format: MMDDYYYY }
`;
const HEADER = 'LAST,FIRST,BORN,OFF,CH,ACT,SEC,CLS,DISP,DONE';
const FILE = `${HEADER}
FERNLEY,IDRIS,01/02/1980,03/04/2009,720,550,4(c),MISA,Plea of Guilty,05062009
OAKHOLLOW,TAMSIN,09/12/1975,2009-04-03,720,550,4(d),FEL4,Plea of Guilty,3042010
`;

function office(mapping = MAPPING, file = FILE) {
  const folder = emptyFolder();
  return {
    folder,
    list: fileIn(folder, 'list.csv', file),
    mapping: fileIn(folder, 'office.yaml', mapping),
    out: join(folder, 'out'),
  };
}

describe('screen --layout with a mapping', () => {
  it('reads a file that no layout knows, and its folder alone is enough to verify and explain it', async () => {
    const { list, mapping, out } = office();
    expect(await freshstartHere(quickScreening([list], out, '--layout', mapping))).toMatchObject({ code: 0 });
    const [row] = csvTable(join(out, 'determinations.csv'));
    expect(row).toMatchObject({
      name: 'FERNLEY, IDRIS',
      county: 'Cook',
      statute: '720 ILCS 550/4(c)',
      class: 'A',
      offense_date: '2009-04-03',
      disposition_date: '2009-05-06',
    });
    expect(manifestOf(out)).toMatchObject({
      layout: 'office',
      inputs: [{ layout: 'office' }],
      mapping: { columns: { offense_date: { from: ['OFF'], join: [], format: 'DD/MM/YYYY' } } },
    });
    rmSync(list);
    rmSync(mapping);
    expect(await freshstartHere(['verify', out])).toMatchObject({ code: 0, stderr: '' });
    const again = await freshstartHere(['rerun', out, '--out', `${out}-again`]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const explained = await freshstartHere(['explain', out, '--row', '1']);
    expect(explained.stdout).toContain('2009-04-03 <- OFF = "03/04/2009" [list.csv, row 1]');
  });

  it('a date of another format is unknown, named among the problems, and seen as it stands', async () => {
    const { list, mapping, out } = office();
    await freshstartHere(quickScreening([list], out, '--layout', mapping, '--without', 'all'));
    const second = csvTable(join(out, 'determinations.csv')).find((row) => row.source_row === '2');
    expect(second).toMatchObject({ offense_date: '' });
    const problems = csvTable(join(out, 'problems.csv'));
    expect(problems).toContainEqual(
      expect.objectContaining({ source_row: '2', column: 'offense_date (OFF)' }),
    );
    const explained = await freshstartHere(['explain', out, '--row', '2']);
    expect(explained.stdout).toContain('OFF = "2009-04-03"');
  });

  it('that hands on a charge list as it is gives what the charge list gives', async () => {
    const text = demoList().split('\n').slice(0, 400).join('\n');
    const columns = LIST_COLUMNS.filter((name) => text.split('\n')[0].split(',').includes(name));
    // What changes nothing still makes each cell anew.
    const mapping = columns.map(
      (name) => `  ${name}: { from: ${name.toUpperCase()}, values: { '#': '#' } }\n`,
    );
    const { folder, list, mapping: path, out } = office(`columns:\n${mapping.join('')}`, text);
    expect((await freshstartHere(quickScreening([list], out, '--layout', path))).code).toBe(0);
    const other = join(folder, 'other');
    expect((await freshstartHere(quickScreening([list], other))).code).toBe(0);
    for (const name of ['determinations.csv', 'missing-facts.csv', 'problems.csv']) {
      expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(other, name), 'utf8'));
    }
  });

  it('verify notices a mapping that was changed afterwards', async () => {
    const { list, mapping, out } = office();
    await freshstartHere(quickScreening([list], out, '--layout', mapping));
    const path = join(out, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"DD/MM/YYYY"', '"MM/DD/YYYY"'));
    const { code, stderr } = await freshstartHere(['verify', out]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^SCREENING_/);
  });

  it('takes the mapping that inspect drafts', async () => {
    const { folder, list, out } = office(MAPPING, fileOf(camelCase, 80, 7, ';'));
    const draft = join(folder, 'draft.yaml');
    expect(await freshstartHere(['inspect', list, '--out', draft])).toMatchObject({ code: 0, stderr: '' });
    expect(await freshstartHere(quickScreening([list], out, '--layout', draft))).toMatchObject({ code: 0 });
    expect((await freshstartHere(['verify', out])).code).toBe(0);
    const dates = csvTable(join(out, 'determinations.csv')).map((row) => row.offense_date);
    expect(dates.filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)).length).toBeGreaterThan(dates.length / 2);
  });

  it('rows of one person and count become one charge: filled cells count, and those that differ are unknown', async () => {
    const header = 'WHO,CNT,CASE,CITE,DISP,DONE,,';
    const file = `${header}
A1,700001,09CF7,720 ILCS 550/4(c),Plea of Guilty,2009-05-06
A1,700001,,720 ILCS 550/4(c),Plea of Guilty,
A1,700002,09CF7,720 ILCS 550/4(c),Plea of Guilty,2009-05-06
A1,700002,,720 ILCS 550/4(c),Nolle Prosequi,
`;
    const columns =
      'columns: { person_id: WHO, count: CNT, case_number: CASE, statute: CITE, disposition: DISP, disposition_date: DONE }\n';
    const { list, mapping, out } = office(`cellsPerRow: 6\njoinRows: person and count\n${columns}`, file);
    expect(await freshstartHere(quickScreening([list], out, '--layout', mapping))).toMatchObject({ code: 0 });
    const rows = csvTable(join(out, 'determinations.csv'));
    const told = rows.map(({ source_row, case_number, disposition }) =>
      [source_row, case_number, disposition].join(),
    );
    expect([...new Set(told)]).toEqual(['1,09CF7,Plea of Guilty', '3,09CF7,sources disagree']);
    expect(await freshstartHere(['verify', out])).toMatchObject({ code: 0, stderr: '' });
    const again = await freshstartHere(['rerun', out, '--out', `${out}-again`]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
  });

  it('the draft for a file of steps never finds eligible what its layout finds not eligible', async () => {
    const { folder, list } = office(MAPPING, departmentFile(60, 11));
    const draft = join(folder, 'draft.yaml');
    expect(await freshstartHere(['inspect', list, '--out', draft])).toMatchObject({ code: 0 });
    const screened = async (name: string, ...more: string[]) => {
      const to = join(folder, name);
      const law = ['--law', 'california-prop64', '--county', 'San Joaquin', '--as-of', '2026-11-22'];
      const run = ['screen', list, ...law, '--out', to, '--no-workbook', '--no-annotated', ...more];
      expect(await freshstartHere(run)).toMatchObject({ code: 0 });
      const rows = csvTable(join(to, 'determinations.csv'));
      return new Map(rows.map((row) => [`${row.source_row} ${row.relief}`, row.outcome]));
    };
    const own = await screened('own');
    const mapped = await screened('mapped', '--layout', draft);
    const eligible = [...mapped].filter(([, outcome]) => outcome === 'eligible').map(([key]) => key);
    expect(eligible.length).toBeGreaterThan(50);
    expect(eligible.filter((key) => own.get(key) === 'not_eligible')).toEqual([]);
    expect([...own.values()].filter((outcome) => outcome === 'not_eligible').length).toBeGreaterThan(10);
    expect(await freshstartHere(['verify', join(folder, 'mapped')])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'mapped', 'rejected-rows.csv'), 'utf8').split('\n').length).toBeLessThan(
      30,
    );
  });

  it.each([
    ['a mapping that is wrong', 'columns:\n  statute: A\n', 2, 'MAPPING_NO_PERSON'],
    ['a file of another kind', '\u0000\u0001', 2, 'MAPPING_'],
    ['a name that the file lacks', MAPPING.replace('CLS,', 'KLASS,'), 3, 'INTAKE_COLUMNS_MISSING'],
  ])('%s is told, and nothing is left', async (_, mapping, exit, code) => {
    const { folder, list, mapping: path, out } = office(mapping);
    const ended = await freshstartHere(quickScreening([list], out, '--layout', path));
    expect(ended.code).toBe(exit);
    expect(ended.stderr).toMatch(new RegExp(`^${code}`));
    expect(everythingIn(folder)).toEqual(['list.csv', 'office.yaml']);
  });

  it('a name that stands over two columns is told', async () => {
    const { list, mapping, out } = office(MAPPING, `${HEADER},off\n${'x,'.repeat(10)}y\n`);
    const ended = await freshstartHere(quickScreening([list], out, '--layout', mapping));
    expect(ended.stderr).toMatch(/^INTAKE_COLUMN_TWICE \(list.csv\): .*OFF/);
  });

  it('a wrong mapping is told before a file is looked for', async () => {
    const { folder, mapping, out } = office('columns: {}\n');
    const ended = await freshstartHere(quickScreening([join(folder, 'gone.csv')], out, '--layout', mapping));
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toMatch(/^MAPPING_EMPTY/);
  });
});
