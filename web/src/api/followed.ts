import { useEffect, useEffectEvent, useState } from 'react';
import { ask, isUnreached } from './ask.js';

/** What the desk tells of a work until it is over. */
interface Followed<T> {
  /** As it was told last; undefined until then. */
  readonly state: T | undefined;
  /** Whether the desk does not answer now; it is asked again. */
  readonly isLost: boolean;
  /** What the desk answered instead, after which it is not asked again; undefined otherwise. */
  readonly refused: unknown;
}

/** How a work is followed; none of it changes while it is. */
interface Way<T> {
  /** Below it are its `events`; asked itself it answers with the state. */
  readonly path: string;
  /** What its events are called. */
  readonly event: string;
  /** Whether nothing more will be told after this state. */
  readonly isOver: (state: T) => boolean;
}

/** Whether a making or a screening is over. */
export const isDone = ({ status }: { readonly status: string }): boolean => status !== 'running';

/**
 * Follows a work of the desk by its events; `onOver` is called when nothing more will be told, with the last state, or
 * with none when the desk refused to tell.
 */
export function useFollowed<T>({ path, event, isOver }: Way<T>, onOver: (last?: T) => void): Followed<T> {
  const [followed, setFollowed] = useState<Followed<T>>({
    state: undefined,
    isLost: false,
    refused: undefined,
  });
  const tell = useEffectEvent((state: T) => {
    setFollowed({ state, isLost: false, refused: undefined });
    if (isOver(state)) onOver(state);
  });
  const refuse = useEffectEvent((error: unknown) => {
    setFollowed((before) => ({ ...before, isLost: false, refused: error }));
    onOver();
  });
  useEffect(
    () =>
      follow<T>(
        { path, event, isOver },
        {
          tell: (state) => tell(state),
          lose: () => setFollowed((before) => ({ ...before, isLost: true })),
          refuse: (error) => refuse(error),
        },
      ),
    [path, event, isOver],
  );
  return followed;
}

/** How long is waited before the desk is asked again, in milliseconds. */
const ASK_AGAIN = 1000;

interface Hearer<T> {
  tell(state: T): void;
  lose(): void;
  refuse(error: unknown): void;
}

/** Tells of a work until it is over, or until the function that comes back is called. */
function follow<T>({ path, event, isOver }: Way<T>, hearer: Hearer<T>): () => void {
  let events: EventSource | undefined;
  let waiting: number | undefined;
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
    events?.close();
    window.clearTimeout(waiting);
  };
  const take = (state: T): void => {
    if (isEnded) return;
    if (isOver(state)) end();
    hearer.tell(state);
  };
  const begin = (): void => {
    const own = new EventSource(`${path}/events`);
    events = own;
    own.addEventListener(event, ({ data }) => take(JSON.parse(data)));
    own.addEventListener('error', () => {
      if (isEnded) return;
      hearer.lose();
      // A connection that broke off the browser opens again by itself; where another answer came it gives up.
      if (own.readyState === EventSource.CLOSED) void look();
    });
  };
  const look = async (): Promise<void> => {
    try {
      take(await ask<T>(path));
    } catch (error) {
      if (!isEnded && !isUnreached(error)) {
        end();
        hearer.refuse(error);
      }
    }
    if (!isEnded) waiting = window.setTimeout(begin, ASK_AGAIN);
  };
  begin();
  return end;
}
