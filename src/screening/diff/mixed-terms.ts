import { OUTCOMES, SELECTIONS } from '../../law/determine.js';
import type { Context } from '../../law/prepared.js';
import type { Rulebook } from '../../law/rulebook.js';
import { missingText, ruleIdOf } from '../../law/wording.js';
import type { ChargeCells } from '../../record/charge-cells.js';
import type { Day } from '../../record/day.js';
import type { Deciding } from '../determination-row.js';
import type { Manifest } from '../manifest.js';
import { policyOf } from '../open-run.js';
import {
  determinePlainly,
  type PlainCharge,
  plainCharge,
  type Readings,
  readingsOf,
} from '../plain-determination.js';
import { contextOf, decidingOf } from '../terms.js';
import type { Answer } from './changes.js';

/** The terms of a run, or a mixture of those of two. */
export interface Terms {
  readonly asOf: Day;
  readonly county: string;
  readonly assumptionsOff: readonly string[];
  readonly policy: Manifest['policy'];
}

/** A charge, what else there is of its person, and the terms under which it is asked about. */
export interface Question {
  readonly cells: ChargeCells;
  readonly others: readonly ChargeCells[];
  readonly historyKnown: boolean;
  readonly historyWhole: boolean;
  readonly terms: Terms;
}

interface Prepared {
  readonly deciding: Deciding;
  readonly context: Context;
  readonly readings: Readings;
}

/** Decides charges plainly, one at a time, under any mixture of terms; what was read once is remembered. */
export class PlainLaw {
  readonly #rulebook: Rulebook;
  readonly #prepared = new Map<string, Prepared>();
  readonly #ofTerms = new WeakMap<Terms, Prepared>();
  readonly #read = new WeakMap<ChargeCells, Map<string, PlainCharge>>();

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook;
  }

  /** Number of a relief, or -1 when the rulebook has none of that id. */
  relief(id: string): number {
    return this.#rulebook.reliefs.findIndex((relief) => relief.id === id);
  }

  /** What the law says; undefined when the charge gets no determination. */
  answer(relief: number, { cells, others, historyKnown, historyWhole, terms }: Question): Answer | undefined {
    const { deciding, readings } = this.#prepare(terms);
    const charge = this.read(cells, terms);
    if (!charge.kind.inScope) return undefined;
    const { relief: prepared, codes } = determinePlainly(deciding, readings, relief, {
      facts: charge.facts,
      others: others.map((other) => this.read(other, terms).facts),
      historyKnown,
      historyWhole,
    });
    return {
      outcome: OUTCOMES[codes.outcome],
      selected: SELECTIONS[codes.selected],
      rule: ruleIdOf(prepared, codes.rule),
      missingFacts: missingText(prepared.labels, codes.missing),
    };
  }

  /** A charge with its facts as they are read under some terms. */
  read(cells: ChargeCells, terms: Terms): PlainCharge {
    const { deciding, context } = this.#prepare(terms);
    const key = `${context.asOf} ${context.assumptions}`;
    const known = this.#read.get(cells) ?? new Map<string, PlainCharge>();
    this.#read.set(cells, known);
    const charge = known.get(key) ?? plainCharge(deciding, context, cells);
    known.set(key, charge);
    return charge;
  }

  #prepare(terms: Terms): Prepared {
    const prepared = this.#ofTerms.get(terms) ?? this.#prepareByContent(terms);
    this.#ofTerms.set(terms, prepared);
    return prepared;
  }

  #prepareByContent(terms: Terms): Prepared {
    const key = JSON.stringify([terms.asOf, terms.county, terms.assumptionsOff, terms.policy]);
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const deciding = decidingOf(this.#rulebook, policyOf(terms, this.#rulebook));
    const context = contextOf(this.#rulebook, terms, terms.county);
    const prepared = { deciding, context, readings: readingsOf(deciding, context) };
    this.#prepared.set(key, prepared);
    return prepared;
  }
}
