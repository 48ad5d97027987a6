import { LIST_COLUMNS } from '../../record/charge-cells.js';
import { type Layout, matchByName } from '../layout.js';

/** The plain list an office can export from any system: one row per charge, columns by their own names. */
export const chargeList: Layout = Object.freeze({
  home: { module: import.meta.url, name: 'chargeList' },
  name: 'charge-list',
  personKeyCrossesFiles: false,
  matchHeader: (cells: readonly string[]) =>
    matchByName(cells, LIST_COLUMNS, [['statute'], ['person_id', 'sid', 'name']]),
});
