import type { ChargeTable } from '../intake/charge-table.js';
import { buildCharges } from '../intake/charges.js';
import { type ResolvedPeople, resolvePeople } from '../intake/identity.js';
import type { IntakeOptions, IntakeResult } from '../intake/intake-result.js';
import type { Layout } from '../intake/layout.js';
import { readFiles } from '../intake/read-files.js';
import type { RecordTable } from '../intake/record-table.js';
import { identityTerms } from './identity-terms.js';
import type { OpenRun } from './open-run.js';
import { layoutsOfRun } from './run-layouts.js';
import { readStretch, sourcePath } from './workspace.js';

/** Reads the kept sources of a run again; `how` says where records are kept, and how many threads read. */
export const readAgain = (
  { folder, manifest }: OpenRun,
  layouts: readonly Layout[],
  how: Pick<IntakeOptions, 'storeIn' | 'threads' | 'signal'> = {},
): Promise<IntakeResult> =>
  readFiles(
    manifest.inputs.map((input) => sourcePath(folder, input.name)),
    {
      ...how,
      layouts: layoutsOfRun(manifest, layouts),
      asKept: true,
    },
  );

/** Who is who, found again from the records of the whole list. */
export const peopleAgain = (
  { context, folder, manifest }: OpenRun,
  intake: Pick<IntakeResult, 'files' | 'store' | 'rejected'>,
  records: RecordTable,
): ResolvedPeople =>
  resolvePeople(
    records,
    identityTerms(folder, intake, { asOf: context.asOf, sameSource: manifest.sameSource }),
  );

/** Who is who and what is one charge, found again from the records; without what was found. */
export function chargesAgain(run: OpenRun, intake: IntakeResult): ChargeTable {
  const { folder, manifest } = run;
  const { records } = intake;
  const fileNames = manifest.inputs.map((input) => input.name);
  const recordBytes = (record: number): Uint8Array =>
    readStretch(
      sourcePath(folder, fileNames[records.file[record]]),
      records.offset[record],
      records.length[record],
    );
  const people = peopleAgain(run, intake, records);
  return buildCharges(records, people, { fileNames, recordBytes }).table;
}
