import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocketOfRun } from '../api/docket.js';
import { openEventStream } from '../event-stream.js';
import type { DeskDocket } from './open-docket.js';

/** Sends how taking up a run goes until it is over. Whoever comes, or comes back, is sent the state as it is now. */
export async function streamDocket(
  docket: Pick<DeskDocket, 'stateOf' | 'watch'>,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const first = await docket.stateOf(id);
  const stream = openEventStream(request, reply, 'docket');
  let isSending = false;
  let isMore = false;
  const send = (state: DocketOfRun): void => {
    stream.send(state);
    if (state.state !== 'taking') stream.end();
  };
  const sendNow = async (): Promise<void> => {
    isMore = true;
    if (isSending) return;
    isSending = true;
    while (isMore && !stream.isOver()) {
      isMore = false;
      // A stream that began can tell no failure. Who is cut off asks again, and is answered with it.
      const state = await docket.stateOf(id).catch(() => undefined);
      if (state === undefined) stream.end();
      else send(state);
    }
    isSending = false;
  };
  stream.onEnd(docket.watch(id, () => void sendNow()));
  send(first);
  if (first.state === 'taking') void sendNow();
}
