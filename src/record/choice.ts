/**
 * A closed list of values, of which a fact may have one, and may be known only to be among some. What is known is a
 * bit mask over the list: one bit is a known value, several are "one of these", all are "unknown".
 */
export interface ChoiceList<V extends string = string> {
  readonly values: readonly V[];
  readonly all: number;
}

export function choiceList<const V extends string>(...values: V[]): ChoiceList<V> {
  if (values.length > 30) throw new RangeError('a choice list holds at most 30 values');
  return Object.freeze({ values: Object.freeze(values), all: 2 ** values.length - 1 });
}

/** The mask of some values of a list. Throws on a value the list does not have. */
export function maskOf<V extends string>(list: ChoiceList<V>, ...values: readonly V[]): number {
  let mask = 0;
  for (const value of values) {
    const at = list.values.indexOf(value);
    if (at < 0) throw new RangeError(`no such value in the list: ${value}`);
    mask |= 1 << at;
  }
  return mask;
}

export function valuesIn<V extends string>(list: ChoiceList<V>, mask: number): V[] {
  return list.values.filter((_, at) => (mask & (1 << at)) !== 0);
}

/** Whether exactly one value is possible. */
export const isSingle = (mask: number): boolean => mask !== 0 && (mask & (mask - 1)) === 0;
