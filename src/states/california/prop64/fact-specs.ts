import { choiceFact, dateFact, identifierFact } from '../../../law/facts.js';
import { choiceList } from '../../../record/choice.js';
import { SECTIONS } from './prop64-sections.js';

const YES_NO = choiceList('yes', 'no');
const ANSWERS = choiceList('yes', 'no', 'needs facts');

const COURT = 'superior court';
const JUSTICE = 'Department of Justice';
const ARRESTING_AGENCY = 'arresting agency';

/** The facts of the Proposition 64 rulebook. Their names are the words for them in every file. */
export const fact = {
  section: choiceFact(
    'section',
    SECTIONS,
    'the section of the Health and Safety Code that the charge is under',
    COURT,
    'statute',
    'comment',
  ),
  inchoate: choiceFact(
    'inchoate',
    choiceList('none', 'attempt', 'conspiracy', 'solicitation'),
    'whether the charge was an attempt, a conspiracy or a solicitation',
    COURT,
    'statute',
  ),
  disposition: choiceFact(
    'disposition',
    choiceList('convicted', 'other'),
    'the disposition of the charge',
    COURT,
    'disposition',
  ),
  setAside: choiceFact(
    'set_aside',
    YES_NO,
    'whether the conviction was already set aside or dismissed',
    COURT,
    'cleared',
    'disposition',
  ),
  felony: choiceFact('felony', YES_NO, 'whether the conviction is a felony', COURT, 'class'),
  event: choiceFact(
    'event',
    choiceList('registration under 290', 'deceased', 'other'),
    'what the step of the record reports',
    JUSTICE,
    'event',
    'statute',
  ),
  superStrike: choiceFact(
    'super_strike',
    ANSWERS,
    'whether the charge is for an offense of PC 667(e)(2)(C)(iv)',
    COURT,
    'statute',
    'companions',
    'disposition_date',
  ),
  registrable: choiceFact(
    'registrable',
    ANSWERS,
    'whether the charge is for an offense of PC 290(c)',
    COURT,
    'statute',
    'companions',
    'disposition_date',
  ),
  arrestDate: dateFact('arrest_date', 'the date of the arrest', ARRESTING_AGENCY, 'arrest_date'),
  convictionDate: dateFact('conviction_date', 'the date of the conviction', COURT, 'disposition_date'),
  sentenceEnd: dateFact(
    'sentence_end',
    'the day on which the sentence ends',
    COURT,
    'sentence',
    'disposition_date',
  ),
  birthDate: dateFact('birth_date', 'the date of birth', JUSTICE, 'birth_date'),
  county: identifierFact('county', 'the county of the court', COURT, 'county'),
  caseNumber: identifierFact('case_number', 'the number of the court case', COURT, 'case_number'),
  cycle: identifierFact(
    'arrest_id',
    'the cycle of the record: one arrest and what followed it',
    JUSTICE,
    'arrest_id',
  ),
} as const;

export const ALL_FACTS = Object.freeze(Object.values(fact));
