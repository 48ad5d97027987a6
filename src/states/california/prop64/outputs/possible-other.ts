import type { CaSection } from '../../citations/citation.js';
import { isLeftToComment, prop64SectionsIn } from '../../citations/prop64-comment.js';

/** Subsections of 11357 that a county counts as one: concentrated cannabis and small amounts, larger amounts and schools. */
const GROUP_OF_11357: Readonly<Record<string, string>> = {
  A: 'A, B',
  B: 'A, B',
  C: 'C, D',
  D: 'C, D',
  E: 'E',
};

const groupOf = ({ subdivisions: [letter] }: CaSection): string =>
  letter === undefined ? '' : (GROUP_OF_11357[letter] ?? letter);

/**
 * Whether a comment names a charge of Proposition 64 that the description does not: another section; of 11357 also
 * another group of subsections, or any subsection where the description has none. Never when the comment itself is
 * the charge.
 */
export function namesAnother(description: string, comment: string): boolean {
  if (comment === '' || isLeftToComment(description)) return false;
  const described = prop64SectionsIn(description);
  return prop64SectionsIn(comment).some((named) => {
    const same = described.filter(({ number }) => number === named.number);
    if (same.length === 0) return true;
    if (named.number !== '11357' || groupOf(named) === '') return false;
    return same.every((one) => groupOf(one) !== groupOf(named));
  });
}
