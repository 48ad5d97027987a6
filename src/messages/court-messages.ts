import { error } from './spec.js';

/** What is said of packets for a court, their templates, and the details of the office that files them. */
export const courtMessages = {
  COURT_NO_PAPERS: error<{ rulebook: string; rulebooks: string }>(
    (p) => `There are no papers for a court under ${p.rulebook}.`,
    (p) => `There are some under: ${p.rulebooks}.`,
  ),
  COURT_NOTHING_SELECTED: error<{ what: string }>(
    (p) => `Nothing is to be filed: ${p.what}. No folder was made.`,
    () =>
      'Look at summary.json or review.xlsx for what is eligible, selected or approved, and at --courthouse if it was given.',
  ),
  COURT_PACKET_IN_RUN: error<{ path: string }>(
    (p) => `${p.path} lies in the folder of the run, which must stay as it is.`,
    () => 'Choose another place with --out.',
  ),
  COURT_RUN_NOT_IN_DOCKET: error<{ run: string }>(
    (p) => `The run ${p.run} is not in the store, so nothing of it was approved there.`,
    () => 'Take the run in at the desk and decide there, or leave --approved out.',
  ),
  COURT_TWO_RELIEFS: error<{ charges: number; row: number; file: string }>(
    (p) =>
      `${p.charges} ${p.charges === 1 ? 'conviction is' : 'convictions are'} chosen for two reliefs at once, the first of them in row ${p.row} of ${p.file}. A court is asked for one. No folder was made.`,
    () => 'Reject one of the two in the desk, or screen with a policy that chooses between them.',
  ),
  COURT_CHARGE_GONE: error<{ file: string; row: number }>(
    (p) => `The determination of row ${p.row} of ${p.file} has no charge in the index of the run.`,
    () => 'Do not rely on this folder. Screen the list again, or restore the folder from a copy.',
  ),
  COURT_OFFICE_UNREADABLE: error<{ file: string; why: string }>(
    (p) => `The office file ${p.file} cannot be used: ${p.why}.`.replace(/\?\.$/, '?'),
    () =>
      'freshstart templates copy writes an office file to fill in, office.yaml, with every key explained.',
  ),
  COURT_OFFICE_LACKS: error<{ file: string; keys: string; templates: string }>(
    (p) => `The office file ${p.file} does not say: ${p.keys}. These stand in the templates ${p.templates}.`,
    () => 'Write them into the office file, or take the placeholders out of your templates.',
  ),
  COURT_COURTHOUSE_UNKNOWN: error<{ name: string; known: string }>(
    (p) =>
      `There is no courthouse ${p.name} among those of the office file${p.known === '' ? ', which names none' : ''}.`,
    (p) =>
      p.known === ''
        ? 'Write the courthouses into the office file, with the beginnings of the case numbers of each.'
        : `Name one of: ${p.known}; or each, for packets by courthouse.`,
  ),
  COURT_TEMPLATE_UNUSABLE: error<{ template: string; cause: string }>(
    (p) => `The template ${p.template} cannot be used: ${p.cause}.`,
    () =>
      'Mend it in Word and save it as .docx, or begin anew from freshstart templates copy. Nothing was written.',
  ),
  COURT_TEMPLATES_FAULTY: error<{ faults: readonly string[] }>(
    (p) => `The templates cannot be used as they are:\n${p.faults.map((fault) => `  - ${fault}`).join('\n')}`,
    () => 'freshstart templates list RULEBOOK names every placeholder. Nothing was written.',
  ),
  COURT_TEMPLATE_GONE: error<{ folder: string; known: string }>(
    (p) => `The folder ${p.folder} holds no template.`,
    (p) => `Put at least one of these there: ${p.known}. Those that are not there are the program's own.`,
  ),
  COURT_TEMPLATE_STRANGE: error<{ file: string; known: string }>(
    (p) => `The folder of templates holds ${p.file}, which is the name of none.`,
    (p) => `Rename it to one of these, or take it away: ${p.known}.`,
  ),
};
