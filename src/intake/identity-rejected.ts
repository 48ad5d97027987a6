import type { PersonKeys } from './identity-keys.js';
import type { RecordRuns } from './identity-runs.js';
import type { People } from './identity-table.js';
import type { RecordTable } from './record-table.js';
import type { RejectedRecord } from './row-problem.js';

/** The people of whom the files have a row that was rejected, where its key says whose it was. */
export function peopleWithRejectedRows(
  records: RecordTable,
  runs: RecordRuns,
  keys: PersonKeys,
  people: People,
  rejected: readonly Pick<RejectedRecord, 'file' | 'personKey'>[],
  personKeyCrossesFiles: boolean,
): ReadonlySet<number> {
  const filesOf = new Map<string, Set<number>>();
  for (const { file, personKey } of rejected) {
    if (personKey === undefined) continue;
    filesOf.set(personKey, (filesOf.get(personKey) ?? new Set()).add(file));
  }
  const missed = new Set<number>();
  if (filesOf.size === 0) return missed;
  const { texts } = records.cells.person_id;
  const codes = runs.codes.person_id;
  const filesOfCode = new Map<number, Set<number>>();
  for (let code = 1; code < texts.size; code++) {
    const files = keys.personId[code] === 0 ? undefined : filesOf.get(texts.textOf(code));
    if (files !== undefined) filesOfCode.set(code, files);
  }
  for (let run = 0; run < runs.count; run++) {
    const files = filesOfCode.get(codes[run]);
    if (files === undefined) continue;
    if (personKeyCrossesFiles || files.has(runs.file[run])) missed.add(people.of[run]);
  }
  return missed;
}
