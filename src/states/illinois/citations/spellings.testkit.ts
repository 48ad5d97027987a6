import fc from 'fast-check';
import type { Citation, Inchoate, RevisedStatutesPlace } from './citation.js';

/** Invented citations, and every spelling of them, for property tests. */
export interface SpelledCitation {
  readonly citation: Citation;
  readonly text: string;
}

type Place = Pick<Citation, 'chapter' | 'act' | 'section'>;
const pick = <T>(...values: T[]) => fc.constantFrom(...values);

const point = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.integer({ min: 1, max: 9 }).map((n) => `.${n}`),
);
const number = (max: number) =>
  fc.tuple(fc.integer({ min: 1, max }), point).map(([n, after]) => `${n}${after}`);
const criminalCode = fc.oneof(
  pick('11-1.20', '12-3.05', '24-1.2-5', '12-4.2-5', '16A-3', '29D-14.9', '33A-2', '17-0.5'),
  fc
    .tuple(fc.integer({ min: 1, max: 49 }), pick('', '', '', 'A', 'D'), number(60))
    .map(([article, letter, section]) => `${article}${letter}-${section}`)
    .filter((section) => !['8-1', '8-2', '8-4'].includes(section)),
);
const place: fc.Arbitrary<Place> = fc.oneof(
  number(20).map((section) => ({ chapter: '720', act: '550', section })),
  pick('401', '402', '407', '407.2').map((section) => ({ chapter: '720', act: '570', section })),
  fc
    .tuple(pick('115', '600', '646', '675'), number(99))
    .map(([act, section]) => ({ chapter: '720', act, section })),
  criminalCode.map((section) => ({ chapter: '720', act: '5', section })),
  pick('11-501', '11-401', '6-303', '11-204.1').map((section) => ({ chapter: '625', act: '5', section })),
  pick('5-6-3.1', '5-5-3').map((section) => ({ chapter: '730', act: '5', section })),
);
const LETTERED = ['11-9.1', '11-20.1', '24-3', '31-1', '32-4'];

const subsections = fc.oneof(
  fc.constant([]),
  pick('a', 'b', 'c', 'd', 'e', 'f', 'g', 'a-7').map((a) => [a]),
  fc.tuple(pick('a', 'c', 'b-5'), pick('1', '2', '12', '1.5')),
  fc.tuple(pick('c', 'd'), pick('1', '2'), pick('a', 'ii')),
  fc.tuple(pick('d'), pick('i', 'ii')),
  pick('1', '2').map((a) => [a]),
);

const sub = (value: string) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(`(${value})`) },
    pick(` (${value})`, `( ${value} )`, `[${value}]`),
  );

/** The subsections in brackets, hyphened, glued to the section, or with the last bracket left open. */
function spellSubsections(act: string, values: readonly string[], isLast: boolean): fc.Arbitrary<string> {
  const bracketed = fc.tuple(...values.map(sub)).map((parts) => parts.join(''));
  const isSimple =
    values.every((value) => /^[a-z]+$|^\d+$/.test(value)) && !(act === '550' && values.length > 1);
  const [first = '', ...others] = values;
  const choices = [bracketed];
  if (isSimple && /^[a-z]/.test(first) && isLast)
    choices.push(fc.constant(values.map((v) => `-${v}`).join('')));
  if (/^[a-z]$/.test(first))
    choices.push(fc.tuple(...others.map(sub)).map((parts) => [first, ...parts].join('')));
  if (values.length > 0 && isLast)
    choices.push(
      fc.constant(
        values
          .map((v) => `(${v})`)
          .join('')
          .slice(0, -1),
      ),
    );
  if (values.length === 1) choices.push(pick(`, subsection (${first})`, `, par. (${first})`));
  return fc.oneof(...choices);
}

/** Chapter to section, and what an old spelling leaves in the citation. */
interface Head {
  readonly head: string;
  readonly old?: { readonly revisedStatutes: RevisedStatutesPlace };
}

function spellRevised({ chapter, act, section }: Place): fc.Arbitrary<Head>[] {
  const halves = (n: string) =>
    pick(
      `${n}.5`,
      `${n}½`,
      `${n} 1/2`,
      `${n}-1/2`,
      `ch. ${n}½`,
      `Ill. Rev. Stat. ch. ${n} 1/2`,
      `ILRS ${n}.5`,
    );
  const join = (chapters: fc.Arbitrary<string>, paragraph: string, name: string): fc.Arbitrary<Head> =>
    fc.tuple(chapters, pick('-', ' ', '/', ' - ', ', par. ', ' ¶ ', ', § ')).map(([number, between]) => ({
      head: `${number}${between}${paragraph}`,
      old: { revisedStatutes: { chapter: name, paragraph } },
    }));
  const [whole = '', after = ''] = section.split(/(?=\.)/);
  if (chapter === '625') return [join(halves('95'), section, '95 1/2')];
  if (chapter !== '720') return [];
  if (act === '550' && Number(whole) < 20)
    return [join(halves('56'), `${700 + Number(whole)}${after}`, '56 1/2')];
  if (act === '570') return [join(halves('56'), `${1000 + Number(whole)}${after}`, '56 1/2')];
  if (act !== '5' || section.startsWith('22')) return [];
  return [join(pick('38', 'ch. 38', 'Ill. Rev. Stat. 1987, ch. 38', 'Chapter 38'), section, '38')];
}

function spellCompiled({ chapter, act, section }: Place): fc.Arbitrary<string>[] {
  const slash = pick('/', '\\', '-', ' ', ' / ');
  const number = pick(act, act, `${act}.0`);
  const choices = [
    fc
      .tuple(pick(' ILCS ', 'ILCS', ' I.L.C.S. ', ' Ill. Comp. Stat. ', ' ILCS  '), number, slash)
      .map(([name, written, between]) => `${chapter}${name}${written}${between}${section}`),
    fc
      .tuple(pick('-', ' ', '/', ' - '), number, slash)
      .map(([between, written, last]) => `${chapter}${between}${written}${last}${section}`),
    pick('Ch. ', 'chapter ', 'CH ').map((word) => `${word}${chapter}, Act ${act}, Sec. ${section}`),
  ];
  if (chapter === '720' && ['550', '570', '600', '646'].includes(act))
    choices.push(pick(`${act}/${section}`, `Act ${act} Section ${section}`));
  return choices;
}

const WORDS = {
  attempt: ['ATT ', 'Att. ', 'attempt: '],
  conspiracy: ['CONSPIRACY '],
  solicitation: ['SOLICIT '],
};
const SECTIONS = { attempt: '8-4', conspiracy: '8-2', solicitation: '8-1' };

function wrap(target: string, inchoate: Inchoate): fc.Arbitrary<string> {
  if (inchoate === 'none') return pick(target, target, `(${target})`, `${target} [5020200]`);
  const section = SECTIONS[inchoate];
  const wrapper = pick(
    `720-5/${section}`,
    `720 ILCS 5/${section}(a)`,
    `38-${section}`,
    section,
    `5/${section}`,
  );
  const behind = pick(...WORDS[inchoate].map((word) => `${target} (${word.replace(':', '').trim()})`));
  const before = pick(...WORDS[inchoate].map((word) => `${word}${target}`));
  const around = fc
    .tuple(wrapper, pick(' (', '(', '/', ' ', ' - '), pick('', ')'))
    .map(([outer, between, end]) => `${outer}${between}${target}${end}`);
  const after = fc
    .tuple(wrapper, pick(' (', '(', ' '), pick('', ')'))
    .map(([outer, between, end]) => `${target}${between}${outer}${end}`);
  return fc.oneof(before, around, ...(isOpen(target) ? [] : [behind, after]));
}

const isOpen = (text: string) => text.lastIndexOf('(') > text.lastIndexOf(')');

const recase = (text: string): fc.Arbitrary<string> =>
  pick(text, text.toUpperCase(), text.toLowerCase(), ` ${text} `, text.replaceAll('-', '–'));

/** A citation of any act with one of its spellings; the citation knows when the spelling is an old one. */
export const spelledCitation: fc.Arbitrary<SpelledCitation> = fc
  .tuple(place, subsections, pick<Inchoate>('none', 'none', 'attempt', 'conspiracy', 'solicitation'))
  .filter(([{ section }, [first]]) => !(LETTERED.includes(section) && first !== undefined))
  .chain(([where, inner, inchoate]) => {
    const compiled = spellCompiled(where).map((heads) => heads.map((head): Head => ({ head })));
    const heads = fc.oneof(...compiled, ...spellRevised(where));
    const tails = spellSubsections(where.act, inner, inchoate === 'none');
    return fc.tuple(heads, tails).chain(([{ head, old }, tail]) => {
      const citation: Citation = { ...where, subsections: inner, inchoate, ...old };
      return wrap(`${head}${tail}`, inchoate)
        .chain(recase)
        .map((text) => ({ citation, text }));
    });
  });
