import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, freshstart } from '../screening/freshstart.testkit.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** The blocks of the two first sessions, in their order. */
const BLOCKS = [...README.matchAll(/^```\n(.*?)^```$/gms)].map(([, inside]) => inside ?? '');
const [LIST = ''] = BLOCKS.filter((block) => block.startsWith('sid,name,'));

/** Commands that a block of what they print follows. */
const SHOWN = BLOCKS.flatMap((block, at) => {
  const [, command] = /^\.\/freshstart (.*)\n$/.exec(block) ?? [];
  const printed = BLOCKS[at + 1] ?? '';
  return command === undefined || printed.startsWith('./freshstart') ? [] : [{ command, printed }];
}).filter(({ command }) => /^(screen|explain|verify|generate) /.test(command));

/** The words of a command as a shell parts them. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);

describe('the first sessions of the README', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'freshstart-readme-'));
    writeFileSync(join(folder, 'list.csv'), LIST);
    await built();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('show screening and explaining, verifying and inventing', () => {
    expect(SHOWN.map(({ command }) => command.split(' ')[0])).toEqual([
      ...['screen', 'explain', 'verify', 'generate', 'screen'],
    ]);
  });

  it.each(SHOWN)('print what it says: $command', async ({ command, printed }) => {
    const { code, stdout, stderr } = await freshstart(wordsOf(command), { cwd: folder });
    expect(code).toBe(0);
    // What is said of an invented list leaves the standard output to the list itself.
    const full = (stdout === '' ? stderr : stdout)
      .trimEnd()
      .replace(/^(Results: ).*\/(.*)$/m, '$1(the full path of the folder $2)');
    if (!printed.includes('...')) {
      expect(full).toBe(printed.trimEnd());
      return;
    }
    // Lines that are left out, and ends of lines, are three dots.
    const lines = full.split('\n');
    let at = 0;
    for (const line of printed.trimEnd().split('\n')) {
      if (line.trim() === '...') continue;
      const pieces = line.split('...');
      const found = lines.findIndex(
        (one, n) =>
          n >= at &&
          (pieces.length === 1
            ? one === line
            : one.startsWith(pieces[0] ?? '') && pieces.every((piece) => one.includes(piece))),
      );
      expect(found, line).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  });
});
