import { setWithin } from '../../../law/compare.js';
import type {
  ApartReader,
  CellsRead,
  ChargeKind,
  FactReader,
  ReadingTerms,
  Timeline,
} from '../../../law/fact-reader.js';
import {
  type ChoiceValue,
  chosen,
  chosenByAssumption,
  type DateValue,
  type WeightValue,
} from '../../../law/facts.js';
import type { ChargeCells } from '../../../record/charge-cells.js';
import { type ChoiceList, maskOf } from '../../../record/choice.js';
import type { DateSpan } from '../../../record/date-span.js';
import { END } from '../../../record/day.js';
import { ANY_WEIGHT, type GramSpan, isAnyWeight } from '../../../record/gram-span.js';
import { rememberByText } from '../../../record/remember.js';
import { caseNumberKey } from '../case-numbers.js';
import type { CitationReading } from '../citations/citation.js';
import { CLASSES, FELONIES, printClass } from '../classes.js';
import { DISPOSITIONS } from '../dispositions/dispositions.js';
import { CIVIL_LAW_SINCE, TIER_CHANGES } from '../tables/cannabis-tiers.js';
import { violenceOf } from '../tables/violent-crimes.js';
import { ASSUMED } from './assumptions.js';
import {
  citationOf,
  clearedCell,
  countyKey,
  describedWeights,
  disagrees,
  dispositionOf,
  KIND_CELLS,
  plainKey,
  printedCitation,
  saysCannabis,
  statedClass,
  weightCell,
  yesOrNo,
} from './cell-readings.js';
import {
  classOf,
  type StatedClass,
  WEIGHT_CONFLICT,
  type WeightFound,
  weightByTier,
  weightOf,
} from './class-and-weight.js';
import { fact } from './fact-specs.js';
import { type ActSection, sectionOf } from './section.js';
import { timelineOf } from './timeline.js';

const YES = maskOf(fact.civil.list, 'yes');
const NO = maskOf(fact.civil.list, 'no');
const EITHER = YES | NO;

const sectionOfNamed = rememberByText((statute) => sectionOf(citationOf(statute), true));
const sectionOfUnnamed = rememberByText((statute) => sectionOf(citationOf(statute), false));

/** The section by citation and by whether the description names cannabis, worked out once for each. */
const sectionOfCells = (statute: string, description: string): ActSection =>
  saysCannabis(description) ? sectionOfNamed(statute) : sectionOfUnnamed(statute);

/** How cells of any layout become the facts of the Illinois cannabis rulebook. */
export const illinoisCannabisReader: FactReader = {
  kindCells: KIND_CELLS,
  printedAsCell: { [fact.disposition.name]: ['disposition', 'sentence'] },
  identifiers: [
    { fact: fact.county.name, column: 'county', read: rememberByText(countyKey) },
    {
      fact: fact.caseNumber.name,
      column: 'case_number',
      read: (text) => (disagrees(text) ? '' : caseNumberKey(text)),
    },
    { fact: fact.arrestNumber.name, column: 'arrest_id', read: plainKey },
    { fact: fact.agency.name, column: 'arresting_agency', read: rememberByText(plainKey) },
  ],
  timeline: timelineOf,
  period: ({ offense }) => {
    const strict = versionsOf(offense.strict);
    const assumed = offense.span === offense.strict ? strict : versionsOf(offense.span);
    return (offense.support * VERSIONS ** 2 + strict) * VERSIONS ** 2 + assumed;
  },
  read: readCells,
  dates: {
    [fact.offenseDate.name]: (_, { offense }) => offense,
    [fact.arrestDate.name]: (_, { arrest }) => arrest,
    [fact.convictionDate.name]: (kind, { disposition }) => convictionDate(kind, disposition),
  },
  convictionDate: fact.convictionDate.name,
};

const VERSIONS = TIER_CHANGES.length + 1;

/** Which tiers speak on the first and on the last day. */
function versionsOf({ first, last }: DateSpan): number {
  const version = versionAt(first);
  return version * VERSIONS + (last === first ? version : versionAt(last));
}

/** How many changes of the tiers lie on or before a day. */
function versionAt(day: number): number {
  let version = 0;
  while (version < TIER_CHANGES.length && TIER_CHANGES[version] <= day) version++;
  return version;
}

function readCells(cells: ChargeCells, timeline: Timeline, terms: ReadingTerms): ApartReader {
  const parts = partsOf(cells, timeline, terms);
  const kinds: KindOfParts[] = [];
  return (apart) => weighed(parts, kinds, apart);
}

type Problem = ChargeKind['problems'][number];
type Parts = ReturnType<typeof partsOf>;

/** What the cells say but those of the weight, for offenses of one period. */
function partsOf(cells: ChargeCells, { offense }: Timeline, terms: ReadingTerms) {
  const reading = citationOf(cells.statute);
  const stated = statedClass(cells.class);
  const outcome = dispositionOf(`${cells.disposition}\n${cells.sentence}`);
  const section = sectionOfCells(cells.statute, cells.description);
  const [before, enhancedProblems, clearedProblems]: Problem[][] = [[], [], []];
  if (reading.kind === 'unreadable') before.push({ column: 'statute', what: 'the citation cannot be read' });
  if (stated.kind === 'unreadable') before.push({ column: 'class', what: 'the class cannot be read' });
  const strict = worldOf(section, stated, offense.strict);
  return {
    strict,
    assumed: offense.support === 0 ? strict : worldOf(section, stated, offense.span),
    support: offense.support,
    section,
    stated,
    outcome,
    statute: printedCitation(cells.statute),
    enhanced: enhancedOf(cells.enhanced, terms, enhancedProblems),
    cleared: clearedOf(cells.cleared, outcome.expunged, terms, clearedProblems),
    violent: chosen(violenceMask(reading)),
    problemsBefore: before,
    problemsAfter: [...enhancedProblems, ...clearedProblems],
  };
}

/** A kind of charges with the same parts, and all of the weight that the kind depends on. */
interface KindOfParts {
  readonly unreadable: boolean;
  readonly strictCivil: number;
  readonly assumedCivil: number;
  readonly kind: ChargeKind;
}

/** The kind of charges whose cells have these parts, and their weight. Kinds that are there already are `kinds`. */
function weighed(parts: Parts, kinds: KindOfParts[], cells: ChargeCells): CellsRead {
  const { section, stated, strict, assumed, support } = parts;
  const weights = section.inScope ? statedWeights(cells) : NO_WEIGHTS;
  const strictGrams = gramsOf(strict, weights);
  const assumedGrams = assumed === strict ? strictGrams : gramsOf(assumed, weights);
  const { unreadable } = weights;
  const strictCivil = civilOf(section, stated, strictGrams.span, strict.offense);
  const assumedCivil =
    assumed === strict ? strictCivil : civilOf(section, stated, assumedGrams.span, assumed.offense);
  let one = kinds.find(
    (known) =>
      known.unreadable === unreadable &&
      known.strictCivil === strictCivil &&
      known.assumedCivil === assumedCivil,
  );
  if (one === undefined) {
    const kind = kindOf(parts, unreadable, strictCivil, assumedCivil);
    one = { unreadable, strictCivil, assumedCivil, kind };
    kinds.push(one);
  }
  const grams = weightOfWorlds(strictGrams, assumedGrams, support);
  return { kind: one.kind, weights: { [fact.grams.name]: grams } };
}

/** The kind that parts make, where the charge is a civil law violation so far in the one world and in the other. */
function kindOf(parts: Parts, unreadable: boolean, strictCivil: number, assumedCivil: number): ChargeKind {
  const { section, stated, outcome, statute, strict, assumed, support } = parts;
  const problems: Problem[] = [...parts.problemsBefore];
  if (unreadable) problems.push({ column: 'grams', what: 'the weight cannot be read' });
  if (!outcome.criminal.recognised && !outcome.criminal.empty) {
    problems.push({ column: 'disposition', what: 'the disposition is not in the vocabulary' });
  }
  problems.push(...parts.problemsAfter);
  const disposition = choiceOfWorlds(
    dispositionsOf(outcome, strictCivil),
    dispositionsOf(outcome, assumedCivil),
    support,
    outcome.criminal.why,
  );
  const facts: Record<string, ChoiceValue> = {
    [fact.section.name]: chosen(section.mask, section.why),
    [fact.inchoate.name]: chosen(section.inchoateMask),
    [fact.class.name]: choiceOfWorlds(strict.class.mask, assumed.class.mask, support, assumed.class.why),
    [fact.civil.name]: choiceOfWorlds(strictCivil, assumedCivil, support, ''),
    [fact.disposition.name]: disposition,
    [fact.dispositionBlank.name]: chosen(outcome.criminal.empty ? YES : NO),
    [fact.enhanced.name]: parts.enhanced,
    [fact.cleared.name]: parts.cleared,
    [fact.violent.name]: parts.violent,
  };
  const printedClass = classOnce(assumed.class.mask);
  return {
    inScope: section.inScope,
    outside: section.outside,
    statute,
    printed: printedOnce(statute || 'no citation that can be read', printedClass || 'not known'),
    class: section.inScope ? printedClass : stated.kind === 'stated' ? classOnce(stated.mask) : '',
    facts,
    conviction: setWithin(dispositionsOf(outcome, assumedCivil), CONVICTION),
    felony: setWithin(section.inScope ? assumed.class.mask : stated.mask, FELONIES),
    dateRule: dateRuleOf(disposition, outcome.criminal.termination === 'sentence'),
    problems: problems.length === 0 ? NO_PROBLEMS : problems,
  };
}

/** What most kinds have: an empty list of its own for each would fill the memory. */
const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

const classByMask = new Map<number, string>();

/** A class as it is printed, one text for each mask. */
function classOnce(mask: number): string {
  const before = classByMask.get(mask);
  if (before !== undefined) return before;
  const printed = printClass(mask);
  classByMask.set(mask, printed);
  return printed;
}

const printedBefore = new Map<string, Map<string, ChargeKind['printed']>>();

/** What is printed of a kind: few of the kinds differ in it, and equal ones are one object. */
function printedOnce(statute: string, level: string): ChargeKind['printed'] {
  const ofStatute = printedBefore.get(statute) ?? new Map<string, ChargeKind['printed']>();
  printedBefore.set(statute, ofStatute);
  const before = ofStatute.get(level);
  if (before !== undefined) return before;
  const printed = Object.freeze({ statute, [fact.class.name]: level });
  ofStatute.set(level, printed);
  return printed;
}

interface StatedWeights {
  readonly spans: readonly GramSpan[];
  readonly conflict: boolean;
  readonly unreadable: boolean;
}

const NO_WEIGHTS: StatedWeights = { spans: [], conflict: false, unreadable: false };

/** What hangs on when the offense happened, and on no weight that is stated. */
interface World {
  readonly offense: DateSpan;
  readonly class: { readonly mask: number; readonly why: string };
  readonly gramsByTier: GramSpan;
}

type Dispositions = ReturnType<typeof dispositionOf>;

function worldOf({ target }: ActSection, stated: StatedClass, offense: DateSpan): World {
  const found = target === undefined ? asStated(stated) : classOf(target, stated, offense);
  return { offense, class: found, gramsByTier: weightByTier(target, found.mask, offense) };
}

const gramsOf = ({ gramsByTier }: World, weights: StatedWeights): WeightFound =>
  weights.conflict ? { span: ANY_WEIGHT, why: WEIGHT_CONFLICT } : weightOf(gramsByTier, weights.spans);

/** What a disposition may be of a charge that is a civil law violation so far. */
const dispositionsOf = (outcome: Dispositions, civil: number): number =>
  (civil & NO ? outcome.criminal.possible : 0) | (civil & YES ? outcome.civil.possible : 0);

const asStated = (stated: StatedClass) => ({
  mask: stated.mask,
  why: stated.kind === 'sources disagree' ? 'sources disagree' : '',
});

/** A choice in both worlds; where an assumption uncovers a conflict, the fact is unknown in both. */
function choiceOfWorlds(strict: number, assumed: number, support: number, why: string): ChoiceValue {
  if ((assumed & ~strict) !== 0) return chosen(strict | assumed, why);
  return assumed === strict ? chosen(strict, why) : chosenByAssumption(strict, assumed, support, why);
}

function weightOfWorlds(strict: WeightFound, assumed: WeightFound, support: number): WeightValue {
  const wider = assumed.span.over < strict.span.over || assumed.span.upTo > strict.span.upTo;
  return {
    kind: 'weight',
    span: assumed.span,
    strict: wider ? assumed.span : strict.span,
    support: wider ? 0 : support,
    why: assumed.why === '' && isAnyWeight(assumed.span) ? 'no source names it' : assumed.why,
  };
}

const violenceByReading = new WeakMap<CitationReading, number>();

/** What the list of violent crimes says of a citation; for some crimes it depends on the class. */
function violenceMask(reading: CitationReading): number {
  const before = violenceByReading.get(reading);
  if (before !== undefined) return before;
  const mask = readViolence(reading);
  violenceByReading.set(reading, mask);
  return mask;
}

function readViolence(reading: CitationReading): number {
  const asFelony = violenceOf(reading, 'yes');
  const asMisdemeanor = violenceOf(reading, 'no');
  const { list } = fact.violent;
  if (asFelony !== asMisdemeanor) return maskOf(list, 'if a felony');
  if (asFelony === 'unknown') return maskOf(list, 'yes', 'no');
  return maskOf(list, asFelony === 'violent' ? 'yes' : 'no');
}

function statedWeights(cells: ChargeCells): StatedWeights {
  const spans: GramSpan[] = [];
  const cell = weightCell(cells.grams);
  if (cell.kind === 'span') spans.push(cell.span);
  const { named, iucr } = describedWeights(cells.description);
  if (named.kind === 'span') spans.push(named.span);
  if (iucr !== undefined) spans.push(iucr);
  return {
    spans,
    conflict: named.kind === 'conflict' || cell.kind === 'sources disagree',
    unreadable: cell.kind === 'unreadable',
  };
}

/**
 * 720 ILCS 550/4(a) for an offense on or after 2016-07-29; a bare section 4 from that day on when the class says so,
 * not when it says otherwise or the weight is above 10 grams. A conspiracy, and a section that is not known, may be one
 * and are never certainly one.
 */
function civilOf(section: ActSection, stated: StatedClass, grams: GramSpan, offense: DateSpan): number {
  if (!section.maybeSection4) return NO;
  if (offense.last < CIVIL_LAW_SINCE) return NO;
  const since = offense.first >= CIVIL_LAW_SINCE && section.target !== undefined;
  if (section.subsection === 'a') return since ? YES : EITHER;
  if (section.subsection !== '') return NO;
  const civilClass = maskOf(CLASSES, 'civil');
  if (stated.kind === 'stated' && stated.mask === civilClass) return since ? YES : EITHER;
  if (stated.kind === 'stated' || stated.kind === 'narrowed') return NO;
  return grams.over >= TEN_GRAMS ? NO : EITHER;
}

const TEN_GRAMS = 10_000_000;

function enhancedOf(text: string, terms: ReadingTerms, problems: Problem[]): ChoiceValue {
  const recorded = (terms.assumptions & ASSUMED.enhancementRecorded) !== 0;
  const said = yesOrNo(text);
  if (said === 'blank') {
    return recorded ? chosenByAssumption(EITHER, NO, ASSUMED.enhancementRecorded) : chosen(EITHER);
  }
  if (said === 'unreadable') problems.push({ column: 'enhanced', what: 'neither yes nor no' });
  return chosen(
    said === 'yes' ? YES : said === 'no' ? NO : EITHER,
    said === 'unreadable' ? 'neither yes nor no' : '',
  );
}

function clearedOf(cell: string, expunged: boolean, terms: ReadingTerms, problems: Problem[]): ChoiceValue {
  const said = clearedCell(cell, terms);
  if (said === 'yes' || expunged) return chosen(YES);
  if (said === 'no') return chosen(NO);
  if (said === 'blank') {
    const recorded = (terms.assumptions & ASSUMED.clearingRecorded) !== 0;
    return recorded ? chosenByAssumption(EITHER, NO, ASSUMED.clearingRecorded) : chosen(EITHER);
  }
  problems.push({ column: 'cleared', what: 'neither yes, no nor a date up to the as-of date' });
  return chosen(EITHER, 'neither yes, no nor a date');
}

const mask = (list: ChoiceList<string>, ...values: string[]): number => maskOf(list, ...values);
const CONVICTION = mask(DISPOSITIONS, 'convicted', 'supervision_unsatisfactory', 'probation_unsatisfactory');
/** The sentence, not the disposition, reports that supervision or qualified probation ended. */
const ENDED_LATER = 'ended later';
const UNSATISFACTORY = mask(DISPOSITIONS, 'supervision_unsatisfactory', 'probation_unsatisfactory');

const dateRuleOf = ({ possible }: ChoiceValue, bySentence: boolean): string =>
  bySentence && (possible & UNSATISFACTORY) !== 0 ? ENDED_LATER : '';

/**
 * The disposition date; for supervision or qualified probation ended unsatisfactorily the date of that end, which is
 * the disposition date only where the disposition itself reports it, else some day after it.
 */
function convictionDate({ dateRule }: Pick<ChargeKind, 'dateRule'>, disposition: DateValue): DateValue {
  if (dateRule !== ENDED_LATER) return disposition;
  return {
    ...disposition,
    span: { first: disposition.span.first, last: END },
    strict: { first: disposition.strict.first, last: END },
    why: 'the date on which the sentence was ended is not stated',
  };
}
