import type { IdentityOptions } from '../intake/identity.js';
import type { UnhashedIntake } from '../intake/intake-result.js';
import type { Day } from '../record/day.js';
import { readStretch, sourcePath } from './workspace.js';

/** How people of lists that were read into a run's folder are told apart, in a run and whenever it is gone through again. */
export function identityTerms(
  folder: string,
  { files, store, rejected }: Pick<UnhashedIntake, 'files' | 'store' | 'rejected'>,
  { asOf, sameSource }: { readonly asOf: Day; readonly sameSource: boolean },
): IdentityOptions {
  const fileNames = files.map((file) => file.name);
  return {
    asOf,
    personKeyCrossesFiles: sameSource || files.every((file) => file.layout.personKeyCrossesFiles),
    neverByName: files.every((file) => file.layout.neverByName === true),
    fileNames,
    rejected,
    recordBytes: (record) => {
      const { file, offset, length } = store.table(record, record + 1);
      return readStretch(sourcePath(folder, fileNames[file[0]]), offset[0], length[0]);
    },
  };
}
