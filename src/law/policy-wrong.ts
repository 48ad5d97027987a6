/** Of a text no more is shown than a setting's value may be: a file that is no policy is not read out. */
const SHOWN = /^[\w ().:/-]{1,30}$/;

/** The value of a policy file that cannot be used: what may stand there, and what does. */
export function wrongValue(allowed: string, document: unknown, path: readonly PropertyKey[]): string {
  const found = foundWords(path.reduce(inside, document));
  return `must be ${allowed}, and ${path.some(isNumber) ? `one of them is ${found}` : `is ${found}`}`;
}

/** The setting that a path in a policy file leads to; without the place in a list. */
export const settingAt = (path: readonly PropertyKey[]): string =>
  path.filter((key) => !isNumber(key)).join('.') || 'the document';

const isNumber = (key: PropertyKey): boolean => typeof key === 'number';

const inside = (of: unknown, key: PropertyKey): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;

function foundWords(value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return SHOWN.test(value) ? `"${value}"` : 'another text';
  if (Array.isArray(value)) return 'a list';
  return value === undefined || value === null ? 'blank' : 'settings of its own';
}
