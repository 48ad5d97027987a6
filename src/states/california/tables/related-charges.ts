import type { CaCitation, CaSection } from '../citations/citation.js';

/** Charges that counties dismissed with a Proposition 64 charge of the same cycle (county practice of 2019). */
const RELATED: readonly {
  readonly code: string;
  readonly number: string;
  readonly subdivisions: readonly string[];
}[] = Object.freeze([
  { code: 'PC', number: '647', subdivisions: ['F'] },
  ...['602', '466', '148.9', '148', '1320'].map((number) => ({ code: 'PC', number, subdivisions: [] })),
  ...['11364', '11550'].map((number) => ({ code: 'HS', number, subdivisions: [] })),
  ...['4140', '4149', '4060'].map((number) => ({ code: 'BP', number, subdivisions: [] })),
  { code: 'VC', number: '40508', subdivisions: [] },
]);

const isRelated = (section: CaSection): boolean =>
  RELATED.some(
    ({ code, number, subdivisions }) =>
      section.code === code &&
      section.number === number &&
      subdivisions.every((one, at) => section.subdivisions[at] === one),
  );

/** Whether all that a charge cites is on the list of related charges. */
export const isRelatedCharge = ({ sections }: CaCitation): boolean => sections.every(isRelated);
