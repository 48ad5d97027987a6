import { basename } from 'node:path';
import { Failure } from '../../messages/failure.js';
import { type ColumnProfile, profileOf, withOneDayOrder } from './column-profile.js';
import type { TableSample } from './column-sample.js';
import { looksLikeRow } from './header-row.js';
import type { StateRecogniser } from './inspect-interface.js';
import { type Proposals, propose } from './propose.js';
import { type SamplingOptions, sampleTable } from './sample-table.js';

/** What a file of unknown layout holds, and which charge columns it seems to have. */
export interface Inspection extends Proposals {
  /** Base name. */
  readonly file: string;
  readonly table: TableSample;
  /** In the order of the file. */
  readonly profiles: readonly ColumnProfile[];
}

export interface InspectOptions extends SamplingOptions {
  readonly recognisers: readonly StateRecogniser[];
}

/**
 * Reads a whole file whatever its layout, and proposes what its columns are: by their names, in general words of
 * court exports, and by their cells. Throws a Failure (exit 3) when the file cannot be read, is no table, or has no
 * line of column names.
 */
export async function inspectFile(path: string, options: InspectOptions): Promise<Inspection> {
  const table = await sampleTable(path, options);
  const profiles = withOneDayOrder(table.columns.map(profileOf));
  if (looksLikeRow(profiles, options.recognisers))
    throw new Failure(
      3,
      'INSPECT_NO_COLUMN_NAMES',
      { cells: table.columns.length },
      { file: basename(path) },
    );
  return {
    file: basename(path),
    table,
    profiles,
    ...propose(profiles, table.rowSample, options.recognisers),
  };
}
