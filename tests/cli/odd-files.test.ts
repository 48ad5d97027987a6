import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chargeList } from '../../src/intake/layouts/charge-list.js';
import { readFiles } from '../../src/intake/read-files.js';
import { Failure } from '../../src/messages/failure.js';
import { emptyFolder, everythingIn, fileIn } from '../screening/folders.testkit.js';
import { freshstartHere, quickScreening, screening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf } from '../screening/runs.testkit.js';
import { pipeIn } from './pipes.testkit.js';

const TWO = [charge({ person_id: 'K1' }), charge({ person_id: 'K2' })];

describe('an input that is no file', () => {
  it.skipIf(process.platform === 'win32')('is refused where it is a pipe, at once', async () => {
    const folder = emptyFolder();
    const pipe = pipeIn(folder, 'pipe.csv');
    for (const args of [quickScreening([pipe], join(folder, 'out')), ['inspect', pipe]]) {
      const ended = await freshstartHere(args);
      expect(ended.stderr).toMatch(/^INTAKE_NOT_A_FILE \(pipe\.csv\): /);
      expect(ended.code).toBe(3);
    }
    expect(everythingIn(folder)).toEqual(['pipe.csv']);
  });

  it.skipIf(process.platform === 'win32')(
    'is refused where a workbook of found facts is wanted',
    async () => {
      const folder = emptyFolder();
      const run = join(folder, 'run');
      const list = fileIn(folder, 'list.csv', listOf(TWO));
      expect((await freshstartHere(quickScreening([list], run))).code).toBe(0);
      const pipe = pipeIn(folder, 'pipe.xlsx');
      const ended = await freshstartHere(['facts', 'apply', run, pipe, '--out', join(folder, 'new')]);
      expect(ended).toMatchObject({ code: 3, stderr: expect.stringMatching(/^INTAKE_NOT_A_FILE /) });
      expect(everythingIn(folder)).not.toContain('new');
    },
  );

  it.skipIf(process.platform === 'win32')('is refused where it is a device', async () => {
    const ended = await freshstartHere(['inspect', '/dev/null']);
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringMatching(/^INTAKE_NOT_A_FILE /) });
  });
});

describe('a file that changes while it is read', () => {
  it.each([
    ['a plain one', 'list.csv', (text: string) => Buffer.from(text)],
    ['a gzipped one', 'list.csv.gz', (text: string) => gzipSync(text, { level: 0 })],
  ])('is refused: %s', async (_, name, bytesOf) => {
    const folder = emptyFolder();
    const many = Array.from({ length: 2000 }, (_, n) => charge({ person_id: `K${n}` }));
    const path = fileIn(folder, name, bytesOf(listOf(many)));
    let changed = false;
    const reading = readFiles([path], {
      layouts: [chargeList],
      onBytes: () => {
        if (!changed) appendFileSync(path, bytesOf('K9\n'));
        changed = true;
      },
    });
    const failure = await reading.catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ exitCode: 3, detail: { code: 'INTAKE_FILE_CHANGED' } });
  });
});

describe('a file with a long name', () => {
  it('is refused before it is read where the results could not be named after it', async () => {
    const folder = emptyFolder();
    const input = fileIn(folder, `${'x'.repeat(237)}.csv`, listOf(TWO));
    const ended = await freshstartHere(screening([input], join(folder, 'out')));
    expect(ended.stderr).toMatch(/^INTAKE_NAME_TOO_LONG /);
    expect(ended.code).toBe(3);
    expect(everythingIn(folder)).toHaveLength(1);
  });

  it('is screened with all its results up to there', async () => {
    const folder = emptyFolder();
    const name = `${'ü'.repeat(116)}xx.csv.gz`;
    expect(Buffer.byteLength(name)).toBe(241);
    const input = fileIn(folder, name.replace('xx', 'x'), gzipSync(listOf(TWO)));
    const out = join(folder, 'out');
    expect((await freshstartHere(screening([input], out))).code).toBe(0);
    expect(everythingIn(out)).toContain(`annotated-${'ü'.repeat(116)}x.csv`);
  });
});
