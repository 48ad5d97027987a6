import { isCellError } from '../../../record/cell-errors.js';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { isSingle } from '../../../record/choice.js';
import {
  CONVICTED,
  CRIMINAL_OUTCOMES,
  ENDED_BADLY,
  ENDED_WELL,
  NOT_CONVICTED,
  PENDING,
  QUALIFIED_PROBATION,
  SUPERVISION,
} from './dispositions.js';
import type { Meaning } from './entry.js';
import { type CellReading, readCell } from './read-cell.js';

export { readCivilFinding } from './read-civil-finding.js';
export { saysExpunged } from './says-expunged.js';

/** What the disposition and sentence cells of a charge say together. */
export interface DispositionReading {
  /** A mask over DISPOSITIONS, without the findings of civil law violations. */
  readonly possible: number;
  /** Both cells are blank. */
  readonly empty: boolean;
  /** The cell that reports the end of supervision or qualified probation, well or badly or not said how. */
  readonly termination: 'none' | 'disposition' | 'sentence';
  /** False when a cell holds text outside the vocabulary, which is to be listed. */
  readonly recognised: boolean;
  /** Why it is not a single value; empty when it is. */
  readonly why: string;
}

type Outcome = Pick<DispositionReading, 'possible' | 'why'>;

const UNKNOWN = (why: string): Outcome => ({ possible: CRIMINAL_OUTCOMES, why });
const OF_A_SENTENCE = CONVICTED | SUPERVISION | QUALIFIED_PROBATION;
const CONFLICT = 'disposition and sentence conflict';

/** Words that may be supervision, qualified probation or an undoing in an unknown spelling. */
const MAY_MATTER = new RegExp(
  [
    '^S(?!ERV).*V|^(?:10|40|70|410|550|570|646|710|1410)$|^TASC|^SECTION|^FIRST|^CHANCE|OFFEND|^INITIATIVE',
    '^QUALIF|WITHH|^DEFER|^DIVER|VACAT|REVERS|^DISMI|EXPUNG|^NOL|^NOT?$|^NON|^WITHOUT|^ACQUIT|SATIS',
    '^REVOK|^TERMIN|^PEND|^STAY|\u{fffd}|[^A-Z0-9#]',
  ].join('|'),
);

/**
 * Reads disposition and sentence as one outcome.
 *
 * A plea, finding or verdict of guilty is decided by the sentence: supervision and qualified probation as
 * such, anything else or nothing is a conviction; a sentence alone is read the same way. Text outside the
 * vocabulary never decides, with one exception the rule itself makes: after a finding of guilty an unknown
 * sentence is a conviction, unless one of its words may be supervision, qualified probation or an undoing.
 * Cells that contradict each other (a nolle prosequi with a prison sentence) give every outcome.
 */
export function readDisposition(disposition: string, sentence: string): DispositionReading {
  if ([disposition, sentence].some((cell) => cell.trim() === SOURCES_DISAGREE))
    return unread('the sources disagree', true);
  if ([disposition, sentence].some(isCellError))
    return unread('a cell holds an error of a spreadsheet', false);
  const first = readCell(disposition);
  const second = readCell(sentence);
  if (first.blank && second.blank)
    return { ...unread('disposition and sentence are blank', true), empty: true };
  if (!first.understood) return unread('the disposition is not in the vocabulary', false);
  if (!second.understood) return withUnknownSentence(first, second);
  const { possible, why } = combine(first, second);
  return {
    possible,
    empty: false,
    termination: terminationIn(first, second, possible),
    recognised: true,
    why: isSingle(possible) ? '' : why,
  };
}

function unread(why: string, recognised: boolean): DispositionReading {
  return { possible: CRIMINAL_OUTCOMES, empty: false, termination: 'none', recognised, why };
}

function withUnknownSentence(first: CellReading, second: CellReading): DispositionReading {
  const alone = outcomeOf(first.meanings);
  const decided = alone.possible === CONVICTED && !second.words.some((word) => MAY_MATTER.test(word));
  const reading = unread('the sentence is not in the vocabulary', false);
  return decided ? { ...reading, possible: CONVICTED, why: '' } : reading;
}

const SENTENCES: readonly Meaning[] = [
  'punished',
  'plain probation',
  'supervision',
  'qualified probation',
  'ended well',
  'ended badly',
  'ended',
  'addition',
];
const CONVICTING: readonly Meaning[] = ['punished', 'plain probation', 'addition'];

const someOf = (meanings: ReadonlySet<Meaning>, some: readonly Meaning[]): boolean =>
  some.some((meaning) => meanings.has(meaning));

function combine(first: CellReading, second: CellReading): Outcome {
  const [one, two] = [first.meanings, second.meanings];
  const both = new Set([...one, ...two]);
  if (one.has('undone'))
    return someOf(two, ['guilty', 'not convicted', 'pending']) ? UNKNOWN(CONFLICT) : outcomeOf(one);
  if (one.has('not convicted') && !someOf(one, SENTENCES)) {
    const afterwards = two.has('ended well') && someOf(two, ['supervision', 'qualified probation']);
    if (afterwards) return outcomeOf(both);
    return someOf(two, [...SENTENCES, 'guilty', 'pending']) ? UNKNOWN(CONFLICT) : outcomeOf(one);
  }
  if (one.has('pending'))
    return someOf(two, [...SENTENCES, 'guilty', 'not convicted', 'undone'])
      ? UNKNOWN(CONFLICT)
      : outcomeOf(one);
  if (someOf(one, ['guilty', ...SENTENCES]) && two.has('pending'))
    return { possible: OF_A_SENTENCE, why: 'the sentence is pending' };
  const outcome = outcomeOf(both);
  return outcome.why === CONTRADICTION && one.size > 0 && two.size > 0 ? UNKNOWN(CONFLICT) : outcome;
}

const CONTRADICTION = 'the outcome contradicts itself';

/** The outcome that phrases of one cell, or of two that agree, add up to. */
function outcomeOf(meanings: ReadonlySet<Meaning>): Outcome {
  const guilty = someOf(meanings, ['guilty', ...SENTENCES]);
  if (meanings.has('undone') || meanings.has('pending')) {
    const only =
      !guilty && !(meanings.has('undone') && meanings.has('pending')) && !meanings.has('not convicted');
    return only
      ? { possible: meanings.has('undone') ? NOT_CONVICTED : PENDING, why: '' }
      : UNKNOWN(CONTRADICTION);
  }
  if (meanings.has('not convicted'))
    return guilty ? dismissedAfter(meanings) : { possible: NOT_CONVICTED, why: '' };
  if (!guilty) return UNKNOWN('no outcome is stated');
  return sentenced(meanings);
}

/** A dismissal after supervision or qualified probation ended is its good end; else it is a conflict. */
function dismissedAfter(meanings: ReadonlySet<Meaning>): Outcome {
  const kinds = kindsOf(meanings);
  const ended = someOf(meanings, ['ended', 'ended well']) && !meanings.has('ended badly');
  if (kinds === 0 || !ended || someOf(meanings, CONVICTING)) return UNKNOWN(CONTRADICTION);
  return {
    possible: NOT_CONVICTED | (kinds & ENDED_WELL),
    why: 'dismissed, or completed and then dismissed',
  };
}

const kindsOf = (meanings: ReadonlySet<Meaning>): number =>
  (meanings.has('supervision') ? SUPERVISION : 0) |
  (meanings.has('qualified probation') ? QUALIFIED_PROBATION : 0);

function sentenced(meanings: ReadonlySet<Meaning>): Outcome {
  const kinds = kindsOf(meanings);
  const plain =
    meanings.has('punished') || (meanings.has('plain probation') && !meanings.has('qualified probation'));
  const ended = someOf(meanings, ['ended well', 'ended badly', 'ended']);
  const ways = waysOf(meanings);
  if (kinds === 0) {
    if (plain || !ended) return { possible: CONVICTED, why: '' };
    if (!meanings.has('guilty')) return UNKNOWN('what was terminated is not stated');
    return {
      possible: CONVICTED | ((SUPERVISION | QUALIFIED_PROBATION) & ways),
      why: 'what was terminated is not stated',
    };
  }
  const possible = (kinds & ways) | (plain ? CONVICTED : 0);
  if (plain || (meanings.has('supervision') && meanings.has('qualified probation')))
    return { possible, why: 'more than one kind of sentence is named' };
  const kind = meanings.has('supervision') ? 'supervision' : 'qualified probation';
  const both = meanings.has('ended well') && meanings.has('ended badly');
  return {
    possible,
    why: both ? `the termination of ${kind} is contradictory` : `the termination of ${kind} is not stated`,
  };
}

function waysOf(meanings: ReadonlySet<Meaning>): number {
  const [well, badly] = [meanings.has('ended well'), meanings.has('ended badly')];
  return well === badly ? ENDED_WELL | ENDED_BADLY : well ? ENDED_WELL : ENDED_BADLY;
}

function terminationIn(
  first: CellReading,
  second: CellReading,
  possible: number,
): DispositionReading['termination'] {
  if ((possible & (SUPERVISION | QUALIFIED_PROBATION)) === 0) return 'none';
  const reports: readonly Meaning[] = ['ended well', 'ended badly', 'ended'];
  if (someOf(first.meanings, reports)) return 'disposition';
  return someOf(second.meanings, reports) ? 'sentence' : 'none';
}
