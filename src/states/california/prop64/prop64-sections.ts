import { choiceList } from '../../../record/choice.js';
import type { CaSection } from '../citations/citation.js';

/** The four sections that HSC 11361.8 speaks of and this rulebook decides. */
export const PROP64_NUMBERS = Object.freeze(['11357', '11358', '11359', '11360'] as const);
export type Prop64Number = (typeof PROP64_NUMBERS)[number];

/**
 * The sections and subsections a charge can be under, as far as law or a policy tells them apart. A section alone means
 * that no subsection is cited.
 */
export const SECTIONS = choiceList(
  '11357',
  '11357(A)',
  '11357(B)',
  '11357(C)',
  '11357(D)',
  '11357(E)',
  '11358',
  '11358(A)',
  '11358(B)',
  '11358(C)',
  '11358(D)',
  '11359',
  '11359(A)',
  '11359(B)',
  '11359(C)',
  '11359(D)',
  '11360',
  '11360(A)',
  '11360(A)(1)',
  '11360(A)(2)',
  '11360(A)(3)',
  '11360(B)',
  'other',
);

export type SectionValue = (typeof SECTIONS.values)[number];

/** Whether the section of a value is the one named, or, when a subsection is named, lies in it. */
const isWithin = (value: string, section: string): boolean =>
  value === section || value.startsWith(`${section}(`);

/** The values within a section or subsection such as `11357` or `11360(A)`; none when it is not one of these. */
export const valuesWithin = (section: string): SectionValue[] =>
  SECTIONS.values.filter((value) => isWithin(value, section));

/**
 * The value of a cited section: the deepest known subsection it names. A letter that the section never had leaves the
 * section alone. Undefined when it is none of the four.
 */
export function sectionValue({ code, number, subdivisions }: CaSection): SectionValue | undefined {
  if (code !== 'HS') return undefined;
  const spelled = subdivisions.map(
    (_, depth) =>
      `${number}${subdivisions
        .slice(0, depth + 1)
        .map((s) => `(${s})`)
        .join('')}`,
  );
  const known = [number, ...spelled].filter((text) => SECTIONS.values.some((value) => value === text));
  return SECTIONS.values.find((value) => value === known.at(-1));
}

/** Sections that had subsections before 9 November 2016: cited alone, they leave open which one is meant. */
export const LETTERED_BEFORE_2016: readonly Prop64Number[] = Object.freeze(['11357', '11360']);
