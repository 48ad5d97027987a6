import { expect, it } from 'vitest';
import { type ProjectFile, textFilesIn } from './project-files.js';
import { importsOf, targetOf } from './read-imports.js';

const files = new Map(textFilesIn('src').map((file) => [file.path, file]));
const paths = new Set(files.keys());

/** All files that are loaded with one, by the imports that stand at the head of files. */
function loadedWith(path: string): string[] {
  const loaded = new Set<string>();
  const load = (one: string): void => {
    const file = files.get(one);
    if (loaded.has(one) || file === undefined) return;
    loaded.add(one);
    for (const target of atOnce(file)) load(target);
  };
  load(path);
  return [...loaded].sort();
}

function atOnce(file: ProjectFile): string[] {
  const lines = file.text.split('\n');
  return importsOf(file).flatMap(({ specifier, typeOnly, line }) => {
    const target = targetOf(file, specifier, paths);
    return typeOnly || /\bimport\(/.test(lines[line - 1]) || target === undefined ? [] : [target];
  });
}

it('explain is at its first line without the law, the engine, or whatever reads a manifest properly', () => {
  const loaded = loadedWith('src/cli/explain-command.ts');
  expect(loaded).toContain('src/screening/hashing-lists.ts');
  expect(loaded.filter((path) => /^src\/(?:law|states|intake|record)\//.test(path))).toEqual([]);
  expect(loaded).not.toContain('src/files/duckdb.ts');
  expect(loaded).not.toContain('src/screening/manifest.ts');
});

it('the thread that hashes lists loads nothing else of the program', () => {
  expect(loadedWith('src/files/hashes-of-files.ts')).toEqual(['src/files/hashes-of-files.ts']);
});

it('screen reads its arguments before it loads a law, and begins threads that load what they need meanwhile', () => {
  const loaded = loadedWith('src/cli/screen-command.ts');
  expect(loaded).toContain('src/intake/part-work.ts');
  expect(loaded).toContain('src/screening/portion-work.ts');
  expect(loaded.filter((path) => /^src\/(?:law|states|record)\//.test(path))).toEqual([]);
});

it('screen is loaded without what states say of papers and reports', () => {
  const loaded = loadedWith('src/cli/screen-as-asked.ts');
  expect(loaded).toContain('src/states/results.ts');
  expect(loaded.filter((path) => /\/(?:court|reports)\//.test(path))).toEqual([]);
});

it('screen is at its start without the engine, which threads have that decide', () => {
  const loaded = loadedWith('src/cli/screen-as-asked.ts');
  expect(loaded).toContain('src/screening/portion-work.ts');
  expect(loaded).not.toContain('src/files/duckdb.ts');
});

it('what answers for one row loads nothing of papers, reports and results of states', () => {
  const loaded = loadedWith('src/cli/explained-row.ts');
  expect(loaded).toContain('src/states/laws.ts');
  expect(loaded.filter((path) => /\/(?:court|reports|outputs)\//.test(path))).toEqual([]);
});
