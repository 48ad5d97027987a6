import { quoteText } from '../../files/sql.js';
import { historyOf } from '../../intake/charge-table.js';
import { OUTCOMES, type Outcome, SELECTIONS, type Selection } from '../../law/determine.js';
import type { Subject } from '../../law/evaluate.js';
import { DETERMINATION_COLUMNS, determinationColumns } from '../determination-row.js';
import { type ExplainedRelief, explainedRelief, type ToldCharge } from '../explained-relief.js';
import { sourcesIn, type ToldSources } from '../explained-sources.js';
import { cellsWithFound, type NumberedFact } from '../found-facts/found-fact.js';
import { columnOf } from '../found-facts/settle-charge.js';
import { determinePlainly, plainCharge, plainWords } from '../plain-determination.js';
import type { ReadRun, RunAgain } from './run-again.js';

/** Where a charge stands in a run: base name of the file, and row of its first record. */
export interface ChargePlace {
  readonly file: string;
  readonly row: number;
}

/** A fact that was found after the run, in the place of a cell of a charge. */
export interface FactAt extends ChargePlace {
  readonly fact: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
}

/** Whether the charges are certainly of one person, and whether they are all the list has. */
export interface History {
  readonly historyKnown: boolean;
  readonly historyWhole: boolean;
}

/** Whose charges are meant: those of a person of the run, less some, and others beside. */
export interface PersonAsked {
  /** Of the run; null for somebody the run knows nothing of. */
  readonly id: string | null;
  readonly without: readonly ChargePlace[];
  readonly also: readonly ChargePlace[];
  /** What somebody settled of their history; else it is what the run says. */
  readonly history: History | null;
  /** Oldest first. */
  readonly found: readonly FactAt[];
}

/** A person's charges as the sources say them, with what was found in its place. */
export interface PersonAgain extends History {
  readonly charges: readonly ToldCharge[];
}

/** What a relief of a charge comes to; lists as in determinations.csv, joined by `; `. */
export interface DeterminedAgain {
  readonly relief: string;
  readonly outcome: Outcome;
  readonly selected: Selection;
  readonly rule: string;
  readonly reason: string;
  readonly missing: string;
  readonly assumptions: string;
  readonly selectedRule: string;
  readonly selectedMissing: string;
}

export const keyOf = ({ file, row }: ChargePlace): string => `${row} ${file}`;

export const placeOf = ({ sources: [first] }: Pick<ToldSources, 'sources'>): ChargePlace => ({
  file: first.fileName,
  row: first.row,
});

/** Reads a person's charges again from the kept sources. What the run does not have is left out. */
export async function personAgain(again: RunAgain, asked: PersonAsked): Promise<PersonAgain> {
  const { run, index } = again;
  const without = new Set(asked.without.map(keyOf));
  const also = new Set(asked.also.map(keyOf));
  const [own] =
    asked.id === null
      ? []
      : await index.rows(`SELECT person, history FROM people WHERE id = ${quoteText(asked.id)}`);
  const people = new Set(peopleAt(again, asked.also));
  if (own !== undefined) people.add(Number(own.person));
  const told: ToldSources[] = [];
  for (const person of people) {
    const isOwn = own !== undefined && person === Number(own.person);
    for (const one of sourcesIn(again.places, run, again.files, person)) {
      const key = keyOf(placeOf(one));
      if (also.has(key) || (isOwn && !without.has(key))) told.push(one);
    }
  }
  told.sort((a, b) => a.charge - b.charge);
  const history = asked.history ?? historyOf(String(own?.history ?? 'known'));
  return { ...history, charges: told.map((one) => withFound(again, one, asked.found)) };
}

/** The people of the run whose charges stand at these places. */
function peopleAt({ places, files }: RunAgain, charges: readonly ChargePlace[]): number[] {
  const people = charges.flatMap(({ file, row }) => {
    const at = files.findIndex(({ name }) => name === file);
    const { person } = (at < 0 ? undefined : places.at(at, row)) ?? { person: -1 };
    return person < 0 ? [] : [person];
  });
  return [...new Set(people)].sort((a, b) => a - b);
}

function withFound({ run }: RunAgain, told: ToldSources, found: readonly FactAt[]): ToldCharge {
  const { deciding, context } = run;
  const key = keyOf(placeOf(told));
  const facts = found
    .filter((one) => keyOf(one) === key)
    .flatMap(({ file, row, fact, value, source, note }): NumberedFact[] => {
      const spec = deciding.rulebook.facts.find(({ name }) => name === fact);
      if (spec === undefined) return [];
      const place = { chargeId: '', sourceFile: file, sourceRow: row, workbook: '', workbookRows: '' };
      return [{ ...place, fact, column: columnOf(spec), value, source, note, number: 0 }];
    });
  const cells = cellsWithFound(told.cells, facts);
  return { ...told, found: [...told.found, ...facts], cells, plain: plainCharge(deciding, context, cells) };
}

const subjectOf = ({ charges, historyKnown, historyWhole }: PersonAgain, me: ToldCharge): Subject => ({
  facts: me.plain.facts,
  others: charges.filter((one) => one !== me).map((one) => one.plain.facts),
  historyKnown,
  historyWhole,
});

/** The determinations of each charge that the law is asked of. */
export function determinedAgain(
  { run, readings }: RunAgain,
  person: PersonAgain,
): { readonly place: ChargePlace; readonly determinations: readonly DeterminedAgain[] }[] {
  const { deciding, context } = run;
  const first = DETERMINATION_COLUMNS.indexOf('relief');
  return person.charges
    .filter(({ plain }) => plain.kind.inScope)
    .map((me) => {
      const place = placeOf(me);
      const at = { chargeId: '', personId: '', sourceFile: place.file, sourceRow: place.row };
      const words = plainWords(me.plain, at, context, deciding.rulebook.reader);
      const determinations = deciding.reliefs.map((_, relief): DeterminedAgain => {
        const { relief: prepared, codes } = determinePlainly(
          deciding,
          readings,
          relief,
          subjectOf(person, me),
        );
        const columns = determinationColumns(deciding, prepared, codes, words);
        const text = (column: (typeof DETERMINATION_COLUMNS)[number]): string =>
          columns[DETERMINATION_COLUMNS.indexOf(column) - first] ?? '';
        return {
          relief: prepared.relief.id,
          outcome: OUTCOMES[codes.outcome],
          selected: SELECTIONS[codes.selected],
          rule: text('rule'),
          reason: text('reason'),
          missing: text('missing_facts'),
          assumptions: text('assumptions'),
          selectedRule: text('selected_rule'),
          selectedMissing: text('selected_missing_facts'),
        };
      });
      return { place, determinations };
    });
}

/** One relief of one charge of the person, rule by rule; undefined when there is no such charge or relief. */
export function explainedAgain(
  again: ReadRun,
  person: PersonAgain,
  place: ChargePlace,
  relief: string,
): ExplainedRelief | undefined {
  const { deciding } = again.run;
  const me = person.charges.find((one) => keyOf(placeOf(one)) === keyOf(place));
  const at = deciding.reliefs.findIndex((one) => one.relief.id === relief);
  if (me === undefined || at < 0 || !me.plain.kind.inScope) return undefined;
  const others = person.charges.filter((one) => one !== me);
  return explainedRelief(
    again,
    determinePlainly(deciding, again.readings, at, subjectOf(person, me)),
    me,
    others,
  );
}
