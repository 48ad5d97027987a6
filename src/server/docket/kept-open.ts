/** Something that was opened and has to be closed. */
interface Closable {
  close(): void;
}

/** Things that stay open between one use and the next. */
interface KeptOpen<T extends Closable> {
  /**
   * Does a work with what is open under an id and a stamp; another stamp than before opens it anew. It is closed only
   * when no work has it in use. Throws what opening or the work throws; what could not be opened is tried again.
   */
  use<R>(
    at: { readonly id: string; readonly stamp: string },
    open: () => Promise<T>,
    work: Work<T, R>,
  ): Promise<R>;
  /** Closes all that is not in use, and the others when their last work is done. */
  close(): void;
}

type Work<T, R> = (one: T) => Promise<R>;

/** Keeps open what was used last, `most` of them at most beside those in use. */
export function keepOpen<T extends Closable>(most: number): KeptOpen<T> {
  const kept = new Map<string, { readonly stamp: string; readonly shared: Shared<T> }>();
  const drop = (id: string): void => {
    const one = kept.get(id);
    kept.delete(id);
    one?.shared.leave();
  };
  return {
    async use({ id, stamp }, open, work) {
      if (kept.get(id)?.stamp !== stamp) drop(id);
      const one = kept.get(id) ?? { stamp, shared: share(open()) };
      kept.delete(id);
      kept.set(id, one);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) drop(oldest);
      return await one.shared.use(work, () => {
        // Another may stand there by now.
        if (kept.get(id) === one) kept.delete(id);
      });
    },
    close() {
      for (const id of [...kept.keys()]) drop(id);
    },
  };
}

interface Shared<T> {
  use<R>(work: Work<T, R>, onFailed: () => void): Promise<R>;
  /** Nobody comes any more: it is closed as soon as nobody has it. */
  leave(): void;
}

function share<T extends Closable>(opening: Promise<T>): Shared<T> {
  let users = 0;
  let isLeft = false;
  let opened: T | undefined;
  const closeUnused = (): void => {
    if (isLeft && users === 0) opened?.close();
  };
  return {
    async use(work, onFailed) {
      users += 1;
      try {
        opened = await opening.catch((error) => {
          onFailed();
          throw error;
        });
        return await work(opened);
      } finally {
        users -= 1;
        closeUnused();
      }
    },
    leave() {
      isLeft = true;
      closeUnused();
    },
  };
}
