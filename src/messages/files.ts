import { error } from './spec.js';

export const filesMessages = {
  FILES_CANNOT_WRITE: error<{ path: string; cause: string }>(
    (p) => `The folder or file ${p.path} cannot be written (${p.cause}).`,
    () => 'Choose another place with --out, or ask for permission to write there, and start again.',
  ),
};
