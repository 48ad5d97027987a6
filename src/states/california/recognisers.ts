import type { StateRecogniser, StateVocabulary } from '../../intake/inspect/inspect-interface.js';
import { parseCaCitation } from './citations/parse-citation.js';
import { felonyOf } from './classes.js';
import { countyKey } from './counties.js';
import { isConvicted, saysSetAside } from './dispositions.js';

/** Words that the Department of Justice and the courts use for what became of a charge that is no conviction. */
const OTHER_OUTCOMES =
  /^(?:DISM|ACQUIT|REL\/|REL[EASD]*[ -]|PROS(?:ECUTOR)? REJ|REJECTED|DIVERTED|DIVERSION|HELD TO ANSWER|CERT|PROB(?:ATION)? (?:REVOKED|REINSTATED|TERMINATED)|SENTENCE MODIFIED|DISPO UNKNOWN|NOT GUILTY|NO FILE|FOUND|PLEA|GUILTY|PENDING|BENCH WARRANT|TRANSFERRED|PROCEEDINGS SUSPENDED)/i;
const SENTENCE_KIND =
  /^(?:(?:COUNTY |STATE |LIFE )?(?:JAIL|PRISON)|(?:FORMAL |SUMMARY |INFORMAL |COURT )?PROB(?:ATION)?|FINE|RESTITUTION|RESTN|COMMUNITY SERVICE|WORK (?:PROGRAM|RELEASE)|SUPERVISION|TIME SERVED|CYA|YOUTH AUTHORITY|CONDITIONAL SENTENCE|DEATH)\b/i;
/** A letter for how the record was made (automated, manual, hybrid) and eight digits; ten without a letter. */
const CII = /^(?:[AHM]\d{7,9}|\d{8,10})$/i;
/** Cycle, step and count, three digits each, and three more. */
const COUNT_IN_CYCLE = /^\d{9}(?:\d{3})?$/;
const CASE_NUMBER = /^[A-Z]{0,4}-?\d{2,10}(?:-?[A-Z]{0,3}\d{0,6})?(?:-?[A-Z]{1,2})?$/i;
/** A section number of two digits or more: `4 PC` may be much else. */
const SECTION_NUMBER = /\d{2}/;
const IN_WORDS = /^(?:FELONY|MISDEMEANOR|INFRACTION)$/i;
const IN_A_LETTER = /^[FMIN]$/i;

const recognisers: readonly StateRecogniser[] = Object.freeze([
  {
    column: 'statute',
    what: 'citation',
    looksLike: (text) => SECTION_NUMBER.test(text) && parseCaCitation(text).kind === 'citation',
    isTelling: true,
  },
  // The type of charge, by a letter; and the conviction's level, in words, which hardly anything else is.
  {
    column: 'class',
    what: 'level of offense',
    looksLike: (text) => IN_A_LETTER.test(text) || felonyOf(text) !== 'unknown',
    isTelling: false,
    headerWords: ['toc'],
  },
  { column: 'class', what: 'level of offense', looksLike: (text) => IN_WORDS.test(text), isTelling: true },
  { column: 'county', what: 'county', looksLike: (text) => countyKey(text) !== '', isTelling: true },
  {
    column: 'disposition',
    what: 'disposition',
    looksLike: (text) => isConvicted(text) || saysSetAside(text) || OTHER_OUTCOMES.test(text.trim()),
    isTelling: false,
  },
  {
    column: 'sentence',
    what: 'kind of sentence',
    looksLike: (text) => SENTENCE_KIND.test(text),
    isTelling: false,
  },
  {
    column: 'sid',
    what: 'state criminal number',
    looksLike: (text) => CII.test(text),
    isTelling: false,
    headerWords: ['cii'],
  },
  {
    column: 'count',
    what: 'count number',
    looksLike: (text) => COUNT_IN_CYCLE.test(text),
    isTelling: false,
  },
  // The number of the file of whoever reports the step: on a day in court, that of the case.
  {
    column: 'case_number',
    what: 'case number',
    looksLike: (text) => CASE_NUMBER.test(text),
    isTelling: false,
    headerWords: ['ofn'],
  },
  // A cycle begins with an arrest, mostly: what its number and its day are worth, a person must say.
  {
    column: 'arrest_id',
    what: 'number of an arrest',
    looksLike: (text) => /^(?=.*\d)[A-Z]{0,3}-?\d{3,12}[A-Z]?$/i.test(text),
    isTelling: false,
    headerWords: ['cyc', 'cycle'],
    wordWeight: 0.5,
  },
  { column: 'arrest_date', what: 'day', isTelling: false, headerWords: ['cyc', 'cycle'], wordWeight: 0.5 },
] satisfies StateRecogniser[]);

const STEP =
  /^(?:ARREST|SUPPLEMENTAL ARREST|COURT ACTION|CUSTODY|PROBATION|REGISTRATION|APPLICANT|DECEASED|MENTAL HEALTH|DETAINED)/i;

/** What cells and headers of California look like, to tell the columns of a file whose layout is not known. */
export const californiaVocabulary: StateVocabulary = Object.freeze({
  state: 'California',
  recognisers,
  steps: Object.freeze({
    looksLike: (text: string) => STEP.test(text),
    limits: Object.freeze([
      'A mapping cannot say what a step is. Every count of an arrest stands as a charge of its own, without a conviction; a registration or a death is not seen, and a policy that asks for it does not find it.',
      'A mapping carries nothing from one step to another: the day of the arrest is not known on the conviction, and the number of a case stands only on the counts that have it. Convictions that depend on the day of the arrest need review.',
      'A charge that the description leaves to the comment (SEE COMMENT FOR CHARGE) is not found at all, and nothing says so in the results. One whose rows cite differently gets no answer either; problems.csv names it.',
      'The layout ca-doj does all of this. If this is the file of the Department of Justice, whatever its columns are called here, put the names of that layout at its top and screen it without --layout.',
    ]),
  }),
});
