import type { FastifyReply, FastifyRequest } from 'fastify';
import { SECURITY_HEADERS } from './headers.js';

/** A comment now and then tells both sides that the other is there. */
const STILL_THERE_EVERY = 15_000;
/** Not more often than this, but for changes of the stage and the end. */
const EVERY = 100;
/** How soon a browser asks again when the stream broke off, in milliseconds. */
const ASK_AGAIN = 1000;

/** Events that go to one browser until the stream ends. */
interface EventStream {
  send(data: unknown): void;
  end(): void;
  isOver(): boolean;
  /** Is called once, when it ends from either side. */
  onEnd(work: () => void): void;
}

/** Answers a request with server-sent events of one name. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, event: string): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
  raw.write(`retry: ${ASK_AGAIN}\n\n`);
  let sent = 0;
  let isOver = false;
  const atEnd: (() => void)[] = [];
  const stillThere = setInterval(() => raw.write(': \n\n'), STILL_THERE_EVERY);
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(stillThere);
    for (const work of atEnd) work();
    raw.end();
  };
  request.raw.once('close', end);
  return {
    end,
    isOver: () => isOver,
    onEnd(work) {
      if (isOver) work();
      else atEnd.push(work);
    },
    send(data) {
      if (isOver) return;
      sent += 1;
      raw.write(`id: ${sent}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
  };
}

/** Work of the desk that can be followed until it is over. */
interface Followed<T> {
  get(id: string): T;
  /** Calls with each change from now on, and says how to end that. */
  watch(id: string, onChange: (state: T) => void): () => void;
}

interface FollowedState {
  readonly status: 'running' | 'done' | 'stopped' | 'failed';
  readonly progress: { readonly done: number; readonly stage?: string } | null;
}

/**
 * Sends what becomes of a work of the desk, as server-sent events of a name, until it is over. Whoever comes, or comes
 * back, is sent the state as it is now, so that nothing is missed by a broken connection.
 */
export function streamUntilOver<T extends FollowedState>(
  all: Followed<T>,
  { id, event }: { readonly id: string; readonly event: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const now = all.get(id);
  const stream = openEventStream(request, reply, event);
  let last = Number.NEGATIVE_INFINITY;
  let stage = '';
  const send = (state: T): void => {
    const isOver = state.status !== 'running';
    const at = performance.now();
    const isNewStage = (state.progress?.stage ?? '') !== stage;
    if (!isOver && !isNewStage && at - last < EVERY) return;
    last = at;
    stage = state.progress?.stage ?? '';
    stream.send(state);
    if (isOver) stream.end();
  };
  stream.onEnd(all.watch(id, send));
  send(now);
}
