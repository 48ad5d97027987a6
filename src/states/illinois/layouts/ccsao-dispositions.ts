import type { Layout } from '../../../intake/layout.js';
import { matchColumns } from '../../../intake/layout-columns.js';
import { SHARED_COLUMNS, SHARED_REQUIRED, sharedColumns } from './ccsao-columns.js';
import { spokenByVersions } from './ccsao-versions.js';

/** A column of this export that the one of sentences does not have. */
const OWN = 'DISPOSITION_COURT_NAME';

/**
 * The export of dispositions of the Cook County State's Attorney: a row for each version of a charge. The ids are keys
 * of one database, the same in all its exports, so they cross files.
 */
export const ccsaoDispositions: Layout = Object.freeze({
  home: { module: import.meta.url, name: 'ccsaoDispositions' },
  name: 'ccsao-dispositions',
  personKeyCrossesFiles: true,
  matchHeader: (cells: readonly string[]) =>
    matchColumns(cells, [...SHARED_COLUMNS, OWN], [...SHARED_REQUIRED, OWN], (fields) => ({
      columnOf: sharedColumns(fields),
      events: {
        key: [fields.of('CASE_PARTICIPANT_ID'), fields.of('CHARGE_ID')],
        fields: [fields.of('DISPOSITION_DATE'), fields.of('CHARGE_DISPOSITION')],
        merge: (rows) => spokenByVersions(rows.map(([date, disposition]) => ({ date, disposition }))),
      },
    })),
});
