import type { MergedCells } from '../../../intake/layout.js';
import { rememberByText } from '../../../record/remember.js';
import { CONVICTED } from '../dispositions/dispositions.js';
import { readCell } from '../dispositions/read-cell.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { daysOf, latestRows } from './latest-rows.js';

/** What a row says of how its version of the charge ended, as written. */
export interface Version {
  readonly date: string;
  readonly disposition: string;
}

const endingOf = rememberByText((disposition): 'guilty' | 'undone' | 'other' => {
  if (readDisposition(disposition, '').possible === CONVICTED) return 'guilty';
  return readCell(disposition).meanings.has('undone') ? 'undone' : 'other';
});

/**
 * Which versions of a charge say how it ended, and what it was then. A charge that is amended, vacated or tried again
 * gets a further version with a later disposition date, so the latest date speaks: for the disposition, and with it for
 * the citation, title and class of the conviction. The numbers of versions do not follow time. All rows speak, and must
 * agree, when a date cannot be read, and when after a finding of guilty the latest row neither finds guilty nor undoes
 * it (by vacating, reversing, or giving up on remand): a warrant, a mistrial or a plain dismissal does not.
 */
export function spokenByVersions(
  versions: readonly Version[],
): Pick<MergedCells, 'statute' | 'description' | 'class' | 'disposition' | 'disposition_date'> {
  const days = daysOf(versions.map(({ date }) => date));
  if (days === undefined) return {};
  const latest = latestRows(days);
  const endings = versions.map(({ disposition }) => endingOf(disposition));
  if (endings.includes('guilty') && latest.some((at) => endings[at] === 'other')) return {};
  return {
    statute: latest,
    description: latest,
    class: latest,
    disposition: latest,
    disposition_date: latest,
  };
}
