import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A text file of the project; the path is relative to the root, with `/` on every system. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** The parts of package.json that the house rules look at. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The root folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TEXT = /\.(ts|tsx|mts|js|mjs|json|ya?ml|csv|tsv|md|txt|html|css|sql|svg|xml)$/;

/** The text files below a folder of the root, sorted by path; none when there is no such folder. */
export function textFilesIn(folder: string): ProjectFile[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort()
    .map((file) => ({
      path: file.replaceAll(path.sep, '/'),
      text: readFileSync(path.join(ROOT, file), 'utf8'),
    }));
}

/** package.json of the root. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
}

/** Whether a file is a test (`*.test.ts`) or made for tests only (`*.testkit.ts`); neither is built. */
export const isTest = (file: string): boolean => /\.(test|testkit)\.ts$/.test(file);

export const isCode = (file: string): boolean => /\.(ts|tsx|mts|mjs|js)$/.test(file);
