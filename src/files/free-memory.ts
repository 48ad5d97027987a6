/**
 * Gives back the memory that nothing holds any more, once the program has more than `aboveMiB`. The engine of
 * JavaScript does that by itself, but late: it does not see how much all threads have together. Where Node was started
 * without `--expose-gc` it does nothing.
 */
export function freeMemory(aboveMiB: number): void {
  if (globalThis.gc !== undefined && process.memoryUsage.rss() > aboveMiB * 1024 * 1024) globalThis.gc();
}
