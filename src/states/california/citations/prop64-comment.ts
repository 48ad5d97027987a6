import type { CaSection } from './citation.js';
import { codeNamed } from './codes.js';

const NAMED =
  /(?<![\d.])(?:664[-/. ]?)?(11357|11358|11359|11360)(?![\d])(?!\.\d)([A-E](?![A-Z]))?((?:\s*\(\s*[A-Z0-9]{1,3}\s*\))*)\s*([A-Z][&/.]?[A-Z]\.?(?![A-Z]))?/g;

/**
 * The sections of Proposition 64 that a free comment names, in order, each time it names one. The code need not be
 * named; a number that is followed by another code than HS is not one of them.
 */
export function prop64SectionsIn(comment: string): CaSection[] {
  const sections: CaSection[] = [];
  for (const [, number, letter, inBrackets, word] of comment.toUpperCase().matchAll(NAMED)) {
    const code = word === undefined ? undefined : codeNamed(word);
    if (code !== undefined && code !== 'HS') continue;
    const subdivisions = [...(letter ?? ''), ...[...inBrackets.matchAll(/[A-Z0-9]+/g)].map(([one]) => one)];
    sections.push({ code: 'HS', number, subdivisions });
  }
  return sections;
}

const SEE_COMMENT = /^SEE COMMENT/i;
const CHARGE_IN_COMMENT = /CHRG\s*[-:#.]?\s*(.+)$/i;

/** Whether the description leaves the charge to the comment. */
export const isLeftToComment = (description: string): boolean =>
  description === '' || SEE_COMMENT.test(description);

/** The text of the charge: the description; or, where that leaves it to the comment, what the comment says after `CHRG`. */
export function chargeText(description: string, comment: string): string {
  if (!isLeftToComment(description)) return description;
  return (CHARGE_IN_COMMENT.exec(comment)?.[1] ?? comment).trim();
}
