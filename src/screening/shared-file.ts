import type { IntakeFile } from '../intake/intake-result.js';
import type { Layout, LayoutHome } from '../intake/layout.js';

/** What of a file is plain data. */
export type PlainFile = Omit<IntakeFile, 'layout' | 'columnOf' | 'events' | 'lent'>;

/** A file as plain data, with the place where its layout is found. */
export type SharedFile = PlainFile & { readonly layout: LayoutHome };

export function plainFile({
  layout: _,
  columnOf: __,
  events: ___,
  lent: ____,
  ...plain
}: IntakeFile): PlainFile {
  return plain;
}

/** A file with its columns, found again from its header. */
export function fileOfPlain(file: PlainFile, layout: Layout): IntakeFile {
  const match = layout.matchHeader(file.header);
  if (match.kind !== 'match') throw new RangeError('a layout no longer knows its own header');
  const { columnOf, events, lent } = match;
  return {
    ...file,
    layout,
    columnOf,
    ...(events === undefined ? {} : { events }),
    ...(lent === undefined ? {} : { lent }),
  };
}
