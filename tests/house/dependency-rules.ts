import type { Manifest } from './project-files.js';

/** A row of the tables in docs/dependencies.md. */
const ROW = /^\| `([^`]+)` \|(.*)\|\s*$/gm;
/** After the name: version, why, licence, how to leave it. */
const CELLS = 4;

/** What docs/dependencies.md and package.json say differently of the dependencies, one sentence each. */
export function undocumentedDependencies(manifest: Manifest, page: string): string[] {
  const wanted = new Map(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }));
  const rows = new Map(
    [...page.matchAll(ROW)].map(([, name = '', cells = '']) => [
      name,
      cells.split('|').map((cell) => cell.trim()),
    ]),
  );
  const missing = [...wanted.keys()].filter((name) => !rows.has(name));
  return [
    ...missing.map((name) => `${name} has no line`),
    ...[...rows].flatMap(([name, cells]) => troublesOf(name, cells, wanted.get(name))),
  ];
}

function troublesOf(name: string, cells: readonly string[], version: string | undefined): string[] {
  if (version === undefined) return [`${name} has a line and is no dependency`];
  if (cells.length !== CELLS || cells.includes('')) return [`the line of ${name} has an empty cell`];
  return cells[0] === version
    ? []
    : [`the line of ${name} says version ${cells[0]}, package.json ${version}`];
}
