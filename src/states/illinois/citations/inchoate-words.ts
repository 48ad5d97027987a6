import type { Inchoate } from './citation.js';
import { isGlued, isMark, type Read, type Token } from './tokens.js';

const WORDS: ReadonlyMap<string, Exclude<Inchoate, 'none'>> = new Map([
  ['att', 'attempt'],
  ['attm', 'attempt'],
  ['attmp', 'attempt'],
  ['attmpt', 'attempt'],
  ['attempt', 'attempt'],
  ['attempted', 'attempt'],
  ['consp', 'conspiracy'],
  ['conspiracy', 'conspiracy'],
  ['solic', 'solicitation'],
  ['solicit', 'solicitation'],
  ['solicitation', 'solicitation'],
]);

/** Reads `ATT`, `att.`, `Attempt`, `CONSPIRACY`, ... */
export function readInchoateWord(
  tokens: readonly Token[],
  at: number,
): Read<Exclude<Inchoate, 'none'>> | undefined {
  const token = tokens[at];
  const value = token?.kind === 'word' ? WORDS.get(token.text) : undefined;
  if (value === undefined) return undefined;
  const dot = tokens[at + 1];
  return { value, next: isMark(dot, '.') && isGlued(dot) ? at + 2 : at + 1 };
}
