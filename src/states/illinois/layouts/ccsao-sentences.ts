import { rememberByText } from '../../../record/remember.js';
import { CONVICTED } from '../dispositions/dispositions.js';
import { readDisposition } from '../dispositions/read-disposition.js';
import { dayIn, daysOf, latestRows } from './latest-rows.js';

/** One sentence of a charge, its cells as written. */
export interface Sentence {
  readonly date: string;
  readonly phase: string;
  readonly isCurrent: string;
  /** Type, commitment type, term and unit, as one text. */
  readonly text: string;
}

const TIME = /^(?:years?|months?|weeks?|days?|hours?|dollars?|natural life)\b/i;

/**
 * A sentence as one text: `Probation; 710/410 Probation 2 Year(s)`. A term in a unit that is none of time or money (the
 * exports have kilos and pounds) is left out: it says nothing of the outcome.
 */
export function sentenceText([type, commitment, term, unit]: readonly string[]): string {
  const length = term !== '' && TIME.test(unit) ? `${term} ${unit}` : '';
  const named = commitment.toLowerCase() === type.toLowerCase() ? [type] : [type, commitment];
  const words = named.filter((part) => part !== '').join('; ');
  return words === '' ? '' : [words, length].filter((part) => part !== '').join(' ');
}

/** A sentence of these phases takes the place of all before it, which were wrong or were reversed. */
const REPLACING = /^(?:amended|corrected|remanded)/i;
const ORIGINAL = /^original/i;
const VIOLATION = /violation/i;

/**
 * The sentence of a charge that has several, as one text.
 *
 * What stands is every sentence marked as current (a sentence may have parts: probation and jail); where none is, those
 * of the latest date; where a date cannot be read either, all of them. An original sentence that stands, and a corrected one
 * or one after remand, are the whole sentence. One that followed a violation, or a resentencing, stands behind those it
 * ended, because it is the end of a supervision or a qualified probation that says whether there is a conviction; where a violation led
 * to jail or prison, the earlier one was revoked, and the text says so. Texts follow in the order of their dates, so the
 * order of rows does not matter. What contradicts itself is left to the reader of sentences, which then decides nothing.
 */
export function sentenceOf(sentences: readonly Sentence[]): string {
  const standing = standingIn(sentences);
  const now = textsOf(standing);
  const isWhole = (phase: string): boolean => REPLACING.test(phase) || ORIGINAL.test(phase);
  if (standing.length === sentences.length || standing.every(({ phase }) => isWhole(phase)))
    return now.join('; ');
  const before = textsOf(sentences.filter((one) => !standing.includes(one))).filter(
    (text) => !now.includes(text),
  );
  const revoked = standing.some(({ phase }) => VIOLATION.test(phase)) && now.every(isImprisonment);
  return [...before, ...(revoked && before.length > 0 ? ['revoked'] : []), ...now].join('; ');
}

function standingIn(sentences: readonly Sentence[]): readonly Sentence[] {
  const current = sentences.filter(({ isCurrent }) => /^(?:true|t|yes|y|1)$/i.test(isCurrent));
  if (current.length > 0) return current;
  const days = daysOf(sentences.map(({ date }) => date));
  return days === undefined ? sentences : latestRows(days).map((at) => sentences[at]);
}

const isImprisonment = rememberByText(
  (text): boolean =>
    /\b(?:prison|jail|department of corrections|boot camp)\b/i.test(text) &&
    !/probation|supervision/i.test(text) &&
    readDisposition('guilty', text).possible === CONVICTED,
);

/** The distinct texts by date; those whose dates cannot be read come last. */
function textsOf(sentences: readonly Sentence[]): string[] {
  const dated = sentences.map(({ date, text }) => ({
    day: dayIn(date) ?? Number.POSITIVE_INFINITY,
    text,
  }));
  dated.sort((a, b) => (a.day === b.day ? (a.text < b.text ? -1 : 1) : a.day - b.day));
  return [...new Set(dated.map(({ text }) => text))].filter((text) => text !== '');
}
