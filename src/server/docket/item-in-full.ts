import { foundOfPerson, historyOfItems } from '../../docket/history.js';
import { type ListedDetermination, listDeterminations } from '../../docket/list-determinations.js';
import { askedOf, personNumbered } from '../../docket/person-charges.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import { whatHappened } from '../../messages/registry.js';
import {
  explainedAgain,
  keyOf,
  type PersonAgain,
  personAgain,
  placeOf,
} from '../../screening/again/person-again.js';
import type { ReadRun } from '../../screening/again/run-again.js';
import type {
  ExplainedFact,
  ExplainedNode,
  ExplainedRelief,
  ExplainedRule,
} from '../../screening/explained-relief.js';
import type { ItemInFull, Trace, TraceFact, TraceRule } from '../api/docket-item.js';
import type { DeskDocket, ReadyRun } from './open-docket.js';
import { shownDetermination, shownFound, shownPast } from './shown.js';

/** The row of an item. Throws a Failure when the run has none. */
export async function rowOf(
  docket: DeskDocket,
  { storeId }: ReadyRun,
  item: number,
): Promise<ListedDetermination> {
  const [row] = (await listDeterminations(docket.store.db, storeId, { filter: { items: [item] } })).rows;
  if (row === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'determination' });
  return row;
}

/** A person as the files of the run say them, with what was found and settled at the desk; or why they cannot be told. */
export async function toldPerson(
  docket: DeskDocket,
  run: ReadyRun,
  person: number,
): Promise<{ readonly again: ReadRun; readonly told: PersonAgain } | { readonly untold: string }> {
  const known = await personNumbered(docket.store.db, run.runNo, person);
  if (known === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'person' });
  const asked = await askedOf(docket.store.db, run.runNo, known);
  try {
    return await docket.withAgain(run.id, async (again) => ({
      again,
      told: await personAgain(again, asked),
    }));
  } catch (error) {
    // Another text of the law explains nothing; a file that was altered is refused.
    if (error instanceof Failure && UNTOLD.includes(error.detail.code))
      return { untold: whatHappened(error.detail) };
    throw error;
  }
}

const UNTOLD: readonly string[] = ['SCREENING_OTHER_LAW', 'SCREENING_OTHER_LAYOUT'];

/** One determination with all that can be said of it. */
export async function itemInFull(
  docket: DeskDocket,
  run: ReadyRun,
  item: number,
  law: Rulebook | undefined,
): Promise<ItemInFull> {
  const row = await rowOf(docket, run, item);
  const place = { file: row.sourceFile, row: row.sourceRow };
  const person = await toldPerson(docket, run, row.person);
  const explained =
    'untold' in person ? undefined : explainedAgain(person.again, person.told, place, row.relief);
  const me =
    'untold' in person ? undefined : person.told.charges.find((one) => keyOf(placeOf(one)) === keyOf(place));
  const known = law?.reliefs.find(({ id }) => id === row.relief);
  const { db } = docket.store;
  const found = await foundOfPerson(db, run.runNo, row.person);
  return {
    determination: shownDetermination(row),
    relief: { id: row.relief, title: known?.title ?? row.relief, citation: known?.citation ?? '' },
    told:
      'untold' in person || explained === undefined
        ? null
        : {
            historyKnown: person.told.historyKnown,
            historyWhole: person.told.historyWhole,
            chargesOfPerson: person.told.charges.length,
            rules: explained.rules.map(ruleOf),
            policy: explained.policy.map(ruleOf),
          },
    untold: 'untold' in person ? person.untold : null,
    records: (me?.sources ?? []).map(({ fileName, row: number, fields }) => {
      const used = usedIn(explained, fileName, number);
      return {
        file: fileName,
        row: number,
        cells: fields.map(({ header, text }) => ({ column: header, text, used: used.has(header) })),
      };
    }),
    history: (await historyOfItems(db, [item])).map(shownPast(law)),
    found: found.filter(({ chargeId }) => chargeId === row.chargeId).map(shownFound(law)),
  };
}

/** The headers of the cells of a row that some rule or line of the policy reads. */
function usedIn(explained: ExplainedRelief | undefined, file: string, row: number): Set<string> {
  const rules = [...(explained?.rules ?? []), ...(explained?.policy ?? [])];
  return new Set(
    rules
      .flatMap(({ facts }) => facts.flatMap(({ cells }) => cells))
      .filter((cell) => cell.file === file && cell.row === row)
      .map(({ header }) => header),
  );
}

const ruleOf = ({
  id,
  truth,
  words,
  citation,
  status,
  assumptionWords,
  missingWords,
  facts,
  tree,
}: ExplainedRule): TraceRule => ({
  ...{ id, truth, words, citation, status },
  assumptions: [...assumptionWords],
  missing: [...missingWords],
  facts: facts.map(factOf),
  tree: traceOf(tree),
});

const factOf = ({
  fact,
  words,
  value,
  known,
  why,
  assumptionWords,
  cells,
  found,
}: ExplainedFact): TraceFact => ({
  name: fact,
  ...{ words, value, known, why },
  assumptions: [...assumptionWords],
  cells: cells.map(({ file, row, header, text }) => ({ file, row, column: header, text })),
  found: found.map(({ column, value: text, source, note }) => ({ column, value: text, source, note })),
});

const traceOf = ({ truth, words, about, parts }: ExplainedNode): Trace => ({
  truth,
  words,
  ...(about === undefined ? {} : { about }),
  parts: parts.map(traceOf),
});
