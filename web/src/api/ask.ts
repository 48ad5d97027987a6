import type { ApiError } from '../../../src/server/api/common.js';

/** What the desk answered when it could not do what was asked. */
class Refused extends Error {
  constructor(readonly detail: ApiError) {
    super(detail.what);
    this.name = 'Refused';
  }
}

const NOT_REACHED: ApiError = {
  code: 'DESK_NOT_REACHED',
  what: 'The desk does not answer.',
  next: 'See in its terminal whether it still runs. If not, start it again with ./freshstart desk and open the link it prints.',
};

/** Whatever went wrong, in words for a person. */
export const errorOf = (error: unknown): ApiError => (error instanceof Refused ? error.detail : NOT_REACHED);

/** Whether nothing came of it because the desk did not answer, as it may do later. */
export const isUnreached = (error: unknown): boolean => errorOf(error) === NOT_REACHED;

/** Asks the desk; throws `Refused`. The answer is of the type that the server's schema gives it. */
export async function ask<T>(
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  body?: unknown,
): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  const answer = await fetch(path, init).catch(() => undefined);
  const content: unknown = await answer?.json().catch(() => undefined);
  if (answer === undefined || content === undefined) throw new Refused(NOT_REACHED);
  if (!answer.ok) throw new Refused(content as ApiError);
  return content as T;
}

/** Sends a file, telling how much of it is there; throws `Refused`. */
export function sendFile<T>(path: string, file: File, onSent: (share: number) => void): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) done(request.response);
      else failed(new Refused(request.response ?? NOT_REACHED));
    };
    request.onerror = () => failed(new Refused(NOT_REACHED));
    request.send(file);
  });
}
