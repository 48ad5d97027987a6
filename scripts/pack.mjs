import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Modules that are begun by name, from outside: by the launcher, or as a process of their own. */
const BEGUN = new Set(['cli/main', 'server/screening-process', 'server/papers/papers-process']);

/** A line of code, not of a comment, that asks for the address of its own file. */
const ASKS_FOR_ITS_ADDRESS = /^(?!\s*(?:\*|\/[/*])).*\bimport\.meta\.url\b/m;

/** Packages that go into the packed files. All others stay where npm put them: they look for files of their own there. */
const PACKED = /^(?:@duckdb\/node-api|commander|fflate|saxes|write-excel-file|yaml|yauzl|zod)(?:\/|$)/;

/**
 * Packs the modules of a folder, and the packages that every run loads, into few files, which load in half the
 * time. A module that begins something, or that asks for its own address, keeps a file at its own place; what several
 * of these need lies in `together/`. Beside each file lies a map to the modules.
 *
 * @param {string} root the folder of the repository
 * @param {string} modules the folder of the modules, each a file of its own
 * @param {readonly string[]} names of the modules, below the folder, without `.js`
 * @param {string} made the folder to put the packed files into
 * @throws {Error} when a module that asks for its own address would be told another
 */
export async function pack(root, modules, names, made) {
  // Only a build needs it, and every start reads this file.
  const { rolldown } = await import('rolldown');
  const fileOf = (/** @type {string} */ name) => path.join(modules, `${name}.js`);
  const addressed = names.filter((name) => ASKS_FOR_ITS_ADDRESS.test(readFileSync(fileOf(name), 'utf8')));
  const begun = names.filter((name) => BEGUN.has(name));
  const input = Object.fromEntries([...begun, ...addressed].map((name) => [name, fileOf(name)]));
  const packing = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    external: (/** @type {string} */ id, /** @type {string | undefined} */ importer) => isLeft(id, importer),
  });
  const { output } = await packing.write({
    dir: made,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'together/[name].js',
    sourcemap: true,
    // A thread is told the name of the function that it is to run, which another in its file may have as well.
    keepNames: true,
  });
  await packing.close();
  const misplaced = addressed.filter((name) => {
    const file = output.find(({ fileName }) => fileName === `${name}.js`);
    const isThere = file?.type === 'chunk' && file.moduleIds.some((id) => id === file.facadeModuleId);
    return !isThere;
  });
  if (misplaced.length > 0) throw new Error(`packed, but not at their places: ${misplaced.join(', ')}`);
}

/**
 * Whether an import stays an import: of Node's own modules, of packages that are not packed, and of what packed ones
 * have beside them.
 *
 * @param {string} id as it stands in the import, or a whole path
 * @param {string | undefined} importer
 */
function isLeft(id, importer) {
  if (id.startsWith('.') || path.isAbsolute(id)) return false;
  if (importer?.includes('node_modules')) return id.startsWith('node:') || id === '@duckdb/node-bindings';
  return !PACKED.test(id);
}
