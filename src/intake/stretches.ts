/**
 * The stretches of a file that several threads read, and how far each is, in memory that all threads see. A stretch
 * becomes shorter when a thread that is done takes over the rest of it, which is a stretch of its own then.
 */
export interface Stretches {
  /** Of each where it begins, where it ends, up to where its reader has asked for it, and up to where it was read. */
  readonly places: BigInt64Array<SharedArrayBuffer>;
  /** Clean records of each. */
  readonly records: Int32Array<SharedArrayBuffer>;
  /** Whether somebody changes places now; how many there are; whether nobody reads on, because something failed. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

/** More than these there are never; each has texts of its own, which are joined in the end. */
const MOST = 64;

const [BEGIN, END, ASKED, READ] = [0, 1, 2, 3];
const PLACES = 4;
const [LOCK, COUNT, ENDED] = [0, 1, 2];
const MILLISECONDS = 1;

/** Stretches of a file of so many bytes that begin there, of which nothing has been read. */
export function newStretches(begins: readonly number[], size: number): Stretches {
  const made: Stretches = {
    places: new BigInt64Array(new SharedArrayBuffer(8 * PLACES * MOST)),
    records: new Int32Array(new SharedArrayBuffer(4 * MOST)),
    state: new Int32Array(new SharedArrayBuffer(4 * 3)),
  };
  for (const [n, begin] of begins.entries()) put(made, begin, begins[n + 1] ?? size);
  return made;
}

/** How many stretches there are; their numbers are not in the order of the file. */
export const countOf = ({ state }: Stretches): number => Atomics.load(state, COUNT);

/** Where a stretch begins. */
export const beginOf = (stretches: Stretches, n: number): number => placeOf(stretches, n, BEGIN);

/** Where a stretch ends, unless somebody takes over the rest of it. */
export const endOf = (stretches: Stretches, n: number): number => placeOf(stretches, n, END);

/** How many bytes of a stretch were read. */
export const readOf = (stretches: Stretches, n: number): number =>
  placeOf(stretches, n, READ) - placeOf(stretches, n, BEGIN);

/** How many bytes its reader is to read next, at most so many; nobody takes those over. 0 at the end. */
export function askFor(stretches: Stretches, n: number, most: number): number {
  return locked(stretches, () => {
    const asked = placeOf(stretches, n, ASKED);
    const bytes = Math.min(most, endOf(stretches, n) - asked);
    setPlace(stretches, n, ASKED, asked + bytes);
    return bytes;
  });
}

/** Says up to where a stretch was read; what was written to a file before can be read by whoever sees it. */
export function tellRead(stretches: Stretches, n: number, to: number, clean: number): void {
  Atomics.store(stretches.records, n, clean);
  setPlace(stretches, n, READ, to);
}

/** Says that nobody reads on. */
export const endReading = ({ state }: Stretches): number => Atomics.store(state, ENDED, 1);

/** Whether nobody reads on. */
export const isEnded = ({ state }: Stretches): boolean => Atomics.load(state, ENDED) === 1;

/** How many bytes from the beginning of the file on have been read without a gap. */
export function readSoFar(stretches: Stretches): number {
  let at = 0;
  for (let n = 0; n < countOf(stretches); n++) {
    if (beginOf(stretches, n) !== at) continue;
    const end = endOf(stretches, n);
    const read = placeOf(stretches, n, READ);
    if (read < end) return read;
    at = end;
    n = -1;
  }
  return at;
}

/**
 * Takes over the second half of what is left of the stretch of which most is left, if that half is of `least` bytes, for
 * a thread that is done; hands back the number of the new stretch. `cutAfter` says where a line begins after `from`.
 */
export function takeOver(
  stretches: Stretches,
  least: number,
  cutAfter: (from: number, before: number) => number | undefined,
): number | undefined {
  while (countOf(stretches) < MOST && !isEnded(stretches)) {
    const n = longest(stretches);
    const end = endOf(stretches, n);
    const half = Math.floor((end - placeOf(stretches, n, ASKED)) / 2);
    if (half < Math.max(1, least)) return undefined;
    const cut = cutAfter(end - half, end);
    if (cut === undefined) return undefined;
    const taken = locked(stretches, () => {
      const isLeft = endOf(stretches, n) === end && placeOf(stretches, n, ASKED) <= cut;
      if (!isLeft || countOf(stretches) === MOST) return undefined;
      setPlace(stretches, n, END, cut);
      return put(stretches, cut, end);
    });
    if (taken !== undefined) return taken;
  }
  return undefined;
}

function longest(stretches: Stretches): number {
  const left = (n: number) => endOf(stretches, n) - placeOf(stretches, n, ASKED);
  let found = 0;
  for (let n = 1; n < countOf(stretches); n++) if (left(n) > left(found)) found = n;
  return found;
}

function put(stretches: Stretches, begin: number, end: number): number {
  const n = countOf(stretches);
  for (const place of [BEGIN, ASKED, READ]) setPlace(stretches, n, place, begin);
  setPlace(stretches, n, END, end);
  Atomics.store(stretches.state, COUNT, n + 1);
  return n;
}

const placeOf = ({ places }: Stretches, n: number, place: number): number =>
  Number(Atomics.load(places, PLACES * n + place));

const setPlace = ({ places }: Stretches, n: number, place: number, at: number): bigint =>
  Atomics.store(places, PLACES * n + place, BigInt(at));

/** Does something short that no other thread may see halfway. */
function locked<T>({ state }: Stretches, change: () => T): T {
  while (Atomics.compareExchange(state, LOCK, 0, 1) !== 0) Atomics.wait(state, LOCK, 1, MILLISECONDS);
  try {
    return change();
  } finally {
    Atomics.store(state, LOCK, 0);
    Atomics.notify(state, LOCK, 1);
  }
}
