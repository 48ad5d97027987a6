import { type Database, openDatabase } from '../files/duckdb.js';
import { indexPath } from './workspace.js';

/** Opens the index of a finished run, to be read only. */
export const openIndex = (run: string): Promise<Database> => openDatabase(indexPath(run), { readOnly: true });
