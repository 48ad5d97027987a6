import type { Day } from '../../../../record/day.js';
import { slashDate } from '../../../invented-dates.js';
import type { CcsaoCells } from './columns.js';
import { GENDERS } from './court-words.js';
import type {
  DispositionEvent,
  Participant,
  ProsecutedCase,
  ProsecutedCharge,
  SentenceEvent,
} from './prosecuted-case.js';

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** `MM/DD/YYYY 12:00:00 AM`, or empty. */
const dateCell = (day: Day | undefined): string => (day === undefined ? '' : `${slashDate(day)} 12:00:00 AM`);

/** `MM/DD/YYYY hh:mm:00 PM`; `minutes` are those since midnight. */
function timeCell(day: Day, minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const time = `${two(hour % 12 === 0 ? 12 : hour % 12)}:${two(minutes % 60)}:00`;
  return `${slashDate(day)} ${time} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** The rows of a case in the data set "Dispositions". */
export function dispositionRows(of: ProsecutedCase): CcsaoCells[] {
  return of.participants.flatMap((participant) =>
    participant.charges.flatMap((charge) =>
      charge.dispositions.map((event) => cellsOf(of, participant, charge, event, undefined)),
    ),
  );
}

/** The rows of a case in the data set "Sentencing". */
export function sentencingRows(of: ProsecutedCase): CcsaoCells[] {
  return of.participants.flatMap((participant) =>
    participant.charges.flatMap((charge) =>
      charge.sentences.map((sentence) => cellsOf(of, participant, charge, sentence.of, sentence)),
    ),
  );
}

function cellsOf(
  of: ProsecutedCase,
  participant: Participant,
  charge: ProsecutedCharge,
  event: DispositionEvent,
  sentence: SentenceEvent | undefined,
): CcsaoCells {
  const { version } = event;
  const isSentence = sentence !== undefined;
  return {
    CASE_ID: of.id,
    CASE_PARTICIPANT_ID: participant.id,
    RECEIVED_DATE: dateCell(of.received),
    OFFENSE_CATEGORY: of.category,
    PRIMARY_CHARGE_FLAG: String(charge.isPrimary),
    CHARGE_ID: charge.id,
    CHARGE_VERSION_ID: version.id,
    DISPOSITION_CHARGED_OFFENSE_TITLE: version.title,
    CHARGE_COUNT: String(charge.count),
    DISPOSITION_DATE: dateCell(event.date),
    DISPOSITION_CHARGED_CHAPTER: version.parts.chapter,
    DISPOSITION_CHARGED_ACT: version.parts.act,
    DISPOSITION_CHARGED_SECTION: version.parts.section,
    DISPOSITION_CHARGED_CLASS: version.class,
    DISPOSITION_CHARGED_AOIC: version.aoic,
    CHARGE_DISPOSITION: event.disposition,
    CHARGE_DISPOSITION_REASON: event.reason,
    JUDGE: isSentence ? '' : event.judge,
    DISPOSITION_COURT_NAME: isSentence ? '' : of.court,
    DISPOSITION_COURT_FACILITY: isSentence ? '' : of.facility,
    SENTENCE_JUDGE: isSentence ? sentence.judge : '',
    SENTENCE_COURT_NAME: isSentence ? of.court : '',
    SENTENCE_COURT_FACILITY: isSentence ? of.facility : '',
    SENTENCE_PHASE: isSentence ? sentence.phase : '',
    SENTENCE_DATE: isSentence ? dateCell(sentence.date) : '',
    SENTENCE_TYPE: isSentence ? sentence.type : '',
    CURRENT_SENTENCE_FLAG: isSentence ? String(sentence.isCurrent) : '',
    COMMITMENT_TYPE: isSentence ? sentence.commitment : '',
    COMMITMENT_TERM: isSentence ? sentence.term : '',
    COMMITMENT_UNIT: isSentence ? sentence.unit : '',
    LENGTH_OF_CASE_in_Days: isSentence ? lengthOf(of, event) : '',
    AGE_AT_INCIDENT: String(participant.age),
    RACE: participant.race,
    GENDER: GENDERS[participant.gender] ?? '',
    INCIDENT_CITY: of.city,
    INCIDENT_BEGIN_DATE: slashDate(of.incident),
    INCIDENT_END_DATE: '',
    LAW_ENFORCEMENT_AGENCY: of.agency,
    LAW_ENFORCEMENT_UNIT: '',
    ARREST_DATE: timeCell(of.arrest, of.arrestTime),
    FELONY_REVIEW_DATE: of.review === '' ? '' : dateCell(of.arrest),
    FELONY_REVIEW_RESULT: of.review,
    ARRAIGNMENT_DATE: dateCell(of.arraigned),
    UPDATED_OFFENSE_CATEGORY: of.updatedCategory,
  };
}

const lengthOf = ({ arraigned }: ProsecutedCase, event: DispositionEvent): string =>
  arraigned === undefined ? '' : String(event.date - arraigned);
