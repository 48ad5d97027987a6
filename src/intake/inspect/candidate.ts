import type { ListColumn } from '../../record/charge-cells.js';
import type { MappedColumn } from '../mapping/mapping.js';
import { type CellSupport, cellSupport } from './cell-support.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import { type NameScore, nameScore } from './header-score.js';
import type { StateRecogniser } from './inspect-interface.js';

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
const TELLING_SHARE = 0.8;
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
  const byCells = cellsAlone(column, profile, recognisers);
  const score = Math.max(byName, byCells);
  if (score < NOT_WORTH_MENTION) return undefined;
  const said = byName >= byCells ? [`its name says ${name.words}`] : ['its cells alone say so'];
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
  const state = recognisers.flatMap((one) => (one.column === column ? (one.headerWords ?? []) : []));
  const said = state.find((word) => words.unknown.includes(word));
  return said === undefined || name.score >= STATE_WORD ? name : { score: STATE_WORD, words: said };
}

const STATE_WORD = 0.85;

function cellsAlone(
  column: ListColumn,
  { sample, words, kind }: ColumnProfile,
  recognisers: readonly StateRecogniser[],
): number {
  const saysNothing = words.known.length === 0;
  if (column === 'name' && kind === 'name') return saysNothing ? CELLS_AGAINST_NAME : 0;
  const own = recognisers.find((recogniser) => recogniser.column === column);
  if (own?.isTelling !== true || sample.filled === 0) return 0;
  if (shareOf(sample.values, own.looksLike) < TELLING_SHARE) return 0;
  return saysNothing ? CELLS_ALONE : CELLS_AGAINST_NAME;
}
