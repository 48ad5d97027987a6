import { readFileSync } from 'node:fs';
import { columns } from '../../../../court/columns-interface.js';
import type {
  CourtColumn,
  CourtDocument,
  CourtList,
  CourtPapers,
} from '../../../../court/court-interface.js';

const DISMISSAL = 'ca.prop64-dismissal';
const REDUCTION = 'ca.prop64-reduction';

const RELIEF_WORDS: Readonly<Record<string, string>> = {
  [DISMISSAL]: 'dismissal and sealing',
  [REDUCTION]: 'redesignation',
};

const draft = (name: string) => (): string =>
  readFileSync(new URL(`./drafts/${name}.txt`, import.meta.url), 'utf8');

const document = (
  id: string,
  title: string,
  rest: Omit<CourtDocument, 'id' | 'title' | 'draft' | 'per'>,
): CourtDocument => ({ id, title, per: 'packet', ...rest, draft: draft(id) });

const NEEDED = ['people', 'charges', 'name', 'case_number', 'statute', 'conviction_date'];

const shown: readonly CourtColumn[] = [
  columns.name('Name'),
  columns.birthDate('Born'),
  columns.stateNumber('DOJ number'),
  columns.caseNumber('Case number'),
  columns.statute('Section'),
  columns.class('Class'),
  columns.convictionDate('Convicted'),
  columns.arrestDate('Arrested'),
  columns.relief('Relief'),
];

const list = (
  id: string,
  title: string,
  order: CourtList['order'],
  own: readonly CourtColumn[],
): CourtList => ({
  id,
  title,
  note: 'Convictions whose relief the prosecution does not challenge. What the list of the Department of Justice does not say is marked so.',
  of: 'packet',
  rows: 'charge',
  order,
  columns: own,
});

/** The papers of a prosecution that lets relief take its course: the list to the court, and proposed orders. */
export const californiaPapers = Object.freeze<CourtPapers>({
  rulebook: 'california-prop64',
  reliefs: [DISMISSAL, REDUCTION],
  documents: [
    document('list-to-court', 'List to the court of convictions whose relief is due', {
      needs: [...NEEDED, 'relief', 'attorney_name'],
    }),
    document('order-dismissal', 'Proposed order for dismissal and sealing', {
      relief: DISMISSAL,
      needs: NEEDED,
    }),
    document('order-redesignation', 'Proposed order for redesignation', { relief: REDUCTION, needs: NEEDED }),
  ],
  lists: [
    list('schedule-by-person', 'Convictions whose relief is due, by person', 'name', shown),
    list('schedule-by-case', 'Convictions whose relief is due, by case', 'case', [
      columns.caseNumber('Case number'),
      ...shown.filter(({ title }) => title !== 'Case number'),
    ]),
  ],
  stateNumber: ({ sid, person_id }) => (sid === '' ? person_id : sid),
  classWords: (printed) => (printed === '' ? 'class unknown' : printed),
  reliefWords: RELIEF_WORDS,
});
