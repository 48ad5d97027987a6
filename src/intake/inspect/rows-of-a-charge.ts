import type { ListColumn } from '../../record/charge-cells.js';
import { mappedCell } from '../mapping/mapped-cell.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import type { StateVocabulary } from './inspect-interface.js';
import type { Proposal } from './propose.js';

const MOST_KINDS = 60;
const STEPS = 0.8;
const SEVERAL = 0.02;
/** What tells a person, and with the person a charge, where the file has it. */
const PERSON: readonly ListColumn[] = ['person_id', 'sid', 'name'];
const CHARGE: readonly ListColumn[] = ['count', 'case_number', 'statute', 'offense_date', 'county'];

/**
 * What a person must know of a file in which a row is not simply a charge, in whole sentences: its rows are steps of a
 * history, or several rows tell of one charge. A mapping says what each column is, and never which rows belong
 * together. `firstRows` are rows as they follow each other in the file.
 */
export function rowNotices(
  profiles: readonly ColumnProfile[],
  proposals: readonly Proposal[],
  firstRows: readonly (readonly string[])[],
  vocabulary: StateVocabulary | undefined,
): string[] {
  const active = proposals.filter(({ sureness }) => sureness !== 'unsure');
  return [...stepsNotice(profiles, vocabulary), ...severalNotice(active, firstRows)];
}

function stepsNotice(profiles: readonly ColumnProfile[], vocabulary: StateVocabulary | undefined): string[] {
  const steps = vocabulary?.steps;
  if (steps === undefined) return [];
  const column = profiles.find(
    ({ sample }) => sample.distinct.count <= MOST_KINDS && shareOf(sample.values, steps.looksLike) >= STEPS,
  );
  if (column === undefined) return [];
  return [
    `A row of this file is a step of a person's history, not simply a charge: ${column.sample.header} says which kind.`,
    ...steps.limits,
  ];
}

function severalNotice(active: readonly Proposal[], firstRows: readonly (readonly string[])[]): string[] {
  const cellsOf = (columns: readonly ListColumn[]) =>
    active
      .filter(({ column }) => columns.includes(column))
      .map(({ fields, source }) => {
        const make = mappedCell(source);
        return (row: readonly string[]): string => make(fields.map((field) => row[field] ?? ''));
      });
  const person = cellsOf(PERSON).slice(0, 1);
  const count = cellsOf(['count']);
  if (person.length === 0 || count.length === 0) return [];
  const keys = [...person, ...cellsOf(CHARGE)];
  const seen = new Set<string>();
  let again = 0;
  for (const row of firstRows) {
    if (person[0](row) === '' || count[0](row) === '') continue;
    const key = JSON.stringify(keys.map((make) => make(row)));
    if (seen.has(key)) again += 1;
    else seen.add(key);
  }
  if (again < 2 || again < SEVERAL * firstRows.length) return [];
  return [
    `Of the first ${firstRows.length} rows ${again} tell of a charge that an earlier row tells of: person, count and case are the same. ` +
      'A mapping joins such rows into one charge; where they differ, as in the parts of a sentence, the cell becomes unknown.',
  ];
}
