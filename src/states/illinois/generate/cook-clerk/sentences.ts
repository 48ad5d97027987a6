import { type Random, weighted } from '../../../random.js';
import type { SentenceKind } from '../outcomes.js';

/** The words of a sentence as the clerk enters it, and how long it lasts, least and most. */
export interface ClerkSentence {
  readonly words: string;
  readonly least: string;
  readonly most: string;
  readonly fine: string;
}

const WORDS: Readonly<Record<SentenceKind, readonly string[]>> = {
  none: [],
  probation: weighted([
    ['DEF SENTENCED TO PROBATION', 8],
    ['PROB AND OTHER DISC CONDS', 2],
  ]),
  'conditional discharge': weighted([
    ['DEF SENT CONDITIONAL DISCHARGE', 6],
    ['COND DISCH AND OTHER DISC COND', 2],
  ]),
  prison: weighted([
    ['DEF SENTENCED ILLINOIS DOC', 40],
    ['DEF SENT TO INDETERMINATE TERM', 1],
  ]),
  jail: weighted([
    ['DEF SENTENCED TO COOK CNTY DOC', 16],
    ['DEF SENT CCDOC, PERIODIC IMP', 1],
    ['SENT PER IMP + OTH DISC COND', 1],
    ['DEF SENT TO HOME CONFINEMENT', 1],
  ]),
  'time served': ['CREDIT DEFENDANT FOR TIME SERV'],
  fine: weighted([
    ['DEF SENT TO PAY RESTITUTION', 1],
    ['SENTENCED TO COMMUNITY SERVICE', 3],
    ['DEF SENT CONDITIONAL DISCHARGE', 4],
  ]),
  'boot camp': weighted([
    ['SENTENCED CCDOC BOOT CAMP', 3],
    ['ELIGIBLE IMPACT PROG-BOOT CAMP', 2],
  ]),
  death: ['DEF SENT TO LIFE IMPRISONMENT'],
  supervision: weighted([
    ['SENT/CRT SUPV/SPEC CONDS', 5],
    ['SENT/CRT SUPV-SOC SERV-SPC CND', 3],
    ['SUPERVISION - SOCIAL SERV DEPT', 3],
  ]),
  '710': ['DEF SENTENCED TO PROBATION'],
  'second chance': ['DEF SENTENCED TO PROBATION'],
  tasc: ['PROB AND OTHER DISC CONDS'],
};

/** What a judge may add to a sentence on the same day. */
const ADDED = weighted([
  ['CREDIT DEFENDANT FOR TIME SERV', 6],
  ['SENTENCED TO COMMUNITY SERVICE', 3],
  ['DEF SENT TO PAY RESTITUTION', 1],
]);

/** A length as the clerk packs it: years, two digits of months, three of days; one year is 100000. */
const packed = (years: number, months: number, days: number): string =>
  String(years * 100_000 + months * 1000 + days);
const LIFE = '88888888';
const DEATH = '99999999';

const MONTHS = [6, 12, 12, 18, 24, 24, 30];

/** The sentence of a kind; undefined for none. */
export function inventClerkSentence(
  kind: SentenceKind,
  dirt: number,
  random: Random,
): ClerkSentence | undefined {
  const choices = WORDS[kind];
  if (choices.length === 0) return undefined;
  const words = random.pick(choices);
  if (words === 'DEF SENT TO LIFE IMPRISONMENT') {
    const length = random.chance(0.2 * dirt) ? DEATH : LIFE;
    return { words, least: length, most: length, fine: '0' };
  }
  const fine = random.chance(0.2) ? String(random.between(2, 40) * 25) : '0';
  if (kind === 'fine') return { words, least: '0', most: '0', fine };
  const length = lengthOf(kind, random);
  return { words, least: length, most: random.chance(0.9) ? length : '0', fine };
}

/** A sentence that is added to another, without a length of its own. */
export const addedSentence = (random: Random): ClerkSentence => ({
  words: random.pick(ADDED),
  least: '0',
  most: '0',
  fine: '0',
});

function lengthOf(kind: SentenceKind, random: Random): string {
  if (kind === 'prison') return packed(random.between(1, 6), random.pick([0, 0, 6]), 0);
  if (kind === 'jail' || kind === 'time served')
    return packed(0, 0, random.pick([1, 10, 30, 60, 90, 180, 364]));
  const months = random.pick(MONTHS);
  return packed(Math.floor(months / 12), months % 12, 0);
}
