import { columns } from '../../../../court/columns-interface.js';
import type { CourtColumn, CourtList } from '../../../../court/court-interface.js';

const SID = 'SID';
const DCN = 'DCN';

const schedule: readonly CourtColumn[] = [
  columns.personNumber('No.'),
  columns.name('Name'),
  columns.birthDate('Born'),
  columns.stateNumber(SID),
  columns.arrestId(DCN),
  columns.caseNumber('Case number'),
  columns.count('Count'),
  columns.statute('Statute'),
  columns.class('Class'),
  columns.convictionDate('Convicted'),
  columns.arrestDate('Arrested'),
  columns.agency('Arresting agency'),
];

/** The lists that go with a motion: to the court, its clerk, the State Police and the Prisoner Review Board. */
export const illinoisLists: readonly CourtList[] = Object.freeze([
  {
    id: 'schedule-by-person',
    title: 'Schedule of convictions, by person',
    note: 'Every conviction that the motion asks to vacate and expunge. What the list of charges does not say is marked so.',
    of: 'packet',
    rows: 'charge',
    order: 'name',
    columns: schedule,
  },
  {
    id: 'schedule-by-case',
    title: 'Schedule of convictions, by case',
    note: 'The same convictions, by case number; those without one come last.',
    of: 'packet',
    rows: 'charge',
    order: 'case',
    columns: [
      columns.caseNumber('Case number'),
      columns.count('Count'),
      ...schedule.filter(({ title }) => title !== 'Case number' && title !== 'Count'),
    ],
  },
  {
    id: 'state-police',
    title: 'List for the Illinois State Police',
    note: 'By state identification number (SID), with the document control number (DCN) of each arrest; rows without a SID come last. To be sent with the signed order: records are to be expunged within 60 days of service.',
    of: 'all',
    rows: 'charge',
    order: 'state-number',
    columns: [
      columns.stateNumber(SID),
      columns.arrestId(DCN),
      columns.name('Name'),
      columns.otherNames('Other names'),
      columns.birthDate('Born'),
      columns.arrestDate('Arrested'),
      columns.agency('Arresting agency'),
      columns.statute('Statute'),
      columns.class('Class'),
      columns.caseNumber('Case number'),
      columns.convictionDate('Convicted'),
    ],
  },
  {
    id: 'prisoner-review-board',
    title: 'List for the Prisoner Review Board',
    note: "The State's Attorney tells the Board of a granted motion within 30 days of the order. Strike out what the court did not grant, and write in the day of the order.",
    of: 'all',
    rows: 'charge',
    order: 'name',
    columns: [
      columns.name('Name'),
      columns.birthDate('Born'),
      columns.stateNumber(SID),
      columns.caseNumber('Case number'),
      columns.count('Count'),
      columns.statute('Statute'),
      columns.class('Class'),
      columns.convictionDate('Convicted'),
      columns.fixed('Order of (day)', 16, '__________'),
    ],
  },
  {
    id: 'mailing-list',
    title: "Clerk's mailing list",
    note: 'One row for each person, who promptly gets a copy of the order and a certificate of disposition. The list of charges has no addresses: the last known one stands in the file of the court.',
    of: 'all',
    rows: 'person',
    order: 'name',
    columns: [
      columns.name('Name'),
      columns.birthDate('Born'),
      columns.caseNumbers('Case numbers'),
      columns.fixed('Last known address', 34, '______________________'),
      columns.fixed('Sent on', 12, '________'),
    ],
  },
  {
    id: 'clerk-checklist',
    title: 'Checklist for the clerk',
    note: 'One row for each case of each person, to be ticked after the order was entered: the file impounded, the name taken out of the official index, unpaid fees and fines of the vacated convictions looked at, the certificate of disposition made.',
    of: 'all',
    rows: 'case',
    order: 'case',
    columns: [
      columns.caseNumber('Case number'),
      columns.name('Name'),
      columns.counts('Counts'),
      columns.statutes('Statutes'),
      columns.fixed('File impounded', 10, '[  ]'),
      columns.fixed('Out of index', 10, '[  ]'),
      columns.fixed('Unpaid fees', 10, '[  ]'),
      columns.fixed('Certificate', 10, '[  ]'),
    ],
  },
]);
