import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftMapping } from '../../src/intake/inspect/draft-mapping.js';
import { inspectFile } from '../../src/intake/inspect/inspect-file.js';
import { sourcesOf } from '../../src/intake/mapping/mapping.js';
import { readMappingText } from '../../src/intake/mapping/read-mapping.js';
import { LIST_COLUMNS } from '../../src/record/charge-cells.js';
import { vocabularies } from '../../src/states/index.js';
import { emptyFolder } from '../screening/folders.testkit.js';
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

/** The columns of a charge that the drafted mapping of a text makes from other headers than it should. */
async function wrongColumns(text: string, expected: Expected): Promise<string[]> {
  const path = join(emptyFolder(), 'export.csv');
  writeFileSync(path, text);
  const inspection = await inspectFile(path, { vocabularies });
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
});
