import { COLUMNS, type Column } from './count-run.js';

/** A row of a chart and its table: charges by where they stand. The rows of a table add up to all charges. */
export interface BinnedRow {
  readonly name: string;
  readonly counts: Readonly<Record<Column, number>>;
}

interface Counted {
  readonly standing: Column;
  readonly charges: number;
}

const MOST_YEAR_ROWS = 8;
const MOST_SECTIONS = 7;
/** So many years are put together, the fewest that give rows enough for all. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 1000];

/** Counts of nothing. */
const none = (): Record<Column, number> => ({
  approved: 0,
  eligible: 0,
  needs_review: 0,
  other_county: 0,
  not_eligible: 0,
});

/** How many charges a row is of. */
export const allOf = ({ counts }: BinnedRow): number =>
  COLUMNS.reduce((sum, standing) => sum + counts[standing], 0);

/** Charges by year, oldest first, as many years to a row as the number of rows asks; those without a year last. */
export function byYear(
  years: readonly ({ readonly year: number } & Counted)[],
  unknown: string,
): BinnedRow[] {
  const known = years.map(({ year }) => year).filter((year) => year > 0);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const rowOf = (step: number, year: number): number => Math.floor(year / step);
  const step =
    STEPS.find((one) => rowOf(one, last) - rowOf(one, first) < MOST_YEAR_ROWS) ?? STEPS[STEPS.length - 1];
  const rows = new Map<number, Record<Column, number>>();
  if (known.length > 0)
    for (let row = rowOf(step, first); row <= rowOf(step, last); row++) rows.set(row, none());
  const open = none();
  for (const { year, standing, charges } of years) {
    const counts = year > 0 ? (rows.get(rowOf(step, year)) ?? open) : open;
    counts[standing] += charges;
  }
  const named = (row: number): string => {
    const [from, to] = [Math.max(row * step, first), Math.min(row * step + step - 1, last)];
    return from === to ? `${from}` : `${from}–${String(to).slice(-2)}`;
  };
  const made = [...rows].map(([row, counts]) => ({ name: named(row), counts }));
  return allOf({ name: '', counts: open }) === 0 ? made : [...made, { name: unknown, counts: open }];
}

/** Charges by section, the most first; what is beyond the most frequent is put together, and unreadable ones are last. */
export function bySection(
  sections: readonly ({ readonly section: string } & Counted)[],
  names: { readonly unreadable: string; readonly others: (sections: number) => string },
): BinnedRow[] {
  const found = new Map<string, Record<Column, number>>();
  for (const { section, standing, charges } of sections) {
    const counts = found.get(section) ?? none();
    counts[standing] += charges;
    found.set(section, counts);
  }
  const rows = [...found]
    .filter(([name]) => name !== '')
    .map(([name, counts]): BinnedRow => ({ name, counts }))
    .sort((a, b) => allOf(b) - allOf(a) || (a.name < b.name ? -1 : 1));
  const most = rows.length <= MOST_SECTIONS ? rows.length : MOST_SECTIONS - 1;
  const rest = rows.slice(most);
  const together = none();
  for (const { counts } of rest) for (const standing of COLUMNS) together[standing] += counts[standing];
  const unreadable = found.get('');
  return [
    ...rows.slice(0, most),
    ...(rest.length === 0 ? [] : [{ name: names.others(rest.length), counts: together }]),
    ...(unreadable === undefined ? [] : [{ name: names.unreadable, counts: unreadable }]),
  ];
}
