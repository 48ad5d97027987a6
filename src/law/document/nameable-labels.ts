import { type Condition, partsOf } from '../condition.js';
import { factsUsed } from '../facts-used.js';
import {
  counselLabel,
  factLabel,
  identityLabel,
  labelFor,
  type MissingLabel,
  otherChargesLabel,
} from '../missing-labels.js';

/**
 * What a condition can name as missing, in reading order and each once. Less than the labels of its relief: what
 * stands inside `missing` is named by that fact, a key is filled or not, and some facts are always known.
 */
export function nameableLabels(condition: Condition, alwaysKnown: readonly string[]): MissingLabel[] {
  const byText = new Map<string, MissingLabel>();
  for (const label of labelsOf(condition)) {
    if (label.kind === 'fact' && alwaysKnown.includes(label.fact)) continue;
    if (!byText.has(label.text)) byText.set(label.text, label);
  }
  return [...byText.values()];
}

function labelsOf(condition: Condition): MissingLabel[] {
  switch (condition.node) {
    case 'is-any-of':
    case 'weight-at-most':
    case 'is-parameter':
    case 'date':
      return factsUsed(condition).map(({ fact, whose }) => labelFor(fact, whose));
    case 'same':
    case 'same-day':
    case 'days-apart':
      return [factLabel(condition.fact)];
    case 'missing':
      return [labelFor(condition.fact, condition.whose)];
    case 'is-filled':
    case 'undecided':
      return [];
    case 'ask-counsel':
      return [counselLabel(condition.question), ...labelsOf(condition.when)];
    case 'all':
      return condition.of.filter((part) => !isSettled(part, condition.of)).flatMap(labelsOf);
    case 'some':
    case 'at-least':
      return [
        ...labelsOf(condition.where),
        { text: identityLabel, kind: 'identity', fact: '' },
        { text: otherChargesLabel, kind: 'other-charges', fact: '' },
      ];
    default:
      return partsOf(condition).flatMap(labelsOf);
  }
}

/** A key that is asked to be filled in both charges is never what `same` lacks. */
const isSettled = (part: Condition, beside: readonly Condition[]): boolean =>
  part.node === 'same' &&
  (['this', 'other'] as const).every((whose) =>
    beside.some((one) => one.node === 'is-filled' && one.fact === part.fact && one.whose === whose),
  );
