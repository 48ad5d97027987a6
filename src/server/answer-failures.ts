import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { placeInCode } from '../files/place-in-code.js';
import { nextAtDesk } from '../messages/at-desk.js';
import { Failure } from '../messages/failure.js';
import { type MessageCode, message, printMessage, whatHappened, whatNext } from '../messages/registry.js';
import type { ApiError } from './api/common.js';
import { refusedPage } from './refused-page.js';

/** Where the exit code alone would not say it. */
const STATUS: Partial<Readonly<Record<MessageCode, number>>> = {
  SERVER_LINK_REFUSED: 403,
  SERVER_NOT_SIGNED_IN: 401,
  SERVER_OTHER_HOST: 403,
  SERVER_OTHER_ORIGIN: 403,
  SERVER_NOT_FOUND: 404,
  SERVER_UPLOAD_TOO_LARGE: 413,
  SERVER_REQUEST_TOO_LARGE: 413,
  SERVER_SCREENING_BUSY: 409,
  SERVER_LIST_IN_USE: 409,
  SERVER_PAPERS_BUSY: 409,
  SERVER_PAGE_MISSING: 500,
  SERVER_UNEXPECTED: 500,
  DOCKET_NO_SUCH_RUN: 404,
  DOCKET_NAME_NEEDED: 409,
  DOCKET_NOT_TAKEN_UP: 409,
  DOCKET_PREVIEW_STALE: 409,
  DOCKET_RUN_CLOSED: 409,
  DOCKET_NOTHING_CHOSEN: 409,
  DOCKET_CANNOT_UNDO: 409,
  DOCKET_VIEW_EXISTS: 409,
  DOCKET_DATABASE_LOST: 503,
  DOCKET_DATABASE_REFUSES: 503,
  DOCKET_DISK_FULL: 507,
  FILES_DISK_FULL: 507,
  FILES_NOT_ENOUGH_DISK: 507,
  FILES_CANNOT_WRITE: 500,
  FILES_CANNOT_READ: 500,
};
/** By the exit code a failure has on the command line: a failed check, wrong usage, unusable input. */
const STATUS_OF_EXIT: Readonly<Record<number, number>> = { 1: 409, 2: 400, 3: 422, 4: 422 };

/** What somebody at the desk can do next. */
const nextOf = (detail: Failure['detail']): string =>
  nextAtDesk[detail.code]?.(detail.parameters as never) ?? whatNext(detail);

/** A failure in the words of the API. */
export const apiError = ({ detail }: Pick<Failure, 'detail'>): ApiError => ({
  code: detail.code,
  what: whatHappened(detail),
  next: nextOf(detail),
  ...(detail.place === undefined ? {} : { place: detail.place }),
});

/** Any error as a failure; what nobody foresaw keeps its kind and place in our code, never its text. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const kind = error instanceof Error ? error.name : typeof error;
  const at = error instanceof Error ? placeInCode(error.stack ?? '') : '';
  return new Failure(3, 'SERVER_UNEXPECTED', { kind, at });
}

const statusOf = ({ detail, exitCode }: Failure): number =>
  STATUS[detail.code] ?? STATUS_OF_EXIT[exitCode] ?? 500;

/** Whether a person waits for a page, rather than our page for data. */
const wantsPage = ({ url, headers }: FastifyRequest): boolean =>
  !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

/** What the server itself does not take. */
function badRequest({ code }: FastifyError, { routeOptions }: FastifyRequest): Failure | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Failure(2, 'SERVER_REQUEST_TOO_LARGE', { limit: routeOptions.bodyLimit });
  const isBad = code?.startsWith('FST_ERR_CTP_') || code === 'FST_ERR_VALIDATION';
  return isBad ? new Failure(2, 'SERVER_BAD_REQUEST', { where: 'its body' }) : undefined;
}

/** Every failure is answered in words of the registry: as a page to a person, as JSON to the page. */
export function addFailureAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = badRequest(error, request) ?? failureFrom(error);
    if (failure.detail.code === 'SERVER_UNEXPECTED')
      process.stderr.write(
        `${printMessage(message(failure.detail.code, failure.detail.parameters as never))}\n`,
      );
    reply.code(statusOf(failure));
    return wantsPage(request)
      ? reply.type('text/html; charset=utf-8').send(refusedPage(apiError(failure)))
      : reply.send(apiError(failure));
  });
  app.setNotFoundHandler(() => {
    throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'page' });
  });
}
