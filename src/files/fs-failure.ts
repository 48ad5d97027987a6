import { Failure } from '../messages/failure.js';

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'part of the path is no folder',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder or file',
  EEXIST: 'it is already there',
  ENOTEMPTY: 'the folder is not empty',
  EBUSY: 'another program uses it',
  ETXTBSY: 'another program uses it',
  EXDEV: 'it lies on another disk',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a link in a circle',
  EFBIG: 'the file would be too large for this disk',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** The system's error code, such as EACCES, when the error has one. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function causeOf(error: unknown): string {
  const code = systemCode(error);
  return code === undefined ? 'an unexpected error' : (CAUSES[code] ?? code);
}

/** What to throw when writing failed: a Failure with exit 3. A Failure is handed back as it is. */
export function writeFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failure(3, 'FILES_DISK_FULL', { path });
  return new Failure(3, 'FILES_CANNOT_WRITE', { path, cause: causeOf(error) });
}

/** What to throw when reading failed: a Failure with exit 3. A Failure is handed back as it is. */
export function readFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure(3, 'FILES_CANNOT_READ', { path, cause: causeOf(error) });
}
