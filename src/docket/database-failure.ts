import { Failure } from '../messages/failure.js';

const LOST = /^(?:08|57P0[1-3])|^E(?:CONNREFUSED|CONNRESET|PIPE|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH)$/;
const LOST_WORDS = /connection terminated|timeout exceeded when trying to connect|client has encountered/i;
const REFUSED = /^(?:28|3D000)/;
const FULL = /^(?:53100|ENOSPC|EDQUOT)$/;

/**
 * What to throw when a database did not do what it was asked. A failure that a person can do something about becomes
 * a Failure with exit 3; anything else is a mistake of ours and stays what it is.
 */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (FULL.test(code)) return new Failure(3, 'DOCKET_DISK_FULL', {});
  if (REFUSED.test(code)) return new Failure(3, 'DOCKET_DATABASE_REFUSES', { code });
  // No socket is there where one should be: the server does not run.
  const isNoSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  if (isNoSocket || LOST.test(code) || LOST_WORDS.test(error.message))
    return new Failure(3, 'DOCKET_DATABASE_LOST', {});
  return error;
}
