import { isExact } from '../record/date-span.js';
import type { Day } from '../record/day.js';
import { readDate } from '../record/read-date.js';
import { formsOfTexts, stretchesOf } from './identity-forms.js';
import {
  arePlainlyFilled,
  isName,
  isPlaceholder,
  normaliseName,
  normaliseSid,
  putName,
  putSid,
} from './identity-text.js';
import type { RecordTable, TextTable } from './record-table.js';
import type { Steps } from './steps.js';
import { sharedTextsOf } from './text-table.js';

/** What the distinct identifying cells of a run mean, by the code of the cell. */
export interface PersonKeys {
  /** The person key's own code, or 0 when it is not filled. */
  readonly personId: Int32Array;
  /** A code for all SIDs that are one when they are normalised, or 0 when it is not filled. */
  readonly sid: Int32Array;
  /** The same of names; nothing where names are not asked. */
  readonly name: Int32Array;
  /** The exact birth day, or NO_DAY. */
  readonly birthDay: Int32Array;
  /** 1 for each code that is a placeholder. */
  readonly placeholders: Readonly<Record<'person_id' | 'sid' | 'name', Uint8Array>>;
}

export const NO_DAY = 0x7fffffff;

/**
 * Reads the distinct person keys, SIDs, names and birth dates of a run, step by step. Of names that nobody is known by
 * it is asked only whether they are placeholders.
 */
export function* readingPersonKeys(records: RecordTable, asOf: Day, namesAsked: boolean): Steps<PersonKeys> {
  const { person_id, sid, name, birth_date } = records.cells;
  const ids = yield* placeholdersOf(person_id.texts, (text) => isPlaceholder(text, 'person_id'));
  const personId = codesBut(ids);
  const sids = yield* formsOfTexts(sid.texts, putSid, normaliseSid);
  const names = yield* namesAsked
    ? formsOfTexts(name.texts, putName, normaliseName)
    : namesUnread(name.texts);
  const birthDay = new Int32Array(birth_date.texts.size).fill(NO_DAY);
  for (const { from, to } of stretchesOf(birth_date.texts)) {
    putDays(birthDay, birth_date.texts, asOf, from, to);
    yield;
  }
  return {
    personId,
    sid: sids.codes,
    name: names.codes,
    birthDay,
    placeholders: { person_id: ids, sid: sids.placeholders, name: names.placeholders },
  };
}

function putDays(days: Int32Array, texts: TextTable, asOf: Day, from: number, to: number): void {
  for (let code = from; code < to; code++) {
    const reading = readDate(texts.textOf(code), asOf);
    if (reading.kind === 'read' && isExact(reading.span)) days[code] = reading.span.first;
  }
}

/** 1 for each code of a placeholder. */
function* placeholdersOf(table: TextTable, isPlaceholding: (text: string) => boolean): Steps<Uint8Array> {
  const { arena, starts } = sharedTextsOf(table);
  const placeholders = new Uint8Array(table.size);
  for (const { from, to } of stretchesOf(table)) {
    for (const code of codesUntold(arena, starts, from, to)) {
      if (isPlaceholding(table.textOf(code))) placeholders[code] = 1;
    }
    yield;
  }
  return placeholders;
}

/** The codes of texts of which bytes do not tell that they are filled. */
function codesUntold(arena: Uint8Array, starts: Uint32Array, from: number, to: number): number[] {
  const untold: number[] = [];
  for (let code = from; code < to; code++) {
    if (!arePlainlyFilled(arena, starts[code], starts[code + 1])) untold.push(code);
  }
  return untold;
}

/** Each code, and 0 for placeholders. */
function codesBut(placeholders: Uint8Array): Int32Array {
  const codes = new Int32Array(placeholders.length);
  for (let code = 1; code < codes.length; code++) if (placeholders[code] === 0) codes[code] = code;
  return codes;
}

function* namesUnread(table: TextTable): Steps<{ codes: Int32Array; placeholders: Uint8Array }> {
  const placeholders = yield* placeholdersOf(table, (text) => !isName(text));
  return { codes: new Int32Array(0), placeholders };
}
