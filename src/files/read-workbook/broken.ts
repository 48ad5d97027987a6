import { Failure } from '../../messages/failure.js';

/** Names of parts come from the file: one that is none of the usual kind is not repeated. */
const partName = (part: string): string => (/^[\w ./[\]-]{1,80}$/.test(part) ? part : 'a part');

/** The failure (exit 3) of a workbook whose part cannot be right; `cause` never comes from a cell. */
export const broken = (file: string, part: string, cause: string): Failure<'FILES_WORKBOOK_BROKEN'> =>
  new Failure(3, 'FILES_WORKBOOK_BROKEN', { part: partName(part), cause }, { file });

/** The failure (exit 3) of a workbook that would exhaust the machine. */
export const tooLarge = (file: string, part: string, what: string): Failure<'FILES_WORKBOOK_TOO_LARGE'> =>
  new Failure(3, 'FILES_WORKBOOK_TOO_LARGE', { part: partName(part), what }, { file });
