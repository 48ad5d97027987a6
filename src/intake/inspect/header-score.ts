import { LIST_COLUMNS, type ListColumn } from '../../record/charge-cells.js';
import { COLUMN_NAMES, OTHERS } from './column-names.js';
import type { HeaderWords } from './header-words.js';

/** How well a header's words name a charge column. */
export interface NameScore {
  /** From 0 (not at all) to 1. */
  readonly score: number;
  /** The words that name it, as they would be said. */
  readonly words: string;
}

const UNKNOWN_WORD = 0.1;
const OTHER_WORD = 0.35;
/** What a word costs that says that something else is meant. */
export const OTHER_THING = 0.6;
/** Of a column in words and one in codes, the words are meant. */
const CODE = 0.06;
/** A header that is just the column's own name. */
const OWN_NAME: NameScore = { score: 1, words: '' };

interface Phrase {
  readonly words: readonly string[];
  readonly not: readonly string[];
  readonly weight: number;
}

const PHRASES: ReadonlyMap<ListColumn, { phrases: readonly Phrase[]; beside: ReadonlySet<string> }> = new Map(
  LIST_COLUMNS.map((column) => {
    const { phrases, beside } = COLUMN_NAMES[column];
    const list = Object.entries(phrases).map(([said, weight]) => ({
      words: said.split(' ').filter((word) => !word.startsWith('-')),
      not: said.split(' ').flatMap((word) => (word.startsWith('-') ? [word.slice(1)] : [])),
      weight,
    }));
    return [column, { phrases: list, beside: new Set(beside.split(' ')) }];
  }),
);

/** Words that may stand beside the name of a column and change nothing. */
export const besideOf = (column: ListColumn): ReadonlySet<string> => PHRASES.get(column)?.beside ?? new Set();

/**
 * How well a header names `column`. Of all phrases for the column the best counts; each further word of the header
 * that may not stand beside it takes from it, most if it says that something else is meant.
 */
export function nameScore(column: ListColumn, header: string, { known, unknown }: HeaderWords): NameScore {
  if (header.trim().toLowerCase() === column) return { ...OWN_NAME, words: column };
  const names = PHRASES.get(column);
  let best: NameScore = { score: 0, words: '' };
  for (const { words, not, weight } of names?.phrases ?? []) {
    if (!words.every((word) => known.includes(word)) || not.some((word) => known.includes(word))) continue;
    const others = known.filter((word) => !words.includes(word) && names?.beside.has(word) !== true);
    const cost = others.reduce((sum, word) => sum + (OTHERS.has(word) ? OTHER_THING : OTHER_WORD), 0);
    const isCode = known.includes('code') && !words.includes('code');
    const score = Math.max(0, weight - cost - (isCode ? CODE : 0) - UNKNOWN_WORD * unknown.length);
    if (score > best.score) best = { score, words: words.join(' ') };
  }
  return best;
}
