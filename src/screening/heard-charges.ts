import type { ChargeTable } from '../intake/charge-table.js';
import { picked } from '../intake/coded-later.js';
import { allRules } from '../law/document/references.js';
import type { FactSpec } from '../law/facts.js';
import { factsAmongOthers } from '../law/facts-used.js';
import type { Context } from '../law/prepared.js';
import { unheardBy } from '../law/unheard.js';
import { given } from './alike-charges.js';
import type { Deciding } from './determination-row.js';
import type { LoadedCharges } from './facts-loading.js';
import type { FactsTable } from './facts-table.js';
import type { KeyColumn } from './key-columns.js';
import { type KindChoices, KindClasses } from './kind-classes.js';

/** The charges of a portion of which questions about other charges are asked, and the keys of these charges. */
export interface HeardCharges extends LoadedCharges {
  readonly keyColumns: ReadonlyMap<string, KeyColumn>;
}

/**
 * Finds, in portions of one run, what the rules can hear when they ask about other charges: the charges in scope of
 * people of whom some charge can be heard, and those that can be. Of all other charges the answer is that there is none.
 */
export class HeardReader {
  /** The facts that are asked there. */
  readonly facts: readonly FactSpec[];
  readonly #classes: KindClasses;
  readonly #isUnheard: ReturnType<typeof unheardBy>;
  /** By class 1 where charges of it are heard, and where they are in scope. */
  readonly #heard: number[] = [];
  readonly #inScope: number[] = [];

  constructor(deciding: Deciding, context: Context, choices: KindChoices) {
    const rules = deciding.reliefs.flatMap(({ relief }) => allRules(relief));
    const lines = deciding.policy?.policy.lines ?? [];
    const names = new Set([...rules, ...lines].flatMap(({ holds }) => factsAmongOthers(holds)));
    this.facts = deciding.rulebook.facts.filter(({ name }) => names.has(name));
    const chosen = this.facts.filter(({ kind }) => kind === 'choice').map(({ name }) => name);
    this.#classes = new KindClasses(choices, chosen);
    this.#isUnheard = unheardBy(deciding, context);
  }

  read({ count, person, persons }: ChargeTable, facts: FactsTable): HeardCharges {
    const classes = Int32Array.from(this.#classes.of(facts.kinds));
    const { first } = this.#classes;
    for (const { inScope, facts: choices } of first.slice(this.#heard.length)) {
      this.#heard.push(this.#isUnheard(choices) ? 0 : 1);
      this.#inScope.push(inScope ? 1 : 0);
    }
    const kind = picked(classes, facts.kind);
    const heard = Uint8Array.from(this.#heard);
    const inScope = Uint8Array.from(this.#inScope);
    const people = new Uint8Array(persons.count);
    markPeople(people, person, kind, inScope, IN_SCOPE);
    markPeople(people, person, kind, heard, HEARD);
    const places = new Int32Array(count);
    const rows = places.subarray(0, putAsked(places, kind, heard, inScope, person, people));
    const keyColumns = new Map(
      this.facts
        .filter((fact) => fact.kind === 'identifier')
        .map(({ name }) => [name, given(facts.keys, name).among(rows)]),
    );
    return {
      rows,
      kinds: first,
      kind: picked(kind, rows),
      keys: (fact) => given(keyColumns, fact).codes,
      keyColumns,
    };
  }
}

/** Of a person: a charge is in scope, a charge can be heard. */
const IN_SCOPE = 1;
const HEARD = 2;

function markPeople(
  people: Uint8Array,
  person: Int32Array,
  kind: Int32Array,
  isMarking: Uint8Array,
  mark: number,
): void {
  for (let charge = 0; charge < kind.length; charge++) {
    if (isMarking[kind[charge]] === 1) people[person[charge]] |= mark;
  }
}

/** Writes the charges that are in scope or heard of people who have both marks; says how many they are. */
function putAsked(
  rows: Int32Array,
  kind: Int32Array,
  heard: Uint8Array,
  inScope: Uint8Array,
  person: Int32Array,
  people: Uint8Array,
): number {
  let found = 0;
  for (let charge = 0; charge < kind.length; charge++) {
    if (people[person[charge]] !== (IN_SCOPE | HEARD)) continue;
    if ((heard[kind[charge]] | inScope[kind[charge]]) === 1) rows[found++] = charge;
  }
  return found;
}
