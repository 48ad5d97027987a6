import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Screening } from './api/screenings.js';
import { SECURITY_HEADERS } from './headers.js';
import type { Screenings } from './screenings.js';

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

/**
 * Sends what becomes of a screening, as server-sent events, until it is over. Whoever comes, or comes back, is sent the
 * state as it is now, so that nothing is missed by a broken connection.
 */
export function streamScreening(
  screenings: Screenings,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const now = screenings.get(id);
  const stream = openEventStream(request, reply, 'screening');
  let last = Number.NEGATIVE_INFINITY;
  let stage = '';
  const send = (screening: Screening): void => {
    const isOver = screening.status !== 'running';
    const at = performance.now();
    const isNewStage = screening.progress?.stage !== stage;
    if (!isOver && !isNewStage && at - last < EVERY) return;
    last = at;
    stage = screening.progress?.stage ?? '';
    stream.send(screening);
    if (isOver) stream.end();
  };
  stream.onEnd(screenings.watch(id, send));
  send(now);
}
