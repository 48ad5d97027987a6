import type { ListColumn } from '../../record/charge-cells.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import { type ContentKind, isFlag } from './content-kind.js';
import type { StateRecogniser } from './inspect-interface.js';
import { recognisedCells, tellingCells } from './recognised.js';

/** How far the cells of a column bear out that it is a charge column: from -1 (they cannot be) to 1. */
export interface CellSupport {
  readonly score: number;
  /** What was seen, as the end of a sentence; empty when the cells say nothing. */
  readonly words: string;
}

/** So many cells tell what a column is when they are hardly anything else. */
export const TELLING_SHARE = 0.8;
/** In a file of so many rows a column without a cell is hardly the one that is meant. */
const MANY_ROWS = 50;
const BLANK_IN_MANY = -0.6;

type Wanted = Partial<Record<ContentKind, number>>;

const DATES: Wanted = { date: 1 };
const NUMBERED: Wanted = { identifier: 1, number: 0.4, code: 0, text: -0.4 };
const WORDS: Wanted = { text: 1, code: 0.5, name: 0.2, identifier: -0.4 };
const CODES: Wanted = { code: 0.5, text: 0.2, identifier: 0, number: 0, name: 0, 'yes or no': 0 };

/** What kinds of cells each column may have; a kind that is not here speaks against it. */
const WANTED: Readonly<Record<ListColumn, Wanted>> = {
  person_id: NUMBERED,
  sid: NUMBERED,
  name: { name: 1, text: 0.4, code: -0.2 },
  birth_date: DATES,
  sex: { code: 0 },
  race: { code: 0.2, text: 0 },
  arrest_id: NUMBERED,
  arrest_date: DATES,
  arresting_agency: { text: 1, code: 0.6, identifier: 0.2, number: 0, name: 0 },
  offense_date: DATES,
  county: { code: 0.3, text: 0.3, name: -0.2 },
  case_number: { ...NUMBERED, text: 0 },
  count: { number: 0.6, code: 0 },
  statute: CODES,
  description: WORDS,
  class: CODES,
  grams: { number: 1, code: 0, text: 0 },
  enhanced: { 'yes or no': 1, code: 0.3, number: 0, text: 0 },
  disposition: WORDS,
  disposition_date: DATES,
  sentence: WORDS,
  sentence_end_date: DATES,
  cleared: { 'yes or no': 1, date: 1, code: 0.3, number: 0, text: 0 },
};

/** Cells that some columns have in every state. */
const TELLING_CELLS: Partial<Record<ListColumn, (text: string) => boolean>> = {
  sex: (text) => /^(?:m|f|u|x|male|female|unknown|unk|man|woman|non-?binary)$/i.test(text),
  race: (text) =>
    /^(?:[wbhaipuonxkm]|bk|wh|unk)$|\b(?:white|black|african|hispanic|latin[oax]?|asian|pacific|indian|native|alaskan|unknown|other|biracial|multi\w*)\b/i.test(
      text,
    ),
  count: (text) => /^0*\d{1,3}$/.test(text),
  enhanced: (text) => isFlag(text) || /^[01]$/.test(text),
  grams: (text) => /^[\d.,<>= -]+(?:g|gr|grams?|gms?)?\.?$/i.test(text),
};

const KIND_WORDS: Readonly<Record<ContentKind, string>> = {
  blank: 'no cell is filled',
  mark: 'its cells hold a mark, no letter and no digit',
  date: 'its cells are dates',
  'yes or no': 'its cells are yes or no',
  number: 'its cells are numbers',
  code: 'its cells are a few short codes',
  name: 'its cells are names',
  identifier: 'its cells are identifiers',
  text: 'its cells are text',
};

/** How far the cells of `profile` bear out that it is `column`. */
export function cellSupport(
  column: ListColumn,
  profile: ColumnProfile,
  recognisers: readonly StateRecogniser[],
): CellSupport {
  const { kind, sample, rows } = profile;
  if (kind === 'blank') return { score: rows < MANY_ROWS ? 0 : BLANK_IN_MANY, words: KIND_WORDS.blank };
  if (kind === 'mark') return { score: -1, words: `but ${KIND_WORDS.mark}` };
  const telling = TELLING_CELLS[column];
  const own = recognisedCells(column, recognisers);
  if (own !== undefined) {
    const isOne = (text: string): boolean => own.looksLike(text) || telling?.(text) === true;
    const share = shareOf(sample.values, isOne);
    return { score: ofShare(share), words: `${percent(share)} of its cells look like a ${own.what}` };
  }
  if (column === 'description' && areCitations(profile, recognisers))
    return { score: -1, words: 'but its cells begin with a citation' };
  if (telling !== undefined) {
    const share = shareOf(sample.values, telling);
    return { score: ofShare(share), words: share >= 0.5 ? '' : `but ${KIND_WORDS[kind]}` };
  }
  if (column === 'person_id' && shareOf(sample.values, (text) => text.length <= 2) > 0.5)
    return { score: -1, words: 'but its cells are too short to tell people apart' };
  const score = WANTED[column][kind] ?? -1;
  return { score, words: score < 0 ? `but ${KIND_WORDS[kind]}` : '' };
}

const areCitations = ({ sample }: ColumnProfile, recognisers: readonly StateRecogniser[]): boolean =>
  shareOf(sample.values, tellingCells('statute', recognisers)?.looksLike ?? (() => false)) >= TELLING_SHARE;

/** What a recognised part of the cells is worth: few that fit speak against the column, most speak for it. */
export const ofShare = (share: number): number =>
  share >= 0.8 ? 1 : share >= 0.5 ? 0.5 : share >= 0.25 ? -0.3 : -1;

export const percent = (share: number): string =>
  `${share > 0.99 && share < 1 ? 99 : share > 0 && share < 0.01 ? '<1' : Math.round(100 * share)} %`;
