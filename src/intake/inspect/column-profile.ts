import type { ColumnSample } from './column-sample.js';
import { type ContentKind, contentKind } from './content-kind.js';
import { type DateContent, dateContent } from './date-content.js';
import { type HeaderWords, headerWords } from './header-words.js';

/** What the name and the cells of one column say. */
export interface ColumnProfile {
  readonly sample: ColumnSample;
  readonly words: HeaderWords;
  readonly kind: ContentKind;
  /** How many rows the file has, filled in this column or not. */
  readonly rows: number;
  /** Only of dates. */
  readonly dates?: DateContent;
}

/** Texts that stand for an empty cell. */
const PLACEHOLDER = /^(?:unknown|unk|n\/?a|none|null|nil|tbd|-+|\.+|\?+)$/i;

/** The profile of a column. A header that lacks the word, over cells that are dates, speaks of a date. */
export function profileOf(whole: ColumnSample, rows = whole.filled): ColumnProfile {
  const sample = { ...whole, values: whole.values.filter(({ text }) => !PLACEHOLDER.test(text)) };
  const words = headerWords(sample.header);
  const dates = dateContent(sample, words.known.includes('date'));
  const kind = contentKind(sample, dates);
  if (dates === undefined) return { sample, words, kind, rows };
  const known = words.known.includes('date') ? words.known : [...words.known, 'date'];
  return { sample, words: { ...words, known }, kind, rows, dates };
}

/**
 * The same columns, where those that might be written day first or month first follow the others of the file: one
 * export writes all its dates one way.
 */
export function withOneDayOrder(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  const clear = profiles.filter(({ dates }) => dates !== undefined && dates.orElse === undefined);
  const isDayFirst = clear.some(
    ({ dates }) => dates?.format.startsWith('DD') && !dates.format.includes('Mon'),
  );
  const isMonthFirst = clear.some(({ dates }) => dates?.format.startsWith('MM'));
  return profiles.map((profile) => {
    const { dates } = profile;
    if (dates?.orElse === undefined || isDayFirst === isMonthFirst) return profile;
    const format = dates.format.startsWith('DD') === isDayFirst ? dates.format : dates.orElse;
    return { ...profile, dates: { ...dates, format, orElse: undefined } };
  });
}
