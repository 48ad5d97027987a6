import type { RulebookProse } from '../../../law/rulebook.js';
import { isAssociated, otherIsViolent } from './conditions.js';
import { fact } from './fact-specs.js';
import { OPEN_POINTS } from './open-points.js';

const howFound: Readonly<Record<string, string>> = {
  [fact.section.name]:
    'Read from the citation in any of its spellings: chapter 720, act 550; or chapter 56½, paragraph 701 and following. An attempt counts under the section it aims at. When the description names cannabis, and the citation cannot be read, or is of another act of chapter 720 or of another paragraph of chapter 38 or 56½, the section is unknown and the charge is kept. A citation of the Vehicle Code or of a local ordinance is what it says: another act.',
  [fact.inchoate.name]:
    'Read from the citation: section 8-4 of the Criminal Code beside the target means an attempt, 8-2 a conspiracy, 8-1 a solicitation, none of these the completed offense.',
  [fact.class.name]:
    'The class of the conviction as it is stated: an amended or reduced charge counts as amended. Where none is stated, the classes that the table of sections 4 and 5 allows for the subsection on the possible days of the offense; for a bare section, those of any of its subsections. M or F alone leaves the misdemeanors or the felonies among them. For an attempt, the table of attempts moves each class. A stated class that the table does not allow for a cited subsection makes the class unknown; an attempt and a bare section are not tested so. A conspiracy or solicitation has only the class that is stated.',
  [fact.grams.name]:
    'What all of these leave in common: the cell for grams, grams or kilograms named in the description, a police offense code that tells a weight, and the range of the cited subsection on the possible days of the offense; for a bare section, the ranges of every subsection that the class fits. An attempt has the weight of what it aims at. A conspiracy or solicitation has only the weight that is stated. When nothing is left in common, the weight is unknown (weights conflict). The lower end of a range is excluded, the upper end included.',
  [fact.civil.name]:
    'Yes for section 4(a) with an offense on or after 2016-07-29; for section 4 without a subsection from that day on, when the class says civil. No before that day, outside section 4, for its other subsections, and for section 4 without a subsection when another class, M or F is stated or the weight is above 10 grams. Else unknown; and a conspiracy or solicitation under section 4(a) may be one and is never certainly one.',
  [fact.disposition.name]:
    'Read from the disposition and the sentence by the table of dispositions; a cell is understood only when every word of it is. A plea, finding or verdict of guilty is decided by the sentence: supervision and qualified probation (sections 410, 710 and 1410, TASC, second chance, first offender) are read as such, with how they ended; any other sentence, or none, is a conviction, and so is probation that is not named; but a sentence that is not in the table is unknown when one of its words may mean supervision, qualified probation, or that the finding was undone. Vacated, reversed, dismissed, stricken or nolle prosequi is no conviction. A bench warrant, a transfer or a mistrial is pending. For a civil law violation, guilty, liable, default or paid means found; dismissed or nolle prosequi means not found.',
  [fact.dispositionBlank.name]:
    'Yes when the disposition and the sentence are both empty, or hold a word that stands for nothing. It is always known.',
  [fact.enhanced.name]:
    'As the cell for an enhancement says. A blank cell means no, by the assumption enhancement-recorded; a cell that is neither yes nor no is unknown.',
  [fact.cleared.name]:
    'Yes when the cell says so or holds a date, or when the disposition says expunged. Sealing alone is no clearing. A blank cell means no, by the assumption clearing-recorded.',
  [fact.violent.name]:
    'The citation is looked up in the table of violent crimes. An attempt, conspiracy or solicitation at a listed crime, a crime marked for review, and a citation that is blank or cannot be read are unknown; a crime that is not listed is none.',
  [fact.offenseDate.name]:
    'As stated; a year or a month alone is all the days in it. Where it is missing or cannot be read: with an arrest date, the 30 days before it and that day, by the assumption offense-near-arrest; else with a disposition date, the ten years that end on it, by the assumption within-ten-years; else unknown. Offense, arrest and disposition follow one another, and what is known of one narrows the others. Dates that contradict this order are unknown.',
  [fact.arrestDate.name]:
    'As stated; a year or a month alone is all the days in it. Where it is missing or cannot be read: with an offense date, that day and the 30 days after it, by the assumption offense-near-arrest; else with a disposition date, the ten years that end on it, by the assumption within-ten-years; else unknown. The order of the dates narrows it as it does the date of the offense.',
  [fact.convictionDate.name]:
    'The disposition date. For supervision or qualified probation that ended unsatisfactorily, the date of that end: the disposition date where the disposition itself reports the end, else that day or a later one.',
  [fact.county.name]:
    'The county that the cell names, in one spelling. A text that names no county of Illinois is not filled in.',
  [fact.caseNumber.name]:
    'The cell in one spelling, as far as the way of writing is known; two numbers of which it is doubtful whether they are one stay two. A word that stands for nothing is not filled in.',
  [fact.arrestNumber.name]:
    'The cell without spaces and punctuation. A word that stands for nothing is not filled in.',
  [fact.agency.name]:
    'The cell without spaces and punctuation. A word that stands for nothing is not filled in.',
};

const CLASSES_IN_WORDS = {
  C: 'Class C misdemeanor',
  B: 'Class B misdemeanor',
  A: 'Class A misdemeanor',
  4: 'Class 4 felony',
  3: 'Class 3 felony',
  2: 'Class 2 felony',
  1: 'Class 1 felony',
  X: 'Class X felony',
  petty: 'petty offense',
  civil: 'civil law violation',
};

const valueWords: RulebookProse['valueWords'] = {
  [fact.section.name]: {
    4: 'section 4',
    5: 'section 5',
    6: 'section 6',
    10: 'section 10',
    other: 'another section, or another act',
  },
  [fact.inchoate.name]: {
    none: 'the charge was for the completed offense',
    attempt: 'the charge was for an attempt',
    conspiracy: 'the charge was for a conspiracy',
    solicitation: 'the charge was for a solicitation',
  },
  [fact.class.name]: CLASSES_IN_WORDS,
  [fact.disposition.name]: {
    convicted: 'a conviction',
    not_convicted: 'no conviction',
    supervision_satisfactory: 'supervision that ended satisfactorily',
    supervision_unsatisfactory: 'supervision that ended unsatisfactorily',
    probation_satisfactory: 'qualified probation that ended satisfactorily',
    probation_unsatisfactory: 'qualified probation that ended unsatisfactorily',
    pending: 'not decided yet',
    found: 'a finding that a civil law violation was committed',
    not_found: 'no finding that a civil law violation was committed',
  },
  [fact.violent.name]: {
    yes: 'the charge is for a crime that 725 ILCS 120/3(c) counts as violent',
    no: 'the charge is for a crime that 725 ILCS 120/3(c) does not count as violent',
    'if a felony':
      'the charge is for a crime that 725 ILCS 120/3(c) counts as violent only when it is a felony',
  },
};

const whenOff: Readonly<Record<string, string>> = {
  'enhancement-recorded':
    'Where the source has no entry, it is unknown whether there was an enhancement, and the rule not-enhanced is open.',
  'clearing-recorded':
    'Where the source has no entry, it is unknown whether the charge was cleared, and the rule not-cleared is open in every relief.',
  'history-complete':
    'That there is no other charge of some kind is never certain: the rules violent-conviction and violent-crime are open unless a charge in the list decides them, and so are the policy settings about other charges.',
  'offense-near-arrest':
    'Where one of the two dates is missing, it is limited only by the other dates, and what depends on it may be open: class and weight (by the text of the statute in force), the rules on dates, and whether two arrests are one.',
  'within-ten-years':
    'Where offense and arrest dates are both missing, they are limited only by the disposition date: the offense may lie any time before it, and what depends on it may be open.',
  'unverifiable-disposition':
    'A charge without any recorded disposition is not taken as one that ended without a conviction, and the rule not-convicted is open.',
};

/** What a reader of the rulebook is told beside the law itself. */
export const PROSE: RulebookProse = Object.freeze({
  purpose: [
    'This rulebook says which cannabis records of Illinois may be vacated or expunged under section 5.2 of the Criminal Identification Act (20 ILCS 2630/5.2), charge by charge, from what a list of charges states. Freshstart, a program, decides from it and from nothing else.',
    'It prepares the work of attorneys and decides nothing in their place. A result is not legal advice and not a finding of a court; whoever files on it answers for it.',
    'A charge is decided when its citation is of the Cannabis Control Act, or when its description names cannabis and its citation cannot be read or looks mis-keyed. Every other charge gets no determination and counts only as history of the person.',
    'The rulebook covers four reliefs and no more. Motions and petitions by the person concerned (5.2(i)(3), and petitions to expunge or seal under 5.2(b) to (d)), the dismissal of pending cases (5.2(i)(6)), automatic sealing under P.A. 104-0459, paraphernalia (720 ILCS 600/3.5), and offenses under local ordinances are not in it.',
  ],
  howFound,
  valueWords,
  alwaysKnown: [fact.dispositionBlank.name],
  definitions: [
    {
      id: 'violent',
      words: 'the other charge is for a violent crime',
      ofTwoCharges: true,
      holds: otherIsViolent,
    },
    {
      id: 'associated',
      words: 'the other charge is associated with this charge',
      ofTwoCharges: true,
      holds: isAssociated,
    },
  ],
  whenOff,
  openPoints: OPEN_POINTS,
});
