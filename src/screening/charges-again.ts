import type { ChargeTable } from '../intake/charge-table.js';
import { buildCharges } from '../intake/charges.js';
import { resolvePeople } from '../intake/identity.js';
import type { IntakeResult } from '../intake/intake-result.js';
import type { Layout } from '../intake/layout.js';
import { readFiles } from '../intake/read-files.js';
import type { OpenRun } from './open-run.js';
import { layoutsOfRun } from './run-layouts.js';
import { readStretch, sourcePath } from './workspace.js';

/** Reads the kept sources of a run again. */
export const readAgain = ({ folder, manifest }: OpenRun, layouts: readonly Layout[]): Promise<IntakeResult> =>
  readFiles(
    manifest.inputs.map((input) => sourcePath(folder, input.name)),
    {
      layouts: layoutsOfRun(manifest, layouts),
      asKept: true,
    },
  );

/** Who is who and what is one charge, found again from the records; without what was found. */
export function chargesAgain({ context, folder, manifest }: OpenRun, intake: IntakeResult): ChargeTable {
  const { records } = intake;
  const fileNames = manifest.inputs.map((input) => input.name);
  const recordBytes = (record: number): Uint8Array =>
    readStretch(
      sourcePath(folder, fileNames[records.file[record]]),
      records.offset[record],
      records.length[record],
    );
  const personKeyCrossesFiles =
    manifest.sameSource || intake.files.every((file) => file.layout.personKeyCrossesFiles);
  const people = resolvePeople(records, {
    asOf: context.asOf,
    personKeyCrossesFiles,
    neverByName: intake.files.every((file) => file.layout.neverByName === true),
    fileNames,
    rejected: intake.rejected,
    recordBytes,
  });
  return buildCharges(records, people, { fileNames, recordBytes }).table;
}
