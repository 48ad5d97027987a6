import { sql } from 'kysely';
import type { Docket } from './engine.js';

/**
 * The words of a text as they are searched: runs of letters and digits, without case, without accents (of one sign or
 * two), and with signs that are only written otherwise (a full-width digit) as the plain one.
 */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The same run together, as numbers of cases and persons are searched. */
export const searchKey = (text: string): string => searchWords(text).join('');

/** What the database can part into words by itself, in whatever language it was set up: texts of ASCII alone. */
export const IS_PLAIN = sql.raw(`!~ '[^ -~]'`);
/** All others; `searchWords` does these. */
export const IS_NOT_PLAIN = sql.raw(`~ '[^ -~]'`);

/** Between the words of a plain text in lower case. */
export const BETWEEN_WORDS = sql.lit('[^a-z0-9]+');

/** Tables of words by which people are found: those with determinations, and those without. */
export type WordsTable = 'words' | 'unlisted_words';

const AT_ONCE = 5_000;

/** Puts words of people into a table of them; those that are there are left as they are. */
export async function addWords(
  trx: Docket,
  table: WordsTable,
  run: number,
  words: Iterable<{ readonly word: string; readonly person: number }>,
): Promise<void> {
  const all = [...words];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = JSON.stringify(all.slice(at, at + AT_ONCE));
    await sql`INSERT INTO ${sql.table(table)} (run_no, word, person_no)
      SELECT DISTINCT ${sql.lit(run)}, word, person FROM json_to_recordset(${some}::json) AS w(word text, person integer)
      ON CONFLICT DO NOTHING`.execute(trx);
  }
}
