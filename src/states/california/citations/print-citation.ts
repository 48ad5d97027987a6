import type { CaCitation, CaSection } from './citation.js';

/** `243.4(A) PC`. */
export const printSection = ({ code, number, subdivisions }: CaSection): string =>
  `${number}${subdivisions.map((one) => `(${one})`).join('')} ${code}`;

/** `664/187(A) PC`; several sections are joined by `; `. */
export const printCaCitation = (citation: CaCitation): string =>
  `${marksOf(citation)}${citation.sections.map(printSection).join('; ')}`;

/** What is written before a target: `664/` for an attempt, `182/` for a conspiracy. */
export const marksOf = ({ attempt, conspiracy }: CaCitation): string =>
  `${attempt ? '664/' : ''}${conspiracy ? '182/' : ''}`;
