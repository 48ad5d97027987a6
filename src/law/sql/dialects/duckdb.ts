import type { SqlDialect } from '../dialect.js';

/** DuckDB, in which runs are decided. */
export const duckdb: SqlDialect = Object.freeze<SqlDialect>({
  name: 'duckdb',
  title: 'DuckDB',
  howToRun: 'duckdb -bail FILE.duckdb < THIS.sql',
  types: { whole: 'INTEGER', long: 'BIGINT', real: 'DOUBLE', truth: 'BOOLEAN', text: 'VARCHAR' },
  nameQuote: '"',
  textEscapes: [["'", "''"]],
  bitAnd: '({a} & {b})',
  bitOr: '{a} | {b}',
  least: 'least({list})',
  sumWhere: 'CAST(coalesce(sum({value}) FILTER (WHERE {condition}), 0) AS INTEGER)',
  leastWhere: 'coalesce(min({value}) FILTER (WHERE {condition}), 0)',
  bitsWhere: 'coalesce(bit_or({value}) FILTER (WHERE {condition}), 0)',
  dateOfDay: "(DATE '1970-01-01' + {day})",
  monthOf: 'month({date})',
  dayOfMonth: 'day({date})',
  dayYearsLater: "CAST(CAST({date} + INTERVAL ({years}) YEAR AS DATE) - DATE '1970-01-01' AS INTEGER)",
  begin: [],
  makeTemporaryTable: 'CREATE TEMPORARY TABLE {name} AS {query}',
  makeTable: 'CREATE TABLE {name} AS {query}',
  dropTable: 'DROP TABLE {name}',
  columnWithDefault: '{name} {type} DEFAULT {unknown} NOT NULL',
  columnWithoutDefault: '{name} {type} NOT NULL',
});
