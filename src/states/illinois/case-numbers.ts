const NOT_FILLED = new Set([
  'UNKNOWN',
  'UNK',
  'N/A',
  'NA',
  'NONE',
  'NULL',
  'NIL',
  'PENDING',
  'TBD',
  'MISSING',
]);

const YEAR = String.raw`(\d{4}|\d{2})`;
const GAP = String.raw`[\s./-]*`;

/** A known way of writing case numbers. The groups of `looks` are the year and then the parts of the key. */
interface Format {
  readonly looks: RegExp;
  /** Which part is the running number; a case whose running number is zero is not filled. */
  readonly number: number;
  readonly key: (year: string, parts: readonly (string | undefined)[]) => readonly (string | undefined)[];
}

/** The first format that fits decides. */
const FORMATS: readonly Format[] = [
  // Cook County, Criminal Division: 2007CR1475501 = 07 CR 14755-01, the last two digits being the defendant.
  {
    looks: new RegExp(String.raw`^${YEAR}${GAP}CR${GAP}(\d{5})${GAP}(\d{2})$`),
    number: 0,
    key: (year, [number, defendant]) => [year, 'CR', withoutZeros(number), defendant],
  },
  // Cook County, suburban districts 1 to 6: 2004C22072201 = 04 C2 20722-01.
  {
    looks: new RegExp(String.raw`^${YEAR}${GAP}C${GAP}([1-6])${GAP}(\d{5})(?:${GAP}(\d{2}))?$`),
    number: 1,
    key: (year, [district, number, defendant]) => [year, `C${district}`, number, defendant],
  },
  // Cook County, misdemeanors since 2019 (format recalled, not verified): 2020MC1123456 = 20 MC1 123456.
  {
    looks: new RegExp(String.raw`^${YEAR}${GAP}MC${GAP}([1-6])${GAP}(\d{6})$`),
    number: 1,
    key: (year, [district, number]) => [year, `MC${district}`, number],
  },
  // All other courts: year, type, number, perhaps a defendant set apart: 09-CF-117, 2009CF000117 01.
  {
    looks: new RegExp(String.raw`^${YEAR}${GAP}([A-Z]{2,3})${GAP}(\d{1,9})(?:[\s-]+(\d{1,2}|[A-Z]))?$`),
    number: 1,
    key: (year, [type, number, defendant]) => [year, type, withoutZeros(number), defendant],
  },
];

/**
 * Cook County, misdemeanors until 2019, printed in pieces or as eleven digits: 051219789 01 =
 * 05-1-219789-01.
 */
const ELEVEN_DIGITS = /^\d{2}[ -]?\d[ -]?\d{6}[ -]?\d{2}$/;

/**
 * One key for all spellings of a case number, so that equal keys mean the same case of one county; empty
 * when the cell holds no case number (`UNKNOWN`, `N/A`, `000000`, `-`, or a text without any digit).
 * Spellings are joined only where the format is known; whatever is doubtful stays different.
 */
export function caseNumberKey(text: string): string {
  const cell = text
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^[\s'"#]+|[\s'"]+$/g, '')
    .replace(/^CASE\s*(?:NO\.?|NUMBER|#)?\s*[:#]?\s*(?=\d)/, '')
    .replace(/\s+/g, ' ');
  if (NOT_FILLED.has(cell) || !/[1-9]/.test(cell) || /^9{4,}$/.test(cell)) return '';
  for (const { looks, number, key } of FORMATS) {
    const match = looks.exec(cell);
    const year = match ? fullYear(match[1]) : undefined;
    if (!match || year === undefined) continue;
    const parts: (string | undefined)[] = match.slice(2);
    if (/^0+$/.test(parts[number] ?? '')) return '';
    return key(year, parts)
      .filter((part) => part !== undefined)
      .join('-');
  }
  if (ELEVEN_DIGITS.test(cell)) return cell.replace(/[ -]/g, '');
  return cell.replace(/ ?- ?| /g, '-');
}

const withoutZeros = (number: string | undefined): string | undefined => number?.replace(/^0+(?=\d)/, '');

/** A two-digit year from 50 on is of the twentieth century: these courts and their numbers date from 1964. */
function fullYear(year: string): string | undefined {
  if (year.length === 2) return `${Number(year) >= 50 ? '19' : '20'}${year}`;
  return /^(?:19|20)/.test(year) ? year : undefined;
}
