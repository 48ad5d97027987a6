import { type ChargeTable, historyOf } from '../../intake/charge-table.js';
import type { FactSpec } from '../../law/facts.js';
import { labelsIn } from '../../law/missing-labels.js';
import type { Context } from '../../law/prepared.js';
import type { ChargeCells } from '../../record/charge-cells.js';
import type { Deciding } from '../determination-row.js';
import { cellsOfCharge, determinePlainly, plainCharge, readingsOf } from '../plain-determination.js';
import { cellsWithFound, type FoundFact, type FoundFacts } from './found-fact.js';
import { type NamedValue, parseEntry } from './parse-entry.js';
import type { Refusal, RefusedEntry } from './refused-entry.js';
import { columnOf, type EnteredFact, settleCharge } from './settle-charge.js';
import type { TypedRow } from './typed-rows.js';

/** A run as entries are judged by it: its charges without what was found, and that. */
export interface JudgedRun {
  readonly charges: ChargeTable;
  readonly fileNames: readonly string[];
  readonly deciding: Deciding;
  readonly context: Context;
  readonly earlier: FoundFacts;
}

/** What the entries of a workbook come to; every entry is in exactly one of the numbers and lists. */
export interface SettledEntries {
  readonly entries: number;
  readonly found: FoundFacts;
  /** Entries that say what another entry says, and those that say what was known already. */
  readonly again: number;
  readonly known: number;
  readonly refused: readonly RefusedEntry[];
}

interface Entry extends EnteredFact {
  readonly typed: TypedRow;
  readonly text: string;
}

/** Judges all that was typed into a workbook of the run. */
export function settleEntries(run: JudgedRun, rows: readonly TypedRow[], workbook: string): SettledEntries {
  const judge = new Judge(run, rows);
  const refused: RefusedEntry[] = [];
  const ofCharge = new Map<number, Entry[]>();
  let entries = 0;
  for (const typed of rows) {
    const refuse = (found: string, fact: string, why: Refusal): void => {
      refused.push({ row: typed.row, charge: typed.texts.Charge, found, fact, why });
    };
    const charge = judge.chargeOf(typed);
    if (typeof charge !== 'number') {
      entries += 1;
      refuse(typed.texts['Found fact'], '', charge);
      continue;
    }
    for (const named of parseEntry(typed.texts['Found fact'])) {
      entries += 1;
      const spec = judge.factOf(named, charge, typed);
      if ('code' in spec) refuse(textOf(named), '', spec);
      else if (named.value === '')
        refuse(textOf(named), spec.name, { code: 'FACTS_NO_VALUE', parameters: {} });
      else {
        const entry = { spec, value: named.value, row: typed.row, typed, text: textOf(named) };
        ofCharge.set(charge, [...(ofCharge.get(charge) ?? []), entry]);
      }
    }
  }
  const found: FoundFact[] = [];
  let [again, known] = [0, 0];
  for (const [charge, entered] of ofCharge) {
    const settled = judge.settle(charge, entered);
    const kept = new Map<string, Entry[]>();
    for (const entry of entered) {
      const how = settled.get(entry) ?? 'known';
      if (how === 'known') known += 1;
      else if (how === 'new') {
        const name = columnOf(entry.spec);
        again += kept.has(name) ? 1 : 0;
        kept.set(name, [...(kept.get(name) ?? []), entry]);
      } else {
        const { row, typed, text, spec } = entry;
        refused.push({ row, charge: typed.texts.Charge, found: text, fact: spec.name, why: how });
      }
    }
    for (const same of kept.values()) found.push(judge.foundFact(charge, same, workbook));
  }
  refused.sort((a, b) => a.row - b.row);
  return { entries, found, again, known, refused };
}

const textOf = ({ name, value }: NamedValue): string => (name === undefined ? value : `${name} = ${value}`);

/** What can be said of entries by the run they are for. */
class Judge {
  readonly #run: JudgedRun;
  readonly #chargeOfId = new Map<string, number>();
  readonly #earlier = new Map<string, FoundFact[]>();
  readonly #ofPerson = new Map<number, number[]>();

  constructor(run: JudgedRun, rows: readonly TypedRow[]) {
    this.#run = run;
    const { charges, earlier } = run;
    const wanted = new Set(rows.map(({ texts }) => texts.Charge));
    for (const one of earlier)
      this.#earlier.set(one.chargeId, [...(this.#earlier.get(one.chargeId) ?? []), one]);
    for (let charge = 0; charge < charges.count; charge++) {
      const id = charges.idOf(charge);
      if (!wanted.has(id)) continue;
      this.#chargeOfId.set(id, charge);
      this.#ofPerson.set(charges.person[charge], []);
    }
    for (let charge = 0; charge < charges.count; charge++)
      this.#ofPerson.get(charges.person[charge])?.push(charge);
  }

  /** The charge that a row is of, or why it cannot be taken. */
  chargeOf({ texts, notTyped }: TypedRow): number | Refusal {
    if (notTyped !== undefined) return { code: 'FACTS_CELL_NOT_TYPED', parameters: notTyped };
    const charge = this.#chargeOfId.get(texts.Charge);
    if (charge === undefined) return { code: 'FACTS_NO_CHARGE', parameters: {} };
    const { file, row } = this.#placeOf(charge);
    const isMoved =
      (texts.File !== '' && texts.File !== file) || (texts.Row !== '' && texts.Row !== `${row}`);
    if (isMoved) return { code: 'FACTS_ROW_CHANGED', parameters: {} };
    if (texts.Source === '') return { code: 'FACTS_NO_SOURCE', parameters: {} };
    return charge;
  }

  /** The fact that a value is of, or why it can be of none. */
  factOf({ name, value }: NamedValue, charge: number, typed: TypedRow): FactSpec | Refusal {
    const { facts } = this.#run.deciding.rulebook;
    if (name === undefined && value === '') return { code: 'FACTS_NO_VALUE', parameters: {} };
    const missing = name === undefined ? this.#missingIn(typed, charge) : [name];
    if (missing.length !== 1) return { code: 'FACTS_NOT_NAMED', parameters: { missing: missing.join('; ') } };
    const wanted = missing[0].toLowerCase();
    const found = facts.find((fact) => fact.name === wanted);
    if (found !== undefined) return found;
    if (wanted.startsWith('counsel')) return { code: 'FACTS_OF_COUNSEL', parameters: {} };
    if (wanted.startsWith('other_charge.')) return { code: 'FACTS_OF_OTHER_CHARGE', parameters: {} };
    if (wanted === 'identity') return { code: 'FACTS_OF_IDENTITY', parameters: {} };
    if (wanted === 'other_charges') return { code: 'FACTS_OF_THE_LIST', parameters: {} };
    const names = facts.map((fact) => fact.name).join(', ');
    return { code: 'FACTS_UNKNOWN_FACT', parameters: { facts: names } };
  }

  settle(charge: number, entered: readonly Entry[]) {
    const { charges, deciding, context, earlier } = this.#run;
    const before = (this.#earlier.get(charges.idOf(charge)) ?? []).map((one) => ({
      column: one.column,
      row: earlier.indexOf(one) + 1,
    }));
    return settleCharge(entered, this.#cells(charge), before, deciding, context);
  }

  /** One found fact of entries that say the same; the first says how it is written. */
  foundFact(charge: number, same: readonly Entry[], workbook: string): FoundFact {
    const [{ spec, value }] = same;
    const all = (of: (entry: Entry) => string): string =>
      [...new Set(same.map(of))].filter((text) => text !== '').join('; ');
    const { file, row } = this.#placeOf(charge);
    return {
      chargeId: this.#run.charges.idOf(charge),
      sourceFile: file,
      sourceRow: row,
      fact: spec.name,
      column: columnOf(spec),
      value,
      source: all(({ typed }) => typed.texts.Source),
      note: all(({ typed }) => typed.texts.Note),
      workbook,
      workbookRows: all((entry) => `${entry.row}`),
    };
  }

  #cells(charge: number): ChargeCells {
    const { charges } = this.#run;
    return cellsWithFound(cellsOfCharge(charges, charge), this.#earlier.get(charges.idOf(charge)) ?? []);
  }

  #placeOf(charge: number): { file: string; row: number } {
    const { charges, fileNames } = this.#run;
    const first = charges.record[charge];
    return { file: fileNames[charges.records.file[first]], row: charges.records.row[first] };
  }

  /**
   * What was missing in a row: now, or, as the workbook may be older than the earlier found facts, without them. Where
   * the row does not tell which, and both are one thing but not the same, it is nothing that can be gone by.
   */
  #missingIn({ texts }: TypedRow, charge: number): readonly string[] {
    const now = this.#missing(charge, texts.Relief, (one) => this.#cells(one));
    if (this.#run.earlier.length === 0) return now;
    const first = this.#missing(charge, texts.Relief, (one) => cellsOfCharge(this.#run.charges, one));
    const said = [now, first].find((missing) => missing.join('; ') === texts['Missing facts']);
    if (said !== undefined) return said;
    if (now.length === 1 && first.length === 1) return now[0] === first[0] ? now : [...now, ...first];
    return first.length === 1 ? first : now;
  }

  /** What is missing for a charge: in the relief of that title, or, where there is none, in any. */
  #missing(charge: number, title: string, cellsOf: (charge: number) => ChargeCells): readonly string[] {
    const { charges, deciding, context } = this.#run;
    const of = (one: number) => plainCharge(deciding, context, cellsOf(one));
    const me = of(charge);
    if (!me.kind.inScope) return [];
    const person = charges.person[charge];
    const others = (this.#ofPerson.get(person) ?? []).filter((one) => one !== charge);
    const subject = {
      facts: me.facts,
      others: others.map((one) => of(one).facts),
      ...historyOf(charges.persons.history[person]),
    };
    const readings = readingsOf(deciding, context);
    const named = deciding.reliefs.findIndex(({ relief }) => relief.title === title);
    const labels = deciding.reliefs.flatMap((prepared, relief) => {
      if (named >= 0 && relief !== named) return [];
      const { codes } = determinePlainly(deciding, readings, relief, subject);
      return labelsIn(prepared.labels, codes.missing);
    });
    return [...new Set(labels.map(({ text }) => text))];
  }
}
