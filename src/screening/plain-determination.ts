import type { ChargeTable } from '../intake/charge-table.js';
import {
  type Determination,
  determine,
  OUTCOMES,
  readingOf,
  SELECTIONS,
  type Selected,
  select,
} from '../law/determine.js';
import type { Reading, Subject } from '../law/evaluate.js';
import { type ChargeKind, type FactReader, factsOf } from '../law/fact-reader.js';
import type { ChargeFacts } from '../law/facts.js';
import type { Context, PreparedRelief } from '../law/prepared.js';
import { CHARGE_COLUMNS, type ChargeCells, type ChargeColumn } from '../record/charge-cells.js';
import { printDateSpan } from '../record/date-span.js';
import { printGramSpan } from '../record/gram-span.js';
import { readDate } from '../record/read-date.js';
import { firstFilled } from './charge-words.js';
import type { ChargeWords, DecidedCodes, Deciding } from './determination-row.js';
import { printCell, printReading } from './print-cell.js';

/** One charge as the plain way sees it: its cells, and everything that was read from them. */
export interface PlainCharge {
  readonly cells: ChargeCells;
  readonly kind: ChargeKind;
  readonly facts: ChargeFacts;
}

/** The cells of a charge as text. */
export function cellsOfCharge(charges: ChargeTable, charge: number): ChargeCells {
  const cells = {} as Record<ChargeColumn, string>;
  for (const column of CHARGE_COLUMNS) {
    const { codes, texts } = charges.cells[column];
    cells[column] = texts.textOf(codes[charge]);
  }
  return cells;
}

export function plainCharge(deciding: Deciding, context: Context, cells: ChargeCells): PlainCharge {
  const { kind, facts } = factsOf(deciding.rulebook.reader, cells, context);
  return { cells, kind, facts };
}

/** What conditions are read with, for each relief and the policy; made once for many charges. */
export interface Readings {
  readonly reliefs: readonly Reading[];
  readonly policy?: Reading;
}

export const readingsOf = (deciding: Deciding, context: Context): Readings => ({
  reliefs: deciding.reliefs.map((relief) => readingOf(deciding.rulebook, relief, context)),
  ...(deciding.policy === undefined
    ? {}
    : { policy: readingOf(deciding.rulebook, deciding.policy, context) }),
});

/** One relief on one charge by evaluation: the determination with its trace, what the policy says, and the codes. */
export interface Plain {
  readonly relief: PreparedRelief;
  readonly determination: Determination;
  readonly selected?: Selected;
  readonly codes: DecidedCodes;
}

export function determinePlainly(
  deciding: Deciding,
  readings: Readings,
  relief: number,
  subject: Subject,
): Plain {
  const prepared = deciding.reliefs[relief];
  const determination = determine(prepared, subject, readings.reliefs[relief]);
  const { policy, rulebook } = deciding;
  const eligible = determination.outcome === 'eligible';
  const base = {
    outcome: OUTCOMES.indexOf(determination.outcome),
    rule: determination.rule,
    missing: determination.missing,
    support: determination.support,
  };
  const asked =
    eligible &&
    policy !== undefined &&
    readings.policy !== undefined &&
    rulebook.policyReliefs.includes(prepared.relief.id);
  if (!asked) {
    const codes = { selected: eligible ? 1 : 0, line: -1, lineMissing: 0, lineSupport: 0, ...base };
    return { relief: prepared, determination, codes };
  }
  const selected = select(policy, prepared.relief.id, subject, readings.policy);
  const codes = {
    selected: SELECTIONS.indexOf(selected.selected),
    line: selected.line,
    lineMissing: selected.missing,
    lineSupport: selected.support,
    ...base,
  };
  return { relief: prepared, determination, selected, codes };
}

/** Where a charge stands in the results. */
export interface PlainPlace {
  readonly chargeId: string;
  readonly personId: string;
  readonly sourceFile: string;
  readonly sourceRow: number;
}

/** The words of a charge, from its cells and facts alone. */
export function plainWords(
  charge: PlainCharge,
  place: PlainPlace,
  context: Context,
  reader: FactReader,
): ChargeWords {
  const { cells, facts, kind } = charge;
  const county = facts.county?.kind === 'identifier' ? facts.county.text : '';
  const date = (column: ChargeColumn): string => printReading(readDate(cells[column], context.asOf));
  return {
    chargeColumns: [
      place.chargeId,
      place.personId,
      printCell(cells.name),
      printCell(cells.case_number),
      county || printCell(cells.county),
      printCell(cells.statute),
      kind.statute,
      kind.class,
      date('offense_date'),
      printCell(cells.disposition),
      date('disposition_date'),
    ],
    sourceFile: place.sourceFile,
    sourceRow: String(place.sourceRow),
    printed: (fact) => printedFact(charge, fact, reader),
    why: (fact) => {
      const value = facts[fact];
      return value === undefined || value.kind === 'identifier' ? '' : value.why;
    },
  };
}

/** A fact as sentences name it. */
function printedFact({ cells, kind, facts }: PlainCharge, fact: string, reader: FactReader): string {
  const words = kind.printed[fact];
  if (words !== undefined) return words;
  const columns = reader.printedAsCell[fact];
  if (columns !== undefined) return firstFilled(columns, (column) => printCell(cells[column]));
  const value = facts[fact];
  if (value?.kind === 'date') return printDateSpan(value.span) || 'not known';
  if (value?.kind === 'weight') return printGramSpan(value.span) || 'not known';
  return value?.kind === 'identifier' && value.text !== '' ? value.text : 'not known';
}
