import { type Random, weighted } from '../../../random.js';
import type { InventedCharge } from '../invented-charge.js';

type Spelling = (chapter: string, act: string, section: string, part: string) => string;

/** A section with its subsection, as the clerks type them. */
const SPELLINGS = weighted<Spelling>([
  [(c, a, s, x) => `${c}-${a}/${s}${bracket(x.toUpperCase())}`, 40],
  [(c, a, s, x) => `${c}-${a}/${s}${bracket(x)}`, 12],
  [(c, a, s, x) => `${c}-${a}/${s}${x === '' ? '' : `-${x.toUpperCase()}`}`, 20],
  [(c, a, s, x) => `${c}-${a}.0/${s}${x === '' ? '' : `-${x.toUpperCase()}`}`, 4],
  [(c, a, s, x) => `${c}-${a}/${s}${x.toUpperCase()}`, 6],
  [(c, a, s, x) => `${c} ${a}/${s}${bracket(x.toUpperCase())}`, 4],
]);

const bracket = (part: string): string => (part === '' ? '' : `(${part})`);

const WRAPPERS: Readonly<Record<InventedCharge['inchoate'], readonly ((target: string) => string)[]>> = {
  none: [(target) => target],
  attempt: [(target) => `720-5/8-4(${target})`, (target) => `${target}(720-5/8-4)`],
  conspiracy: [(target) => `720-5/8-2(${target})`],
  solicitation: [(target) => `720-5/8-1(${target})`],
};

/** The citation of a charge as a clerk types it. */
export function clerkStatute(charge: InventedCharge, random: Random): string {
  const { chapter, act, section } = charge.parts;
  const [, number = section, part = ''] = /^([\d.-]+)(?:\((\w)\))$/.exec(section) ?? [];
  if (act === '') return chapter;
  if (act === '-') {
    if (charge.inchoate === 'attempt') return `38-8-4/${chapter}-${number}`;
    return `${chapter}-${number}${part === '' ? '' : `-${part.toUpperCase()}`}`;
  }
  if (!charge.isCannabis) return `${chapter}-${act}/${section.toUpperCase()}`;
  return random.pick(WRAPPERS[charge.inchoate])(random.pick(SPELLINGS)(chapter, act, number, part));
}

const POSSESSION = weighted([
  ['POSSESSION OF CANNABIS', 30],
  ['POSS OF CANNABIS', 12],
  ['POSS.CANNABIS', 10],
  ['POSS CANNABIS', 10],
  ['POSSESSION OF CANNABIS.', 2],
]);
const DELIVERY = weighted([
  ['POSS CANNABIS W/I DEL', 10],
  ['POSS.CANN.W/INTENT', 8],
  ['POSS OF CANNABIS W/INT TO DEL', 6],
  ['MANU/DEL CANNABIS', 4],
]);

/** The description of a charge as a clerk types it; weights stand in the descriptions of some systems only. */
export function clerkDescription(charge: InventedCharge, random: Random): string {
  if (!charge.isCannabis || !/^(?:[45]|70[45])\(/.test(charge.parts.section)) return charge.description;
  if (/\d/.test(charge.description)) return charge.description.replace(/^18\d\d /, '');
  return random.pick(/^(?:4|704)\(/.test(charge.parts.section) ? POSSESSION : DELIVERY);
}
