import { hash } from 'node:crypto';
import type { ChargeColumn } from '../record/charge-cells.js';
import { PairNumbering } from './identity-pairs.js';
import { isPlaceholder, normaliseSid } from './identity-text.js';
import type { CodedColumn, RecordTable, TextTable } from './record-table.js';
import { type SharedTexts, sharedTextsOf, textTableOfShared } from './text-table.js';

/** Digits and lower-case letters without i, l, o, u: none is taken for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const DIGITS = Buffer.from(ALPHABET, 'latin1');
/** Ids begin with a letter, so that no spreadsheet takes one for a number. */
const PREFIX = 'c'.charCodeAt(0);
/** Characters of an id without its ordinal. */
export const ID_LENGTH = 15;
const MARK = '\u001f';

/** The cells an id is made of. */
const ID_COLUMNS = [
  'person_id',
  'sid',
  'name',
  'birth_date',
  'case_number',
  'county',
  'count',
  'statute',
  'offense_date',
] as const satisfies readonly ChargeColumn[];

type IdColumn = (typeof ID_COLUMNS)[number];

/** What the ids of records are made from, as a thread can be handed it. */
export interface IdSources {
  readonly count: number;
  readonly cells: Readonly<Record<IdColumn, { readonly codes: Int32Array; readonly texts: SharedTexts }>>;
}

/** What each record would give as the id of its charge, before equal ones are told apart. */
export interface IdDigests {
  /** ID_LENGTH bytes for each record. */
  readonly printed: Uint8Array<SharedArrayBuffer>;
  /** A number for each record, the same for equal ids, and how many numbers there are. */
  readonly groupOf: Int32Array;
  readonly groupCount: number;
}

export function idSourcesOf(records: RecordTable): IdSources {
  const cells = ID_COLUMNS.map((column) => {
    const { codes, texts } = records.cells[column];
    return [column, { codes, texts: sharedTextsOf(texts) }];
  });
  return { count: records.count, cells: Object.fromEntries(cells) };
}

/**
 * For each record `c` and 70 bits of the SHA-256 of its source cells of person (SID, else person key, else name and
 * birth date), case number, county, count, statute and offense date.
 */
export function idDigests({ count, cells }: IdSources): IdDigests {
  const column = (name: IdColumn): CodedColumn => ({
    codes: cells[name].codes,
    texts: textTableOfShared(cells[name].texts),
  });
  const personOf = personText(column('person_id'), column('sid'), column('name'), column('birth_date'));
  const others = (['case_number', 'county', 'count', 'statute', 'offense_date'] as const).map(column);
  const printed = new Uint8Array(new SharedArrayBuffer(count * ID_LENGTH));
  const halves = new PairNumbering(count);
  const wholes = new PairNumbering(count);
  const groupOf = new Int32Array(count);
  for (let record = 0; record < count; record++) {
    let what = personOf(record);
    for (const { codes, texts } of others) what += MARK + texts.textOf(codes[record]);
    const digest = hash('sha256', what, 'binary');
    const a = bits30(digest, 0);
    const b = bits30(digest, 4);
    const c = (digest.charCodeAt(8) << 2) | (digest.charCodeAt(9) >>> 6);
    const at = record * ID_LENGTH;
    printed[at] = PREFIX;
    for (let digit = 0; digit < 6; digit++) {
      printed[at + 1 + digit] = DIGITS[(a >>> (25 - 5 * digit)) & 31];
      printed[at + 7 + digit] = DIGITS[(b >>> (25 - 5 * digit)) & 31];
    }
    printed[at + 13] = DIGITS[c >>> 5];
    printed[at + 14] = DIGITS[c & 31];
    groupOf[record] = wholes.numberOf(halves.numberOf(a, b), c);
  }
  return { printed, groupOf, groupCount: wholes.size };
}

/** Says who the person of a record is, as the sources write it. */
function personText(personId: CodedColumn, sid: CodedColumn, name: CodedColumn, birthDate: CodedColumn) {
  const sidText = eachText(sid.texts, (text) => {
    const bare = text === '' ? '' : normaliseSid(text);
    return bare === '' ? '' : `S${bare}`;
  });
  const idText = eachText(personId.texts, (text) =>
    text === '' || isPlaceholder(text, 'person_id') ? '' : `P${text}`,
  );
  return (record: number): string =>
    sidText(sid.codes[record]) ||
    idText(personId.codes[record]) ||
    `N${name.texts.textOf(name.codes[record])}${MARK}${birthDate.texts.textOf(birthDate.codes[record])}`;
}

/** What a text means, by its code. Rows of one person stand together, so the latest answer is often the next. */
function eachText(texts: TextTable, read: (text: string) => string): (code: number) => string {
  let latest = 0;
  let answer = read('');
  return (code) => {
    if (code !== latest) {
      latest = code;
      answer = read(texts.textOf(code));
    }
    return answer;
  };
}

/** The upper 30 bits of four bytes of a digest. */
function bits30(digest: string, at: number): number {
  const upper = (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2);
  return (upper << 6) | (digest.charCodeAt(at + 3) >>> 2);
}
