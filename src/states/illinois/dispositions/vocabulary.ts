import { CLERK, type Entry, FORM, STATE_ATTORNEY, STATUTE, USAGE } from './entry.js';

/**
 * The vocabulary of dispositions and sentences. A cell is understood only when every word of it belongs to a
 * phrase of this table; the longest phrase wins. `(A|B)` is a choice, `[A]` may be missing, `#` is any
 * number. The spellings of single words stand in words.ts.
 */
export const VOCABULARY: readonly Entry[] = [
  // A plea, finding or verdict of guilty: the sentence decides.
  { phrase: 'GUILTY', meaning: 'guilty', source: STATE_ATTORNEY },
  { phrase: 'PLEA GUILTY', meaning: 'guilty', source: STATE_ATTORNEY },
  { phrase: 'GUILTY PLEA', meaning: 'guilty', source: USAGE },
  { phrase: '[PLEA] GUILTY BUT MENTALLY ILL', meaning: 'guilty', source: STATE_ATTORNEY },
  { phrase: '(PG|FG|VG)', meaning: 'guilty', source: USAGE },
  { phrase: '(CONVICTED|CONVICTION)', meaning: 'punished', source: STATUTE },

  // Not convicted.
  { phrase: '(FNPC|[FINDING] NO PROBABLE CAUSE)', meaning: 'not convicted', source: FORM },
  { phrase: '(FNG|NG|VNG|NGRI|NOT GUILTY)', meaning: 'not convicted', source: FORM },
  { phrase: '(FNG|NOT GUILTY) [REASON] INSANITY', meaning: 'not convicted', source: STATE_ATTORNEY },
  { phrase: '(ACQUITTED|ACQUITTAL)', meaning: 'not convicted', source: USAGE },
  {
    phrase: '(RWOC|RELEASED WITHOUT [BEING] (CHARGE|CHARGED|CHARGING))',
    meaning: 'not convicted',
    source: FORM,
  },
  { phrase: '[(MS|[MOTION] STATE)] NOLLE [PROSEQUI] [AONIC]', meaning: 'not convicted', source: FORM },
  { phrase: '(NOLLED|NOLPROS)', meaning: 'not convicted', source: USAGE },
  { phrase: '(NON SUIT|NONSUIT|NON SUITED|NONSUITED)', meaning: 'not convicted', source: FORM },
  { phrase: '[(MS|[MOTION] STATE)] (SOL|SOLW)', meaning: 'not convicted', source: STATE_ATTORNEY },
  { phrase: 'STRICKEN [OFF] [CALL] LEAVE [REINSTATE]', meaning: 'not convicted', source: FORM },
  {
    phrase: '[CASE] DISMISSED [[(WITH|WITHOUT)] PREJUDICE]',
    meaning: 'not convicted',
    source: STATE_ATTORNEY,
  },
  { phrase: 'DISMISSED (STATE|MOTION STATE|STATE MOTION)', meaning: 'not convicted', source: USAGE },
  { phrase: 'DISMISSED [FOR] WANT [OF] PROSECUTION', meaning: 'not convicted', source: USAGE },
  { phrase: '(CHARGE|CASE) (REJECTED|WITHDRAWN)', meaning: 'not convicted', source: STATE_ATTORNEY },
  { phrase: 'WITHDRAWN', meaning: 'not convicted', whole: true, source: STATE_ATTORNEY },
  { phrase: '[DEATH SUGGESTED] CAUSE ABATED', meaning: 'not convicted', source: STATE_ATTORNEY },
  { phrase: '[DEATH SUGGESTED] ABATED [DEATH]', meaning: 'not convicted', source: USAGE },
  { phrase: 'DEATH SUGGESTED', meaning: 'not convicted', source: USAGE },
  {
    phrase: 'SUPERSEDED [[(ANOTHER|OTHER)] (INDICTMENT|INFORMATION|CHARGE)]',
    meaning: 'not convicted',
    source: STATE_ATTORNEY,
  },

  // Ended without a conviction after there may have been a sentence.
  {
    phrase: '(CHARGE|CONVICTION|JUDGMENT|JUDGMENT CONVICTION|FINDING|VERDICT) (VACATED|REVERSED)',
    meaning: 'undone',
    source: STATE_ATTORNEY,
  },
  { phrase: '(VACATED|REVERSED)', meaning: 'undone', whole: true, source: USAGE },
  { phrase: 'VACATED EXPUNGED', meaning: 'undone', source: USAGE },
  { phrase: 'NOLLE [PROSEQUI] REMAND', meaning: 'undone', source: STATE_ATTORNEY },

  // Not decided yet.
  { phrase: '(BFW|BF WARRANT|BOND FORFEITURE WARRANT)', meaning: 'pending', source: STATE_ATTORNEY },
  { phrase: '[BENCH] WARRANT [ISSUED]', meaning: 'pending', source: USAGE },
  { phrase: 'TRANSFERRED [[MISDEMEANOR] COURT]', meaning: 'pending', source: STATE_ATTORNEY },
  { phrase: 'MISTRIAL [DECLARED]', meaning: 'pending', source: STATE_ATTORNEY },
  { phrase: 'HOLD PENDING INTERLOCUTORY', meaning: 'pending', source: STATE_ATTORNEY },
  { phrase: '(CONTINUED|PENDING|REMANDED)', meaning: 'pending', source: USAGE },
  {
    phrase: '(TRIAL|CASE|CHARGE|DISPOSITION|SENTENCE|SENTENCING) PENDING',
    meaning: 'pending',
    source: USAGE,
  },

  // Supervision.
  { phrase: '[COURT] SUPERVISION', meaning: 'supervision', source: CLERK },
  {
    phrase: '[SENTENCED] COURT SUPERVISION [SOCIAL SERVICE] SPECIAL CONDITIONS',
    meaning: 'supervision',
    source: CLERK,
  },
  { phrase: 'SUPERVISION SOCIAL SERVICE DEPARTMENT', meaning: 'supervision', source: CLERK },

  // Qualified probation.
  { phrase: '(710|410|1410|710 410|410 710) [PROBATION]', meaning: 'qualified probation', source: FORM },
  { phrase: '[720 ILCS] (550 10|570 410) PROBATION', meaning: 'qualified probation', source: STATUTE },
  { phrase: 'TASC [PROBATION]', meaning: 'qualified probation', source: FORM },
  { phrase: 'SECOND CHANCE [PROBATION]', meaning: 'qualified probation', source: STATE_ATTORNEY },
  { phrase: 'FIRST OFFENDER [DRUG] [PROBATION]', meaning: 'qualified probation', source: STATUTE },
  { phrase: 'QUALIFIED PROBATION', meaning: 'qualified probation', source: STATUTE },

  // How supervision or probation ended.
  {
    phrase: '[(TERM|TERMINATED|COMPLETED|DISCHARGED|ENDED|EXPIRED|CLOSED)] SATISFACTORY',
    meaning: 'ended well',
    source: STATE_ATTORNEY,
  },
  {
    phrase: 'SATISFACTORY (TERM|TERMINATED|COMPLETED|DISCHARGED|ENDED|EXPIRED|CLOSED)',
    meaning: 'ended well',
    source: STATE_ATTORNEY,
  },
  { phrase: 'COMPLETED', meaning: 'ended well', source: FORM },
  {
    phrase: '[(TERM|TERMINATED|COMPLETED|DISCHARGED|ENDED|EXPIRED|CLOSED)] UNSATISFACTORY',
    meaning: 'ended badly',
    source: STATE_ATTORNEY,
  },
  {
    phrase: 'UNSATISFACTORY (TERM|TERMINATED|COMPLETED|DISCHARGED|ENDED|EXPIRED|CLOSED)',
    meaning: 'ended badly',
    source: STATE_ATTORNEY,
  },
  {
    phrase:
      '[(TERM|TERMINATED|COMPLETED|DISCHARGED)] (NOT|NON|UN) SATISFACTORY [(TERM|TERMINATED|COMPLETED)]',
    meaning: 'ended badly',
    source: USAGE,
  },
  { phrase: '(NOT COMPLETED|INCOMPLETE|FAILED [COMPLETED])', meaning: 'ended badly', source: USAGE },
  { phrase: 'REVOKED [TERMINATED]', meaning: 'ended badly', source: USAGE },
  {
    phrase: '(TERMINATED|DISCHARGED|EXPIRED|ENDED|CLOSED) [INSTANTER]',
    meaning: 'ended',
    source: STATE_ATTORNEY,
  },

  // Sentences that are convictions.
  { phrase: 'PROBATION', meaning: 'plain probation', source: STATE_ATTORNEY },
  {
    phrase: '(ADULT|DRUG COURT|DOMESTIC VIOLENCE|GANG|MENTAL HEALTH|SEX OFFENDER|STANDARD|REGULAR) PROBATION',
    meaning: 'plain probation',
    source: STATE_ATTORNEY,
  },
  {
    phrase: '(INTENSIVE|INTENSIVE DRUG|FELONY|MISDEMEANOR|NON REPORTING) PROBATION [SERVICE]',
    meaning: 'plain probation',
    source: STATE_ATTORNEY,
  },
  { phrase: 'PROBATION OTHER DISCRETIONARY CONDITIONS', meaning: 'plain probation', source: CLERK },
  { phrase: '(CD|COND DISC|CONDITIONAL DISCHARGE)', meaning: 'punished', source: FORM },
  { phrase: 'CONDITIONAL DISCHARGE OTHER DISCRETIONARY COND', meaning: 'punished', source: CLERK },
  {
    phrase: '(PRISON|PENITENTIARY|JAIL|IMPRISONMENT|INCARCERATION)',
    meaning: 'punished',
    source: STATE_ATTORNEY,
  },
  { phrase: '(IDOC|DOC|JUVENILE IDOC|ILLINOIS DOC)', meaning: 'punished', source: FORM },
  { phrase: '[(ILLINOIS|COOK COUNTY)] DEPARTMENT CORRECTIONS', meaning: 'punished', source: STATE_ATTORNEY },
  { phrase: '(CCDOC|COOK COUNTY DOC|[COOK] COUNTY JAIL)', meaning: 'punished', source: CLERK },
  { phrase: '(NATURAL LIFE|LIFE IMPRISONMENT|INDETERMINATE TERM)', meaning: 'punished', source: CLERK },
  { phrase: 'PERIODIC IMPRISONMENT', meaning: 'punished', source: CLERK },
  { phrase: 'PERIODIC IMPRISONMENT OTHER DISCRETIONARY COND', meaning: 'punished', source: CLERK },
  { phrase: '[(CCDOC|COOK COUNTY)] BOOT CAMP', meaning: 'punished', source: STATE_ATTORNEY },
  { phrase: '[ELIGIBLE] IMPACT [INCARCERATION] PROGRAM [BOOT CAMP]', meaning: 'punished', source: CLERK },
  { phrase: '[COOK COUNTY] IMPACT INCARCERATION PROGRAM', meaning: 'punished', source: STATE_ATTORNEY },
  {
    phrase: '(VRIC|VOCATIONAL REHABILITATION IMPACT CENTER [VRIC])',
    meaning: 'punished',
    source: STATE_ATTORNEY,
  },
  { phrase: '(HOME|HOUSE) (CONFINEMENT|DETENTION|ARREST)', meaning: 'punished', source: CLERK },
  { phrase: '(MSR|MANDATORY SUPERVISED RELEASE|PAROLE|WORK RELEASE)', meaning: 'punished', source: USAGE },
  { phrase: '[CREDIT] TIME [CONSIDERED] (SERVED|SERV)', meaning: 'punished', source: FORM },
  { phrase: '(TCS|CREDIT DEFENDANT TIME SERV)', meaning: 'punished', source: CLERK },
  { phrase: 'FINE (WITHOUT|NO) SUPERVISION', meaning: 'punished', source: FORM },

  // What comes with a sentence: alone it is one, beside supervision it changes nothing.
  { phrase: 'FINE [#]', meaning: 'addition', source: FORM },
  { phrase: '[COURT] COSTS [#]', meaning: 'addition', source: USAGE },
  { phrase: '[PAY] RESTITUTION', meaning: 'addition', source: CLERK },
  { phrase: '(COMMUNITY|PUBLIC) SERVICE', meaning: 'addition', source: CLERK },
  { phrase: '(DRUG SCHOOL|[DRUG] TREATMENT|COUNSELING)', meaning: 'addition', source: STATE_ATTORNEY },
  {
    phrase: '(SPECIAL|OTHER|DISCRETIONARY|OTHER DISCRETIONARY) CONDITIONS',
    meaning: 'addition',
    source: CLERK,
  },

  // Known words that decide nothing by themselves.
  { phrase: 'PLEA NOT GUILTY', meaning: 'open', source: USAGE },
  { phrase: 'NOT GUILTY PLEA', meaning: 'open', source: USAGE },
  { phrase: '[GUILTY] PLEA (WITHDRAWN|VACATED)', meaning: 'open', source: USAGE },
  { phrase: 'SENTENCE (VACATED|REVERSED|WITHDRAWN|DISMISSED)', meaning: 'open', source: USAGE },
  { phrase: '[PLEA] GUILTY (OTHER|ANOTHER) (COUNTS|CHARGE)', meaning: 'open', source: STATE_ATTORNEY },
  { phrase: 'PG (OTHER|ANOTHER) (COUNTS|CHARGE)', meaning: 'open', source: STATE_ATTORNEY },
  { phrase: '(AMENDED|REDUCED) [CHARGE]', meaning: 'open', source: STATE_ATTORNEY },
  { phrase: 'LESSER [INCLUDED] [(CHARGE|OFFENSE)]', meaning: 'open', source: STATE_ATTORNEY },
  {
    phrase: '(DEATH|CONVERSION|TERM|EXTENDED|MODIFIED|VIOLATION|CONDITIONAL RELEASE)',
    meaning: 'open',
    source: STATE_ATTORNEY,
  },
  {
    phrase: '(NO LAB|NEGATIVE LAB|DDPP GRADUATE|MISDEMEANOR AMOUNT|PG MISDEMEANOR)',
    meaning: 'open',
    source: STATE_ATTORNEY,
  },
  { phrase: 'INPATIENT MENTAL HEALTH SERVICE', meaning: 'open', source: STATE_ATTORNEY },
  { phrase: '[RECORD] EXPUNGED', meaning: 'open', source: USAGE },

  // Civil law violations.
  { phrase: '(LIABLE|LIABILITY|[JUDGMENT] DEFAULT [JUDGMENT])', meaning: 'liable', source: STATUTE },
  { phrase: 'PAID [FULL]', meaning: 'liable', source: STATUTE },
  { phrase: 'NOT LIABLE', meaning: 'not liable', source: STATUTE },
  { phrase: 'DEFAULT [JUDGMENT] (VACATED|DISMISSED)', meaning: 'open', source: USAGE },

  // A cell that was filled in to say that there is nothing to say.
  { phrase: '(UNKNOWN|UNK|NONE|NULL|BLANK|N A|NA)', meaning: 'placeholder', whole: true, source: USAGE },
  {
    phrase: '(NOT|NO) (AVAILABLE|REPORTED|STATED|RECORDED|APPLICABLE|DISPOSITION|SENTENCE) [REPORTED]',
    meaning: 'placeholder',
    whole: true,
    source: USAGE,
  },

  // Words that say nothing of the outcome.
  {
    phrase:
      '(FINDING|VERDICT|JUDGMENT|ENTERED|SENTENCE|SENTENCED|COURT|JURY|BENCH|TRIAL|JUDGE|CHARGE|CHARGED)',
    meaning: 'neutral',
    source: USAGE,
  },
  {
    phrase: '(CASE|COUNTS|STATE|INSTANTER|DIRECTED|STIPULATED|ILCS|CREDIT|CONCURRENT|CONSECUTIVE|#)',
    meaning: 'neutral',
    source: USAGE,
  },
  {
    phrase: '(#|10|40|70|410|710) (DAY|WEEK|MONTH|YEAR|HOUR|DOLLARS|D|M|Y|H)',
    meaning: 'neutral',
    source: USAGE,
  },
];
