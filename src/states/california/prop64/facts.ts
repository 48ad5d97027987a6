import type { ChargeKind, DatesRead, FactReader, ReadingTerms, Timeline } from '../../../law/fact-reader.js';
import { type ChoiceValue, chosen, chosenByAssumption, type DateValue } from '../../../law/facts.js';
import type { Truth } from '../../../law/truth.js';
import type { ChargeCells } from '../../../record/charge-cells.js';
import { maskOf } from '../../../record/choice.js';
import { ANY_DAY, type DateSpan, isExact } from '../../../record/date-span.js';
import { BEGINNING } from '../../../record/day.js';
import type { DateReading } from '../../../record/read-date.js';
import { rememberByText } from '../../../record/remember.js';
import type { CaCitation } from '../citations/citation.js';
import { printCaCitation } from '../citations/print-citation.js';
import { countyKey } from '../counties.js';
import { registrableOf, superStrikeOf, tablePeriod } from '../tables/offense-answers.js';
import { ASSUMED } from './assumptions.js';
import {
  begins290,
  citationOf,
  clearedCell,
  disagrees,
  dispositionOf,
  EARLY_CELLS,
  KIND_CELLS,
  lengthsOf,
  levelOf,
  namedInComment,
  namesProp64Number,
  plainKey,
  type StepKind,
  stepKind,
} from './cell-readings.js';
import { fact } from './fact-specs.js';
import { SECTIONS, sectionValue } from './prop64-sections.js';
import { type SentenceLengths, sentenceEnd } from './sentence.js';

type Problem = ChargeKind['problems'][number];

/** How cells of the Department of Justice file become the facts of the Proposition 64 rulebook. */
export const prop64Reader: FactReader = {
  kindCells: KIND_CELLS,
  early: { cells: EARLY_CELLS, read: historyOf },
  printedAsCell: { [fact.disposition.name]: ['disposition'] },
  identifiers: [
    { fact: fact.county.name, column: 'county', read: rememberByText(countyKey) },
    { fact: fact.caseNumber.name, column: 'case_number', read: plainKey },
    { fact: fact.cycle.name, column: 'arrest_id', read: rememberByText(plainKey) },
  ],
  timeline,
  period: ({ disposition }) => tablePeriod(disposition.span),
  read: (cells, dates, terms) => {
    const kind = kindOf(cells, dates, terms);
    return ({ sentence }) => ({ kind: withSentence(kind, sentence), weights: {} });
  },
  dates: {
    [fact.arrestDate.name]: (_, { arrest }) => arrest,
    [fact.convictionDate.name]: (_, { disposition }) => disposition,
    [fact.sentenceEnd.name]: (kind, { disposition }) => sentenceEndOf(kind, disposition),
  },
  convictionDate: fact.convictionDate.name,
  birth: { fact: fact.birthDate.name, read: wholeDate },
};

/**
 * Only a whole date is a date: what the Department of Justice means by a day or month of zeros is not established. An
 * arrest after the conviction is not the arrest it came from; one that is unknown came before the conviction.
 */
function timeline({ arrest, disposition }: Pick<DatesRead, 'arrest' | 'disposition'>): Timeline {
  const convicted = wholeDate(disposition);
  const arrested = wholeDate(arrest);
  const conflict = arrested.span.first > convicted.span.last;
  if (!conflict && arrested.span !== ANY_DAY) {
    return { offense: NOT_STATED, arrest: arrested, disposition: convicted };
  }
  const before: DateSpan = { first: BEGINNING, last: convicted.span.last };
  const why = conflict ? 'dates conflict' : arrested.why;
  return { offense: NOT_STATED, arrest: dateWithin(before, why), disposition: convicted };
}

const dateWithin = (span: DateSpan, why: string): DateValue => ({
  kind: 'date',
  span,
  strict: span,
  support: 0,
  why,
});

const unknownDate = (why: string): DateValue => dateWithin(ANY_DAY, why);
const NOT_STATED = unknownDate('');

/** By the reading, as many charges share it. */
const wholeDates = new WeakMap<DateReading, DateValue>();

function wholeDate(reading: DateReading): DateValue {
  const before = wholeDates.get(reading);
  if (before !== undefined) return before;
  const made = readWhole(reading);
  wholeDates.set(reading, made);
  return made;
}

function readWhole(reading: DateReading): DateValue {
  if (reading.kind === 'unreadable') return unknownDate(reading.why);
  if (reading.kind === 'blank') return NOT_STATED;
  if (!isExact(reading.span)) return unknownDate('month or day not stated');
  return dateWithin(reading.span, '');
}

const YES = maskOf(fact.setAside.list, 'yes');
const NO = maskOf(fact.setAside.list, 'no');
const EITHER = YES | NO;

/** The kind of a charge, whatever its sentence is. */
function kindOf(cells: ChargeCells, { disposition }: Timeline, terms: ReadingTerms): ChargeKind {
  const problems: Problem[] = [];
  const reading = citationOf(cells.statute);
  const citation = reading.kind === 'citation' ? reading.citation : undefined;
  const statute = citation === undefined ? '' : printCaCitation(citation);
  const outcome = dispositionOf(cells.disposition);
  const mayBeConvicted = outcome.convicted !== 'no';
  const section = sectionOf(citation, cells);
  const level = levelOf(cells.class);
  const step = stepKind(cells.event);
  const setAside = setAsideOf(cells.cleared, outcome.setAside, terms, problems);
  if (mayBeConvicted) problems.push(...problemsOf(reading.kind, level));
  const inScope = mayBeConvicted && section.inScope;
  return {
    inScope,
    outside: inScope ? '' : outsideOf(mayBeConvicted, step),
    statute,
    class: LEVEL_WORDS[level],
    printed: { statute: statute || 'no citation that can be read' },
    facts: choices(
      chosen(section.mask, section.why),
      chosen(maskOf(fact.inchoate.list, inchoateOf(citation))),
      chosen(DISPOSITION[outcome.convicted]),
      setAside,
      chosen(FELONY[level]),
      chosen(eventMask(step, cells.statute)),
      chosen(answerMask(citation, superStrikeOf, disposition.span, cells)),
      chosen(answerMask(citation, registrableOf, disposition.span, cells)),
    ),
    conviction: standing(outcome.convicted, setAside.possible),
    felony: level === 'unknown' ? 'unknown' : level === 'yes' ? 'true' : 'false',
    dateRule: '',
    problems,
  };
}

/** The choices by the names of the facts. */
const choices = (
  section: ChoiceValue,
  inchoate: ChoiceValue,
  disposition: ChoiceValue,
  setAside: ChoiceValue,
  felony: ChoiceValue,
  event: ChoiceValue,
  superStrike: ChoiceValue,
  registrable: ChoiceValue,
): ChargeKind['facts'] => ({
  [fact.section.name]: section,
  [fact.inchoate.name]: inchoate,
  [fact.disposition.name]: disposition,
  [fact.setAside.name]: setAside,
  [fact.felony.name]: felony,
  [fact.event.name]: event,
  [fact.superStrike.name]: superStrike,
  [fact.registrable.name]: registrable,
});

/** The kind of a charge that is certainly no conviction, in a step that tells nothing else: whatever it was charged as. */
function historyOf(cells: ChargeCells, terms: ReadingTerms): ChargeKind | undefined {
  const outcome = dispositionOf(cells.disposition);
  const step = stepKind(cells.event);
  if (outcome.convicted !== 'no' || step !== 'other') return undefined;
  const problems: Problem[] = [];
  const setAside = setAsideOf(cells.cleared, outcome.setAside, terms, problems);
  return {
    inScope: false,
    outside: outsideOf(false, step),
    statute: '',
    class: '',
    printed: {},
    facts: choices(
      chosen(SECTIONS.all),
      chosen(fact.inchoate.list.all),
      chosen(DISPOSITION.no),
      setAside,
      chosen(FELONY.unknown),
      chosen(maskOf(fact.event.list, 'other')),
      chosen(fact.superStrike.list.all),
      chosen(fact.registrable.list.all),
    ),
    conviction: standing('no', setAside.possible),
    felony: 'unknown',
    dateRule: JSON.stringify(null),
    problems,
  };
}

function withSentence(kind: ChargeKind, sentence: string): ChargeKind {
  const lengths = lengthsOf(sentence);
  const dateRule = JSON.stringify(lengths ?? null);
  if (lengths !== undefined || !mayStand(kind)) return { ...kind, dateRule };
  const problem: Problem = { column: 'sentence', what: 'the length of a part is not known' };
  return { ...kind, dateRule, problems: [...kind.problems, problem] };
}

/** Whether the charge may be a conviction, be it set aside or not. */
const mayStand = ({ facts }: ChargeKind): boolean => facts[fact.disposition.name].possible !== DISPOSITION.no;

type YesNo = 'yes' | 'no' | 'unknown';

const LEVEL_WORDS: Readonly<Record<YesNo, string>> = {
  yes: 'felony',
  no: 'misdemeanor or infraction',
  unknown: '',
};
const FELONY: Readonly<Record<YesNo, number>> = {
  yes: maskOf(fact.felony.list, 'yes'),
  no: maskOf(fact.felony.list, 'no'),
  unknown: fact.felony.list.all,
};
const DISPOSITION: Readonly<Record<YesNo, number>> = {
  yes: maskOf(fact.disposition.list, 'convicted'),
  no: maskOf(fact.disposition.list, 'other'),
  unknown: fact.disposition.list.all,
};

/** Whether the charge is a conviction that stands. */
function standing(convicted: YesNo, setAside: number): Truth {
  if (convicted === 'no' || setAside === YES) return 'false';
  return convicted === 'yes' && setAside === NO ? 'true' : 'unknown';
}

const isOfNoCharge = (step: StepKind): boolean => step === 'registration' || step === 'deceased';

const outsideOf = (mayBeConvicted: boolean, step: StepKind): string =>
  mayBeConvicted ? 'another offense' : isOfNoCharge(step) ? 'no charge' : 'not a conviction';

interface Prop64Section {
  /** Whether reliefs are asked of a conviction of it. */
  readonly inScope: boolean;
  readonly mask: number;
  readonly why: string;
}

const OTHER_SECTION = maskOf(SECTIONS, 'other');
/** Why the section of a charge is not known where its comment alone names one. */
export const COMMENT_ALONE = 'the comment alone names the section';
const UNREADABLE = 'the citation cannot be read';

/**
 * The sections cited. A charge is in scope when one of them is of Proposition 64, when what cannot be read names the
 * number of one, when two files cite different ones, or when the comment names one beside a charge of another section. A charge that is blank may be
 * anything, and is history.
 */
function sectionOf(citation: CaCitation | undefined, { statute, comment }: ChargeCells): Prop64Section {
  if (citation === undefined) {
    if (disagrees(statute)) return { inScope: true, mask: SECTIONS.all, why: 'sources disagree' };
    if (namesProp64Number(statute)) return { inScope: true, mask: SECTIONS.all, why: UNREADABLE };
    const mask = statute === '' ? SECTIONS.all : OTHER_SECTION;
    const named = commentMask(comment);
    return { inScope: named !== 0, mask: mask | named, why: named === 0 ? UNREADABLE : COMMENT_ALONE };
  }
  const cited = citation.sections.map(sectionValue).filter((value) => value !== undefined);
  if (cited.length > 0) return { inScope: true, mask: maskOf(SECTIONS, ...cited), why: '' };
  const named = commentMask(comment);
  if (named === 0) return { inScope: false, mask: OTHER_SECTION, why: '' };
  return { inScope: true, mask: OTHER_SECTION | named, why: COMMENT_ALONE };
}

/** The sections that a comment names; two comments of which it is not known which one holds may name any. */
const commentMask = (comment: string): number =>
  disagrees(comment) ? SECTIONS.all & ~OTHER_SECTION : maskNamed(comment);

const maskNamed = (comment: string): number =>
  namedInComment(comment).reduce((mask, section) => {
    const value = sectionValue(section);
    return value === undefined ? mask : mask | maskOf(SECTIONS, value);
  }, 0);

function inchoateOf(citation: CaCitation | undefined): 'none' | 'attempt' | 'conspiracy' | 'solicitation' {
  if (citation?.conspiracy) return 'conspiracy';
  if (citation?.solicitation) return 'solicitation';
  return citation?.attempt ? 'attempt' : 'none';
}

function eventMask(step: StepKind, statute: string): number {
  if (step === 'disagrees') return fact.event.list.all;
  if (step === 'deceased') return maskOf(fact.event.list, 'deceased');
  return maskOf(
    fact.event.list,
    step === 'registration' && begins290(statute) ? 'registration under 290' : 'other',
  );
}

/** What a table says of a charge; of one that cannot be read, anything may be true. */
function answerMask(
  citation: CaCitation | undefined,
  of: typeof superStrikeOf,
  convicted: DateSpan,
  { companions, statute, event }: ChargeCells,
): number {
  const { list } = fact.superStrike;
  if (citation !== undefined) return maskOf(list, of(citation, { convicted }, companions).answer);
  return statute === '' && isOfNoCharge(stepKind(event)) ? maskOf(list, 'no') : maskOf(list, 'yes', 'no');
}

function setAsideOf(cell: string, ownWords: boolean, terms: ReadingTerms, problems: Problem[]): ChoiceValue {
  const said = clearedCell(cell);
  if (said === 'yes' || ownWords) return chosen(YES);
  if (said === 'no') return chosen(NO);
  if (said === 'unreadable') {
    problems.push({ column: 'cleared', what: 'neither yes nor no' });
    return chosen(EITHER, 'neither yes nor no');
  }
  const recorded = (terms.assumptions & ASSUMED.clearingRecorded) !== 0;
  return recorded ? chosenByAssumption(EITHER, NO, ASSUMED.clearingRecorded) : chosen(EITHER);
}

/** What a reader should know of the cells of a conviction. */
function problemsOf(citation: string, level: YesNo): Problem[] {
  const problems: Problem[] = [];
  if (citation !== 'citation') problems.push({ column: 'statute', what: UNREADABLE });
  if (level === 'unknown') problems.push({ column: 'class', what: 'no felony, misdemeanor or infraction' });
  return problems;
}

/** Null stands for lengths that are not known. */
const lengthsOfRule = rememberByText((rule): NonNullable<SentenceLengths> | null => JSON.parse(rule));

function sentenceEndOf(kind: Pick<ChargeKind, 'dateRule'>, disposition: DateValue): DateValue {
  const span = sentenceEnd(disposition.span, lengthsOfRule(kind.dateRule) ?? undefined);
  return { kind: 'date', span, strict: span, support: 0, why: disposition.why };
}
