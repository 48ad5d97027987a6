import { maskOf } from '../record/choice.js';
import { exactly, isExact } from '../record/date-span.js';
import { addYears, type Day, isoDay, type LeapDayRule } from '../record/day.js';
import { MICROGRAMS } from '../record/gram-span.js';
import { compareDates, laterBy, onDaysApart, onSameDay, setWithin, weightAtMost } from './compare.js';
import type { Condition, DateOperand, NumberOperand, Whose } from './condition.js';
import type { ChargeFacts, ChoiceValue, DateValue, FactSpec, FactValue, WeightValue } from './facts.js';
import {
  counselLabel,
  factLabel,
  identityLabel,
  type LabelTable,
  labelFor,
  otherChargesLabel,
} from './missing-labels.js';
import type { Context } from './prepared.js';
import type { Truth } from './truth.js';

/** One charge with what is known of the person's other charges. */
export interface Subject {
  readonly facts: ChargeFacts;
  readonly others: readonly ChargeFacts[];
  /** Whether `others` are certainly this person's. */
  readonly historyKnown: boolean;
  /** Whether `others` are all the list has of this person: no row of them was rejected. */
  readonly historyWhole: boolean;
}

/** What a condition came to: its truth, the assumptions it rests on, what is missing, and the same of its parts. */
export interface Finding {
  readonly condition: Condition;
  readonly truth: Truth;
  /** Mask of assumptions without which the truth would not be decided this way; 0 when unknown. */
  readonly support: number;
  /** Mask over the label table; 0 unless unknown. */
  readonly missing: number;
  readonly parts: readonly Finding[];
}

/** What conditions are read with. */
export interface Reading {
  readonly facts: ReadonlyMap<string, FactSpec>;
  readonly labels: LabelTable;
  readonly context: Context;
  readonly leapDay: LeapDayRule;
  readonly bitOfAssumption: (name: string) => number;
}

/**
 * The truth of a condition for one charge, with the whole trace. Two worlds are looked at: what the sources alone
 * decide rests on nothing; what only the assumptions decide names them. A decided whole rests on the least of the
 * parts that decide it (`all` when false, `any` when true), or on all parts together.
 */
export function evaluate(condition: Condition, subject: Subject, reading: Reading): Finding {
  return new Evaluation(subject, reading).find(condition, undefined);
}

class Evaluation {
  constructor(
    private readonly subject: Subject,
    private readonly reading: Reading,
  ) {}

  find(condition: Condition, other: ChargeFacts | undefined): Finding {
    switch (condition.node) {
      case 'is-any-of': {
        const value = this.choice(condition.fact, condition.whose, other);
        const spec = this.reading.facts.get(condition.fact);
        if (spec?.kind !== 'choice') throw new RangeError(`${condition.fact} is no choice`);
        const wanted = maskOf(spec.list, ...condition.values);
        return this.leaf(
          condition,
          setWithin(value.strict, wanted),
          setWithin(value.possible, wanted),
          value.support,
          [labelFor(condition.fact, condition.whose).text],
        );
      }
      case 'date':
        return this.date(condition, other);
      case 'weight-at-most': {
        const value = this.weight(condition.fact, condition.whose, other);
        const limit = Math.round(this.number(condition.grams) * MICROGRAMS);
        return this.leaf(
          condition,
          weightAtMost(value.strict, limit),
          weightAtMost(value.span, limit),
          value.support,
          [labelFor(condition.fact, condition.whose).text],
        );
      }
      case 'is-filled':
        return this.plain(
          condition,
          this.key(condition.fact, condition.whose, other) === '' ? 'false' : 'true',
          '',
        );
      case 'is-parameter': {
        const wanted = this.reading.context.parameters[condition.parameter];
        const text = this.key(condition.fact, condition.whose, other);
        const truth =
          wanted === 'all' ? 'true' : text === '' ? 'unknown' : text === wanted ? 'true' : 'false';
        return this.plain(condition, truth, labelFor(condition.fact, condition.whose).text);
      }
      case 'same': {
        const a = this.key(condition.fact, 'this', other);
        const b = this.key(condition.fact, 'other', other);
        const truth = a === '' || b === '' ? 'unknown' : a === b ? 'true' : 'false';
        return this.plain(condition, truth, factLabel(condition.fact).text);
      }
      case 'same-day':
      case 'days-apart': {
        const a = this.day(condition.fact, 'this', other);
        const b = this.day(condition.fact, 'other', other);
        const compare = condition.node === 'same-day' ? onSameDay : onDaysApart;
        return this.leaf(
          condition,
          compare(a.strict, b.strict),
          compare(a.span, b.span),
          a.support | b.support,
          [factLabel(condition.fact).text],
        );
      }
      case 'undecided':
        return this.plain(condition, 'unknown', '');
      case 'all':
      case 'any':
        return this.together(
          condition,
          condition.of.map((part) => this.find(part, other)),
        );
      case 'not': {
        const part = this.find(condition.of, other);
        const truth = part.truth === 'true' ? 'false' : part.truth === 'false' ? 'true' : 'unknown';
        return { condition, truth, support: part.support, missing: part.missing, parts: [part] };
      }
      case 'missing': {
        const part = this.find(condition.of, other);
        const label = labelFor(condition.fact, condition.whose).text;
        const missing = part.truth === 'unknown' ? this.bits([label]) : 0;
        return { condition, truth: part.truth, support: part.support, missing, parts: [part] };
      }
      case 'ask-counsel': {
        const part = this.find(condition.when, other);
        if (part.truth !== 'true') return { ...part, condition, parts: [part] };
        return {
          condition,
          truth: 'unknown',
          support: 0,
          missing: this.bits([counselLabel(condition.question).text]),
          parts: [part],
        };
      }
      case 'assume': {
        const part = this.find(condition.when, other);
        if (part.truth !== 'true') return { ...part, condition, parts: [part] };
        const bit = this.reading.bitOfAssumption(condition.assumption);
        if ((this.reading.context.assumptions & bit) === 0) {
          return { condition, truth: 'unknown', support: 0, missing: 0, parts: [part] };
        }
        return { condition, truth: 'true', support: part.support | bit, missing: 0, parts: [part] };
      }
      case 'some':
      case 'at-least':
        return this.quantified(condition);
    }
  }

  private date(condition: Extract<Condition, { node: 'date' }>, other: ChargeFacts | undefined): Finding {
    const { relation, plusYears } = condition;
    const value = this.day(condition.fact, condition.whose, other);
    const operand = this.operand(condition.date, other);
    const labels: string[] = [];
    if (!isExact(value.span)) labels.push(labelFor(condition.fact, condition.whose).text);
    if (condition.date.at === 'fact' && !isExact(operand.span)) {
      labels.push(labelFor(condition.date.fact, condition.date.whose).text);
    }
    const rule = this.reading.leapDay;
    return this.leaf(
      condition,
      compareDates(laterBy(value.strict, plusYears, rule), relation, operand.strict),
      compareDates(laterBy(value.span, plusYears, rule), relation, operand.span),
      value.support | operand.support,
      labels,
    );
  }

  private operand(
    date: DateOperand,
    other: ChargeFacts | undefined,
  ): Pick<DateValue, 'span' | 'strict' | 'support'> {
    const fixed = (day: Day) => ({ span: exactly(day), strict: exactly(day), support: 0 });
    switch (date.at) {
      case 'day':
        return fixed(isoDay(date.iso));
      case 'as-of':
        return fixed(addYears(this.reading.context.asOf, -(date.minusYears ?? 0), this.reading.leapDay));
      case 'parameter':
        return fixed(this.number({ parameter: date.name }) as Day);
      case 'fact':
        return this.day(date.fact, date.whose, other);
    }
  }

  /** The other charges one by one; nothing can be told of the whole unless the person and the list are known. */
  private quantified(condition: Extract<Condition, { node: 'some' | 'at-least' }>): Finding {
    const parts = this.subject.others.map((facts) => this.find(condition.where, facts));
    const wholeBit = this.reading.bitOfAssumption(condition.whole);
    const wholeOn = (this.reading.context.assumptions & wholeBit) !== 0;
    const isWhole = this.subject.historyWhole && wholeOn;
    const historyKnown = this.subject.historyKnown && isWhole;
    const [yes, maybe] = [
      parts.filter((p) => p.truth === 'true'),
      parts.filter((p) => p.truth === 'unknown'),
    ];
    const needed = condition.node === 'some' ? 1 : condition.number;
    if (yes.length >= needed) {
      const support =
        condition.node === 'some' ? least(yes) : yes.reduce((mask, part) => mask | part.support, 0);
      return { condition, truth: 'true', support, missing: 0, parts };
    }
    if (historyKnown && yes.length + maybe.length < needed) {
      const support = parts.reduce((mask, p) => (p.truth === 'false' ? mask | p.support : mask), wholeBit);
      return { condition, truth: 'false', support, missing: 0, parts };
    }
    let missing = maybe.reduce((mask, part) => mask | part.missing, 0);
    if (!this.subject.historyKnown) missing |= this.bits([identityLabel]);
    if (!isWhole) missing |= this.bits([otherChargesLabel]);
    return { condition, truth: 'unknown', support: 0, missing, parts };
  }

  private together(
    condition: Extract<Condition, { node: 'all' | 'any' }>,
    parts: readonly Finding[],
  ): Finding {
    const deciding = condition.node === 'all' ? 'false' : 'true';
    const decided = parts.filter((part) => part.truth === deciding);
    if (decided.length > 0) return { condition, truth: deciding, support: least(decided), missing: 0, parts };
    const open = parts.filter((part) => part.truth === 'unknown');
    if (open.length > 0) {
      const missing = open.reduce((mask, part) => mask | part.missing, 0);
      return { condition, truth: 'unknown', support: 0, missing, parts };
    }
    const support = parts.reduce((mask, part) => mask | part.support, 0);
    return { condition, truth: condition.node === 'all' ? 'true' : 'false', support, missing: 0, parts };
  }

  private leaf(
    condition: Condition,
    strict: Truth,
    assumed: Truth,
    support: number,
    labels: string[],
  ): Finding {
    if (strict !== 'unknown') return { condition, truth: strict, support: 0, missing: 0, parts: [] };
    if (assumed !== 'unknown') return { condition, truth: assumed, support, missing: 0, parts: [] };
    return { condition, truth: 'unknown', support: 0, missing: this.bits(labels), parts: [] };
  }

  private plain(condition: Condition, truth: Truth, label: string): Finding {
    const missing = truth === 'unknown' && label !== '' ? this.bits([label]) : 0;
    return { condition, truth, support: 0, missing, parts: [] };
  }

  private bits(labels: readonly string[]): number {
    return labels.reduce((mask, label) => mask | this.reading.labels.bitOf(label), 0);
  }

  private value(fact: string, whose: Whose, other: ChargeFacts | undefined): FactValue {
    const facts = whose === 'this' ? this.subject.facts : other;
    const value = facts?.[fact];
    if (value === undefined) throw new RangeError(`the ${whose} charge has no fact ${fact}`);
    return value;
  }

  private choice(fact: string, whose: Whose, other: ChargeFacts | undefined): ChoiceValue {
    const value = this.value(fact, whose, other);
    if (value.kind !== 'choice') throw new RangeError(`${fact} is no choice`);
    return value;
  }

  private day(fact: string, whose: Whose, other: ChargeFacts | undefined): DateValue {
    const value = this.value(fact, whose, other);
    if (value.kind !== 'date') throw new RangeError(`${fact} is no date`);
    return value;
  }

  private weight(fact: string, whose: Whose, other: ChargeFacts | undefined): WeightValue {
    const value = this.value(fact, whose, other);
    if (value.kind !== 'weight') throw new RangeError(`${fact} is no weight`);
    return value;
  }

  private key(fact: string, whose: Whose, other: ChargeFacts | undefined): string {
    const value = this.value(fact, whose, other);
    if (value.kind !== 'identifier') throw new RangeError(`${fact} is no key`);
    return value.text;
  }

  private number(operand: NumberOperand): number {
    if (typeof operand === 'number') return operand;
    const value = this.reading.context.parameters[operand.parameter];
    if (typeof value !== 'number') throw new RangeError(`no number for the parameter ${operand.parameter}`);
    return value;
  }
}

/** The smallest mask: 0 when one part rests on no assumption. */
const least = (parts: readonly Finding[]): number =>
  parts.reduce((smallest, part) => Math.min(smallest, part.support), Number.MAX_SAFE_INTEGER);
