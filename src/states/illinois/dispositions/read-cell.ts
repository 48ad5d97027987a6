import type { Meaning } from './entry.js';
import { phrasesOf } from './phrases.js';
import { VOCABULARY } from './vocabulary.js';
import { canonicalWord, isFiller, NUMBER, wordsOf } from './words.js';

/** What one cell says: the meanings of its phrases. `blank` has no text at all. */
export interface CellReading {
  readonly blank: boolean;
  /** Every word belongs to the vocabulary, and they say more than neutral words do. */
  readonly understood: boolean;
  readonly meanings: ReadonlySet<Meaning>;
  readonly words: readonly string[];
}

interface Phrase {
  readonly meaning: Meaning;
  readonly whole: boolean;
}

const PHRASES = indexed();
const LONGEST = Math.max(...[...PHRASES.keys()].map((key) => key.split(' ').length));
const NOTHING: ReadonlySet<Meaning> = new Set();

function indexed(): ReadonlyMap<string, Phrase> {
  const index = new Map<string, Phrase>();
  for (const { phrase, meaning, whole = false } of VOCABULARY)
    for (const words of phrasesOf(phrase)) {
      const key = words
        .filter((word) => !isFiller(word))
        .map((word) => (word === NUMBER ? word : canonicalWord(word)))
        .join(' ');
      const other = index.get(key);
      if (key === '' || (other && (other.meaning !== meaning || other.whole !== whole)))
        throw new RangeError(`the vocabulary gives two meanings, or none: ${key || phrase}`);
      index.set(key, { meaning, whole });
    }
  return index;
}

/**
 * Reads a disposition or sentence cell by the vocabulary: whole phrases only, the longest first, no word
 * left over.
 */
export function readCell(cell: string): CellReading {
  const words = wordsOf(cell);
  if (cell.trim() === '') return { blank: true, understood: true, meanings: NOTHING, words };
  if (words.length === 0 && !/[\p{L}\p{N}]/u.test(cell))
    return { blank: false, understood: true, meanings: new Set(['placeholder']), words };
  const meanings = new Set<Meaning>();
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(words, at);
    if (found === undefined) return { blank: false, understood: false, meanings: NOTHING, words };
    meanings.add(found.meaning);
    at += found.length;
  }
  meanings.delete('neutral');
  return { blank: false, understood: meanings.size > 0, meanings, words };
}

function phraseAt(words: readonly string[], at: number): { meaning: Meaning; length: number } | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const phrase = PHRASES.get(words.slice(at, at + length).join(' '));
    if (phrase && (!phrase.whole || length === words.length)) return { meaning: phrase.meaning, length };
  }
  return undefined;
}
