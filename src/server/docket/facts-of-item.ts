import { determinationsOf } from '../../docket/person-charges.js';
import type { FactSpec } from '../../law/facts.js';
import { Failure } from '../../messages/failure.js';
import { factsToFind, judgeFact } from '../../screening/again/judge-fact.js';
import { keyOf, placeOf } from '../../screening/again/person-again.js';
import type { ReadRun } from '../../screening/again/run-again.js';
import type { ToldCharge } from '../../screening/explained-relief.js';
import type { FactToFind } from '../api/docket-facts.js';
import { rowOf, toldPerson } from './item-in-full.js';
import type { DeskDocket, ReadyRun } from './open-docket.js';

/** The facts that can be recorded for the charge of a determination; those that are missing first. */
export async function factsOfItem(
  docket: DeskDocket,
  run: ReadyRun,
  item: number,
): Promise<{ chargeId: string; facts: FactToFind[] }> {
  const row = await rowOf(docket, run, item);
  const person = await toldPerson(docket, run, row.person);
  if ('untold' in person) throw new Failure(2, 'DOCKET_ACT_REFUSED', { why: person.untold });
  const key = keyOf({ file: row.sourceFile, row: row.sourceRow });
  const charge = person.told.charges.find((one) => keyOf(placeOf(one)) === key);
  if (charge === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'charge' });
  const ofCharge = (await determinationsOf(docket.store.db, run.storeId, row.person)).filter(
    ({ chargeId }) => chargeId === row.chargeId,
  );
  const missing = new Set(
    ofCharge.flatMap((one) => [...one.missing.split('; '), ...one.selectedMissing.split('; ')]),
  );
  const facts = factsToFind(person.again, charge).map(({ spec, headers, value, isKnown }) => ({
    name: spec.name,
    words: spec.words,
    holder: spec.holder,
    kind: KINDS[spec.kind],
    values: isKnown ? [] : valuesTaken(person.again, charge, spec),
    value,
    known: isKnown,
    missing: missing.has(spec.name),
    columns: [...headers],
    example: EXAMPLES[spec.kind],
  }));
  return {
    chargeId: row.chargeId,
    facts: facts.sort((a, b) => Number(b.missing) - Number(a.missing) || Number(a.known) - Number(b.known)),
  };
}

/** The values of a choice that can be entered as they are: each would be taken. */
const valuesTaken = (again: ReadRun, charge: ToldCharge, spec: FactSpec): string[] =>
  spec.kind !== 'choice'
    ? []
    : spec.list.values
        .map((one) => one.replaceAll('_', ' '))
        .filter((one) => 'value' in judgeFact(again, charge, spec.name, one));

const KINDS = { choice: 'choice', date: 'date', weight: 'grams', identifier: 'text' } as const;
/** How the cell may be written. */
const EXAMPLES: Readonly<Record<FactSpec['kind'], string>> = {
  choice: 'as your list writes it',
  date: '2011-06-03',
  weight: '12.5',
  identifier: 'as it stands in the file',
};
