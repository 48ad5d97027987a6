/** The words a clerk may write for one word of the vocabulary. Each spelling stands here once. */
const SPELLINGS: Readonly<Record<string, string>> = {
  SUPERVISION: 'SUP SUPV SUPVN SUPVSN SUPRV SUPRVSN SUPERV SUPERVISN SUPERVISON SUPERVSION SPVN SPRVSN',
  PROBATION: 'PROB PROBN PROBAT PROBATON PROBTN',
  SATISFACTORY:
    'SATISFACTORILY SATISFACTORLY SATISFACT SATISF SATIS SAT SUCCESSFUL SUCCESSFULLY SUCCESSFULY SUCCESS',
  UNSATISFACTORY:
    'UNSATISFACTORILY UNSATISFACTORLY UNSATISFACT UNSATISF UNSATIS UNSAT UNSUCCESSFUL UNSUCCESSFULLY',
  TERMINATED: 'TERMINATION TERMINATE TERMIN TERMD',
  COMPLETED: 'COMPLETION COMPLETE COMPL',
  DISCHARGED: 'DISCHARGE DISCH DISCHG',
  REVOKED: 'REVKD RVKD REVOKD',
  GUILTY: 'GLTY GUILT GUITLY GUILTLY',
  PLEA: 'PLED PLEAD PLEADS PLEADED',
  FINDING: 'FOUND FIND FINDINGS',
  JUDGMENT: 'JUDGEMENT JDGMT JUDGMNT JGMT ADJUDGED ADJUDICATED',
  DISMISSED: 'DISMISSAL DISM DISMD DISMSD DSMD DISMISED',
  NOLLE: 'NOL',
  PROSEQUI: 'PROS PROSD PROSSE PROSSED PROSECUTION PROSECUTE PROSECUTED PROSEQUITUR PROSECUI PROSEQUE',
  STRICKEN: 'STRICK STRIKEN STRKN',
  CONDITIONAL: 'COND CONDIT CONDTNL',
  CONDITIONS: 'CONDS CND CNDS CONDITION',
  DISCRETIONARY: 'DISC DISCR',
  SPECIAL: 'SPEC SPC SPCL',
  SOCIAL: 'SOC',
  SERVICE: 'SERV SERVICES SVC SVCS SERVS',
  DEPARTMENT: 'DEPT DPT DEP',
  CORRECTIONS: 'CORR CORRECTION CORRECTIONAL',
  COUNTY: 'CNTY CTY',
  COURT: 'CRT CT',
  IMPRISONMENT: 'IMP IMPRISON IMPRSNMNT',
  PERIODIC: 'PER',
  PROGRAM: 'PROG PROGM',
  ILLINOIS: 'IL ILL',
  MISDEMEANOR: 'MISD MISDEM',
  TRANSFERRED: 'TRANSFER TRANS TRANSFERED TRANSFD',
  OFFENDER: 'OFFENDERS OFFNDR OFF',
  SENTENCED: 'SENT',
  RESTITUTION: 'RESTIT REST',
  COMMUNITY: 'COMM COMMTY CMTY',
  COSTS: 'COST FEE FEES ASSESSMENT ASSESSMENTS',
  FINE: 'FINES FINED',
  WITHDRAWN: 'WITHDREW',
  CONTINUED: 'CONTD CONT CONTINUANCE',
  SUPERSEDED: 'SUPERCEDED SUPERSEDE SUPERSEDING',
  CHARGE: 'CHARGES CHG',
  COUNTS: 'COUNT CNT CNTS',
  STATE: 'STATES',
  OTHER: 'OTH',
  FAILED: 'FAILURE',
  EXPUNGED: 'EXPUNGEMENT EXPUNGE EXPNGD EXPUNGD',
  FIRST: '1ST',
  SECOND: '2ND',
  DAY: 'DAYS DYS DA',
  WEEK: 'WEEKS WK WKS',
  MONTH: 'MONTHS MO MOS MTH MTHS MNTHS',
  YEAR: 'YEARS YR YRS',
  HOUR: 'HOURS HR HRS',
  DOLLARS: 'DOLLAR',
};

/** Words that carry nothing; `NOT`, `NO`, `NON` and `WITHOUT` are never among them. */
const FILLERS = new Set(
  'A AN AND AS AT BY DEF DEFENDANT DEFT DFT FOR FROM IN OF ON S THE TO WITH W'.split(' '),
);

/** Stands for a number that names no statute: a term, an amount, part of a date. */
export const NUMBER = '#';

/** Numbers that name a qualified probation or its statute; all others are only numbers. */
const NAMED_NUMBERS = new Set(['10', '40', '70', '410', '550', '570', '646', '710', '720', '1410']);

const DATE = /\b\d{1,4}[-/]\d{1,2}[-/]\d{2,4}\b/g;
const AMOUNT = /\$\s*[\d.,]*\d|\d+[.,]\d[\d.,]*/g;

const CANONICAL = new Map<string, string>();
for (const [word, spellings] of Object.entries(SPELLINGS))
  for (const spelling of spellings.split(' ')) {
    if (CANONICAL.has(spelling)) throw new RangeError(`a spelling stands twice: ${spelling}`);
    CANONICAL.set(spelling, word);
  }

/**
 * The words of a disposition or sentence cell in the spelling of the vocabulary: upper case, punctuation and
 * fillers away, abbreviations written out, numbers as `#` unless they can name a statute.
 */
export function wordsOf(cell: string): string[] {
  const text = cell
    .normalize('NFKC')
    .toUpperCase()
    .replace(/['\u2019`]/g, '')
    .replace(/\u{a7}+/gu, ' SECTION ')
    .replace(/\b5[-/]6[-/]3\.4\b/g, ' SECOND CHANCE ')
    .replace(/\b5[-/]6[-/]3\.3\b/g, ' OFFENDER INITIATIVE ')
    .replace(DATE, ' 0 ')
    .replace(AMOUNT, ' 0 ')
    .replace(/\b(1ST|2ND)\b/g, (ordinal) => (ordinal === '1ST' ? ' FIRST ' : ' SECOND '))
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ');
  return text
    .split(/[^\p{L}\p{N}\u{fffd}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map(canonicalWord);
}

/** One word in the spelling of the vocabulary. */
export function canonicalWord(word: string): string {
  if (/^\d+$/.test(word)) return NAMED_NUMBERS.has(word) ? word : NUMBER;
  return CANONICAL.get(word) ?? word;
}

export const isFiller = (word: string): boolean => FILLERS.has(word);
