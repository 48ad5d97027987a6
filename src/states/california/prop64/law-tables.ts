import type { LawTable } from '../../../law/rulebook.js';
import { type OffenseRow, printRow } from '../tables/offense-row.js';
import { ONLY_BESIDE_SEXUAL, REGISTRABLE_OFFENSES, SEXUAL_OFFENSES } from '../tables/registrable-offenses.js';
import { ENHANCEABLE, SUPER_STRIKES } from '../tables/super-strikes.js';

const COLUMNS = ['section', 'from', 'to', 'answer', 'attempt', 'reason', 'source', 'status'];

const printed = (rows: readonly OffenseRow[]): string[][] =>
  rows.map((row) => [
    printRow(row),
    row.from ?? '',
    row.to ?? '',
    row.answer,
    row.attempt,
    row.reason,
    row.source,
    row.status,
  ]);

const superStrikes: LawTable = {
  name: 'super-strikes',
  title: 'Super strikes by section',
  citation: 'PC 667(e)(2)(C)(iv)',
  status: 'second-hand',
  note:
    'A section stands for all its subdivisions, but for those that have a row of their own. From and to are days of the ' +
    `conviction. What is not listed is none. Beside a gang enhancement of PC 186.22(b)(4), these are super strikes as well: ${ENHANCEABLE.join(', ')} PC.`,
  columns: COLUMNS,
  rows: printed(SUPER_STRIKES),
};

const registrable: LawTable = {
  name: 'registrable-offenses',
  title: 'Offenses of the registration act by section',
  citation: 'PC 290(c)',
  status: 'second-hand',
  note:
    'A section stands for all its subdivisions, but for those that have a row of their own. From and to are days of the ' +
    `conviction. What is not listed is none. ${ONLY_BESIDE_SEXUAL.join(', ')} PC count only where the cycle holds one of these: ${SEXUAL_OFFENSES.join(', ')} PC.`,
  columns: COLUMNS,
  rows: printed(REGISTRABLE_OFFENSES),
};

/** The tables facts are read by, as they are printed and hashed with the rulebook. */
export const LAW_TABLES: readonly LawTable[] = Object.freeze([superStrikes, registrable]);
