/** With more items than this, a set that cannot be made smaller is looked for instead of a smallest one. */
const EXHAUSTIVE = 8;

/**
 * The smallest sets of `items` that do, where all together do: every single item that does by itself; else the first
 * smallest set, in the order of the items. Among many items, a set of which none can be left out.
 */
export function smallestSets<T>(
  items: readonly T[],
  does: (chosen: ReadonlySet<T>) => boolean,
): readonly (readonly T[])[] {
  const alone = items.filter((item) => does(new Set([item])));
  if (alone.length > 0) return alone.map((item) => [item]);
  if (items.length > EXHAUSTIVE) return [withoutTheNeedless(items, does)];
  for (let size = 2; size < items.length; size++) {
    for (const set of setsOf(items, size)) if (does(new Set(set))) return [set];
  }
  return [items];
}

function withoutTheNeedless<T>(items: readonly T[], does: (chosen: ReadonlySet<T>) => boolean): readonly T[] {
  let kept = items;
  for (const item of items) {
    const fewer = kept.filter((one) => one !== item);
    if (does(new Set(fewer))) kept = fewer;
  }
  return kept;
}

function* setsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) yield [];
  for (let at = 0; size > 0 && at <= items.length - size; at++) {
    for (const rest of setsOf(items.slice(at + 1), size - 1)) yield [items[at], ...rest];
  }
}
