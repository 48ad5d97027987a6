import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import {
  type Citation,
  type CitationReading,
  type Inchoate,
  inchoateOf,
  type UnreadableCitation,
} from './citation.js';
import { readInchoateWord } from './inchoate-words.js';
import { readLocalOrdinance } from './local-ordinance.js';
import { printCitation } from './print-citation.js';
import { type Reference, readReference } from './reference.js';
import { isMark, skipMarks, type Token, tokensOf } from './tokens.js';

const LONGEST = 200;
const BETWEEN = '()/-,:';

/**
 * Reads one citation cell in any spelling: Compiled Statutes (`720 ILCS 550/4(c)`, `720-550/4-C`), Revised Statutes
 * (`56.5-704-D`), wrapped by an attempt, conspiracy or solicitation before, around or behind. A cell is read whole
 * or not at all: text that is not understood makes it unreadable, and so do two different citations. Never throws.
 */
export function parseCitation(text: string): CitationReading {
  const cell = text.trim();
  if (cell === '') return { kind: 'blank' };
  if (cell === SOURCES_DISAGREE) return unreadable('sources disagree');
  if (cell.length > LONGEST) return unreadable('too long to be one citation');
  const tokens = tokensOf(cell);
  const ordinance = readLocalOrdinance(tokens);
  if (ordinance !== undefined) return ordinance;
  const parts = readParts(tokens);
  return typeof parts === 'string' ? unreadable(parts) : combine(parts);
}

const unreadable = (why: UnreadableCitation): CitationReading => ({ kind: 'unreadable', why });

interface Parts {
  /** What words say (`ATT`). */
  readonly inchoate: Inchoate[];
  /** The sections of attempt, conspiracy and solicitation. */
  readonly wrappers: Omit<Citation, 'inchoate'>[];
  readonly targets: Reference[];
}

function readParts(tokens: readonly Token[]): Parts | UnreadableCitation {
  const parts: Parts = { inchoate: [], wrappers: [], targets: [] };
  let at = skipMarks(tokens, 0, '(');
  while (true) {
    const next = readPart(tokens, at, parts);
    if (typeof next === 'string') {
      const isBehind = parts.targets.length + parts.wrappers.length > 0;
      const isBefore = next === 'holds no citation' && tokens.some(({ kind }) => kind === 'number');
      return isBehind || isBefore ? 'holds text that was not understood' : next;
    }
    if (isEnd(tokens, next)) return parts;
    at = skipMarks(tokens, next, BETWEEN);
  }
}

/** Adds what stands at `at` to the parts, and gives the place behind it. */
function readPart(tokens: readonly Token[], at: number, parts: Parts): number | UnreadableCitation {
  const word = readInchoateWord(tokens, at);
  if (word !== undefined) {
    parts.inchoate.push(word.value);
    return word.next;
  }
  const read = readReference(tokens, at, parts.wrappers.length > 0);
  if (typeof read === 'string') return read;
  if (read.value !== 'other chapter' && inchoateOf(read.value) !== 'none') parts.wrappers.push(read.value);
  else parts.targets.push(read.value);
  return read.next;
}

/** Whether only closing brackets follow, and a full stop that cannot be a decimal point. */
function isEnd(tokens: readonly Token[], at: number): boolean {
  const last = skipMarks(tokens, at, ')');
  if (last === tokens.length) return true;
  return last === tokens.length - 1 && isMark(tokens[last], '.') && tokens[last - 1]?.kind !== 'number';
}

function combine(parts: Parts): CitationReading {
  const [inchoate = 'none', ...others] = new Set([...parts.inchoate, ...parts.wrappers.map(inchoateOf)]);
  if (others.length > 0) return unreadable('more than one of attempt, conspiracy and solicitation');
  const spellings = parts.targets.map((target) =>
    typeof target === 'string' ? target : printCitation({ inchoate, ...target }),
  );
  if (new Set(spellings).size > 1) return unreadable('several different citations');
  const [target] = parts.targets;
  if (target === 'other chapter') return { kind: 'other-code', what: target };
  if (target !== undefined) return { kind: 'citation', citation: { inchoate, ...target } };
  const [wrapper] = parts.wrappers;
  return wrapper === undefined
    ? unreadable('an attempt, conspiracy or solicitation without a citation')
    : { kind: 'citation', citation: { inchoate: 'none', ...wrapper } };
}
