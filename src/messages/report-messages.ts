import { error } from './spec.js';

export const reportMessages = {
  REPORT_DIFFERS: error<{ what: string; counted: number; written: number }>(
    (p) =>
      `The numbers of the run do not agree: ${p.what} are ${p.counted} in determinations.csv and ${p.written} in summary.json.`,
    () => 'Make the run again with freshstart rerun, and send this line to whoever maintains the program.',
  ),
  REPORT_INSIDE_RUN: error<{ path: string }>(
    (p) => `The folder ${p.path} is the run's own, or lies inside it, and a run holds only its own files.`,
    () => 'Choose another folder with --out.',
  ),
  REPORT_NOTHING_APPROVED: error<{ run: string }>(
    (p) =>
      `No eligible determination of the run ${p.run} is approved, within what was asked. Nothing was written.`,
    () => 'Approve at the desk what is to be reported, or leave --approved out.',
  ),
  REPORT_UNKNOWN_LAW: error<{ law: string }>(
    (p) => `There are no words for a report on the rulebook ${p.law}.`,
    () => 'Use the version of the program that made the run, or one that knows this rulebook.',
  ),
};
