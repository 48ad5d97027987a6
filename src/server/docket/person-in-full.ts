import { foundOfPerson, historyOfItems, regroupingsOf } from '../../docket/history.js';
import type { ListedDetermination } from '../../docket/list-determinations.js';
import { determinationsOf, personNumbered } from '../../docket/person-charges.js';
import type { Rulebook } from '../../law/rulebook.js';
import { Failure } from '../../messages/failure.js';
import { type ChargePlace, keyOf, type PersonAgain, placeOf } from '../../screening/again/person-again.js';
import type { ToldCharge } from '../../screening/explained-relief.js';
import type { ChargeOfPerson, Person } from '../api/docket-person.js';
import { toldPerson } from './item-in-full.js';
import type { DeskDocket, ReadyRun } from './open-docket.js';
import { shownDetermination, shownFound, shownPast } from './shown.js';

/** A person with all their charges, determinations, and what was done about them. */
export async function personInFull(
  docket: DeskDocket,
  run: ReadyRun,
  person: number,
  law: Rulebook | undefined,
): Promise<Person> {
  const { db } = docket.store;
  const known = await personNumbered(db, run.runNo, person);
  if (known === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'person' });
  const rows = await determinationsOf(db, run.storeId, person);
  const told = await toldPerson(docket, run, person);
  const charges = 'untold' in told ? listedCharges(rows) : toldCharges(told.told, rows);
  const regroupings = await regroupingsOf(db, run.runNo, person);
  const history = await historyOfItems(
    db,
    rows.map(({ item }) => item),
  );
  return {
    person,
    personId: known.personId,
    mergedInto: known.mergedInto,
    splitFrom: known.splitFrom,
    names: [...new Set(charges.map(({ name }) => name))].filter((name) => name !== ''),
    birthDate: 'untold' in told ? null : birthDateOf(told.told),
    historyKnown: 'untold' in told ? false : told.told.historyKnown,
    historyWhole: 'untold' in told ? false : told.told.historyWhole,
    charges,
    determinations: rows.map(shownDetermination),
    history: history.map(shownPast(law)),
    found: (await foundOfPerson(db, run.runNo, person)).map(shownFound(law)),
    regroupings: regroupings.map((one) => ({ ...one, persons: [...one.persons] })),
    untold: 'untold' in told ? told.untold : null,
  };
}

/** The one text that all charges with a birth date have; null where there is none, or more than one. */
function birthDateOf({ charges }: PersonAgain): string | null {
  const dates = new Set(charges.map(({ cells }) => cells.birth_date).filter((date) => date !== ''));
  const [only] = dates;
  return dates.size === 1 && only !== undefined ? only : null;
}

const placeOfRow = ({ sourceFile, sourceRow }: ListedDetermination): ChargePlace => ({
  file: sourceFile,
  row: sourceRow,
});

function toldCharges({ charges }: PersonAgain, rows: readonly ListedDetermination[]): ChargeOfPerson[] {
  const byPlace = new Map(rows.map((row) => [keyOf(placeOfRow(row)), row]));
  return charges.map((one) => chargeOf(one, byPlace.get(keyOf(placeOf(one)))));
}

function chargeOf(told: ToldCharge, row: ListedDetermination | undefined): ChargeOfPerson {
  const { cells, plain } = told;
  const place = placeOf(told);
  const { kind, facts } = plain;
  const county = facts.county?.kind === 'identifier' ? facts.county.text : '';
  return {
    key: keyOf(place),
    chargeId: row?.chargeId ?? '',
    name: row?.name ?? cells.name,
    caseNumber: row?.caseNumber ?? cells.case_number,
    county: row?.county ?? (county === '' ? cells.county : county),
    arrestId: cells.arrest_id,
    arrestDate: cells.arrest_date,
    agency: cells.arresting_agency,
    statute: row?.statute ?? kind.statute,
    statuteCited: row?.statuteCited ?? cells.statute,
    class: row?.class ?? kind.class,
    offenseDate: row?.offenseDate ?? cells.offense_date,
    disposition: row?.disposition ?? cells.disposition,
    dispositionDate: row?.dispositionDate ?? cells.disposition_date,
    inScope: kind.inScope,
    outside: kind.outside,
    sourceFile: place.file,
    sourceRow: place.row,
  };
}

/** The charges that have determinations, where the files of the run cannot tell more. */
function listedCharges(rows: readonly ListedDetermination[]): ChargeOfPerson[] {
  const charges = new Map(rows.map((row) => [row.chargeId, row]));
  return [...charges.values()].map((row) => ({
    key: keyOf(placeOfRow(row)),
    chargeId: row.chargeId,
    name: row.name,
    caseNumber: row.caseNumber,
    county: row.county,
    arrestId: '',
    arrestDate: '',
    agency: row.agency ?? '',
    statute: row.statute,
    statuteCited: row.statuteCited,
    class: row.class,
    offenseDate: row.offenseDate,
    disposition: row.disposition,
    dispositionDate: row.dispositionDate,
    inScope: true,
    outside: '',
    sourceFile: row.sourceFile,
    sourceRow: row.sourceRow,
  }));
}
