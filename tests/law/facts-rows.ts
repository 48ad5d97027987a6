import type { ChargeFacts, FactSpec, FactValue } from '../../src/law/facts.js';
import { columnsOf } from '../../src/law/sql/fact-columns.js';

/** A row of the facts table as a warehouse fills it in; what a row leaves out has what the table says. */
export type FactsRow = Readonly<Record<string, string | number | boolean>>;

/** The facts of a charge in the columns of the table, keys as texts. */
export const factColumns = (specs: readonly FactSpec[], facts: ChargeFacts): FactsRow =>
  Object.fromEntries(
    specs.flatMap((spec) => {
      const values = valuesOf(spec, facts[spec.name]);
      return columnsOf(spec).map(({ name }, at) => [name, values[at]] as const);
    }),
  );

function valuesOf(spec: FactSpec, value: FactValue | undefined): (number | string)[] {
  switch (value?.kind) {
    case 'choice':
      return [value.possible, value.strict, value.support];
    case 'date':
      return [value.span.first, value.span.last, value.strict.first, value.strict.last, value.support];
    case 'weight':
      return [value.span.over, value.span.upTo, value.strict.over, value.strict.upTo, value.support];
    case 'identifier':
      return [value.text];
    default:
      throw new RangeError(`no value for ${spec.name}`);
  }
}

/** What psql reads to put rows of the same columns into the table `facts`. */
export function copyOf(rows: readonly FactsRow[]): string {
  const names = Object.keys(rows[0]);
  return [
    `COPY facts (${names.map((name) => `"${name}"`).join(', ')}) FROM STDIN;`,
    ...rows.map((row) => names.map((name) => copied(row[name])).join('\t')),
    '\\.',
  ].join('\n');
}

const copied = (value: string | number | boolean): string =>
  String(value).replace(/[\\\t\n\r]/g, (sign) => `\\${sign}`);
