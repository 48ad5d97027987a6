import type { Condition, DateOperand, NumberOperand, Whose } from './condition.js';

const RELATIONS = {
  before: 'before',
  'on-or-before': 'on or before',
  after: 'after',
  'on-or-after': 'on or after',
} as const;

const named = (fact: string, whose: Whose): string =>
  whose === 'other' ? `the other charge's ${fact}` : fact;

/** One node of a condition as a phrase; its parts are printed below it. */
export function conditionWords(condition: Condition): string {
  switch (condition.node) {
    case 'is-any-of':
      return `${named(condition.fact, condition.whose)} is ${condition.values.join(' or ')}`;
    case 'date': {
      const years = condition.plusYears === 0 ? '' : ` plus ${condition.plusYears} years`;
      const what = named(condition.fact, condition.whose);
      return `${what}${years} is ${RELATIONS[condition.relation]} ${dateWords(condition.date)}`;
    }
    case 'weight-at-most':
      return `${named(condition.fact, condition.whose)} is at most ${numberWords(condition.grams)} grams`;
    case 'is-filled':
      return `${named(condition.fact, condition.whose)} is filled`;
    case 'is-parameter':
      return `${named(condition.fact, condition.whose)} is the one asked for`;
    case 'same':
      return `both charges have the same ${condition.fact}`;
    case 'same-day':
      return `both charges have one ${condition.fact}`;
    case 'days-apart':
      return `the ${condition.fact} of the two charges cannot be the same day`;
    case 'undecided':
      return 'nothing else tells';
    case 'all':
      return 'all of these:';
    case 'any':
      return 'at least one of these:';
    case 'not':
      return 'not:';
    case 'missing':
      return `told by ${condition.fact}:`;
    case 'ask-counsel':
      return `a question for counsel (${condition.question}), when:`;
    case 'assume':
      return `assumed (${condition.assumption}), when:`;
    case 'some':
      return 'for at least one other charge of the person:';
    case 'at-least':
      return `for at least ${condition.number} other charges of the person:`;
  }
}

function dateWords(date: DateOperand): string {
  switch (date.at) {
    case 'day':
      return date.iso;
    case 'as-of':
      return 'the as-of date';
    case 'parameter':
      return `the day given as ${date.name}`;
    case 'fact':
      return named(date.fact, date.whose);
  }
}

const numberWords = (number: NumberOperand): string =>
  typeof number === 'number' ? String(number) : `the number given as ${number.parameter}`;
