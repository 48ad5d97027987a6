import type { ChargeTable } from '../../src/intake/charge-table.js';
import { buildCharges, ChargeBuilder } from '../../src/intake/charges.js';
import { type ResolvedPeople, resolvePeople } from '../../src/intake/identity.js';
import type { IntakeResult } from '../../src/intake/intake-result.js';
import type { RecordTable } from '../../src/intake/record-table.js';
import type { Context } from '../../src/law/prepared.js';
import type { Rulebook } from '../../src/law/rulebook.js';
import { CHARGE_COLUMNS } from '../../src/record/charge-cells.js';
import { Decider } from '../../src/screening/decide.js';
import { codesAt, type Decisions } from '../../src/screening/decisions.js';
import type { Deciding } from '../../src/screening/determination-row.js';
import { factsTold } from '../../src/screening/facts-asked.js';
import { FactsReader, type FactsTable, readFactsTable } from '../../src/screening/facts-table.js';
import { decidedWhole } from './decided-whole.js';

/** What a run says of each charge, by the place of its first record: in words, without the numbers it uses. */
export type SaidByPlace = ReadonlyMap<string, SaidOfOne>;

/** Of one charge: what a run says of it however it is read, and what it says where rules can hear it. */
export interface SaidOfOne {
  readonly always: unknown;
  readonly whereHeard: unknown;
  readonly isHeard: boolean;
}

interface Terms {
  readonly rulebook: Rulebook;
  readonly context: Context;
  readonly deciding: Deciding;
}

const peopleOf = (intake: IntakeResult, { context }: Terms): ResolvedPeople =>
  resolvePeople(intake.records, {
    asOf: context.asOf,
    personKeyCrossesFiles: true,
    fileNames: intake.files.map(({ name }) => name),
  });

/** All charges at once, each decided by itself. */
export async function saidAtOnce(intake: IntakeResult, terms: Terms): Promise<SaidByPlace> {
  const { rulebook, context, deciding } = terms;
  const fileNames = intake.files.map(({ name }) => name);
  const { table } = buildCharges(intake.records, peopleOf(intake, terms), { fileNames });
  const facts = readFactsTable(table, rulebook, context);
  return said(table, facts, await decidedWhole(table, facts, deciding, context), deciding);
}

/** The same, in `count` portions closed under person, one after the other; of charges no rule hears no more is read than a run reads. */
export async function saidInPortions(
  intake: IntakeResult,
  terms: Terms,
  count: number,
): Promise<SaidByPlace> {
  const { context, deciding } = terms;
  const fileNames = intake.files.map(({ name }) => name);
  const people = peopleOf(intake, terms);
  const builder = new ChargeBuilder();
  const reader = FactsReader.ofRun(deciding, context);
  const decider = await Decider.open({ deciding, context }, 1);
  try {
    const all = new Map<string, SaidOfOne>();
    for (let portion = 0; portion < count; portion++) {
      const records = Array.from(people.person.keys()).filter(
        (record) => people.person[record] % count === portion,
      );
      const person = Int32Array.from(records, (record) => people.person[record]);
      const part = recordsOf(intake.records, Int32Array.from(records));
      const { table } = builder.build(part, { ...people, person }, { fileNames });
      const facts = reader.read(table);
      const decisions = await decider.decide(table, facts);
      for (const [place, one] of said(table, facts, decisions, deciding)) all.set(place, one);
    }
    return all;
  } finally {
    decider.close();
  }
}

/** Some records of a table, with the same texts. Those of an event or a lending part stay of it. */
function recordsOf(table: RecordTable, records: Int32Array): RecordTable {
  const before = (to: number): number => records.filter((record) => record < to).length;
  const cells = CHARGE_COLUMNS.map((column) => {
    const { codes, texts } = table.cells[column];
    return [column, { codes: records.map((record) => codes[record]), texts }];
  });
  const range = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    from: before(from),
    to: before(to),
  });
  const events = table.events?.map((part) => {
    const own = records.filter((record) => record >= part.from && record < part.to);
    const fields = part.fields.map(({ codes, texts }) => ({
      codes: own.map((record) => codes[record - part.from]),
      texts,
    }));
    return { ...part, ...range(part), group: own.map((record) => part.group[record - part.from]), fields };
  });
  const lent = table.lent?.map((part) => ({ ...part, ...range(part) }));
  return {
    count: records.length,
    file: records.map((record) => table.file[record]),
    row: records.map((record) => table.row[record]),
    offset: Float64Array.from(records, (record) => table.offset[record]),
    length: records.map((record) => table.length[record]),
    cells: Object.fromEntries(cells),
    ...(events === undefined ? {} : { events }),
    ...(lent === undefined ? {} : { lent }),
  };
}

function said(
  charges: ChargeTable,
  facts: FactsTable,
  decisions: Decisions,
  deciding: Deciding,
): SaidByPlace {
  const told = factsTold(deciding);
  const all = new Map<string, SaidOfOne>();
  const { records, record } = charges;
  for (let charge = 0; charge < charges.count; charge++) {
    const first = record[charge];
    const kind = facts.kinds[facts.kind[charge]];
    const always = {
      id: charges.idOf(charge),
      person: charges.persons.id[charges.person[charge]],
      cells: CHARGE_COLUMNS.map((column) => {
        const { codes, texts } = charges.cells[column];
        return texts.textOf(codes[charge]);
      }),
      inScope: kind.inScope,
      outside: kind.outside,
      conviction: kind.conviction,
      problems: kind.problems,
      keys: [...facts.keys.values()].map(({ codes, textOf }) => textOf(codes[charge])),
      readings: [...facts.dateReadings].map(
        ([column, readings]) => readings[charges.cells[column].codes[charge]],
      ),
      decided: kind.inScope
        ? decisions.reliefs.map((_, relief) => codesAt(decisions, relief, charge))
        : decisions.reliefs.map(({ of }) => of[charge]),
    };
    const whereHeard = {
      kind,
      weights: [...facts.weights.values()].map(({ of, values, why }) => [
        values[of[charge]],
        facts.whys[why[of[charge]]],
      ]),
      // A run reads no dates but those it tells of.
      dates: [...facts.dates]
        .filter(([fact]) => told.has(fact))
        .map(([fact, { of, why, ...days }]) => [
          fact,
          Object.values(days).map((days) => days[of[charge]]),
          facts.whys[why[of[charge]]],
        ]),
    };
    const isHeard = !facts.unheard.has(facts.kind[charge]);
    all.set(`${records.file[first]} ${records.row[first]}`, { always, whereHeard, isHeard });
  }
  return all;
}
