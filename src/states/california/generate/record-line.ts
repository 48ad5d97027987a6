import { quotedCell } from '../../quoted-cell.js';
import { type DojCycle, type DojRow, type DojStep, STEP_CODES } from './steps.js';

const pad = (length: number): string => `"${' '.repeat(length)}"`;
const fields = (...lengths: readonly number[]): string => lengths.map(pad).join(',');

/** OFFENSE_QUAL_LST, the charge as disposed of and as convicted, and the numbers of other kinds: all unused. */
const UNUSED = fields(12, 5, 22, 1, 8, 3, 5, 22, 1, 8, 3, ...Array.from({ length: 11 }, () => 8), 3);

const three = (number: number): string => String(number).padStart(3, '0');

/** The fields of a cycle, each with its comma. */
export const cycleFields = (cycle: DojCycle, date: string): string =>
  `${three(cycle.order - 100)},${date},#,`;

/** The fields of a step, each with its comma; `at` is its number in the cycle, from 1. */
export function stepFields(step: DojStep, at: number): string {
  const { kind, agency, county, date, countyName } = step;
  return (
    `${three(at)},${date},${STEP_CODES[kind]},${kind},${agency.type},${agency.typeWords},${agency.code},` +
    `${agency.name},${county.code},${countyName},#,`
  );
}

/** The fields from CNT_ORDER to SENT_TIME_DESCR, each with its comma. */
export function countFields(row: DojRow, disposed: string): string {
  const { order, number, charge, description, type, disposition, status, part } = row;
  return (
    `${order},${disposed},${number ?? NO_NUMBER},${charge?.code ?? NO_CODE},${description === '' ? NO_DESCRIPTION : quotedCell(description)},` +
    `${type || NO_TYPE},${UNUSED},${NO_CODE},${disposition || NO_DISPOSITION},` +
    `${status === '' ? NO_TYPE : status[0]},${status || NO_STATUS},#,${part},`
  );
}

const NO_NUMBER = pad(10);
const NO_CODE = pad(5);
const NO_TYPE = pad(1);
const NO_DESCRIPTION = pad(30);
const NO_DISPOSITION = pad(24);
const NO_STATUS = pad(11);
const NO_COMMENT = pad(18);

/** The last fields: the age, the type of the state number, the comment and the mark of the end. */
export const lastFields = (age: number, comment: string): string =>
  `${age},A,AUTOMATED,${comment === '' ? NO_COMMENT : quotedCell(comment)},#`;
