import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../messages/failure.js';
import { SECURITY_HEADERS } from './headers.js';
import { cookieIn, type Sessions } from './session.js';

/** The way in: exchanges the token of the link for a cookie. */
const START = '/start';

const READING = ['GET', 'HEAD'];
/** What a browser says of a request that another site made. */
const FOREIGN = ['cross-site', 'same-site'];

export interface Gate {
  readonly sessions: Sessions;
  /** `address:port` as browsers may write it. */
  readonly hosts: () => readonly string[];
  /** Is told when the link was used, so that a new one can be shown. */
  readonly onLinkUsed: () => void;
}

/** Cookies know no ports; two desks on one machine must not sign each other out. */
const cookieName = (request: FastifyRequest): string =>
  `freshstart-desk-${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80'}`;

/** The session that a request names. */
export const sessionOf = (request: FastifyRequest): string | undefined =>
  cookieIn(request.headers.cookie, cookieName(request));

/**
 * Stands before everything: headers of every answer, the host and the origin of every request, and the session of
 * all but the start link.
 */
export function addGate(app: FastifyInstance, { sessions, hosts, onLinkUsed }: Gate): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    mustBeOurHost(request, hosts());
    const isStart = request.url.split('?')[0] === START;
    mustBeOurOrigin(request, isStart);
    if (!isStart && !sessions.isOpen(sessionOf(request))) throw new Failure(2, 'SERVER_NOT_SIGNED_IN', {});
  });

  // Whoever only looks whether the link leads anywhere, as mail programs do, does not use it.
  app.get(START, { exposeHeadRoute: false }, async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    const session = typeof token === 'string' ? sessions.exchange(token) : undefined;
    if (session === undefined) throw new Failure(2, 'SERVER_LINK_REFUSED', {});
    onLinkUsed();
    return reply
      .header('set-cookie', `${cookieName(request)}=${session}; HttpOnly; SameSite=Strict; Path=/`)
      .redirect('/', 303);
  });
}

function mustBeOurHost({ headers }: FastifyRequest, hosts: readonly string[]): void {
  if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase()))
    throw new Failure(2, 'SERVER_OTHER_HOST', {});
}

/** A link may be followed from a mail program; all else comes from our own pages. What changes something names them. */
function mustBeOurOrigin({ headers, method }: FastifyRequest, isStart: boolean): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isOurs = origin === undefined ? READING.includes(method) : origin === `http://${host}`;
  const isForeign = !isStart && typeof site === 'string' && FOREIGN.includes(site);
  if (!isOurs || isForeign) throw new Failure(2, 'SERVER_OTHER_ORIGIN', {});
}
