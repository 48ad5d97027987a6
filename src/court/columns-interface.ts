import type { CourtColumn, ListRow } from './court-interface.js';
import { isoDate } from './date-words.js';
import { NO_NAME, NOT_IN_LIST } from './packet-values.js';

const said = (text: string): string => (text === '' ? NOT_IN_LIST : text);
const column = (title: string, width: number, cell: (row: ListRow) => string): CourtColumn => ({
  title,
  width,
  cell,
});
const dateColumn = (title: string, cell: (row: ListRow) => string): CourtColumn => ({
  title,
  width: 13,
  kind: 'date',
  cell,
});

/** Columns that lists are put together from. What the list of charges does not say is said so. */
export const columns = {
  personNumber: (title: string): CourtColumn => ({
    title,
    width: 6,
    kind: 'number',
    cell: ({ personNumber }) => String(personNumber),
  }),
  name: (title: string) => column(title, 24, ({ person }) => (person.name === '' ? NO_NAME : person.name)),
  otherNames: (title: string) => column(title, 13, ({ person }) => person.otherNames.join('; ')),
  stateNumber: (title: string) => column(title, 13, ({ person }) => said(person.stateNumber)),
  birthDate: (title: string) => dateColumn(title, ({ person }) => isoDate(person.birth)),
  caseNumber: (title: string) => column(title, 18, ({ charge }) => said(charge.caseNumber)),
  /** All case numbers of the row's charges. */
  caseNumbers: (title: string) =>
    column(title, 24, ({ charges }) => [...new Set(charges.map((one) => said(one.caseNumber)))].join('; ')),
  count: (title: string) => column(title, 8, ({ charge }) => said(charge.count)),
  /** All counts of the row's charges. */
  counts: (title: string) =>
    column(title, 10, ({ charges }) => charges.map((one) => said(one.count)).join('; ')),
  statute: (title: string) => column(title, 19, ({ charge }) => said(charge.statute)),
  statutes: (title: string) =>
    column(title, 24, ({ charges }) => [...new Set(charges.map((one) => said(one.statute)))].join('; ')),
  class: (title: string) => column(title, 17, ({ charge }) => charge.class),
  arrestId: (title: string) => column(title, 13, ({ charge }) => said(charge.arrestId)),
  arrestDate: (title: string) => dateColumn(title, ({ charge }) => isoDate(charge.arrest)),
  agency: (title: string) => column(title, 18, ({ charge }) => said(charge.agency)),
  convictionDate: (title: string) => dateColumn(title, ({ charge }) => isoDate(charge.conviction)),
  relief: (title: string) => column(title, 21, ({ charge }) => charge.reliefWords),
  /** What stands in every row, such as a line to write on. */
  fixed: (title: string, width: number, text: string) => column(title, width, () => text),
} as const;
