import { isoDay } from '../../../record/day.js';
import { type Random, weighted } from '../../random.js';
import type { Inchoate } from './invented-charge.js';

/** From about this day on, clerks cited the Compiled Statutes and no longer the Revised Statutes. */
export const COMPILED_SINCE = isoDay('1994-01-01');

type Spelling = (section: string, subsection: string) => string;

/** The Cannabis Control Act as systems spell it today; the last two leave the subsection out. */
const COMPILED = weighted<Spelling>([
  [(s, x) => `720 ILCS 550/${s}(${x})`, 20],
  [(s, x) => `720 ILCS 550/${s}${x.toUpperCase()}`, 8],
  [(s, x) => `720 ILCS 550/${s}${x}`, 4],
  [(s, x) => `720-550/${s}-${x.toUpperCase()}`, 9],
  [(s, x) => `720-550/${s}(${x})`, 12],
  [(s, x) => `720-550/${s}(${x.toUpperCase()})`, 8],
  [(s, x) => `720-550/${s}${x.toUpperCase()}`, 3],
  [(s, x) => `720-550.0/${s}-${x.toUpperCase()}`, 4],
  [(s, x) => `720 550/${s}(${x.toUpperCase()})`, 3],
  [(s, x) => `720 ILCS 550.0/${s}-${x.toUpperCase()}`, 10],
  [(s, x) => `720 ILCS 550 ${s}(${x}) [5020200]`, 2],
  [(s) => `720 ILCS 550/${s}`, 6],
  [(s) => `720-550/${s}`, 3],
]);

/** The same in the Revised Statutes: chapter 56 1/2, paragraph 700 and the section. */
const REVISED = weighted<Spelling>([
  [(s, x) => `56.5-${paragraph(s)}-${x.toUpperCase()}`, 30],
  [(s, x) => `56.5-${paragraph(s)}(${x})`, 14],
  [(s, x) => `56 1/2-${paragraph(s)}(${x})`, 8],
  [(s, x) => `56½-${paragraph(s)}-${x.toUpperCase()}`, 4],
  [(s, x) => `Ill. Rev. Stat. ch. 56 1/2, par. ${paragraph(s)}(${x})`, 4],
  [(s) => `56.5-${paragraph(s)}`, 12],
]);

export const paragraph = (section: string): string => {
  const [whole = '', point] = section.split('.');
  return `${700 + Number(whole)}${point === undefined ? '' : `.${point}`}`;
};

const ATTEMPTS = [
  (target: string) => `720-5/8-4(${target})`,
  (target: string) => `${target}(720-5/8-4)`,
  (target: string) => `720 ILCS 5/8-4 (${target})`,
] as const;
const OLD_ATTEMPT = (target: string): string => `38-8-4/${target}`;

/** How a charge is begun or planned only, and how often. */
const INCHOATE = weighted<Inchoate>([
  ['none', 958],
  ['attempt', 28],
  ['conspiracy', 9],
  ['solicitation', 5],
]);

/** A citation of the Cannabis Control Act in one of the spellings of real lists, at times wrapped in an attempt. */
export function inventCannabisCitation(
  section: string,
  subsection: string,
  isRevised: boolean,
  random: Random,
): { readonly statute: string; readonly inchoate: Inchoate } {
  const spelling = random.pick(isRevised ? REVISED : COMPILED);
  const inchoate = section === '4' || section === '5' ? random.pick(INCHOATE) : 'none';
  if (inchoate === 'none') return { statute: tidy(spelling(section, subsection)), inchoate };
  const target = tidy(random.pick(COMPILED)(section, subsection)).replace(/ \[.*\]$/, '');
  if (inchoate === 'attempt') {
    const statute =
      isRevised && random.chance(0.5)
        ? OLD_ATTEMPT(`56.5-${paragraph(section)}`)
        : random.pick(ATTEMPTS)(target);
    return { statute, inchoate };
  }
  return { statute: `720-5/${inchoate === 'conspiracy' ? '8-2' : '8-1'}(${target})`, inchoate };
}

/** Drops the brackets and hyphens that an empty subsection leaves. */
const tidy = (citation: string): string =>
  citation.includes('()') || citation.endsWith('-') ? citation.replace('()', '').replace(/-$/, '') : citation;
