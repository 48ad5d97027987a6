import { error, problem } from './spec.js';

export const screeningMessages = {
  SCREENING_UNKNOWN_COUNTY: error<{ county: string; counties: string }>(
    (p) => `${p.county} is no county of this law's state.`,
    (p) => `Give --county one of these, or all: ${p.counties}.`,
  ),
  SCREENING_UNKNOWN_AS_OF: error<{ text: string }>(
    (p) => `${p.text} is no calendar date from 1900-01-01 to 2199-12-31.`,
    () => 'Give --as-of as YYYY-MM-DD.',
  ),
  SCREENING_DATE_UNREADABLE: problem<{ why: string }>(
    (p) => `The date cannot be used: ${p.why}.`,
    () =>
      'The row was kept and the date read as unknown. Correct it at the source if the right date is known.',
  ),
  SCREENING_CELL_UNREADABLE: problem<{ what: string }>(
    (p) => `The cell cannot be used: ${p.what}.`,
    () =>
      'The row was kept and the value read as unknown. Correct it at the source if the right one is known.',
  ),
  SCREENING_NOT_A_RUN: error<{ path: string; cause: string }>(
    (p) => `${p.path} is no run of this program (${p.cause}).`,
    () => 'Name the folder that screen wrote with --out.',
  ),
  SCREENING_FILE_ALTERED: error<{ file: string; how: string }>(
    (p) => `The file ${p.file} of the run is ${p.how}.`,
    () => 'Do not rely on this folder. Screen the list again, or restore the folder from a copy.',
  ),
  SCREENING_OTHER_LAW: error<{ rulebook: string; written: string; present: string; version: string }>(
    (p) =>
      `The run was decided under another text of ${p.rulebook} (${p.written}; this program has ${p.present}). Version ${p.version} of the program wrote it.`,
    (p) => `Use version ${p.version} of the program with the text ${p.written}, or screen the list again.`,
  ),
  SCREENING_INPUT_GONE: error<Record<never, never>>(
    () => 'An input of the run is not found where it was, or was looked for. Nothing was done.',
    () => 'Name the folder that holds the inputs, under the names they had, with --inputs.',
  ),
  SCREENING_INPUT_ALTERED: error<{ path: string }>(
    (p) => `${p.path} is not the input the run was made from: its bytes have changed. Nothing was done.`,
    () =>
      "Name the folder of the unchanged inputs with --inputs; the run's own copies are in its workspace/sources.",
  ),
  SCREENING_LAYOUT_UNKNOWN: error<{ layout: string; version: string }>(
    (p) => `The run was read by a layout that this program does not have: ${p.layout}.`,
    (p) => `Use version ${p.version} of the program, which made the run.`,
  ),
  SCREENING_RERUN_ONTO_ITSELF: error<Record<never, never>>(
    () => 'The run cannot be made again in its own folder.',
    () => 'Choose another folder with --out.',
  ),
  SCREENING_RERUN_DIFFERS: error<{
    file: string;
    different: number;
    files: number;
    before: string;
    after: string;
  }>(
    (p) =>
      `${p.file} came out otherwise than in the run (${p.different} of ${p.files} files differ)${p.before === p.after ? '' : `; version ${p.before} of the program made the run, and this is ${p.after}`}.`,
    () =>
      'The new run stays where it is. Compare the two with freshstart diff, which says what changed and why.',
  ),
  SCREENING_DIFF_OF_TWO_LAWS: error<{ laws: string }>(
    (p) => `The two runs were decided under different rulebooks: ${p.laws}.`,
    () => 'Compare two runs of one rulebook.',
  ),
  SCREENING_DIFF_INTO_RUN: error<{ path: string }>(
    (p) => `${p.path} lies in one of the two runs, which must stay as they are.`,
    () => 'Choose another place with --out.',
  ),
  SCREENING_OTHER_LAYOUT: error<{ layout: string; file: string }>(
    (p) => `This program has no layout ${p.layout} that reads ${p.file} as the run did.`,
    () => 'Use the version of the program that the manifest names, or screen the list again.',
  ),
  SCREENING_NO_SUCH_ROW: error<{ row: number; rows: number; file: string }>(
    (p) => `There is no row ${p.row} in ${p.file}; it has ${p.rows}.`,
    () => 'Rows count from 1; the header and blank lines are not counted.',
  ),
  SCREENING_ROW_REJECTED: error<{ row: number; file: string }>(
    (p) => `Row ${p.row} of ${p.file} was rejected and no charge was read from it.`,
    () => 'Its text and the reason stand in rejected-rows.csv.',
  ),
  SCREENING_NAME_A_FILE: error<{ files: string }>(
    (p) => `The run was made from several files: ${p.files}.`,
    () => 'Say which with --file NAME.',
  ),
  SCREENING_NO_SUCH_FILE: error<{ file: string; files: string }>(
    (p) => `The run was not made from a file ${p.file}.`,
    (p) => `Name one of: ${p.files}.`,
  ),
  SCREENING_NO_SUCH_RELIEF: error<{ relief: string; reliefs: string }>(
    (p) => `There is no relief ${p.relief} in this rulebook.`,
    (p) => `Name one of: ${p.reliefs}.`,
  ),
  SCREENING_READERS_DISAGREE: error<{ file: string; row: number; relief: string; column: string }>(
    (p) =>
      `The two readers of the law disagree on row ${p.row} of ${p.file}, relief ${p.relief}, column ${p.column}.`,
    () => 'Do not file anything from this run. Report the row number and the program version.',
  ),
  SCREENING_COUNTS_DIFFER: error<{ what: string; first: number; second: number }>(
    (p) => `A count does not add up: ${p.what} is ${p.first} one way and ${p.second} the other.`,
    () => 'Do not file anything from this run. Report the counts and the program version.',
  ),
};
