import type { IntakeFile, UnhashedFile } from '../intake/intake-result.js';
import type { Layout, LayoutHome } from '../intake/layout.js';

/** What of a file is no plain data. */
type OfLayout = 'layout' | 'columnOf' | 'events' | 'lent';

/** What of a file is plain data. */
export type PlainFile<File extends UnhashedFile = IntakeFile> = Omit<File, OfLayout>;

/** A file as plain data, with the place where its layout is found. */
export type SharedFile = PlainFile<UnhashedFile> & { readonly layout: LayoutHome };

export function plainFile<File extends UnhashedFile>({
  layout: _,
  columnOf: __,
  events: ___,
  lent: ____,
  ...plain
}: File): PlainFile<File> {
  return plain;
}

/** A file with its columns, found again from its header. */
export function fileOfPlain<File extends PlainFile<UnhashedFile>>(
  file: File,
  layout: Layout,
): File & Pick<UnhashedFile, OfLayout> {
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
