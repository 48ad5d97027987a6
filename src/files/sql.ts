/** An identifier in double quotes. Throws on a NUL, which SQL text cannot hold. */
export function quoteIdentifier(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A text literal in single quotes. Throws on a NUL, which SQL text cannot hold. */
export function quoteText(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A whole number as a literal. Throws on anything that a double does not hold exactly. */
export function integerLiteral(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number that SQL may be given');
  return value < 0 ? `(${value})` : String(value + 0);
}

/** A finite number as a DOUBLE literal. Throws on NaN and the infinities. */
export function doubleLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  return `CAST('${Object.is(value, -0) ? '-0' : value}' AS DOUBLE)`;
}

function withoutNul(text: string): string {
  if (text.includes('\0')) throw new RangeError('a text with a NUL cannot stand in SQL');
  return text;
}
