import { BY_COMPANY, TWO_WORDS, WORD_OF } from './header-vocabulary.js';

/** A header taken apart. */
export interface HeaderWords {
  /** The words of the vocabulary it says, each once, in order. */
  readonly known: readonly string[];
  /** Its parts that are no word of the vocabulary. */
  readonly unknown: readonly string[];
}

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = Math.max(...[...WORD_OF.keys()].map((spelling) => spelling.length));
const LONGEST_HEADER = 80;

/** Words that join others and say nothing themselves. */
const SILENT = new Set(['of']);

/** First letter and consonants, doubled ones once: what stays of a word when it is shortened. */
const skeleton = (word: string): string =>
  `${word[0]}${word.slice(1).replace(/[aeiouy]/g, '')}`.replace(/(.)\1+/g, '$1');

const BY_SKELETON = new Map<string, string>(
  [...WORD_OF]
    .filter(([spelling]) => spelling.length >= 5)
    .map(([spelling, word]) => [skeleton(spelling), word]),
);

/**
 * The words of a header, in whatever way they are joined: `OFFENSE_DATE`, `OffenseDate`, `D.O.B.`, `Ofns Desc`,
 * `chrgdispdate`. Numbers count for nothing.
 */
export function headerWords(header: string): HeaderWords {
  const known = new Set<string>();
  const unknown: string[] = [];
  for (const part of partsOf(header)) {
    const words = wordsIn(part);
    if (words === undefined) unknown.push(part);
    for (const word of words ?? []) if (!SILENT.has(word)) known.add(word);
  }
  for (const [word, { company, means }] of Object.entries(BY_COMPANY)) {
    if (known.has(word) && company.some((other) => known.has(other)) && known.delete(word)) known.add(means);
  }
  return { known: [...known], unknown };
}

/** Parts in lower case; single letters in a row are one part, as in `D.O.B.`. */
function partsOf(header: string): string[] {
  const spaced = header
    .slice(0, LONGEST_HEADER)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .replace(/[^\p{L}]+/gu, ' ')
    .toLowerCase()
    .trim();
  const joined = spaced.replace(/(?<![^ ])(\p{L}) (?=\p{L}(?: |$))/gu, '$1');
  return joined === '' ? [] : joined.split(' ');
}

function wordsIn(part: string): readonly string[] | undefined {
  const two = TWO_WORDS[part];
  if (two !== undefined) return two;
  const whole = WORD_OF.get(part);
  if (whole !== undefined) return [whole];
  return piecesIn(part) ?? shortened(part);
}

function shortened(part: string): readonly string[] | undefined {
  const word = part.length < 3 ? undefined : BY_SKELETON.get(skeleton(part));
  return word === undefined ? undefined : [word];
}

/** The fewest spellings that make up the whole part, longer ones first; undefined when none do. */
function piecesIn(part: string): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= part.length; end++) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start <= end - SHORTEST_PIECE; start++) {
      const before = best[start];
      const words = before === undefined ? undefined : spelled(part.slice(start, end));
      if (before === undefined || words === undefined) continue;
      const pieces = [...before, ...words];
      const known = best[end];
      if (known === undefined || pieces.length < known.length) best[end] = pieces;
    }
  }
  return best[part.length];
}

function spelled(piece: string): readonly string[] | undefined {
  const word = WORD_OF.get(piece);
  return TWO_WORDS[piece] ?? (word === undefined ? undefined : [word]);
}
