import type { FastifyRequest } from 'fastify';
import { mustBeName } from '../../docket/trail.js';
import { Failure } from '../../messages/failure.js';
import { sessionOf } from '../gate.js';
import type { Sessions } from '../session.js';

/** Who asks, by the name they gave in this session. */
export interface Who {
  named(request: FastifyRequest): string | null;
  /** Throws a Failure when they did not give one: nothing is decided by nobody. */
  mustBeNamed(request: FastifyRequest): string;
  /** Takes a name down. Throws a Failure for what can be none. */
  call(request: FastifyRequest, name: string): string;
}

export const whoIn = (sessions: Sessions): Who => ({
  named: (request) => sessions.nameIn(sessionOf(request)),
  mustBeNamed(request) {
    const name = sessions.nameIn(sessionOf(request));
    if (name === null) throw new Failure(2, 'DOCKET_NAME_NEEDED', {});
    return name;
  },
  call(request, name) {
    mustBeName(name, 'the name');
    sessions.call(sessionOf(request), name);
    return name;
  },
});
