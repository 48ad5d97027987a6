import type { RulebookProse } from '../../../law/rulebook.js';
import { hasPriorSuperStrike, otherIsConviction } from './conditions.js';
import { fact } from './fact-specs.js';
import { OPEN_POINTS } from './open-points.js';

const howFound: Readonly<Record<string, string>> = {
  [fact.section.name]:
    'Read from the citation of the charge: the description up to the hyphen behind the name of the code; where that is blank or says so, the comment. An attempt counts under its target. A section with a decimal (11357.5) is another section. A charge of another section whose comment names one of the four is unknown, and so is a text that cannot be read and names one of their numbers.',
  [fact.inchoate.name]:
    'PC 664 beside the section means an attempt, PC 182 a conspiracy, PC 653f a solicitation, none of these the completed offense.',
  [fact.disposition.name]:
    'A disposition that begins with CONVICTED is a conviction, every other text is none.',
  [fact.setAside.name]:
    'Yes when a later row of the charge, or its own words, say that the conviction was set aside or dismissed under PC 1203.4. Else no, by the assumption clearing-recorded.',
  [fact.felony.name]:
    'As the status of the conviction says: felony, misdemeanor or infraction; where that is blank, by the type of the charge (F, M, I). Anything else is unknown.',
  [fact.event.name]:
    'As the step of the record says: a death, a registration whose text begins with 290, or another step.',
  [fact.superStrike.name]:
    'The citation is looked up in the table of super strikes, for the day of the conviction. An attempt counts for homicide only. A threat to a witness and some other offenses are one beside a gang enhancement of the same cycle.',
  [fact.registrable.name]:
    'The citation is looked up in the table of registrable offenses, for the day of the conviction; attempts and conspiracies count. A homicide or a kidnapping is one only where its cycle holds a sexual offense, and then needs facts.',
  [fact.arrestDate.name]:
    'The day of the earliest arrest of the cycle. Where none is stated, or it is after the conviction, some day up to the conviction.',
  [fact.convictionDate.name]: 'The day of the court step. Only a whole date counts; another is unknown.',
  [fact.sentenceEnd.name]:
    'The day of the conviction and the lengths of the parts of the sentence, by calendar: not before the longest part ends, not after all of them one after the other.',
  [fact.birthDate.name]: 'As the record states it, when it is a whole date.',
  [fact.county.name]: 'The county of the court step, in one spelling.',
  [fact.caseNumber.name]: 'The numbers that the court step names, each once, in the order of the file.',
  [fact.cycle.name]: 'The first three digits of the number of the count.',
};

const valueWords: RulebookProse['valueWords'] = {
  [fact.section.name]: { other: 'another section' },
  [fact.inchoate.name]: {
    none: 'the charge was for the completed offense',
    attempt: 'the charge was for an attempt',
    conspiracy: 'the charge was for a conspiracy',
    solicitation: 'the charge was for a solicitation',
  },
  [fact.disposition.name]: { convicted: 'a conviction', other: 'no conviction' },
  [fact.event.name]: {
    'registration under 290': 'the step of the record reports a registration under PC 290',
    deceased: 'the step of the record reports a death',
    other: 'the step of the record reports something else',
  },
  [fact.superStrike.name]: {
    yes: 'the charge is for a super strike',
    no: 'the charge is for no super strike',
    'needs facts': 'the charge may be for a super strike, by facts that the file has not',
  },
  [fact.registrable.name]: {
    yes: 'the charge is for an offense of PC 290(c)',
    no: 'the charge is for no offense of PC 290(c)',
    'needs facts': 'the charge may be for an offense of PC 290(c), by facts that the file has not',
  },
};

/** What a reader of the rulebook is told beside the law itself. */
export const PROSE: RulebookProse = Object.freeze({
  purpose: [
    'This rulebook says which convictions of California may be dismissed and sealed, or redesignated, under section 11361.8 of the Health and Safety Code (Proposition 64), conviction by conviction, from what a file of the Department of Justice states.',
    'It prepares the work of attorneys and decides nothing in their place. A result is not legal advice and not a finding of a court; whoever files on it answers for it.',
    'The statute leaves to the District Attorney whether an eligible conviction is dismissed or reduced. That is the policy of the county, a layer of its own, which never changes what is eligible.',
    'A conviction of one of the four sections is decided; so is a conviction of another section whose comment names one, which needs review. Every other entry gets no determination and counts only as history of the person. Relief for persons still serving a sentence, records of minors, PC 1203.425 and PC 851.93 are not in it.',
  ],
  howFound,
  valueWords,
  alwaysKnown: [fact.event.name, fact.inchoate.name],
  definitions: [
    {
      id: 'conviction',
      words: 'the other charge is a conviction that stands',
      ofTwoCharges: true,
      holds: otherIsConviction,
    },
    {
      id: 'prior-super-strike',
      words: 'the person has a super strike from before the cannabis arrest',
      ofTwoCharges: false,
      holds: hasPriorSuperStrike,
    },
  ],
  whenOff: {
    'clearing-recorded':
      'Where the file reports nothing, it is unknown whether a conviction was set aside: the rule cleared is open in both reliefs, and so is every policy line about other convictions.',
    'history-complete':
      'That there is no other conviction of some kind is never certain: the policy lines about other convictions, registrations and a death are open unless an entry of the file decides them.',
  },
  openPoints: OPEN_POINTS,
});
