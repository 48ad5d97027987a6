import { type Random, weighted } from '../../random.js';
import type { ChargeType } from './charges.js';

/** A part of a sentence: its cells from SENT_ORDER to SENT_TIME_DESCR, joined. */
export type SentencePart = string;

/** How a conviction is stated, and its sentence. */
export interface InventedSentence {
  readonly words: string;
  readonly parts: readonly SentencePart[];
}

type Unit = 'DAYS' | 'MONTHS' | 'YEARS';
type Kind = 'JAIL' | 'PRISON' | 'PROBATION' | 'FINE';

/** The code of prison is that of probation in files that were seen; the description tells them apart. */
const CODES: Readonly<Record<Kind, string>> = { JAIL: 'J', PRISON: 'P', PROBATION: 'P', FINE: 'F' };
/** The cells of a row that tells of no sentence. */
export const NO_SENTENCE: SentencePart = '"   ","  ","          ","    "," ","       "';

const part = (kind: Kind, length: number, unit: Unit): Omit<Part, 'order'> => ({ kind, length, unit });
const FINE = { kind: 'FINE' } as const;

interface Part {
  readonly kind: Kind;
  readonly length?: number;
  readonly unit?: Unit;
}

const cellsOf = ({ kind, length, unit }: Part, at: number): SentencePart =>
  length === undefined || unit === undefined
    ? `${at + 1},${CODES[kind]},${kind},"    "," ","       "`
    : `${at + 1},${CODES[kind]},${kind},${length},${unit[0]},${unit}`;

const sentence = (words: string, ...parts: readonly Part[]): InventedSentence =>
  Object.freeze({ words, parts: Object.freeze(parts.map(cellsOf)) });

const SENTENCES: Readonly<Record<ChargeType, readonly InventedSentence[]>> = {
  F: weighted([
    [sentence('CONVICTED-PROB/JAIL', part('PROBATION', 3, 'YEARS'), part('JAIL', 90, 'DAYS')), 12],
    [sentence('CONVICTED-PROB/JAIL', part('PROBATION', 36, 'MONTHS'), part('JAIL', 180, 'DAYS'), FINE), 12],
    [sentence('CONVICTED-PROB/JAIL', part('PROBATION', 5, 'YEARS'), part('JAIL', 1, 'YEARS')), 7],
    [sentence('CONVICTED-PROBATION', part('PROBATION', 3, 'YEARS')), 6],
    [sentence('CONVICTED-PROBATION', part('PROBATION', 60, 'MONTHS'), FINE), 4],
    [sentence('CONVICTED-PRISON', part('PRISON', 16, 'MONTHS')), 8],
    [sentence('CONVICTED-PRISON', part('PRISON', 2, 'YEARS')), 5],
    [sentence('CONVICTED-PRISON', part('PRISON', 4, 'YEARS'), part('PRISON', 1, 'YEARS')), 3],
    [sentence('CONVICTED-JAIL', part('JAIL', 364, 'DAYS')), 3],
  ]),
  M: weighted([
    [sentence('CONVICTED-PROB/JAIL', part('PROBATION', 36, 'MONTHS'), part('JAIL', 10, 'DAYS'), FINE), 10],
    [sentence('CONVICTED-PROB/JAIL', part('PROBATION', 1, 'YEARS'), part('JAIL', 30, 'DAYS')), 10],
    [sentence('CONVICTED-JAIL', part('JAIL', 5, 'DAYS')), 6],
    [sentence('CONVICTED-JAIL', part('JAIL', 60, 'DAYS'), FINE), 5],
    [sentence('CONVICTED-PROBATION', part('PROBATION', 12, 'MONTHS')), 5],
    [sentence('CONVICTED-FINE', FINE), 6],
    [sentence('CONVICTED'), 2],
  ]),
  I: weighted([
    [sentence('CONVICTED-FINE', FINE), 5],
    [sentence('CONVICTED'), 1],
  ]),
};

/** What a court says of a conviction of a class. */
export const inventSentence = (type: ChargeType, random: Random): InventedSentence =>
  random.pick(SENTENCES[type]);

/** How a court ends a charge without a conviction. */
export const DISMISSALS = weighted([
  ['DISMISSED/FURTHERANCE OF JUSTICE', 6],
  ['DISMISSED', 4],
  ['DISMISSED/CHARGE DROPPED', 3],
  ['DISMISSED/PLEA TO OTHER CHARGE', 3],
  ['DISMISSED/INSUFFICIENT EVIDENCE', 2],
  ['ACQUITTED', 1],
  ['DIVERSION/1000 PC', 1],
]);

/** How an arrest ends that no court follows. */
export const RELEASES = weighted([
  ['PROS REJ-INSUFFICIENT EVIDENCE', 4],
  ['PROS REL-LACK OF CORPUS', 2],
  ['REL/TOT OTHER JURIS/AUTH', 3],
  ['REL-DETENTION ONLY', 2],
]);

/** A later row of a conviction that the court set aside. */
export const SET_ASIDE = 'CONV SET ASIDE & DISM PER 1203.4 PC';
