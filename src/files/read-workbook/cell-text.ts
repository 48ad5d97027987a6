const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The text of a cell: `_x000D_` and the like stand for characters that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
/** Spreadsheets keep so many digits of a number; the rest is noise or was lost. */
const DIGITS = 15;

/** A number as a spreadsheet shows it where there is room: 15 digits, no exponent, no `.0`; undefined for no number. */
export function printNumber(stored: string): string | undefined {
  if (WHOLE.test(stored)) return stored;
  const value = DECIMAL.test(stored) ? Number(stored) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return '0';
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '');
  const point = Number(exponent) + 1;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Whether a whole number has more digits than a spreadsheet keeps, so that its last ones cannot be trusted. */
export const hasLostDigits = (stored: string): boolean => {
  const value = Number(stored);
  return Number.isInteger(value) && Math.abs(value) >= 10 ** DIGITS;
};

/** A whole number with zeros before it up to a width, as the number format `00000` shows it. */
export const padded = (number: string, width: number): string =>
  /^\d+$/.test(number) ? number.padStart(width, '0') : number;
