import type { ListColumn } from '../../record/charge-cells.js';
import type { MappedColumn } from '../mapping/mapping.js';
import { type CellSupport, cellSupport, TELLING_SHARE } from './cell-support.js';
import { OTHERS } from './column-names.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import { besideOf, type NameScore, nameScore, OTHER_THING } from './header-score.js';
import type { StateRecogniser } from './inspect-interface.js';
import { tellingCells } from './recognised.js';

/** One way to make a charge column of a file's columns. */
export interface Candidate {
  readonly column: ListColumn;
  /** The columns it is made of, each then used up. */
  readonly fields: readonly number[];
  readonly source: MappedColumn;
  /** 0 to 1.2: what names and cells say together. */
  readonly score: number;
  readonly why: readonly string[];
}

const FOR = 0.2;
const AGAINST = 0.5;
/** Only cells speak for the column, and the header says nothing, or says something else. */
const CELLS_ALONE = 0.78;
const CELLS_AGAINST_NAME = 0.6;
/** Cells that are hardly anything else, under a name that says the column among other things. */
const CELLS_AND_NAME = 0.9;
const NAME_ENOUGH = 0.4;
const NOT_WORTH_MENTION = 0.45;

/** Name and cells together: cells that cannot be the column weigh more than cells that can. */
export const together = (name: number, { score }: CellSupport): number =>
  name + (score > 0 ? FOR * score : AGAINST * score);

/** The column that `profile` alone may be, when name or cells say enough for it. */
export function singleCandidate(
  column: ListColumn,
  profile: ColumnProfile,
  recognisers: readonly StateRecogniser[],
): Candidate | undefined {
  const { sample, words } = profile;
  // A mapping finds columns by their names.
  if (sample.header === '') return undefined;
  const name = withStateWords(nameScore(column, sample.header, words), column, profile, recognisers);
  const support = cellSupport(column, profile, recognisers);
  const byName = name.score === 0 ? 0 : together(name.score, support);
  const byCells = cellsAlone(column, name, profile, recognisers);
  const score = Math.max(byName, byCells);
  if (score < NOT_WORTH_MENTION) return undefined;
  const byBoth = byCells === CELLS_AND_NAME;
  const said = byName >= byCells || byBoth ? [`its name says ${name.words}`] : ['its cells alone say so'];
  return {
    column,
    fields: [sample.field],
    source: { from: [sample.header], join: [] },
    score,
    why: support.words === '' ? said : [...said, support.words],
  };
}

function withStateWords(
  name: NameScore,
  column: ListColumn,
  { words }: ColumnProfile,
  recognisers: readonly StateRecogniser[],
): NameScore {
  let best = name;
  for (const one of recognisers) {
    const said = one.column === column && one.headerWords?.find((word) => words.unknown.includes(word));
    if (said === undefined || said === false) continue;
    const isOther = words.known.some((word) => OTHERS.has(word));
    const score = (one.wordWeight ?? STATE_WORD) - (isOther ? OTHER_THING : 0);
    if (score > best.score) best = { score, words: said };
  }
  return best;
}

const STATE_WORD = 0.85;

function cellsAlone(
  column: ListColumn,
  name: NameScore,
  { sample, words, kind }: ColumnProfile,
  recognisers: readonly StateRecogniser[],
): number {
  const saysNothing = words.known.length === 0;
  if (column === 'name' && kind === 'name') return saysNothing ? CELLS_AGAINST_NAME : 0;
  const telling = tellingCells(column, recognisers);
  if (telling === undefined || sample.filled === 0) return 0;
  if (shareOf(sample.values, telling.looksLike) < TELLING_SHARE) return 0;
  const isOther = words.known.some((word) => OTHERS.has(word) && !besideOf(column).has(word));
  if (name.score >= NAME_ENOUGH && !isOther) return CELLS_AND_NAME;
  const saysLittle = words.known.every((word) => besideOf(column).has(word) || OPEN_WORDS.has(word));
  return saysLittle ? CELLS_ALONE : CELLS_AGAINST_NAME;
}

/** Words of headers that leave open what the cells are. */
const OPEN_WORDS = new Set(['description', 'status', 'type', 'code', 'charge', 'offense']);
