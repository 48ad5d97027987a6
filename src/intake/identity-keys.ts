import { isExact } from '../record/date-span.js';
import type { Day } from '../record/day.js';
import { readDate } from '../record/read-date.js';
import { isName, isPlaceholder, normaliseName, normaliseSid } from './identity-text.js';
import type { RecordTable, TextTable } from './record-table.js';
import type { Steps } from './steps.js';

/** What the distinct identifying cells of a run mean, by the code of the cell. */
export interface PersonKeys {
  /** The person key's own code, or 0 when it is not filled. */
  readonly personId: Int32Array;
  /** Number of the normalised SID, from 1, or 0 when it is not filled. */
  readonly sid: Int32Array;
  /** The normalised SIDs by their number; number 0 is empty. */
  readonly sidTexts: readonly string[];
  /** Number of the normalised name, from 1, or 0 when it is not filled; nothing where names are not asked. */
  readonly name: Int32Array;
  readonly nameTexts: readonly string[];
  /** The exact birth day, or NO_DAY. */
  readonly birthDay: Int32Array;
  /** 1 for each code that is a placeholder. */
  readonly placeholders: Readonly<Record<'person_id' | 'sid' | 'name', Uint8Array>>;
}

export const NO_DAY = 0x7fffffff;

/** So many distinct cells are read in one step. */
const STEP = 100_000;

/** The stretches of at most `STEP` codes of a table, but for the empty one. */
function* stretchesOf({
  size,
}: TextTable): Generator<{ readonly from: number; readonly to: number }, undefined, undefined> {
  for (let from = 1; from < size; from += STEP) yield { from, to: Math.min(size, from + STEP) };
}

/**
 * Reads the distinct person keys, SIDs, names and birth dates of a run, step by step. Of names that nobody is known by
 * it is asked only whether they are placeholders.
 */
export function* readingPersonKeys(records: RecordTable, asOf: Day, namesAsked: boolean): Steps<PersonKeys> {
  const { person_id, sid, name, birth_date } = records.cells;
  const personId = new Int32Array(person_id.texts.size);
  const placeholderIds = new Uint8Array(person_id.texts.size);
  for (const { from, to } of stretchesOf(person_id.texts)) {
    for (let code = from; code < to; code++) {
      if (isPlaceholder(person_id.texts.textOf(code), 'person_id')) placeholderIds[code] = 1;
      else personId[code] = code;
    }
    yield;
  }
  const sids = yield* numberingTexts(sid.texts, normaliseSid);
  const names = yield* namesAsked ? numberingTexts(name.texts, normaliseName) : namesUnread(name.texts);
  const birthDay = new Int32Array(birth_date.texts.size).fill(NO_DAY);
  for (const { from, to } of stretchesOf(birth_date.texts)) {
    for (let code = from; code < to; code++) {
      const reading = readDate(birth_date.texts.textOf(code), asOf);
      if (reading.kind === 'read' && isExact(reading.span)) birthDay[code] = reading.span.first;
    }
    yield;
  }
  return {
    personId,
    sid: sids.numbers,
    sidTexts: sids.texts,
    name: names.numbers,
    nameTexts: names.texts,
    birthDay,
    placeholders: { person_id: placeholderIds, sid: sids.placeholders, name: names.placeholders },
  };
}

interface NumberedTexts {
  readonly numbers: Int32Array;
  readonly placeholders: Uint8Array;
  readonly texts: string[];
}

function* namesUnread(table: TextTable): Steps<NumberedTexts> {
  const placeholders = new Uint8Array(table.size);
  for (const { from, to } of stretchesOf(table)) {
    for (let code = from; code < to; code++) if (!isName(table.textOf(code))) placeholders[code] = 1;
    yield;
  }
  return { numbers: new Int32Array(0), placeholders, texts: [] };
}

function* numberingTexts(table: TextTable, normalise: (text: string) => string): Steps<NumberedTexts> {
  const numbers = new Int32Array(table.size);
  const placeholders = new Uint8Array(table.size);
  const texts = [''];
  const known = new Map<string, number>();
  for (const { from, to } of stretchesOf(table)) {
    for (let code = from; code < to; code++) {
      const text = normalise(table.textOf(code));
      if (text === '') {
        placeholders[code] = 1;
        continue;
      }
      let number = known.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        known.set(text, number);
      }
      numbers[code] = number;
    }
    yield;
  }
  return { numbers, placeholders, texts };
}
