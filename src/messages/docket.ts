import { error } from './spec.js';

const AGAIN = 'Then do it once more: what was acknowledged is kept, and the rest was not done.';

/** What is said of the store of the docket. */
export const docketMessages = {
  DOCKET_HELD: error<{ path: string }>(
    (p) => `The data folder is in use by another process (${p.path}).`,
    () =>
      'Close the desk that is open on it. If the folder came from another machine and nothing uses it, remove the files whose names begin so.',
  ),
  DOCKET_NO_STORE: error<{ path: string }>(
    (p) => `There is no store of a docket in ${p.path}.`,
    () => 'Name the data folder of the desk with --data, or its database with --database-url.',
  ),
  DOCKET_STORE_EXISTS: error<Record<never, never>>(
    () => 'There is a docket already where the backup is to go. Nothing was changed.',
    () => 'Name an empty data folder with --data, or an empty database with --database-url.',
  ),
  DOCKET_WHICH_STORE: error<Record<never, never>>(
    () => 'It is not said which store is meant.',
    () => 'Give either --data DIR or --database-url URL.',
  ),
  DOCKET_NEWER: error<{ found: number; known: number }>(
    (p) =>
      `The store was written by a newer version of the program (schema ${p.found}; this one knows ${p.known}). Nothing was changed.`,
    () => 'Use the newer version of the program, or restore a backup that this version made.',
  ),
  DOCKET_SERVER_TOO_OLD: error<{ version: number }>(
    (p) => `The database server is PostgreSQL ${p.version}.`,
    () => 'Use PostgreSQL 14 or newer.',
  ),
  DOCKET_TOOL_MISSING: error<{ tool: string; why: string }>(
    (p) => `The program ${p.tool} ${p.why}. Nothing was changed.`,
    (p) =>
      `Install the client programs of PostgreSQL, in the version of the server, so that ${p.tool} is found.`,
  ),
  DOCKET_DATABASE_LOST: error<Record<never, never>>(
    () => 'The database cannot be reached, or the connection to it was lost.',
    () =>
      'Check that the database runs. Then look at the trail before you do it once more: what was under way is there whole, or not at all.',
  ),
  DOCKET_DATABASE_REFUSES: error<{ code: string }>(
    (p) => `The database refuses the user, the password, or has no such database (${p.code}).`,
    () => 'Check the URL, and the rights of its user.',
  ),
  DOCKET_DISK_FULL: error<Record<never, never>>(
    () => 'There is too little room left on the disk of the store. Nothing was done.',
    () => `Free some hundred megabytes. ${AGAIN}`,
  ),
  DOCKET_RUN_ALTERED: error<{ file: string }>(
    (p) => `The file ${p.file} is not as it was written, so the run was not taken in.`,
    () =>
      'Leave the folder of the run alone while it is taken in. If it was changed before, screen the list again.',
  ),
  DOCKET_NO_SUCH_RUN: error<{ run: string }>(
    (p) => `There is no run ${p.run} in the store.`,
    () => 'Name one of the runs that the desk lists.',
  ),
  DOCKET_RUN_CLOSED: error<{ run: string; why: string }>(
    (p) => `Nothing can be decided in the run ${p.run}: ${p.why}.`,
    () => 'Decide in the newest run of the same list.',
  ),
  DOCKET_NOTHING_CHOSEN: error<Record<never, never>>(
    () => 'There is no determination of that kind to be changed. Nothing was done.',
    () => 'Look at the list again: somebody may have decided before.',
  ),
  DOCKET_PREVIEW_STALE: error<Record<never, never>>(
    () => 'What would be changed is no longer what the preview showed. Nothing was done.',
    () => 'Look at a new preview, and confirm that.',
  ),
  DOCKET_ACT_REFUSED: error<{ why: string }>(
    (p) => `The decision was not taken: ${p.why}.`,
    () => 'Complete it, and send it again.',
  ),
  DOCKET_NO_SUCH_FACT: error<Record<never, never>>(
    () => 'What it is to be sent back for is no fact that the law of the run asks for. Nothing was done.',
    () => 'Choose one of the facts that the desk offers.',
  ),
  DOCKET_FACT_KNOWN: error<Record<never, never>>(
    () => 'The list says that already. Nothing was recorded.',
    () => 'See under the facts of the rule what it still waits for.',
  ),
  DOCKET_FACT_FOUND_BEFORE: error<Record<never, never>>(
    () => 'Another value was found for that cell of the charge before. Nothing was recorded.',
    () => 'Find out which is right. If the earlier one is wrong, take it back first.',
  ),
  DOCKET_OUTSIDE_LAW: error<{ row: number }>(
    (p) => `With that, the law would not be asked of the charge in row ${p.row} at all. Nothing was done.`,
    () => 'If it is so, reject its determinations, with the reason that a fact is wrong.',
  ),
  DOCKET_PERSONS_REFUSED: error<{ why: string }>(
    (p) => `The persons were not changed: ${p.why}.`,
    () => 'Look at the persons again, and choose anew.',
  ),
  DOCKET_NAME_NEEDED: error<Record<never, never>>(
    () => 'The desk does not know who decides.',
    () => 'Enter your name first: it is written beside everything you do.',
  ),
  DOCKET_NOT_TAKEN_UP: error<Record<never, never>>(
    () => 'The run is not in the docket yet.',
    () => 'Open its docket, and wait until it is taken up.',
  ),
  DOCKET_VIEW_REFUSED: error<{ why: string }>(
    (p) => `The view was not kept: ${p.why}.`,
    () => 'Change it, and keep it again.',
  ),
  DOCKET_VIEW_EXISTS: error<Record<never, never>>(
    () => 'There is a view of that name already. It was left as it is.',
    () => 'Replace it, or choose another name.',
  ),
  DOCKET_CANNOT_UNDO: error<{ entry: number; why: string }>(
    (p) => `Entry ${p.entry} of the trail cannot be undone: ${p.why}.`,
    () => 'Decide the determinations anew instead.',
  ),
  DOCKET_TRAIL_BROKEN: error<{ entry: number; how: string }>(
    (p) => `The trail does not verify: entry ${p.entry}, ${p.how}.`,
    () => 'Keep the store and its backups as they are, and find out who had access to them.',
  ),
  DOCKET_NOT_A_TRAIL: error<{ path: string; line: number }>(
    (p) => `${p.path} is no export of a trail (line ${p.line}).`,
    () => 'Name a file that freshstart audit export wrote.',
  ),
  DOCKET_NOT_A_BACKUP: error<{ path: string; why: string }>(
    (p) => `${p.path} is no backup that can be restored: ${p.why}.`,
    () => 'Name a file that freshstart backup wrote, with the .json beside it.',
  ),
};
