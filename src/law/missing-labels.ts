import { type Condition, partsOf } from './condition.js';
import type { FactSpec } from './facts.js';

/** What can be missing when a condition is undecided: a fact, the person's identity, the rest of the list, an answer. */
export interface MissingLabel {
  readonly text: string;
  readonly kind: 'fact' | 'other-charge' | 'identity' | 'other-charges' | 'counsel';
  /** The fact, for the first two kinds. */
  readonly fact: string;
}

const IDENTITY: MissingLabel = { text: 'identity', kind: 'identity', fact: '' };
const OTHER_CHARGES: MissingLabel = { text: 'other_charges', kind: 'other-charges', fact: '' };

export const factLabel = (fact: string): MissingLabel => ({ text: fact, kind: 'fact', fact });
const otherFactLabel = (fact: string): MissingLabel => ({
  text: `other_charge.${fact}`,
  kind: 'other-charge',
  fact,
});
export const counselLabel = (question: string): MissingLabel => ({
  text: `counsel: ${question}`,
  kind: 'counsel',
  fact: '',
});

/** All labels the conditions of one relief (or policy) can give, and the bit of each. At most 30. */
export interface LabelTable {
  readonly labels: readonly MissingLabel[];
  readonly bitOf: (text: string) => number;
}

const LIMIT = 30;

/** Collects the labels of some conditions in reading order. Throws when there are more than a mask can hold. */
export function labelTable(conditions: readonly Condition[], facts: readonly FactSpec[]): LabelTable {
  const known = new Set(facts.map((fact) => fact.name));
  const labels: MissingLabel[] = [];
  const bits = new Map<string, number>();
  const add = (label: MissingLabel): void => {
    if (bits.has(label.text)) return;
    if (labels.length === LIMIT)
      throw new RangeError(`more than ${LIMIT} things can be missing in one relief`);
    bits.set(label.text, 2 ** labels.length);
    labels.push(label);
  };
  const walk = (condition: Condition): void => {
    for (const label of labelsOfNode(condition)) {
      if (label.fact !== '' && !known.has(label.fact)) throw new RangeError(`no such fact: ${label.fact}`);
      add(label);
    }
    for (const part of partsOf(condition)) walk(part);
  };
  for (const condition of conditions) walk(condition);
  const bitOf = (text: string): number => {
    const bit = bits.get(text);
    if (bit === undefined) throw new RangeError(`not a label of this relief: ${text}`);
    return bit;
  };
  return { labels: Object.freeze(labels), bitOf };
}

/** The labels a node gives by itself, not counting its parts. */
function labelsOfNode(condition: Condition): MissingLabel[] {
  switch (condition.node) {
    case 'is-any-of':
    case 'weight-at-most':
    case 'is-filled':
    case 'is-parameter':
      return [labelFor(condition.fact, condition.whose)];
    case 'date': {
      const own = labelFor(condition.fact, condition.whose);
      return condition.date.at === 'fact'
        ? [own, labelFor(condition.date.fact, condition.date.whose)]
        : [own];
    }
    case 'same':
    case 'same-day':
    case 'days-apart':
      return [factLabel(condition.fact)];
    case 'missing':
      return [labelFor(condition.fact, condition.whose)];
    case 'ask-counsel':
      return [counselLabel(condition.question)];
    case 'some':
    case 'at-least':
      return [IDENTITY, OTHER_CHARGES];
    default:
      return [];
  }
}

export const labelFor = (fact: string, whose: 'this' | 'other' = 'this'): MissingLabel =>
  whose === 'this' ? factLabel(fact) : otherFactLabel(fact);

export const identityLabel = IDENTITY.text;
export const otherChargesLabel = OTHER_CHARGES.text;

/** The labels of a mask, in the table's order. */
export const labelsIn = (table: LabelTable, mask: number): MissingLabel[] =>
  table.labels.filter((_, at) => (mask & (2 ** at)) !== 0);
