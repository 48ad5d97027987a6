import { isCellError } from '../../../record/cell-errors.js';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { CIVIL_FINDINGS, FOUND, NOT_FOUND } from './dispositions.js';
import type { Meaning } from './entry.js';
import { readCell } from './read-cell.js';

/** What the cells say of a civil law violation: a mask of `found` and `not_found`. */
export interface CivilFinding {
  readonly possible: number;
  readonly recognised: boolean;
  /** Why it is not a single value; empty when it is. */
  readonly why: string;
}

const FOR: readonly Meaning[] = ['guilty', 'liable', 'punished'];
const AGAINST: readonly Meaning[] = ['not convicted', 'undone', 'not liable'];

/**
 * Reads the finding on a civil law violation: guilty, liable, default or paid is found; dismissed, nolle
 * prosequi or not liable is not; blank, pending, a fine without a finding, or text outside the vocabulary is
 * either.
 */
export function readCivilFinding(disposition: string, sentence: string): CivilFinding {
  const either = (why: string, recognised = true): CivilFinding => ({
    possible: CIVIL_FINDINGS,
    recognised,
    why,
  });
  if ([disposition, sentence].some((cell) => cell.trim() === SOURCES_DISAGREE))
    return either('the sources disagree');
  if ([disposition, sentence].some(isCellError))
    return either('a cell holds an error of a spreadsheet', false);
  const first = readCell(disposition);
  const second = readCell(sentence);
  if (!first.understood) return either('the disposition is not in the vocabulary', false);
  const meanings = new Set([...first.meanings, ...second.meanings]);
  const found = FOR.some((meaning) => meanings.has(meaning));
  const not = AGAINST.some((meaning) => meanings.has(meaning));
  if (!second.understood) {
    const decided = first.meanings.has('guilty') || first.meanings.has('liable');
    const undecided = either('the sentence is not in the vocabulary', false);
    return decided && !not ? { ...undecided, possible: FOUND, why: '' } : undecided;
  }
  if (not && (found || meanings.has('addition') || meanings.has('pending')))
    return either('disposition and sentence conflict');
  if (meanings.has('pending')) return either('the finding is pending');
  if (found) return { possible: FOUND, recognised: true, why: '' };
  if (not) return { possible: NOT_FOUND, recognised: true, why: '' };
  return either('no finding is stated');
}
