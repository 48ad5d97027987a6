import type { ColumnSources } from '../../../intake/layout.js';
import type { Fields } from '../../../intake/layout-columns.js';
import { NOT_CONVICTED } from '../dispositions/dispositions.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { citationOfCells } from './ccsao-citation.js';

/**
 * Columns of the open data of the Cook County State's Attorney that its exports of dispositions and of sentences
 * share, as far as they are read. Source: the headers of the exports.
 */
export const SHARED_COLUMNS = [
  'CASE_ID',
  'CASE_PARTICIPANT_ID',
  'CHARGE_ID',
  'CHARGE_VERSION_ID',
  'DISPOSITION_CHARGED_OFFENSE_TITLE',
  'DISPOSITION_DATE',
  'DISPOSITION_CHARGED_CHAPTER',
  'DISPOSITION_CHARGED_ACT',
  'DISPOSITION_CHARGED_SECTION',
  'DISPOSITION_CHARGED_CLASS',
  'DISPOSITION_CHARGED_AOIC',
  'CHARGE_DISPOSITION',
  'CHARGE_DISPOSITION_REASON',
  'RACE',
  'GENDER',
  'INCIDENT_BEGIN_DATE',
  'LAW_ENFORCEMENT_AGENCY',
  'ARREST_DATE',
] as const;

export type SharedColumn = (typeof SHARED_COLUMNS)[number];

/** The columns without which no charge can be read from either export. */
export const SHARED_REQUIRED: readonly SharedColumn[] = [
  'CASE_ID',
  'CASE_PARTICIPANT_ID',
  'CHARGE_ID',
  'DISPOSITION_CHARGED_OFFENSE_TITLE',
  'DISPOSITION_DATE',
  'DISPOSITION_CHARGED_CHAPTER',
  'DISPOSITION_CHARGED_ACT',
  'DISPOSITION_CHARGED_SECTION',
  'DISPOSITION_CHARGED_CLASS',
  'DISPOSITION_CHARGED_AOIC',
  'CHARGE_DISPOSITION',
  'CHARGE_DISPOSITION_REASON',
];

/**
 * The charge columns of both exports. The exports are of one county and name it nowhere, so the layout does. The count
 * is the charge's own number: CHARGE_COUNT begins anew with each charging document of a case.
 */
export function sharedColumns({ source }: Fields<SharedColumn>): ColumnSources {
  return {
    person_id: source(['CASE_PARTICIPANT_ID']),
    sex: source(['GENDER']),
    race: source(['RACE']),
    arrest_date: source(['ARREST_DATE']),
    arresting_agency: source(['LAW_ENFORCEMENT_AGENCY']),
    offense_date: source(['INCIDENT_BEGIN_DATE']),
    county: { fields: [], make: () => 'Cook' },
    case_number: source(['CASE_ID']),
    count: source(['CHARGE_ID']),
    statute: source(
      [
        'DISPOSITION_CHARGED_CHAPTER',
        'DISPOSITION_CHARGED_ACT',
        'DISPOSITION_CHARGED_SECTION',
        'DISPOSITION_CHARGED_AOIC',
        'CHARGE_DISPOSITION',
      ],
      (texts) => ofLesser(texts[4], citationOfCells(texts), (cited) => `lesser included of ${cited}`),
    ),
    description: source(['DISPOSITION_CHARGED_OFFENSE_TITLE', 'CHARGE_DISPOSITION'], ([title, disposition]) =>
      ofLesser(disposition, title, (text) => `lesser included of ${text.replace(/\d/g, '#')}`),
    ),
    class: source(['DISPOSITION_CHARGED_CLASS', 'CHARGE_DISPOSITION'], ([letter, disposition]) =>
      ofLesser(disposition, classText(letter), (text) => `lesser than ${text}`),
    ),
    disposition: source(['CHARGE_DISPOSITION', 'CHARGE_DISPOSITION_REASON'], dispositionWithReason),
    disposition_date: source(['DISPOSITION_DATE']),
  };
}

/**
 * A conviction of a lesser included offense stands in the row of the greater one. Citation, class and weight are then
 * those of the charge, not of the conviction, and must not be read as its own.
 */
function ofLesser(disposition: string, text: string, asLesser: (text: string) => string): string {
  return text !== '' && /lesser\s+included/i.test(disposition) ? asLesser(text) : text;
}

/** `M` is murder here, not misdemeanor; `O` and `Z` are no classes of a conviction. None of them may be read as one. */
const classText = (letter: string): string => (letter === '' ? '' : `Class ${letter}`);

/**
 * The disposition, with its reason where that can change what it comes to. Why a charge was dropped changes nothing;
 * behind a finding of guilty the reason may say that the judgment was vacated.
 */
export function dispositionWithReason([disposition, reason]: readonly string[]): string {
  if (reason === '' || disposition === '') return disposition === '' ? reason : disposition;
  return readDisposition(disposition, '').possible === NOT_CONVICTED
    ? disposition
    : `${disposition}; ${reason}`;
}
