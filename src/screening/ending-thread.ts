/**
 * How a run ends a thread that works for it at once. A thread in its own code can be ended anywhere; one that waits for
 * an engine cannot, since the process would end with it: it sees by itself, when it next looks, that it is to end. The
 * two agree by one number in shared memory, which each of them changes in one step.
 */
const IN_OWN_CODE = 0;
const IN_ENGINE = 1;
const TO_END = 2;

/** The number that a thread and its opener share; a new one says that the thread is in its own code. */
export type ThreadState = Int32Array<SharedArrayBuffer>;

export const newThreadState = (): ThreadState =>
  new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** The opener's side: asks a thread to end, and says whether it may be ended where it is. */
export const mayBeEnded = (state: ThreadState): boolean => Atomics.exchange(state, 0, TO_END) === IN_OWN_CODE;

/** The thread's side: throws when it is to end. */
export function mustGoOn(state: ThreadState): void {
  if (Atomics.load(state, 0) === TO_END) throw new Error('the run was stopped');
}

/** The thread's side: does what needs an engine; throws before or after it when the thread is to end. */
export async function inEngine<T>(state: ThreadState, work: () => Promise<T>): Promise<T> {
  change(state, IN_OWN_CODE, IN_ENGINE);
  try {
    return await work();
  } finally {
    change(state, IN_ENGINE, IN_OWN_CODE);
  }
}

function change(state: ThreadState, from: number, to: number): void {
  const found = Atomics.compareExchange(state, 0, from, to);
  if (found === TO_END) throw new Error('the run was stopped');
  if (found !== from) throw new RangeError('a thread is in its engine twice');
}
