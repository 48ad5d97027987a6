import type { CitationReading } from './citation.js';
import { MUNICIPALITIES } from './municipalities.js';
import { readTranslatedChapter } from './revised-statutes.js';
import { isMark, type Token } from './tokens.js';

const CERTAIN = new Set(
  'ordinance ordinances ordin ordn mun muni munic municipal municipality mcc cmc'.split(' '),
);
const WITH_A_NUMBER = new Set(['ord', 'city', 'village', 'vill', 'town', 'twp', 'township']);
/** An order of protection is abbreviated as an ordinance is. */
const NOT_AN_ORDINANCE = new Set(
  'prot protect protection protective order contact court crt stalk'.split(' '),
);
const BESIDE_A_NAME = new Set('city of village vill town code sec section ch chapter no il ill'.split(' '));
const STATE_LAW = new Set(['720', '625', '730', '550', '550.0', '570', '570.0', '56', '56.5', '95', '95.5']);
const STATE_WORDS = new Set(['ilcs', 'irs']);
const CODE = /^[1-9]\d?-[1-9]\d{0,2}-\d{3}$/;

/**
 * Recognises the ordinance of a municipality: by a word (`ORD`, `MUN`, `VILLAGE OF`), by the name of a municipality
 * with a number, or by a bare code number in three parts whose last has three digits (`7-24-099`; two digits could
 * be a section of the Criminal Code with a hyphen for its point, `12-3-05`). `undefined` when it is something else;
 * unreadable when it names a state law as well.
 */
export function readLocalOrdinance(tokens: readonly Token[]): CitationReading | undefined {
  if (!isOrdinance(tokens)) return undefined;
  return namesStateLaw(tokens)
    ? { kind: 'unreadable', why: 'names an ordinance and a state law' }
    : { kind: 'other-code', what: 'local ordinance' };
}

function isOrdinance(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word').map((token) => token.text);
  const hasNumber = tokens.some((token) => token.kind === 'number');
  if (words.some((word) => NOT_AN_ORDINANCE.has(word))) return false;
  if (words.some((word) => CERTAIN.has(word))) return true;
  if (!hasNumber) return words.join(' ') === 'local ord';
  if (words.some((word) => WITH_A_NUMBER.has(word))) return true;
  return isMunicipality(words) || isCodeNumber(tokens);
}

const isMunicipality = (words: readonly string[]): boolean =>
  MUNICIPALITIES.has(words.filter((word) => !BESIDE_A_NAME.has(word)).join(' '));

/** `7-24-099`, with subsections in brackets behind it or not. */
function isCodeNumber(tokens: readonly Token[]): boolean {
  const bracket = tokens.findIndex((token) => isMark(token, '('));
  const code = bracket < 0 ? tokens : tokens.slice(0, bracket);
  const inside = bracket < 0 ? [] : tokens.slice(bracket);
  return (
    CODE.test(code.map((token) => token.text).join('')) &&
    !namesStateLaw(code) &&
    /^(?:\((?:[a-z]|\d{1,2})\))*$/.test(inside.map((token) => token.text).join(''))
  );
}

function namesStateLaw(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex((token) => token.kind === 'number');
  return tokens.some((token, at) => {
    if (token.kind === 'word') return STATE_WORDS.has(token.text);
    if (token.kind !== 'number') return false;
    return STATE_LAW.has(token.text) || (at === first && readTranslatedChapter(tokens, at) !== undefined);
  });
}
