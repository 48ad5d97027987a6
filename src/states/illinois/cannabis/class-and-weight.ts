import { rowSpan } from '../../../law/dated-table.js';
import { isSingle, maskOf } from '../../../record/choice.js';
import type { DateSpan } from '../../../record/date-span.js';
import {
  ANY_WEIGHT,
  commonWeight,
  type GramSpan,
  isEmptyWeight,
  spanningWeight,
} from '../../../record/gram-span.js';
import { rememberByText } from '../../../record/remember.js';
import { CLASSES, type ConvictionClass } from '../classes.js';
import { CANNABIS_TIERS, type CannabisTier } from '../tables/cannabis-tiers.js';

/** What a class cell says, or that it says nothing. */
export interface StatedClass {
  readonly kind: 'blank' | 'stated' | 'narrowed' | 'unreadable' | 'sources disagree';
  /** The class, or for M or F alone the classes it leaves; every class otherwise. */
  readonly mask: number;
}

/** The part of the Act a charge falls under. */
export interface Target {
  readonly section: '4' | '5';
  /** Empty for a bare section. */
  readonly subsection: string;
  readonly attempt: boolean;
}

export interface ClassFound {
  readonly mask: number;
  readonly why: string;
}

export interface WeightFound {
  readonly span: GramSpan;
  readonly why: string;
}

export const CLASS_CONFLICT = 'class conflicts with subsection';
export const WEIGHT_CONFLICT = 'weights conflict';

/** 720 ILCS 5/8-4(c): an attempt at Class X is Class 1, at 1 is 2, at 2 is 3, at 3 or 4 is A; a misdemeanor stays. */
export const CLASS_OF_ATTEMPT: Readonly<Partial<Record<ConvictionClass, ConvictionClass>>> = {
  X: '1',
  '1': '2',
  '2': '3',
  '3': 'A',
  '4': 'A',
};

/**
 * The class of the conviction: as stated; where nothing is stated, the classes the tiers allow for the subsection (a
 * bare section: for any of its subsections) on the days the offense may have happened; M or F alone narrows them.
 */
export function classOf(target: Target, stated: StatedClass, offense: DateSpan): ClassFound {
  if (stated.kind === 'sources disagree') return { mask: CLASSES.all, why: 'sources disagree' };
  const allowed = allowedClasses(target, offense);
  if (stated.kind === 'stated') {
    const tested = target.subsection !== '' && !target.attempt && allowed !== 'not known';
    if (tested && (allowed & stated.mask) === 0) return { mask: CLASSES.all, why: CLASS_CONFLICT };
    return { mask: stated.mask, why: '' };
  }
  const mask = (allowed === 'not known' ? CLASSES.all : allowed) & stated.mask;
  if (mask === 0) {
    const why = allowed === 0 ? 'no such subsection on that date' : CLASS_CONFLICT;
    return { mask: CLASSES.all, why };
  }
  return { mask, why: isSingle(mask) ? '' : 'not stated' };
}

/** The mask of classes the tiers allow, 0 when there is no such tier, or `not known` when one of them is not known. */
function allowedClasses(target: Target, offense: DateSpan): number | 'not known' {
  const tiers = tiersOf(target, offense);
  if (tiers === 'not in the table') return 'not known';
  let mask = 0;
  for (const tier of tiers) {
    if (tier.classes === 'not known') return 'not known';
    mask |= classesOfTier(tier.classes, target.attempt);
  }
  return mask;
}

function classesOfTier(classes: readonly ConvictionClass[], attempt: boolean): number {
  return maskOf(CLASSES, ...classes.map((c) => (attempt ? (CLASS_OF_ATTEMPT[c] ?? c) : c)));
}

const TIERS_WITH_SPANS = CANNABIS_TIERS.map((tier) => ({ tier, span: rowSpan(tier) }));

const tiersOfCitation = rememberByText((citation) => {
  const [section, subsection] = citation.split('/');
  return TIERS_WITH_SPANS.filter(
    ({ tier }) => tier.section === section && (subsection === '' || tier.subsection === subsection),
  );
});

function tiersOf(target: Target, offense: DateSpan): CannabisTier[] | 'not in the table' {
  const cited = tiersOfCitation(`${target.section}/${target.subsection}`);
  if (cited.length === 0) return 'not in the table';
  const inForce: CannabisTier[] = [];
  for (const { tier, span } of cited) {
    if (Math.max(span.first, offense.first) <= Math.min(span.last, offense.last)) inForce.push(tier);
  }
  return inForce;
}

/** The weight: what all sources leave in common. */
export function weightOf(byTier: GramSpan, stated: readonly GramSpan[]): WeightFound {
  const span = stated.reduce(commonWeight, byTier);
  return isEmptyWeight(span) ? { span: ANY_WEIGHT, why: WEIGHT_CONFLICT } : { span, why: '' };
}

/**
 * What the tiers say of the weight: for a cited subsection by the offense date, for a bare section through every
 * subsection that the class fits.
 */
export function weightByTier(target: Target | undefined, classMask: number, offense: DateSpan): GramSpan {
  const tiers = target === undefined ? 'not in the table' : tiersOf(target, offense);
  if (target === undefined || tiers === 'not in the table') return ANY_WEIGHT;
  let weight: GramSpan | undefined;
  for (const tier of tiers) {
    if (!isFitting(tier, target, classMask)) continue;
    weight = weight === undefined ? spanOfTier(tier) : spanningWeight(weight, spanOfTier(tier));
  }
  return weight ?? ANY_WEIGHT;
}

function isFitting({ classes }: CannabisTier, target: Target, classMask: number): boolean {
  if (classes === 'not known') return true;
  if (classes.length === 0) return false;
  return target.subsection !== '' || (classesOfTier(classes, target.attempt) & classMask) !== 0;
}

const GRAM = 1_000_000;
const spanOfTier = (tier: CannabisTier): GramSpan => ({
  over: Math.round(tier.over * GRAM),
  upTo: tier.upTo === Number.POSITIVE_INFINITY ? ANY_WEIGHT.upTo : Math.round(tier.upTo * GRAM),
});
