import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A line of a stack trace: file, line and column. */
const PLACE = /^\s+at (?:.*? \()?(?:async )?(.+):(\d+):(\d+)\)?$/;

/** What stands before the rooms in the path of a module. */
const ABOVE_ROOMS = /^.*[\\/](?:modules|dist|src)[\\/]/;

/**
 * Where in our own code an error arose, by its stack trace: the module and its line, such as `screening/screen.js:12`,
 * also where modules were packed into one file, beside which a map says so. Empty when it is nowhere in it. It is never
 * the error's text, which may hold a cell.
 */
export function placeInCode(stack: string): string {
  for (const line of stack.split('\n')) {
    const [, file, row, column] = PLACE.exec(line) ?? [];
    if (file === undefined) continue;
    const place = moduleAt(file, Number(row), Number(column));
    if (ABOVE_ROOMS.test(place) && !place.includes('node_modules')) return place.replace(ABOVE_ROOMS, '');
  }
  return '';
}

/** The module and line that stand at a place of a file, which is of one module when it has no map. */
function moduleAt(file: string, line: number, column: number): string {
  const map = `${file.startsWith('file:') ? fileURLToPath(file) : file}.map`;
  if (existsSync(map)) {
    const origin = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(line - 1, column - 1);
    if ('originalSource' in origin) return `${origin.originalSource}:${origin.originalLine + 1}`;
  }
  return `${file}:${line}`;
}
