/** A copy of `array` with room for at least `needed` elements, or `array` itself when it has that room. */
export function grown<A extends Int32Array | Float64Array | Uint32Array | Uint8Array>(
  array: A,
  needed: number,
): A {
  if (needed <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
