import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import type { CaCitation, CaCitationReading, CaSection, UnreadableCitation } from './citation.js';
import { codeNamed } from './codes.js';

const LONGEST = 400;
const CODE = String.raw`(?:[A-Z](?:&|/|\.)?[A-Z]\.?)(?![A-Z])`;
const LEADING_CODE = new RegExp(String.raw`^(${CODE})\s*(?=\d)`);
const SECTION = /^(\d+(?:\.\d+)?)([A-Z]{1,2}(?![A-Z]))?((?:\s*\(\s*[A-Z0-9.]{1,4}\s*\))*)/;
const TRAILING_CODE = new RegExp(String.raw`^\s*(${CODE})`);
const BETWEEN = /^\s*(?:[/+,;&-]|AND\s)\s*(?=\d)/;
const FOLLOWS_CODE = /^\s*(?:[/+,;&]|AND\s)\s*(?=\d)/;
const ATTEMPTED = /(?:^|[-\s(])ATTEMPTED[)\s]*$/;

/** A section as it stands in the text, before it is known which code it is of. */
interface Cited {
  readonly number: string;
  readonly subdivisions: readonly string[];
  code: string | undefined;
}

/**
 * Reads the citation a text begins with: `11357(C)HS-POSSESS`, ` 148 PC - TEXT`, `664/187(A) PC`, `66411357(c) HS`,
 * `136.1 PC + 186.22(B)(4) PC`, `CHRG 11358 HS`. A code may stand after the last of several sections only. The
 * description begins behind the hyphen that follows a code, unless a whole section with its code follows there. A
 * number without any code is unreadable: what it would be of is a guess. Never throws.
 */
export function parseCaCitation(text: string): CaCitationReading {
  if (text === SOURCES_DISAGREE) return unreadable('sources disagree');
  if (text.length > LONGEST) return unreadable('too long to be a citation');
  const plain = text
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s:.#*-]+/, '')
    .replace(/^(?:CHRG|CHARGE|CNT|COUNT)\s*[-:#.]?\s*/, '')
    .trim();
  if (plain === '') return unreadable('blank');
  const cited = sectionsAt(plain);
  if (typeof cited === 'string') return unreadable(cited);
  return citationOf(cited.sections, ATTEMPTED.test(cited.rest));
}

const unreadable = (why: UnreadableCitation): CaCitationReading => ({ kind: 'unreadable', why });

function sectionsAt(text: string): { sections: Cited[]; rest: string } | UnreadableCitation {
  const sections: Cited[] = [];
  let rest = text;
  const leading = LEADING_CODE.exec(rest);
  const before = leading === null ? undefined : codeNamed(leading[1]);
  if (leading !== null && before !== undefined) rest = rest.slice(leading[0].length);
  for (;;) {
    const section = SECTION.exec(rest);
    if (section === null) break;
    const [all, number, letters = '', inBrackets] = section;
    const letterCode = letters === '' ? undefined : codeNamed(letters);
    const isCode = letterCode !== undefined && inBrackets === '';
    rest = rest.slice(isCode ? number.length : all.length);
    const named = TRAILING_CODE.exec(rest);
    const code = named === null ? undefined : codeNamed(named[1]);
    if (named !== null && code !== undefined) rest = rest.slice(named[0].length);
    const cited = splitAttempt(number, isCode ? '' : letters, bracketed(inBrackets));
    if (cited === undefined) return 'not a section number';
    for (const one of cited) sections.push({ ...one, code: undefined });
    sections[sections.length - 1].code = code;
    const joined =
      code === undefined ? BETWEEN.exec(rest) : (FOLLOWS_CODE.exec(rest) ?? wholeSectionAt(rest));
    if (joined === null) break;
    rest = rest.slice(joined[0].length);
  }
  if (sections.length === 0) return 'holds no section number';
  let code = before;
  for (const one of sections.toReversed()) {
    code = one.code ?? code;
    one.code = code;
  }
  return sections.some((one) => one.code === undefined) ? 'names no code' : { sections, rest: rest.trim() };
}

/** A hyphen behind a code begins the description, unless a section with a code of its own follows. */
function wholeSectionAt(rest: string): RegExpExecArray | null {
  const hyphen = /^\s*-\s*(?=\d)/.exec(rest);
  if (hyphen === null) return null;
  const after = rest.slice(hyphen[0].length);
  const section = SECTION.exec(after);
  if (section === null) return null;
  const code = TRAILING_CODE.exec(after.slice(section[0].length)) ?? TRAILING_CODE.exec(section[2] ?? '');
  return code !== null && codeNamed(code[1]) !== undefined ? hyphen : null;
}

const bracketed = (text: string): string[] => [...text.matchAll(/[A-Z0-9.]+/g)].map(([one]) => one);

/** No code has more digits before the point. */
const MOST_DIGITS = 5;
const PROP64 = /^113(?:5[789]|60)$/;

/** The section; or the attempt and its target, which some write as one number: `66411357`, `664.11357`. */
function splitAttempt(
  number: string,
  letters: string,
  subdivisions: string[],
): Omit<Cited, 'code'>[] | undefined {
  const glued = /^664\.?(\d{3,5}(?:\.\d+)?)$/.exec(number);
  const isGlued =
    glued !== null && (number.split('.')[0].length > MOST_DIGITS || /^664\.\d{4,}/.test(number));
  const own = isGlued ? glued[1] : number;
  if (own.split('.')[0].length > MOST_DIGITS || own.startsWith('0')) return undefined;
  // A letter behind one of these numbers is a subdivision whose brackets were left out.
  const target = PROP64.test(own)
    ? { number: own, subdivisions: [...letters, ...subdivisions] }
    : { number: `${own}${letters}`, subdivisions };
  return isGlued ? [{ number: '664', subdivisions: [] }, target] : [target];
}

function citationOf(cited: readonly Cited[], attemptedInWords: boolean): CaCitationReading {
  const sections = cited.map(
    ({ number, subdivisions, code = '' }): CaSection => ({ code, number, subdivisions }),
  );
  const isOf = (number: string) => (one: CaSection) =>
    one.number === number && isPenalOrInherited(one, sections);
  const targets = sections.filter((one) => !isOf('664')(one) && !isOf('182')(one));
  const whole = targets.length > 0 ? targets : sections;
  const citation: CaCitation = {
    attempt: (targets.length > 0 && sections.some(isOf('664'))) || attemptedInWords,
    conspiracy: targets.length > 0 && sections.some(isOf('182')),
    solicitation: whole.length > 1 && whole.some((one) => one.code === 'PC' && one.number === '653F'),
    sections: whole,
  };
  return { kind: 'citation', citation };
}

/** 664 and 182 are of the Penal Code, whatever code the section they share a cell with is of. */
const isPenalOrInherited = (one: CaSection, sections: readonly CaSection[]): boolean =>
  one.code === 'PC' || sections.at(-1) !== one;
