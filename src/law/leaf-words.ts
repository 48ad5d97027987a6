import type { Condition, DateOperand, DateRelation, NumberOperand, Whose } from './condition.js';
import type { Rulebook } from './rulebook.js';

/** How a text speaks of facts and assumptions: in the words of a rulebook. */
export interface FactSpeech {
  /** The fact after `the other charge's`, before `is`: a phrase such as `the class of the conviction`. */
  readonly phrase: (fact: string) => string;
  /** The sentence for a choice that is one of some values (or, `denied`, is none of them). */
  readonly choice: (fact: string, values: readonly string[], denied: boolean) => string;
  /** A value as it is said alone; of a fact whose words are `whether ...` as an answer to that. */
  readonly value: (fact: string, value: string) => string;
  /** What is assumed, without a full stop. */
  readonly assumption: (name: string) => string;
}

/** Facts in the words of a rulebook, their values in the words of its prose. Throws for one that it has not. */
export function inWords({
  facts,
  assumptions,
  prose,
}: Pick<Rulebook, 'facts' | 'assumptions' | 'prose'>): FactSpeech {
  const specs = new Map(facts.map((spec) => [spec.name, spec.words]));
  const assumed = new Map(assumptions.map(({ name, words }) => [name, words]));
  const phrase = (fact: string): string => wordsFor(fact, specs).replace(/ in grams$/, '');
  const wordOf = (fact: string, value: string): string =>
    prose.valueWords[fact]?.[value] ?? value.replaceAll('_', ' ');
  return {
    phrase,
    value: (fact, value) =>
      phrase(fact).startsWith('whether ') ? value.replaceAll('_', ' ') : wordOf(fact, value),
    assumption: (name) => wordsFor(name, assumed).replace(/\.$/, ''),
    choice: (fact, values, denied) => {
      const words = phrase(fact);
      const said = prose.valueWords[fact] ?? {};
      if (!words.startsWith('whether ')) {
        return `${words} is ${denied ? 'not ' : ''}${orList(values.map((value) => wordOf(fact, value)))}`;
      }
      const clauses = values.map((value) => said[value] ?? clauseOf(words.slice('whether '.length), value));
      return denied ? `it is not the case that ${orList(clauses)}` : orList(clauses);
    },
  };
}

function wordsFor(name: string, words: ReadonlyMap<string, string>): string {
  const found = words.get(name);
  if (found === undefined) throw new RangeError(`the rulebook has no words for ${name}`);
  return found;
}

const clauseOf = (clause: string, value: string): string => {
  if (value === 'yes') return clause;
  return value === 'no'
    ? `it is not the case that ${clause}`
    : `as to whether ${clause}, the entry is ${value}`;
};

/** A condition without parts: a comparison on facts. */
export type Leaf =
  Extract<Condition, { readonly fact: string }> extends infer C
    ? Exclude<C, { readonly node: 'missing' }>
    : never;

const LEAVES = [
  'is-any-of',
  'date',
  'weight-at-most',
  'is-filled',
  'is-parameter',
  'same',
  'same-day',
  'days-apart',
] as const satisfies readonly Leaf['node'][];

export const isLeaf = (condition: Condition): condition is Leaf =>
  LEAVES.some((node) => node === condition.node);

const RELATIONS: Readonly<Record<DateRelation, readonly [string, DateRelation]>> = {
  before: ['before', 'on-or-after'],
  'on-or-before': ['on or before', 'after'],
  after: ['after', 'on-or-before'],
  'on-or-after': ['on or after', 'before'],
};

/**
 * A comparison as a clause, or its denial. `paired` says that the clause stands where two charges are compared, so
 * that it must say which one it speaks of.
 */
export function leafWords(leaf: Leaf, speech: FactSpeech, denied = false, paired = false): string {
  const no = denied ? 'not ' : '';
  const what = speech.phrase(leaf.fact);
  switch (leaf.node) {
    case 'is-any-of':
      return ofCharge(speech.choice(leaf.fact, leaf.values, denied), leaf.whose, paired);
    case 'date': {
      const [relation] = RELATIONS[denied ? RELATIONS[leaf.relation][1] : leaf.relation];
      const clause = `${shifted(what, leaf.plusYears)} is ${relation} ${dateWords(leaf.date, speech)}`;
      return ofCharge(clause, leaf.whose, paired);
    }
    case 'weight-at-most': {
      const relation = denied ? 'more than' : 'not more than';
      return ofCharge(`${what} is ${relation} ${numberWords(leaf.grams)}`, leaf.whose, paired);
    }
    case 'is-filled':
      return ofCharge(`${what} is ${no}filled in`, leaf.whose, paired);
    case 'is-parameter':
      return ofCharge(
        `${what} is ${no}the one for which the run is made (any, when it is made for all)`,
        leaf.whose,
        paired,
      );
    case 'same':
      return `${what} is ${no}the same for both charges`;
    case 'same-day':
      return `${what} is ${no}one and the same day for both charges`;
    case 'days-apart':
      return denied
        ? `${what} may be the same day for both charges`
        : `${what} cannot be the same day for both charges`;
  }
}

/** Says of which charge a clause speaks: `the other charge is ...`, or `for the other charge, the class is ...`. */
function ofCharge(clause: string, whose: Whose, paired: boolean): string {
  if (whose === 'this' && !paired) return clause;
  const charge = whose === 'other' ? 'the other charge' : 'this charge';
  const own = /\bthe charge\b/;
  return own.test(clause) ? clause.replace(new RegExp(own, 'g'), charge) : `for ${charge}, ${clause}`;
}

function shifted(what: string, years: number): string {
  if (years === 0) return what;
  const number = Math.abs(years) === 1 ? 'one year' : `${Math.abs(years)} years`;
  return `the day ${number} ${years > 0 ? 'after' : 'before'} ${what}`;
}

function dateWords(date: DateOperand, speech: FactSpeech): string {
  switch (date.at) {
    case 'day':
      return date.iso;
    case 'as-of':
      return shifted('the as-of date', -(date.minusYears ?? 0));
    case 'parameter':
      return 'the day that the policy gives';
    case 'fact':
      return date.whose === 'other'
        ? `${speech.phrase(date.fact)} of the other charge`
        : speech.phrase(date.fact);
  }
}

const numberWords = (number: NumberOperand): string =>
  typeof number === 'number'
    ? `${number} ${number === 1 ? 'gram' : 'grams'}`
    : 'the number of grams that the policy gives';

/** `A`, `A or B`, `A, B or C`. */
function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
