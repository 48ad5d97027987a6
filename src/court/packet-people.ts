import { fileRanks } from '../intake/identity-problem.js';
import { isPlaceholder, normaliseSid } from '../intake/identity-text.js';
import type { Layout } from '../intake/layout.js';
import type { FactReader } from '../law/fact-reader.js';
import type { DateValue } from '../law/facts.js';
import { type ChargeCells, SOURCES_DISAGREE } from '../record/charge-cells.js';
import { type DateSpan, exactly, intersection, isEmpty } from '../record/date-span.js';
import { BEGINNING, type Day, END, isoDay, type LeapDayRule } from '../record/day.js';
import { type DateReading, readDate } from '../record/read-date.js';
import type { FactAt } from '../screening/again/person-again.js';
import { KeptSources } from '../screening/diff/kept-sources.js';
import { sourceFilesOf } from '../screening/explained-sources.js';
import { cellsWithFound, foundByPlace } from '../screening/found-facts/found-fact.js';
import { foundFactsOf } from '../screening/found-facts/found-facts-csv.js';
import type { OpenRun } from '../screening/open-run.js';
import { chargesOfPerson, type PlainRecord, plainRecord } from '../screening/plain-sources.js';
import type { RecordPlace } from '../screening/record-places.js';
import type { CourtPapers } from './court-interface.js';
import { FoundAtDesk } from './found-at-desk.js';
import { grouped } from './grouped.js';
import type { PacketCharge, PacketPerson } from './packet-model.js';
import { type ChosenDetermination, keyOf, type RunCharges } from './run-charges.js';
import { ageWords, timeSinceWords } from './years-between.js';

/** How charges are told. */
interface Telling {
  readonly asOf: Day;
  readonly leapDay: LeapDayRule;
  readonly timeline: FactReader['timeline'];
  readonly caseKeyOf: (text: string) => string;
  readonly papers: Pick<CourtPapers, 'classWords' | 'reliefWords' | 'stateNumber'>;
}

/** The people of some determinations, with what the list says of them and of their charges. */
export function packetPeople(
  run: OpenRun,
  charges: RunCharges,
  papers: CourtPapers,
  layouts: readonly Layout[],
  foundAtDesk: readonly FactAt[],
): PacketPerson[] {
  const { folder, manifest, deciding } = run;
  const files = sourceFilesOf(charges.files, manifest, layouts);
  const foundAt = foundByPlace(foundFactsOf(folder, manifest));
  const sources = new KeptSources(
    folder,
    files.map(({ name }) => name),
  );
  const { reader, leapDay } = deciding.rulebook;
  const caseNumbers = reader.identifiers.find(({ column }) => column === 'case_number');
  const telling: Telling = {
    asOf: isoDay(manifest.asOf),
    leapDay,
    timeline: reader.timeline,
    caseKeyOf: caseNumbers?.read ?? ((text) => text.trim().toUpperCase()),
    papers,
  };
  const chosen = grouped(charges.chosen, charges.personOf);
  const found = new FoundAtDesk(run, foundAtDesk);
  const ranks = fileRanks(files.map(({ name }) => name));
  const readOf = ({ file, row, offset, length }: RecordPlace): PlainRecord =>
    plainRecord(sources.read(file, offset, length), files[file].delimiter, files[file].columns, {
      file,
      row,
    });
  try {
    const cells = new Map<number, Map<string, ChargeCells>>();
    for (const [person, records] of grouped(charges.records, (one) => one.person)) {
      const read = records
        .toSorted((a, b) => a.file - b.file || a.row - b.row)
        .map((record) => ({ charge: record.charge, record: readOf(record) }));
      // In the order of the charges' numbers, as names are told in it.
      const inOrder = chargesOfPerson(read, ranks).toSorted((a, b) => a.charge - b.charge);
      for (const { charge, records: own, cells: told } of inOrder) {
        const place = { file: files[own[0].file].name, row: own[0].row };
        const to = charges.personOf({ person, charge });
        const theirs = cells.get(to) ?? new Map<string, ChargeCells>();
        const all = found.cellsOf(place, cellsWithFound(told, foundAt(place.file, place.row)));
        cells.set(to, theirs.set(keyOf({ person, charge }), all));
      }
    }
    return [...chosen].map(([person, of]) => {
      const all = cells.get(person) ?? new Map<string, ChargeCells>();
      const own = of.map((one) => found.determined(one, cellsOf(all, one)));
      return personOf(person, charges.people.get(person) ?? '', own, all, telling);
    });
  } finally {
    sources.close();
  }
}

function personOf(
  number: number,
  personId: string,
  chosen: readonly ChosenDetermination[],
  cells: ReadonlyMap<string, ChargeCells>,
  telling: Telling,
): PacketPerson {
  const all = [...cells.values()];
  const birth = birthOf(all, telling.asOf);
  const told = chosen
    .map((one) => {
      const own = cellsOf(cells, one);
      return { charge: chargeOf(one, own, birth, telling), name: nameOf(own) };
    })
    .sort((a, b) => newestFirst(a.charge, b.charge));
  const charges = told.map(({ charge }) => charge);
  const own = told.map(({ name }) => name);
  const names = distinct([...own, ...all.map(nameOf)]);
  return {
    number,
    personId,
    name: names[0] ?? '',
    otherNames: names.slice(1),
    stateNumber: stateNumberOf(all.map(telling.papers.stateNumber)),
    birth,
    ageNow: ageWords(birth, exactly(telling.asOf), telling.leapDay),
    charges,
  };
}

function cellsOf(cells: ReadonlyMap<string, ChargeCells>, charge: ChosenDetermination): ChargeCells {
  const found = cells.get(keyOf(charge));
  if (found === undefined) throw new RangeError('a charge of the index has no records');
  return found;
}

/** The birth date that all records agree on; a fuller date beats a part of it. Two that differ are none. */
function birthOf(all: readonly ChargeCells[], asOf: Day): DateSpan | undefined {
  let birth: DateSpan | undefined;
  for (const text of new Set(all.map(({ birth_date }) => birth_date))) {
    const read = readDate(text, asOf);
    if (read.kind === 'unreadable' && read.why === 'sources disagree') return undefined;
    if (read.kind !== 'read') continue;
    birth = birth === undefined ? read.span : intersection(birth, read.span);
    if (isEmpty(birth)) return undefined;
  }
  return birth;
}

function chargeOf(
  { cells: determined }: ChosenDetermination,
  cells: ChargeCells,
  birth: DateSpan | undefined,
  telling: Telling,
): PacketCharge {
  const { asOf, leapDay, caseKeyOf, papers } = telling;
  const { offense, arrest, conviction, offenseAtMost } = datesOf(cells, telling);
  return {
    relief: determined.relief,
    reliefWords: papers.reliefWords[determined.relief] ?? determined.relief,
    chargeId: determined.charge_id,
    caseNumber: filled(cells.case_number),
    caseKey: caseKeyOf(cells.case_number),
    county: determined.county,
    count: filled(cells.count),
    statute: determined.statute === '' ? oneLine(cells.statute) : determined.statute,
    description: oneLine(cells.description),
    class: papers.classWords(determined.class),
    arrestId: filled(cells.arrest_id),
    agency: filled(cells.arresting_agency),
    offense,
    arrest,
    conviction,
    ageAtOffense: ageWords(birth, offenseAtMost, leapDay),
    sinceConviction: timeSinceWords(conviction, asOf, leapDay),
    assumptions: determined.assumptions,
    sourceFile: determined.source_file,
    sourceRow: Number(determined.source_row),
  };
}

/**
 * The dates of a charge as the list has them. One that it does not have is not put in the place of another's, and those
 * whose order cannot be are unknown, as for the law. An age is counted to what is left of the offense date when it is
 * not after the others.
 */
function datesOf(
  cells: ChargeCells,
  { asOf, timeline }: Telling,
): Record<'offense' | 'arrest' | 'conviction' | 'offenseAtMost', DateSpan | undefined> {
  const read = (text: string): DateReading => readDate(text, asOf);
  const dates = {
    offense: read(cells.offense_date),
    arrest: read(cells.arrest_date),
    disposition: read(cells.disposition_date),
  };
  const { offense, arrest, disposition } = timeline(dates, { asOf, assumptions: 0 });
  const known = (reading: DateReading, { strict }: DateValue): DateSpan | undefined =>
    reading.kind !== 'read' || strict.first <= BEGINNING || strict.last >= END ? undefined : reading.span;
  return {
    offense: known(dates.offense, offense),
    arrest: known(dates.arrest, arrest),
    conviction: known(dates.disposition, disposition),
    offenseAtMost: known(dates.offense, offense) === undefined ? undefined : offense.strict,
  };
}

/** Cells of a list may hold line ends and runs of blanks; papers do not. */
const oneLine = (text: string): string =>
  isDisputed(text) ? 'sources disagree' : text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** A name as the list has it, with a blank after each comma. */
const nameOf = ({ name }: ChargeCells): string => filled(name, 'name').replace(/,(?=\S)/g, ', ');

const isDisputed = (text: string): boolean => text === SOURCES_DISAGREE;

/** A cell that identifies; empty where it only says that its value is not known. */
const filled = (text: string, column: 'sid' | 'name' = 'sid'): string =>
  !isDisputed(text) && isPlaceholder(text, column) ? '' : oneLine(text);

/** The number of a person as it is first written; several only where the list has several. */
function stateNumberOf(texts: readonly string[]): string {
  const numbers = new Map<string, string>();
  for (const text of texts) {
    const key = normaliseSid(text);
    if (key !== '' && !numbers.has(key)) numbers.set(key, oneLine(text));
  }
  return [...numbers.values()].join(' / ');
}

/** Filled texts, each once however it is spelled in letter case and blanks. */
function distinct(texts: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const text of texts) {
    const key = text.toUpperCase().replace(/[\s,.]+/g, ' ');
    if (text !== '' && !kept.has(key)) kept.set(key, text);
  }
  return [...kept.values()];
}

/** Newest conviction first; those without a date last, then by case and place in the list. */
function newestFirst(a: PacketCharge, b: PacketCharge): number {
  const day = ({ conviction }: PacketCharge): number => conviction?.last ?? Number.NEGATIVE_INFINITY;
  const byDay = day(b) === day(a) ? 0 : day(b) > day(a) ? 1 : -1;
  return byDay || compare(a.caseKey, b.caseKey) || a.sourceRow - b.sourceRow;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
