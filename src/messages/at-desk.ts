import type { MessageCode, ParametersOf } from './registry.js';

/** What to do next, by code, in words for somebody at the desk, who has a page and no command line. */
type NextAtDesk = { readonly [C in MessageCode]?: (parameters: ParametersOf<C>) => string };

const ROOM = 'Free some space on the disk of the desk, and start again. Nothing half-written was kept.';
const SCREEN_AGAIN = 'Screen the list again.';
const DRAFT =
  'Choose the list again: what the desk says of it ends with a draft of a mapping that is right in form.';

/** Of messages that otherwise speak of the command line. */
export const nextAtDesk: NextAtDesk = {
  FILES_CANNOT_WRITE: () => 'Ask for permission to write in the data folder of the desk, and start again.',
  FILES_DISK_FULL: () => ROOM,
  FILES_NOT_ENOUGH_DISK: () => ROOM,
  FILES_DATABASE_UNUSABLE: () => `Close other programs that use it. If it is damaged: ${SCREEN_AGAIN}`,
  SCREENING_UNKNOWN_COUNTY: (p) => `Choose one of these counties, or all: ${p.counties}.`,
  SCREENING_UNKNOWN_AS_OF: () => 'Enter the day as YYYY-MM-DD.',
  SCREENING_NOT_A_RUN: () =>
    `Its folder was changed. Restore the folder from a copy. If there is none: ${SCREEN_AGAIN}`,
  LAW_POLICY_UNREADABLE: (p) => `Correct the policy. The settings are: ${p.settings}.`,
  LAW_POLICY_NOT_FOUND: (p) =>
    `Choose one of the policies: ${p.presets || 'none'}; or write one of your own.`,
  LAW_NO_SUCH_PRESET: (p) => `Choose one of: ${p.presets || 'none'}; or write a policy of your own.`,
  LAW_POLICY_NOT_YAML: (p) => `Write one setting a line, such as "${p.example}".`,
  MAPPING_NOT_YAML: () => `Look at that line for a missing quotation mark, a tab or a wrong indent. ${DRAFT}`,
  MAPPING_EMPTY: () => `Write the columns under "columns:", or begin with a draft. ${DRAFT}`,
  MAPPING_WRONG_PART: () => `Correct it. ${DRAFT}`,
  INTAKE_COLUMNS_MISSING: () =>
    'Add the column, or rename the one that holds it, and choose the list again. For a file of another layout, use the mapping that the desk drafts of it.',
  COURT_NOTHING_SELECTED: () =>
    'See on the page of the run what the policy selects, or approve in its docket what is to be filed; a filter or a courthouse may leave nothing.',
  COURT_RUN_NOT_IN_DOCKET: () => 'Open the docket of the run, wait until it is taken up, and approve there.',
  COURT_OFFICE_UNREADABLE: () =>
    'Correct the file and choose it again. The office file to fill in, which the desk hands out, explains every key.',
  REPORT_DIFFERS: () => `${SCREEN_AGAIN} Send this line to whoever maintains the program.`,
  REPORT_NOTHING_APPROVED: () => 'Approve in the docket what is to be reported, or widen the filter.',
  INSPECT_NAMES_IN_LAYOUT: () => 'It needs no mapping. Screen it as it is.',
};
