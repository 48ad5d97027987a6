import type { Manifest } from '../manifest.js';
import type { SideName } from './changes.js';
import type { ReadCharge } from './people-of-run.js';

type Manifests = Readonly<Record<SideName, Manifest>>;

/**
 * Whether the records of a charge say the same, field by field, and the same was found for it, so that only the
 * reading of them can differ.
 */
export const readOtherwise = (before: ReadCharge, after: ReadCharge): boolean =>
  JSON.stringify(before.texts) === JSON.stringify(after.texts) && foundIn(before) === foundIn(after);

const foundIn = ({ found }: ReadCharge): string =>
  JSON.stringify(found.map(({ column, value }) => [column, value]));

export const layoutWords = ({ before, after }: Manifests): string =>
  `the same fields are read as other cells (layout ${before.layout} -> ${after.layout})`;

/** Whether the same files were read and people joined by another rule, so that only the rule can differ. */
export function joinedOtherwise({ before, after }: Manifests): boolean {
  const hashes = ({ inputs }: Manifest): string =>
    inputs
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  return before.sameSource !== after.sameSource && hashes(before) === hashes(after);
}

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

export const joiningWords = ({ before, after }: Manifests): string =>
  `person keys mean the same person in all files: ${yesOrNo(before.sameSource)} -> ${yesOrNo(after.sameSource)}`;
