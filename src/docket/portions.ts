/** Numbers from one to another, both included. */
export interface Portion {
  readonly from: number;
  readonly to: number;
}

/** The numbers from 1 to `count`, so many at a time; all at once when `size` is undefined. None when there are none. */
export function portionsOf(count: number, size: number | undefined): Portion[] {
  const step = size ?? Math.max(1, count);
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => ({
    from: at * step + 1,
    to: Math.min(count, (at + 1) * step),
  }));
}
