import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHARGE_COLUMNS } from '../record/charge-cells.js';
import { type ColumnSources, type Layout, madeCell, plainField } from './layout.js';
import { cellsOfRecord } from './parse-record.js';
import { readFiles } from './read-files.js';

const columnOf: ColumnSources = {
  person_id: { fields: [0] },
  statute: { fields: [1, 2, 3], make: ([a, b, c]) => (b === '' ? a : `${a}-${b}/${c}`) },
  description: { fields: [3, 1], make: ([c, a]) => `  ${c}\u00e9${a} ` },
  class: { fields: [3], make: ([c]) => c.toUpperCase() },
  county: { fields: [], make: () => 'EAST' },
};

const parts: Layout = {
  name: 'parts',
  personKeyCrossesFiles: false,
  matchHeader: (cells) =>
    cells.join() === 'who,a,b,c'
      ? { kind: 'match', known: 4, columnOf }
      : { kind: 'missing', known: 0, missing: ['who'] },
};

describe('a charge column', () => {
  it('is a field as it is, or what is made of several', () => {
    expect(plainField({ fields: [2] })).toBe(2);
    expect(plainField({ fields: [2], make: ([text]) => text })).toBeUndefined();
    expect(madeCell({ fields: [1] }, ['a', 'b'])).toBe('b');
    expect(madeCell({ fields: [1] }, ['a'])).toBe('');
    expect(madeCell({ fields: [1, 0], make: (texts) => texts.join('+') }, ['a', 'b'])).toBe('b+a');
    expect(madeCell({ fields: [], make: () => ' EAST ' }, ['a'])).toBe('EAST');
  });
});

describe('columns made of several fields', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'made-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const cell = fc.oneof(
    fc.constantFrom('', ' ', '720', '550', '4(c)', 'a,b', 'say "so"', 'Z\u00fcrich', ' outer '),
    fc.string({ maxLength: 6 }).filter((text) => !/[\0\r\n]/.test(text)),
  );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 300 });

  it('are what the plain reader makes of each row, in any number of files, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rows, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(64, 1000, 1 << 20),
        async (files, chunkBytes) => {
          const paths = files.map((list, at) => {
            const path = join(folder, `f${at}.csv`);
            writeFileSync(path, `who,a,b,c\n${list.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
            return path;
          });
          const { records } = await readFiles(paths, { layouts: [parts], limits: { chunkBytes } });
          expect(records.count).toBe(files.reduce((sum, list) => sum + list.length, 0));
          const bytes = paths.map((path) => readFileSync(path));
          for (let record = 0; record < records.count; record++) {
            const from = records.offset[record];
            const stretch = bytes[records.file[record]].subarray(from, from + records.length[record]);
            const texts = cellsOfRecord(stretch, ',').map(({ text }) => text);
            for (const column of CHARGE_COLUMNS) {
              const source = columnOf[column];
              const { codes, texts: table } = records.cells[column];
              const wanted = source === undefined ? '' : madeCell(source, texts);
              expect(table.textOf(codes[record])).toBe(wanted);
            }
          }
        },
      ),
    );
  });

  it('go through what makes them once for each combination of texts', async () => {
    let made = 0;
    const counting: Layout = {
      ...parts,
      matchHeader: () => ({
        kind: 'match',
        known: 2,
        columnOf: {
          statute: {
            fields: [1, 2],
            make: (texts) => {
              made += 1;
              return texts.join('/');
            },
          },
        },
      }),
    };
    const path = join(folder, 'a.csv');
    writeFileSync(path, `who,a,b,c\n${'1,720,550,x\n2,720,570,x\n'.repeat(2000)}`);
    const { records } = await readFiles([path], { layouts: [counting] });
    expect(made).toBe(2);
    expect(records.cells.statute.texts.size).toBe(3);
  });
});
