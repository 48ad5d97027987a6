import { basename } from 'node:path';
import { Failure } from '../../messages/failure.js';
import { type ColumnProfile, profileOf, withOneDayOrder } from './column-profile.js';
import type { TableSample } from './column-sample.js';
import { looksLikeRow } from './header-row.js';
import type { StateRecogniser, StateVocabulary } from './inspect-interface.js';
import { type Proposals, propose } from './propose.js';
import { type RowsOfCharges, rowsOfCharges } from './rows-of-a-charge.js';
import { type SamplingOptions, sampleTable } from './sample-table.js';
import { stateFit } from './state-fit.js';

/** What a file of unknown layout holds, and which charge columns it seems to have. */
export interface Inspection extends Proposals {
  /** Base name. */
  readonly file: string;
  readonly table: TableSample;
  /** In the order of the file. */
  readonly profiles: readonly ColumnProfile[];
  /** The state whose citations and counties the file holds; undefined when its cells do not tell. */
  readonly state: string | undefined;
  /** What its columns were told by: the recognisers of that state. */
  readonly recognisers: readonly StateRecogniser[];
  /** What its rows are to charges, and what a mapping cannot say of them. */
  readonly rowsAre: RowsOfCharges;
}

export interface InspectOptions extends SamplingOptions {
  /** What each state knows of the lists of its offices. */
  readonly vocabularies: readonly StateVocabulary[];
  /** The name of a layout that reads a file without column names, by the cells of its first line. */
  readonly layoutWithoutNames?: (cells: readonly string[]) => string | undefined;
}

/**
 * Reads a whole file whatever its layout, and proposes what its columns are: by their names, in general words of
 * court exports, and by their cells, in the vocabulary of the one state that fits. Throws a Failure (exit 3) when the
 * file cannot be read, is no table, or has no line of column names.
 */
export async function inspectFile(path: string, options: InspectOptions): Promise<Inspection> {
  const table = await sampleTable(path, options);
  const { vocabularies, layoutWithoutNames } = options;
  const profiles = withOneDayOrder(table.columns.map((column) => profileOf(column, table.rows)));
  const file = basename(path);
  const all = vocabularies.flatMap(({ recognisers }) => recognisers);
  if (looksLikeRow(profiles, all)) {
    const names = profiles.map(({ sample }) => sample.header);
    const layout = layoutWithoutNames?.(names);
    throw layout === undefined
      ? new Failure(3, 'INSPECT_NO_COLUMN_NAMES', { cells: names.length }, { file })
      : new Failure(3, 'INSPECT_NAMES_IN_LAYOUT', { layout }, { file });
  }
  const { vocabulary, recognisers } = stateFit(profiles, table.rowSample, vocabularies);
  const proposed = propose(profiles, table.rowSample, recognisers);
  return {
    file,
    table,
    profiles,
    state: vocabulary?.state,
    recognisers,
    rowsAre: rowsOfCharges(profiles, proposed.proposals, table.firstRows, vocabulary),
    ...proposed,
  };
}
