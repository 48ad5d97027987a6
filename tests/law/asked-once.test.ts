import { describe, expect, it } from 'vitest';
import type { ChargeTable } from '../../src/intake/charge-table.js';
import { testIds } from '../../src/intake/identity-fixture.testkit.js';
import { recordTableOf } from '../../src/intake/table-of-rows.js';
import { determine, OUTCOMES, readingOf, SELECTIONS, select } from '../../src/law/determine.js';
import type { ChargeKind } from '../../src/law/fact-reader.js';
import { type ChoiceValue, chosenByAssumption } from '../../src/law/facts.js';
import { preparePolicy, prepareRelief } from '../../src/law/prepared.js';
import { chargeCells } from '../../src/record/charge-cells.js';
import { Decider } from '../../src/screening/decide.js';
import { codesAt } from '../../src/screening/decisions.js';
import { type DateColumns, dateValues, putDate } from '../../src/screening/fact-columns.js';
import type { FactsTable } from '../../src/screening/facts-table.js';
import type { KeyColumn } from '../../src/screening/key-columns.js';
import type { WeightColumn } from '../../src/screening/kind-numbering.js';
import { BEDS, FACTS, gardenRulebook, randomContext, randomPolicy, randomRelief } from './gardens.js';
import { randomFrom } from './random.js';
import { type Entry, randomEntries, subjectOf } from './random-facts.js';

const ROUNDS = 4;
const RELIEFS = 12;
const PEOPLE = 60;

/** Invented entries as a run holds charges: kinds and weights go on from portion to portion. */
class Portions {
  readonly #kinds: ChargeKind[] = [];
  readonly #weights = new Map<string, { values: WeightColumn['values'][number][]; why: number[] }>();

  read(entries: readonly Entry[]): { charges: ChargeTable; facts: FactsTable } {
    const count = entries.length;
    const first = entries[0].person;
    const people = [...new Map(entries.map((entry) => [entry.person, entry])).values()];
    const records = recordTableOf(
      entries.map((_, at) => ({ file: 0, row: at + 1, offset: 0, length: 0, cells: chargeCells({}) })),
    );
    const charges: ChargeTable = {
      count,
      records,
      record: Int32Array.from(entries, (_, at) => at),
      moreFrom: new Int32Array(count + 1),
      more: new Int32Array(0),
      idOf: testIds((charge) => `charge-${charge}`),
      person: Int32Array.from(entries, ({ person }) => person - first),
      persons: {
        count: people.length,
        id: people.map(({ person }) => `person-${person}`),
        history: people.map(({ historyKnown, historyWhole }) => {
          if (!historyWhole) return 'a row of this person was rejected';
          return historyKnown ? 'known' : 'a name alone identifies nobody';
        }),
        birthDate: people.map(() => ''),
      },
      cells: records.cells,
    };
    const kind = Int32Array.from(entries, (entry) => this.#kinds.push(kindOf(entry)) - 1);
    const facts: FactsTable = {
      count,
      kind,
      kinds: this.#kinds,
      unheard: new Set(),
      dates: new Map(
        FACTS.flatMap(({ kind, name }) => (kind === 'date' ? [[name, dates(name, entries)]] : [])),
      ),
      weights: new Map(
        FACTS.flatMap(({ kind, name }) => (kind === 'weight' ? [[name, this.#weighed(name, entries)]] : [])),
      ),
      keys: new Map(
        FACTS.flatMap(({ kind, name }) => (kind === 'identifier' ? [[name, keys(name, entries)]] : [])),
      ),
      whys: [''],
      dateReadings: new Map(),
    };
    return { charges, facts };
  }

  #weighed(name: string, entries: readonly Entry[]): WeightColumn {
    const all = this.#weights.get(name) ?? { values: [], why: [] };
    this.#weights.set(name, all);
    const of = Int32Array.from(entries, ({ facts }) => {
      const value = facts[name];
      if (value?.kind !== 'weight') throw new RangeError(`no weight ${name}`);
      all.why.push(0);
      return all.values.push(value) - 1;
    });
    return { of, ...all };
  }
}

function kindOf({ inScope, facts }: Entry): ChargeKind {
  const choices = Object.entries(facts).flatMap(([name, value]): [string, ChoiceValue][] =>
    value.kind === 'choice'
      ? [[name, chosenByAssumption(value.strict, value.possible, value.support, value.why)]]
      : [],
  );
  return {
    inScope,
    outside: '',
    statute: '',
    class: '',
    facts: Object.fromEntries(choices),
    conviction: 'unknown',
    felony: 'unknown',
    printed: {},
    dateRule: '',
    problems: [],
  };
}

function dates(name: string, entries: readonly Entry[]): DateColumns {
  const values = dateValues(entries.length);
  for (const [at, { facts }] of entries.entries()) {
    const value = facts[name];
    if (value?.kind !== 'date') throw new RangeError(`no date ${name}`);
    putDate(values, at, value, 0);
  }
  return { of: Int32Array.from(entries, (_, at) => at), ...values };
}

/** Keys as their numbers in the list of beds. */
function keys(name: string, entries: readonly Entry[]): KeyColumn {
  const codes = Int32Array.from(entries, ({ facts }) => {
    const value = facts[name];
    return value?.kind === 'identifier' ? BEDS.indexOf(value.text) : 0;
  });
  return {
    codes,
    textOf: (code) => BEDS[code],
    codeOf: (key) => BEDS.indexOf(key),
    among: (charges) =>
      keys(
        name,
        Array.from(charges, (charge) => entries[charge]),
      ),
  };
}

describe('a law invented at random', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'says the same of each charge where alike ones are asked about once, portion after portion (%i)',
    async (round) => {
      const random = randomFrom(770 + round);
      const said = new Set<string>();
      for (let at = 0; at < RELIEFS; at++) {
        const relief = randomRelief(random, `prize-${at}`);
        const law = gardenRulebook([relief], round % 2 === 0 ? 'march-1' : 'february-28');
        const rulebook = { ...law, policyReliefs: at % 3 === 0 ? [] : [relief.id] };
        const context = randomContext(random);
        const prepared = prepareRelief(rulebook, relief);
        const policy = preparePolicy(rulebook, randomPolicy(random, relief.id));
        const deciding = { rulebook, reliefs: [prepared], policy };
        const entries = randomEntries(random, PEOPLE);
        const half = entries.findIndex(({ person }) => person === PEOPLE / 2);
        const portions = new Portions();
        const decider = await Decider.open({ deciding, context }, 1);
        try {
          for (const part of [entries.slice(0, half), entries.slice(half), entries.slice(0, half)]) {
            const { charges, facts } = portions.read(part);
            const decisions = await decider.decide(charges, facts);
            for (const [charge, entry] of part.entries()) {
              if (!entry.inScope) {
                expect(decisions.reliefs[0].of[charge]).toBe(-1);
                continue;
              }
              const subject = subjectOf(entry, entries);
              const known = entry.historyKnown || !entry.historyWhole;
              const ofPerson = { ...subject, historyKnown: known };
              const d = determine(prepared, ofPerson, readingOf(rulebook, prepared, context));
              const bears = d.outcome === 'eligible' && rulebook.policyReliefs.includes(relief.id);
              const s = bears
                ? select(policy, relief.id, ofPerson, readingOf(rulebook, policy, context))
                : {
                    selected: d.outcome === 'eligible' ? ('yes' as const) : ('' as const),
                    line: -1,
                    missing: 0,
                    support: 0,
                  };
              said.add(d.outcome).add(s.selected);
              expect(codesAt(decisions, 0, charge)).toEqual({
                outcome: OUTCOMES.indexOf(d.outcome),
                rule: d.rule,
                missing: d.missing,
                support: d.support,
                selected: SELECTIONS.indexOf(s.selected),
                line: s.line,
                lineMissing: s.missing,
                lineSupport: s.support,
              });
            }
          }
        } finally {
          decider.close();
        }
      }
      expect(said.size).toBeGreaterThan(4);
    },
  );
});
