import { error } from './spec.js';

/** What can be wrong with a file of which nothing is known yet. */
export const inspectMessages = {
  INSPECT_TOO_MANY_COLUMNS: error<{ limit: number }>(
    (p) => `The first line of the file has more than ${p.limit} columns, which no list of charges has.`,
    () => 'Check that each row stands on a line of its own and that the file is the list of charges.',
  ),
  INSPECT_NO_COLUMN_NAMES: error<{ cells: number }>(
    (p) =>
      `The first line of the file seems to be a row, not column names (it has ${p.cells} ${p.cells === 1 ? 'cell' : 'cells'}). Nothing of it is shown.`,
    () => 'Put a line of column names at the top of the file, one for each column, and start again.',
  ),
  INSPECT_NAMES_IN_LAYOUT: error<{ layout: string }>(
    (p) =>
      `The file has no line of column names, and a mapping finds columns by their names. It needs none: the layout ${p.layout} of the program reads it as it is.`,
    () => 'Screen it without --layout. To look at its columns here, put a line of column names at the top.',
  ),
  INSPECT_OUT_EXISTS: error<{ path: string }>(
    (p) => `There is already a file ${p.path}, and somebody may have worked on it.`,
    () => 'Name another file with --out, or replace it with --force.',
  ),
  INSPECT_OUT_IS_INPUT: error<{ path: string }>(
    (p) => `The mapping would replace the very list that is looked at: ${p.path}.`,
    () => 'Name another file with --out, such as my-mapping.yaml.',
  ),
  INSPECT_TITLE_ABOVE: error<{ first: number; below: number }>(
    (p) =>
      `The first line of the file has ${p.first} ${p.first === 1 ? 'cell' : 'cells'}, the rows below have ${p.below}.`,
    () => 'If a title stands above the column names, remove it, and start again.',
  ),
};
