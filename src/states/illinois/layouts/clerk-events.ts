import type { MergedCells } from '../../../intake/layout.js';
import { daysOf, earliestRows, latestRows } from './latest-rows.js';

/** What a row says of one disposition of a charge, as written. */
export interface ClerkEvent {
  readonly date: string;
  readonly disposition: string;
  readonly isAmended: boolean;
  /** Terms and fine, as words. */
  readonly sentence: string;
}

/**
 * The cells of a charge with several dispositions. Those of the first day are the disposition, all of them, since a
 * sentence may have parts; its day is the day of the conviction. What was entered on later days (a new sentence, the
 * end of a supervision) stands behind it as sentence, in the order of time. Where a date cannot be read, all
 * dispositions stand together and the days must agree. An amended charge beats the original, and the later of two amendments the earlier.
 */
export function mergedEvents(events: readonly ClerkEvent[]): MergedCells {
  const days = daysOf(events.map(({ date }) => date));
  const all = events.map((_, at) => at);
  const first = days === undefined ? all : earliestRows(days);
  const later = all.filter((at) => !first.includes(at));
  if (days !== undefined)
    later.sort((a, b) => days[a] - days[b] || (events[a].disposition < events[b].disposition ? -1 : 1));
  const amended = all.filter((at) => events[at].isAmended);
  const latestAmended =
    days === undefined ? amended : latestRows(amended.map((at) => days[at])).map((at) => amended[at]);
  const charge = amended.length === 0 ? all : latestAmended;
  const sentences = [...new Set(events.map(({ sentence }) => sentence))].sort();
  return {
    statute: charge,
    description: charge,
    class: charge,
    disposition: joined(first.map((at) => events[at].disposition).sort()),
    disposition_date: first,
    sentence: joined([...later.map((at) => events[at].disposition), ...sentences]),
  };
}

const joined = (texts: readonly string[]): string =>
  [...new Set(texts)].filter((text) => text !== '').join('; ');
