/** The chapters of the Illinois Compiled Statutes. RECALLED; check against ilga.gov. */
const CHAPTERS = new Set(
  `5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 105 110 115 205 210 215 220 225 230 235 240 305 310 315 320 325
   330 405 410 415 420 425 430 505 510 515 520 525 605 610 615 620 625 630 705 710 715 720 725 730 735 740 745
   750 755 760 765 770 775 780 805 810 815 820`.split(/\s+/),
);

/**
 * Acts of chapter 720 whose number alone names them: cannabis (550), controlled substances (570), drug
 * paraphernalia (600), methamphetamine (646).
 */
const ACTS_BY_NUMBER_ALONE = new Set(['550', '570', '600', '646']);

/**
 * How the sections of an act are numbered: `4`, `5.2`; `11-1.20` in the articles of the Criminal Code; or in some
 * way of another chapter's own (`5-6-3.1`, `112A-23`).
 */
export type SectionNumbers = 'plain' | 'articles' | 'any';

/** Articles of the Criminal Code end here; a higher number is a mis-keyed act. */
export const LAST_ARTICLE = 49;

/** Sections of the Criminal Code with a third part: without this list the last part of `9-1-5` could be anything. */
export const THREE_PART_SECTIONS: ReadonlySet<string> = new Set(['24-1.2-5', '12-4.2-5', '11-9.4-1']);

/** Sections of the Criminal Code whose own name ends in a letter, with the letter as it is printed. RECALLED. */
export const LETTERED_SECTIONS: ReadonlyMap<string, string> = new Map(
  ['11-9.1A', '11-9.1B', '11-20.1A', '11-20.1B', '24-3A', '24-3B', '31-1a', '32-4a'].map((section) => [
    section.toLowerCase(),
    section,
  ]),
);

export const isChapter = (text: string): boolean => CHAPTERS.has(text);

export const isActByNumberAlone = (text: string): boolean => ACTS_BY_NUMBER_ALONE.has(text);

/** How the sections of an act of the Compiled Statutes are numbered. */
export function sectionNumbersOf(chapter: string, act: string): SectionNumbers {
  if (chapter !== '720') return 'any';
  return act === '5' ? 'articles' : 'plain';
}

/** The number of an act (`550`, `550.0`) in its chapter, or `undefined` when it has no such act. */
export function actNumber(chapter: string, text: string): string | undefined {
  const act = /^([1-9]\d{0,3})(?:\.0)?$/.exec(text)?.[1];
  return chapter === '720' && act?.length === 4 ? undefined : act;
}
