import { choiceList, isSingle, maskOf, valuesIn } from '../../record/choice.js';

/** The classes a conviction can have, from the lightest misdemeanor upward, then those that are no crime. */
export const CLASSES = choiceList('C', 'B', 'A', '4', '3', '2', '1', 'X', 'petty', 'civil');

export type ConvictionClass = (typeof CLASSES.values)[number];

export const MISDEMEANORS = maskOf(CLASSES, 'C', 'B', 'A');
export const FELONIES = maskOf(CLASSES, '4', '3', '2', '1', 'X');

/**
 * What a class cell says: nothing, one class, only misdemeanor or felony (the classes that leaves), or
 * something that is no class of this list.
 */
export type ClassReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'stated'; readonly mask: number }
  | { readonly kind: 'narrowed'; readonly mask: number }
  | { readonly kind: 'unreadable' };

const UNREADABLE: ClassReading = Object.freeze({ kind: 'unreadable' });

type Part = 'class' | 'offense' | { readonly grade: number } | { readonly group: number };

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...['CLASS', 'CLS', 'CL'].map((word): [string, Part] => [word, 'class']),
  ...['OFFENSE', 'OFF', 'LAW', 'VIOLATION'].map((word): [string, Part] => [word, 'offense']),
  ...(['C', 'B', 'A', '4', '3', '2', '1', 'X'] as const).map((letter): [string, Part] => [
    letter,
    { grade: maskOf(CLASSES, letter) },
  ]),
  ...['P', 'PETTY'].map((word): [string, Part] => [word, { grade: maskOf(CLASSES, 'petty') }]),
  ['CIVIL', { grade: maskOf(CLASSES, 'civil') }],
  ...['M', 'MISD', 'MISDEM', 'MISDEMEANOR', 'MISDEMEANORS', 'MISDEAMENOR', 'MISDEMEANER', 'MISDMEANOR'].map(
    (word): [string, Part] => [word, { group: MISDEMEANORS }],
  ),
  ...['F', 'FEL', 'FELONY', 'FELONIES'].map((word): [string, Part] => [word, { group: FELONIES }]),
]);

/** A letter or digit glued to its group: MA, F4, 4F, AM, FX. */
const GLUED = /^(?:([MF])([ABCX1-4])|([ABCX1-4])([MF]))$/;

/**
 * Reads a class cell in any letter case and punctuation: `4`, `A`, `Class 4 felony`, `A misdemeanor`, `MA`,
 * `F4`, `petty`, `civil law violation`; `M` or `F` alone narrows. A class that contradicts its group (Class
 * 4 misdemeanor), two classes, or any further word is unreadable. So is `Class M`, which some systems write
 * for first degree murder.
 */
export function readClass(text: string): ClassReading {
  if (text.trim() === '') return { kind: 'blank' };
  if (text.includes('\u{fffd}')) return UNREADABLE;
  const words = text
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap(unglued);
  const parts = words.map((word) => PARTS.get(word));
  const grades = parts.flatMap((part) => (typeof part === 'object' && 'grade' in part ? [part.grade] : []));
  const groups = parts.flatMap((part) => (typeof part === 'object' && 'group' in part ? [part.group] : []));
  if (parts.includes(undefined) || grades.length > 1 || groups.length > 1) return UNREADABLE;
  if (grades.length === 1) {
    if (groups.length === 1 && (grades[0] & groups[0]) === 0) return UNREADABLE;
    return { kind: 'stated', mask: grades[0] };
  }
  const letterOfAClass = parts.includes('class') && words.some((word) => word === 'M' || word === 'F');
  if (groups.length === 0 || letterOfAClass) return UNREADABLE;
  return { kind: 'narrowed', mask: groups[0] };
}

function unglued(word: string): string[] {
  const numbered = /^(?:CLASS|CLS|CL)([ABCX1-4])$/.exec(word);
  if (numbered) return ['CLASS', numbered[1]];
  const glued = GLUED.exec(word);
  return glued ? glued.slice(1).filter((part) => part !== undefined) : [word];
}

/**
 * `4`, `A`, several joined by `/` in the order of the list (`A/4`), or empty when all or none are possible.
 */
export function printClass(mask: number): string {
  if (isSingle(mask)) return valuesIn(CLASSES, mask)[0];
  return (mask & CLASSES.all) === CLASSES.all ? '' : valuesIn(CLASSES, mask).join('/');
}
