import { integerLiteral } from '../files/sql.js';
import { historyOf } from '../intake/charge-table.js';
import type { Layout } from '../intake/layout.js';
import { wordingOf } from '../law/condition-words.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { readChecked } from './check-files.js';
import { type ExplainedRelief, explainedRelief, type ToldCharge } from './explained-relief.js';
import { sourcesOfPerson } from './explained-sources.js';
import type { HashingLists } from './hashing-lists.js';
import { openIndex } from './open-index.js';
import { type OpenRun, openRun } from './open-run.js';
import { openPlaces, type PlacesOfRun } from './places-of-run.js';
import { determinePlainly, plainCharge, readingsOf } from './plain-determination.js';
import type { RecordPlace } from './record-places.js';

export type { ExplainedFact, ExplainedNode, ExplainedRelief, ExplainedRule } from './explained-relief.js';

export interface ExplainOptions {
  readonly row: number;
  /** Base name; needed when the run has several files. */
  readonly file?: string;
  readonly relief?: string;
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  /** The hashing of its kept lists, where that was begun before. */
  readonly hashing?: HashingLists;
}

export interface Explanation {
  readonly file: string;
  readonly row: number;
  readonly personId: string;
  readonly chargesOfPerson: number;
  readonly historyKnown: boolean;
  /** Whether no row of the person was rejected. */
  readonly historyWhole: boolean;
  readonly inScope: boolean;
  /** Why the charge gets no determination; empty when it does. */
  readonly outside: string;
  readonly statute: string;
  readonly reliefs: readonly ExplainedRelief[];
}

/**
 * Explains the determinations of one row of a run: each rule with its truth, words and citation, the facts it used,
 * and the original cells, read from the kept source. Throws a Failure when the folder is no run, has
 * no such row, or no longer holds the list and the index that the run left.
 */
export async function explainRow(folder: string, options: ExplainOptions): Promise<Explanation> {
  const run = openRun(folder, options.rulebooks);
  const { deciding, manifest } = run;
  const chosen = options.relief;
  if (chosen !== undefined && !deciding.reliefs.some(({ relief }) => relief.id === chosen)) {
    const reliefs = deciding.reliefs.map(({ relief }) => relief.id).join(', ');
    throw new Failure(2, 'SCREENING_NO_SUCH_RELIEF', { relief: chosen, reliefs });
  }
  const file = fileIndex(
    manifest.inputs.map((input) => input.name),
    options.file,
  );
  return readChecked(folder, manifest, () => explainedFrom(folder, run, file, options), options.hashing);
}

async function explainedFrom(
  folder: string,
  run: OpenRun,
  file: number,
  options: ExplainOptions,
): Promise<Explanation> {
  const { deciding, context, manifest } = run;
  const chosen = options.relief;
  const places = await openPlaces(folder, manifest);
  const index = await openIndex(folder).catch((error: unknown) => {
    places.close();
    throw error;
  });
  try {
    const place = placeOf(places, run, file, options.row);
    const found = await sourcesOfPerson(index, places, run, options.layouts, place.person);
    const told = found.map(
      (one): ToldCharge => ({ ...one, plain: plainCharge(deciding, context, one.cells) }),
    );
    const at = told.findIndex((one) => one.charge === place.charge);
    const [person] = await index.rows(
      `SELECT id, history FROM people WHERE person = ${integerLiteral(place.person)}`,
    );
    const me = told[at];
    const others = told.filter((_, k) => k !== at);
    const history = historyOf(String(person.history));
    const subject = { facts: me.plain.facts, others: others.map((o) => o.plain.facts), ...history };
    const readings = readingsOf(deciding, context);
    const telling = { run, wording: wordingOf(deciding.rulebook) };
    const reliefs = me.plain.kind.inScope
      ? deciding.reliefs
          .map((prepared, relief) => ({ prepared, relief }))
          .filter(({ prepared }) => chosen === undefined || prepared.relief.id === chosen)
          .map(({ relief }) =>
            explainedRelief(telling, determinePlainly(deciding, readings, relief, subject), me, others),
          )
      : [];
    return {
      file: manifest.inputs[file].name,
      row: options.row,
      personId: String(person.id),
      chargesOfPerson: told.length,
      ...history,
      inScope: me.plain.kind.inScope,
      outside: me.plain.kind.outside,
      statute: me.plain.kind.statute,
      reliefs,
    };
  } finally {
    places.close();
    index.close();
  }
}

function fileIndex(names: readonly string[], wanted: string | undefined): number {
  const files = names.join(', ');
  if (wanted === undefined) {
    if (names.length === 1) return 0;
    throw new Failure(2, 'SCREENING_NAME_A_FILE', { files });
  }
  const at = names.indexOf(wanted);
  if (at < 0) throw new Failure(2, 'SCREENING_NO_SUCH_FILE', { file: wanted, files });
  return at;
}

function placeOf(places: PlacesOfRun, run: OpenRun, file: number, row: number): RecordPlace {
  const { name, rows } = run.manifest.inputs[file];
  const absent = () => new Failure(2, 'SCREENING_NO_SUCH_ROW', { row, rows, file: name });
  if (!Number.isSafeInteger(row) || row < 1) throw absent();
  const found = places.at(file, row);
  if (found === undefined) throw absent();
  if (found.charge < 0) throw new Failure(2, 'SCREENING_ROW_REJECTED', { row, file: name });
  return found;
}
