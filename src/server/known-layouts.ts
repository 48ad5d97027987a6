import type { Layout } from '../intake/layout.js';
import { chargeList } from '../intake/layouts/charge-list.js';
import { layouts } from '../states/laws.js';

/** Every layout there is: those of no state, and those of each. */
export const knownLayouts: readonly Layout[] = Object.freeze([chargeList, ...layouts]);

/** The name of the layout that reads a file by the cells of its first line. */
export const layoutOf = (cells: readonly string[], among: readonly Layout[]): string | undefined =>
  among.find((layout) => layout.matchHeader(cells).kind === 'match')?.name;

/** The name of the layout that reads a file without column names, whose first line is a row. */
export const layoutWithoutNames = (cells: readonly string[], among: readonly Layout[]): string | undefined =>
  among.find((layout) => {
    const match = layout.matchHeader(cells);
    return match.kind === 'match' && match.withoutHeader !== undefined;
  })?.name;
