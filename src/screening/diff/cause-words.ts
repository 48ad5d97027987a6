import { printFact } from '../../law/print-fact.js';
import type { Rulebook } from '../../law/rulebook.js';
import type { ChargeCells, ChargeColumn } from '../../record/charge-cells.js';
import type { Manifest } from '../manifest.js';
import type { PlainCharge } from '../plain-determination.js';
import { printCell } from '../print-cell.js';
import type { Change } from './changes.js';
import type { OtherCharge } from './charge-in-both.js';
import type { ReadCharge } from './people-of-run.js';

/** A cell is shown so far. */
const SHOWN = 160;

const shown = (text: string): string => {
  const printed = printCell(text);
  if (printed === '') return 'blank';
  return `"${printed.length > SHOWN ? `${printed.slice(0, SHOWN)}...` : printed}"`;
};

/** `class: "A" -> "4", grams: blank -> "12"`. */
export const cellsWords = (
  before: ChargeCells,
  after: ChargeCells,
  columns: readonly ChargeColumn[],
): string =>
  columns.map((column) => `${column}: ${shown(before[column])} -> ${shown(after[column])}`).join(', ');

/** ` (found: source "...", found-facts.csv of the second run, row 3)` for each cell in which a found fact stands. */
export const foundWords = (before: ReadCharge, after: ReadCharge, columns: readonly ChargeColumn[]): string =>
  (
    [
      [before, after, 'first'],
      [after, before, 'second'],
    ] as const
  )
    .flatMap(([own, other, run]) =>
      own.found
        .filter(({ column }) => columns.includes(column) && own.cells[column] !== other.cells[column])
        .map(
          ({ column, source, number }) =>
            ` (${column} was found: source ${shown(source)}, found-facts.csv of the ${run} run, row ${number})`,
        ),
    )
    .join('');

/** The facts that are read differently, as ` (fact class: A -> 4)`; empty when all are read alike. */
export function factsWords({ facts }: Rulebook, before: PlainCharge, after: PlainCharge): string {
  const changed = facts
    .map((spec) => ({
      name: spec.name,
      from: printFact(spec, before.facts[spec.name]),
      to: printFact(spec, after.facts[spec.name]),
    }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => `${name}: ${from} -> ${to}`);
  return changed.length === 0 ? '' : ` (fact ${changed.join('; fact ')})`;
}

const placeWords = ({ file, row }: ReadCharge): string => `${file}, row ${row}`;

/** Which other charge of the person, and what of it. */
export function otherWords(
  { id, before, after }: OtherCharge,
  cells: (before: ReadCharge, after: ReadCharge) => string,
): string {
  if (before !== undefined && after !== undefined) {
    return `charge ${id()} of the same person (${placeWords(after)}): ${cells(before, after)}`;
  }
  const place = after ?? before;
  const where = place === undefined ? '' : ` (${placeWords(place)})`;
  return `charge ${id()}${where} is one of the person's charges only in the ${after === undefined ? 'first' : 'second'} run`;
}

export const historyWords = (before: string, after: string): string =>
  `whether it is certain who the person is: ${certain(before)} -> ${certain(after)}`;

const certain = (history: string): string => (history === 'known' ? 'yes' : `no, ${history}`);

export const dateWords = (before: Manifest, after: Manifest): string =>
  `decided as of ${before.asOf} -> ${after.asOf}`;

export const countyWords = (before: Manifest, after: Manifest): string =>
  `the county that asks: ${before.county} -> ${after.county}`;

export const assumptionWords = (after: Manifest, names: readonly string[]): string =>
  names
    .map((name) => `assumption ${name}: ${after.assumptions.off.includes(name) ? 'on -> off' : 'off -> on'}`)
    .join(', ');

/** `the policy (a -> b), maxGrams: 30 -> 50`. */
export function policyWords(before: Manifest, after: Manifest, settings: readonly string[]): string {
  const setting = ({ policy }: Manifest, name: string): string => String(policy?.settings[name] ?? 'not set');
  const names = `${before.policy?.name ?? 'none'} -> ${after.policy?.name ?? 'none'}`;
  const changed = settings.map((name) => `, ${name}: ${setting(before, name)} -> ${setting(after, name)}`);
  return `the policy (${names})${changed.join('')}`;
}

/** Another text of the law, and which rule each run named. */
export function lawWords(before: Manifest, after: Manifest, change: Change): string {
  const text = ({ rulebook }: Manifest): string => `${rulebook.version}, text ${rulebook.hash.slice(0, 12)}`;
  const rule = (named: string | undefined): string => named || 'none';
  const rules = `rule named: ${rule(change.before?.rule)} -> ${rule(change.after?.rule)}`;
  return `the text of the law changed: ${after.rulebook.id} ${text(before)} -> ${text(after)} (${rules})`;
}

export const programWords = (before: Manifest, after: Manifest): string =>
  `another version of the program reads and decides otherwise: ${before.program.version} -> ${after.program.version}`;
