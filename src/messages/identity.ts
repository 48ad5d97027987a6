import { problem } from './spec.js';

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** Problems of who is who. The rows are kept; what they leave open is unknown. */
export const identityMessages = {
  IDENTITY_PLACEHOLDER: problem<{ rows: number }>(
    (p) => `The column holds a placeholder (such as UNKNOWN, N/A or all zeros) in ${rows(p.rows)}.`,
    () => 'These cells were read as empty. Fill them in at the source if the value is known.',
  ),
  IDENTITY_ONE_KEY_TWO_SIDS: problem<{ people: number; rows: number }>(
    (p) =>
      `One person key stands for ${p.people} different state identification numbers, in ${rows(p.rows)}.`,
    () =>
      'The people were kept apart and their histories are unknown. Correct the key or the number at the source.',
  ),
  IDENTITY_TWO_BIRTH_DATES: problem<{ dates: number; rows: number }>(
    (p) => `One person has ${p.dates} different birth dates, in ${rows(p.rows)}.`,
    () => 'The birth date was read as unknown. Find the right one and correct it at the source.',
  ),
  IDENTITY_SHARED_NAME: problem<{ people: number; rows: number }>(
    (p) =>
      `${p.people} people share one name and birth date, and ${rows(p.rows)} could belong to any of them.`,
    () =>
      'Nobody was joined and these histories are unknown. Add the state identification number to these rows.',
  ),
  IDENTITY_ONE_CHARGE_TWO_PEOPLE: problem<{ people: number; rows: number }>(
    (p) => `Rows of one charge name ${p.people} different people, in ${rows(p.rows)}.`,
    () =>
      'The people were kept apart and their histories are unknown. Correct the number of the charge or of the person.',
  ),
  CHARGE_SOURCES_DISAGREE: problem<{ sources: number }>(
    (p) => `${p.sources} sources of one charge disagree on this cell.`,
    () => 'The cell was read as unknown. Compare the sources and correct the one that is wrong.',
  ),
};
