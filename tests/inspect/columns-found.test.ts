import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftMapping } from '../../src/intake/inspect/draft-mapping.js';
import { type Inspection, inspectFile } from '../../src/intake/inspect/inspect-file.js';
import type { StateRecogniser } from '../../src/intake/inspect/inspect-interface.js';
import { sourcesOf } from '../../src/intake/mapping/mapping.js';
import { readMappingText } from '../../src/intake/mapping/read-mapping.js';
import { LIST_COLUMNS } from '../../src/record/charge-cells.js';
import { caDoj } from '../../src/states/california/layouts/ca-doj.js';
import { CA_DOJ_COLUMNS } from '../../src/states/california/layouts/ca-doj-columns.js';
import { vocabularies } from '../../src/states/index.js';
import { emptyFolder } from '../screening/folders.testkit.js';
import {
  departmentExpected,
  departmentFile,
  disguisedExpected,
  inDisguise,
  MADE_BY_THE_LAYOUT_ALONE,
} from './department-file.testkit.js';
import {
  clerk,
  clerkExpected,
  dispositions,
  dispositionsExpected,
  type Expected,
  sentencing,
  sentencingExpected,
} from './exports-of-offices.testkit.js';
import { demoList, type Export, fileOf } from './invented-export.testkit.js';
import {
  camelCase,
  camelCaseExpected,
  mainframe,
  mainframeExpected,
  shortened,
  shortenedExpected,
} from './odd-exports.testkit.js';

const DEMANDED = 0.9;

function inspected(text: string, by = vocabularies): Promise<Inspection> {
  const path = join(emptyFolder(), 'export.csv');
  writeFileSync(path, text);
  return inspectFile(path, { vocabularies: by });
}

/** The columns of a charge that the drafted mapping of a text makes from other headers than it should. */
async function wrongColumns(text: string, expected: Expected): Promise<string[]> {
  const inspection = await inspected(text);
  const { columns } = readMappingText(draftMapping(inspection), 'export.yaml');
  return LIST_COLUMNS.flatMap((column) => {
    const mapped = columns[column];
    const made = mapped === undefined ? [] : 'firstOf' in mapped ? mapped.firstOf : sourcesOf(mapped);
    const wanted = expected[column] ?? [];
    return made.join() === wanted.join() ? [] : [`${column}: ${made.join(' + ') || 'nothing'}`];
  });
}

const FORMS: readonly (readonly [string, Export, Expected, string])[] = [
  ["the prosecutor's export of dispositions", dispositions, dispositionsExpected, ','],
  ["the prosecutor's export of sentences", sentencing, sentencingExpected, ','],
  ["the clerk's extract", clerk, clerkExpected, ','],
  ['an export with names shortened by hand', shortened, shortenedExpected, '\t'],
  ['an export in CamelCase with filed and amended charges', camelCase, camelCaseExpected, ';'],
  ["a mainframe's export", mainframe, mainframeExpected, '|'],
];

describe('a mapping drafted without knowing the layout is right in nine columns of ten', () => {
  it.each(FORMS)('for %s', async (_, form, expected, delimiter) => {
    for (const [rows, seed] of [
      [15, 1],
      [40, 2],
      [200, 3],
      [200, 4],
    ]) {
      const wrong = await wrongColumns(fileOf(form, rows, seed, delimiter), expected);
      // Of the columns that are there; one that is made and should not be counts against it, too.
      const right = 1 - wrong.length / Object.keys(expected).length;
      expect({ rows, wrong, right: right >= DEMANDED }).toEqual({ rows, wrong, right: true });
    }
  });

  it('for a charge list, in all of them', async () => {
    const lines = demoList().split('\n');
    const header = lines[0].split(',');
    const expected = Object.fromEntries(
      LIST_COLUMNS.map((name) => [name, header.includes(name) ? [name] : []]),
    );
    for (const rows of [15, 200, lines.length]) {
      expect(await wrongColumns(`${lines.slice(0, rows + 1).join('\n')}\n`, expected)).toEqual([]);
    }
  });

  it.each([
    ['under its own names', (text: string) => text, departmentExpected, 'DISP_DATE'],
    ['under other names, three of which say nothing', inDisguise, disguisedExpected, 'Dispo Dt'],
  ])('for the file of the Department of Justice %s', async (_, named, expected, disposed) => {
    for (const [people, seed] of [
      [2, 1],
      [12, 2],
      [40, 3],
      [40, 4],
    ]) {
      const wrong = await wrongColumns(named(departmentFile(people, seed)), expected);
      // Its layout takes the day of the step; the day the file itself calls that of the disposition is drafted.
      expect({ people, wrong }).toEqual({ people, wrong: [`disposition_date: ${disposed}`] });
      expect(1 - wrong.length / Object.keys(expected).length).toBeGreaterThanOrEqual(DEMANDED);
    }
  });
});

describe('of the file of the Department of Justice', () => {
  it('all that its layout makes of columns is asked here, but what no mapping can make', () => {
    const match = caDoj.matchHeader(CA_DOJ_COLUMNS);
    const made = match.kind === 'match' ? match.columnOf : {};
    for (const column of LIST_COLUMNS) {
      const source = made[column];
      if (source === undefined || MADE_BY_THE_LAYOUT_ALONE.includes(column)) continue;
      const names = source.fields.map((field) => CA_DOJ_COLUMNS[field]);
      expect(names).toEqual(expect.arrayContaining([...(departmentExpected[column] ?? ['nothing'])]));
    }
  });

  it('the one column that is not right is not called sure, and what is doubtful is not used', async () => {
    const { proposals } = await inspected(departmentFile(40, 3));
    const [disposed] = proposals.filter(({ column }) => column === 'disposition_date');
    expect(disposed).toMatchObject({
      sureness: 'likely',
      notes: [expect.stringMatching(/^STP_EVENT_DATE holds the same day in 9\d % of the rows/)],
    });
    const unsure = proposals.filter(({ sureness }) => sureness === 'unsure').map(({ column }) => column);
    expect(unsure).toEqual(['arrest_id', 'arrest_date', 'description']);
  });

  const [california] = vocabularies.filter(({ state }) => state === 'California');

  /** How much of the file is told rightly, and how surely, by California's recognisers as changed. */
  async function worth(change: (recogniser: StateRecogniser, at: number) => StateRecogniser[]) {
    const recognisers = california.recognisers.flatMap(change);
    const by = vocabularies.map((one) => (one === california ? { ...one, recognisers } : one));
    const doubtful = { arrest_id: ['CYC_ORDER'], arrest_date: ['CYC_DATE'] };
    const text = departmentFile(12, 2);
    const files = [
      { text, expected: { ...departmentExpected, ...doubtful } },
      { text: inDisguise(text), expected: { ...disguisedExpected, ...doubtful } },
    ];
    let sum = 0;
    for (const file of files) {
      const { proposals, profiles } = await inspected(file.text, by);
      for (const { column, fields, sureness, why } of proposals) {
        const names = fields.map((field) => profiles[field].sample.header).sort();
        const isRight = names.join() === [...(file.expected[column] ?? [])].sort().join();
        if (!isRight) continue;
        const isBorneOut = why.some((words) => /^(?:[89]\d|100) % of its cells look like/.test(words));
        sum += ['unsure', 'likely', 'sure'].indexOf(sureness) + (isBorneOut ? 2 : 1);
      }
    }
    return sum;
  }

  it.each(california.recognisers.map(({ column, what }, at) => ({ column, what, at })))(
    'less is told without the recogniser $at of $column ($what), or when it recognises nothing',
    async ({ at }) => {
      const whole = await worth((one) => [one]);
      expect(await worth((one, own) => (own === at ? [] : [one]))).toBeLessThan(whole);
      const { looksLike } = california.recognisers[at];
      if (looksLike === undefined) return;
      const blind = (one: StateRecogniser) => [{ ...one, looksLike: () => false }];
      expect(await worth((one, own) => (own === at ? blind(one) : [one]))).toBeLessThan(whole);
    },
  );
});

describe('a file is read with the words of one state', () => {
  it('of the state whose citations it holds', async () => {
    for (const [, form, , delimiter] of FORMS)
      expect((await inspected(fileOf(form, 40, 2, delimiter))).state).toBe('Illinois');
    for (const text of [departmentFile(2, 1), inDisguise(departmentFile(2, 1))])
      expect((await inspected(text)).state).toBe('California');
  });

  it('and the draft names it', async () => {
    expect(draftMapping(await inspected(departmentFile(2, 1)))).toContain(
      '# Its citations are those of California',
    );
    expect(draftMapping(await inspected(fileOf(clerk, 40, 2)))).toContain(
      '# Its citations are those of Illinois',
    );
  });

  const rows = (cells: readonly string[]) => cells.map((cell, at) => `P${at}001,${cell}`).join('\n');
  const illinois = ['720 ILCS 550/4(c),BROWN', '720-5/19-1,WHITE', '720 ILCS 570/402(c),LAKE'];
  const californian = ['11357(C) HS-POSSESS,KERN', '459 PC-BURGLARY,YOLO', '11358 HS,LAKE'];

  it('of none when two fit, or no one does: then names alone are believed', async () => {
    const mixed = await inspected(`PersonNo,ZQ1,ZQ2\n${rows([...illinois, ...californian])}\n`);
    expect(mixed).toMatchObject({ state: undefined, proposals: [{ column: 'person_id' }] });
    expect(draftMapping(mixed)).toContain('# Its cells do not tell of which state it is');
    const foreign = ['TPC 22.01,HARRIS', 'TPC 30.02,TRAVIS', 'THSC 481.115,BEXAR'];
    expect((await inspected(`PersonNo,Citation,County\n${rows(foreign)}\n`)).state).toBeUndefined();
  });

  it("and a colour that is another state's county is no county", async () => {
    const lines = californian.map((cells) => `${cells.split(',')[0]},BROWN`);
    const { proposals } = await inspected(`PersonNo,ZQ1,ZQ2\n${rows(lines)}\n`);
    expect(proposals.map(({ column }) => column)).toEqual(['person_id', 'statute']);
    const { proposals: own } = await inspected(`PersonNo,ZQ1,ZQ2\n${rows(illinois)}\n`);
    expect(own.map(({ column }) => column)).toEqual(['person_id', 'county', 'statute']);
  });
});
