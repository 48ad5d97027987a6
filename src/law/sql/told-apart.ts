import type { Day } from '../../record/day.js';
import { type Condition, partsOf } from '../condition.js';
import { type Compilation, comparedDay, limitOf } from './compile-condition.js';

/**
 * What conditions ask of the facts of the charge that is decided, outside of what they ask of its person's other
 * charges. Charges that are alike in this, and in the sums over the other charges, get the same answer.
 */
export interface ToldApart {
  /** Choices, of which every value is told from every other. */
  readonly choices: ReadonlySet<string>;
  /** Dates, and the days before, on or after which they are asked to be; undefined where another date is asked about. */
  readonly dates: ReadonlyMap<string, readonly Day[] | undefined>;
  /** Weights, and the micrograms they are compared with. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
  /** Keys, and those they are compared with; whether they are filled is told apart too. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Whether other charges are asked about, and so whether all of them are known. */
  readonly others: boolean;
}

/** Finds it in conditions; days and limits come in ascending order. */
export function toldApart(conditions: readonly Condition[], compilation: Compilation): ToldApart {
  const finding = new Finding(compilation);
  for (const condition of conditions) finding.look(condition);
  const ascending = <N extends number>(numbers: ReadonlySet<N>): N[] => [...numbers].sort((a, b) => a - b);
  return {
    choices: finding.choices,
    dates: mapped(finding.days, (days, fact) => (finding.exact.has(fact) ? undefined : ascending(days))),
    weights: mapped(finding.limits, ascending),
    keys: mapped(finding.keys, (keys) => [...keys]),
    others: finding.others,
  };
}

class Finding {
  readonly choices = new Set<string>();
  readonly days = new Map<string, Set<Day>>();
  /** Dates that are compared with others. */
  readonly exact = new Set<string>();
  readonly limits = new Map<string, Set<number>>();
  readonly keys = new Map<string, Set<string>>();
  others = false;

  constructor(private readonly compilation: Compilation) {}

  look(condition: Condition): void {
    switch (condition.node) {
      case 'is-any-of':
        this.choices.add(condition.fact);
        return;
      case 'date':
        this.#date(condition);
        return;
      case 'weight-at-most':
        setAt(this.limits, condition.fact).add(limitOf(condition, this.compilation));
        return;
      case 'is-filled':
        setAt(this.keys, condition.fact);
        return;
      case 'is-parameter': {
        const wanted = this.compilation.context.parameters[condition.parameter];
        if (wanted !== 'all') setAt(this.keys, condition.fact).add(String(wanted));
        return;
      }
      case 'some':
      case 'at-least':
        this.others = true;
        return;
      default:
        for (const part of partsOf(condition)) this.look(part);
    }
  }

  #date(condition: Extract<Condition, { node: 'date' }>): void {
    const days = setAt(this.days, condition.fact);
    const day = comparedDay(condition, this.compilation);
    if (day !== undefined) days.add(day);
    else this.exact.add(condition.fact);
    if (condition.date.at !== 'fact') return;
    setAt(this.days, condition.date.fact);
    this.exact.add(condition.date.fact);
  }
}

function setAt<T>(sets: Map<string, Set<T>>, name: string): Set<T> {
  const set = sets.get(name) ?? new Set();
  sets.set(name, set);
  return set;
}

const mapped = <A, B>(map: ReadonlyMap<string, A>, to: (value: A, key: string) => B): Map<string, B> =>
  new Map([...map].map(([key, value]) => [key, to(value, key)]));
