import { choiceFact, dateFact, identifierFact, weightFact } from '../../../law/facts.js';
import { choiceList } from '../../../record/choice.js';
import { CLASSES } from '../classes.js';
import { DISPOSITIONS } from '../dispositions/dispositions.js';

const YES_NO = choiceList('yes', 'no');

const CLERK = 'clerk of the circuit court';
const ARRESTING_AGENCY = 'arresting agency';
const STATE_POLICE = 'State Police';
const LAB = 'crime laboratory or arresting agency';

/** The facts of the Illinois cannabis rulebook. Their names are the words for them in every file. */
export const fact = {
  section: choiceFact(
    'section',
    choiceList('4', '5', '6', '10', 'other'),
    'the section of the Cannabis Control Act that the charge is under',
    CLERK,
    'statute',
    'description',
  ),
  inchoate: choiceFact(
    'inchoate',
    choiceList('none', 'attempt', 'conspiracy', 'solicitation'),
    'whether the charge was an attempt, a conspiracy or a solicitation',
    CLERK,
    'statute',
  ),
  class: choiceFact(
    'class',
    CLASSES,
    'the class of the conviction',
    CLERK,
    'class',
    'statute',
    'offense_date',
    'arrest_date',
    'disposition_date',
  ),
  grams: weightFact(
    'grams',
    'the weight in grams',
    LAB,
    'grams',
    'description',
    'statute',
    'class',
    'offense_date',
    'arrest_date',
    'disposition_date',
  ),
  civil: choiceFact(
    'civil_law_violation',
    YES_NO,
    'whether the charge is a civil law violation',
    CLERK,
    'statute',
    'class',
    'grams',
    'offense_date',
  ),
  disposition: choiceFact(
    'disposition',
    DISPOSITIONS,
    'the disposition of the charge',
    CLERK,
    'disposition',
    'sentence',
  ),
  dispositionBlank: choiceFact(
    'disposition_blank',
    YES_NO,
    'whether no disposition is recorded',
    CLERK,
    'disposition',
    'sentence',
  ),
  enhanced: choiceFact('enhanced', YES_NO, 'whether a section 7 enhancement was applied', CLERK, 'enhanced'),
  cleared: choiceFact(
    'cleared',
    YES_NO,
    'whether the charge was already vacated or expunged',
    CLERK,
    'cleared',
    'disposition',
    'sentence',
  ),
  violent: choiceFact(
    'violent_crime',
    choiceList('yes', 'no', 'if a felony'),
    'whether the charge is for a violent crime as 725 ILCS 120/3(c) defines it',
    CLERK,
    'statute',
    'class',
  ),
  offenseDate: dateFact(
    'offense_date',
    'the date of the offense',
    ARRESTING_AGENCY,
    'offense_date',
    'arrest_date',
    'disposition_date',
  ),
  arrestDate: dateFact(
    'arrest_date',
    'the date of the arrest',
    STATE_POLICE,
    'arrest_date',
    'offense_date',
    'disposition_date',
  ),
  convictionDate: dateFact(
    'conviction_date',
    'the date of the conviction',
    CLERK,
    'disposition_date',
    'disposition',
    'sentence',
  ),
  county: identifierFact('county', 'the county of the case', CLERK, 'county'),
  caseNumber: identifierFact('case_number', 'the number of the court case', CLERK, 'case_number'),
  arrestNumber: identifierFact(
    'arrest_id',
    'the document control number of the arrest',
    STATE_POLICE,
    'arrest_id',
  ),
  agency: identifierFact('arresting_agency', 'the arresting agency', STATE_POLICE, 'arresting_agency'),
} as const;

export const ALL_FACTS = Object.freeze(Object.values(fact));
