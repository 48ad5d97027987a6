import { SOURCES_DISAGREE } from '../record/charge-cells.js';
import { printDateSpan } from '../record/date-span.js';
import type { DateReading } from '../record/read-date.js';

/** A cell as it is printed in results. */
export const printCell = (text: string): string => (text === SOURCES_DISAGREE ? 'sources disagree' : text);

/** The reading of a code as it is printed; empty for a code that has none. */
export const printedDate = (readings: readonly DateReading[], code: number): string =>
  code < readings.length ? printReading(readings[code]) : '';

/** A date cell as it is printed: ISO as far as it is known, empty when it cannot be read. */
export const printReading = (reading: DateReading): string =>
  reading.kind === 'read' ? printDateSpan(reading.span) : '';
