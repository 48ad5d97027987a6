import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { undocumentedDependencies } from './dependency-rules.js';
import { brokenArrows, importCycles, strayPackages } from './import-rules.js';
import { ROOT, readManifest, textFilesIn } from './project-files.js';
import { clockReads, longFiles, wordsOfStates } from './source-rules.js';

const src = textFilesIn('src');
const web = textFilesIn('web').filter(({ path }) => !path.startsWith('web/dist/'));

describe('the sources keep the rules of the house', () => {
  it('there are sources to look at', () => {
    expect(src.length).toBeGreaterThan(10);
  });

  it('rooms import only the rooms they may', () => {
    expect(brokenArrows([...src, ...web])).toEqual([]);
  });

  it('no file imports itself, straight or by way of others', () => {
    expect(importCycles([...src, ...web])).toEqual([]);
  });

  it('the program imports only what it declares, and tests only that and the development tools', () => {
    expect(strayPackages(src, readManifest())).toEqual([]);
  });

  it('no word of a state stands outside src/states', () => {
    expect(wordsOfStates([...src, ...web])).toEqual([]);
  });

  it('no file is longer than it can be read', () => {
    expect(longFiles([...src, ...web])).toEqual([]);
  });

  it('the clock is read only in src/cli', () => {
    expect(clockReads(src)).toEqual([]);
  });

  it('every dependency has its line in docs/dependencies.md, with its version', () => {
    const page = readFileSync(path.join(ROOT, 'docs', 'dependencies.md'), 'utf8');
    expect(undocumentedDependencies(readManifest(), page)).toEqual([]);
  });
});
