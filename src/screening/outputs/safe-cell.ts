import { csvCell } from '../../files/csv-writer.js';
import { guardFormula } from '../../files/formula-guard.js';

/** A text as a cell of ours: no formula, quoted only where needed. */
export const safeCell = (text: string): string => csvCell(guardFormula(text));
