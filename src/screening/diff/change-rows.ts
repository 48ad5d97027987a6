import type { SqlValue } from '../../files/duckdb.js';
import type { Because, Change, SideName, Standing } from './changes.js';

/** The columns of the file of changes. */
export const CHANGE_COLUMNS = [
  'charge_id',
  'person_id',
  'case_number',
  'county',
  'statute',
  'relief',
  'outcome_before',
  'outcome_after',
  'selected_before',
  'selected_after',
  'rule_before',
  'rule_after',
  'because',
  'what',
  'source_file_before',
  'source_row_before',
  'source_file_after',
  'source_row_after',
  'missing_facts_before',
  'missing_facts_after',
] as const;

/** A change as the database of the comparison has it. */
export function changeOf(row: Record<string, SqlValue>): Change {
  const text = (name: string): string => String(row[name] ?? '');
  const standing = (side: SideName): Standing | undefined =>
    row[`${side}_outcome`] === null
      ? undefined
      : {
          outcome: text(`${side}_outcome`),
          selected: text(`${side}_selected`),
          rule: text(`${side}_rule`),
          missingFacts: text(`${side}_missing_facts`),
          file: text(`${side}_file`),
          row: Number(row[`${side}_row`]),
        };
  const before = standing('before');
  const after = standing('after');
  return {
    chargeId: text('charge_id'),
    personId: text('person_id'),
    caseNumber: text('case_number'),
    county: text('county'),
    statute: text('statute'),
    relief: text('relief'),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    charge: { before: Number(row.before_charge), after: Number(row.after_charge) },
    person: { before: Number(row.before_person), after: Number(row.after_person) },
  };
}

/** A change as a row of its file, in the order of CHANGE_COLUMNS. */
export function cellsOfChange(change: Change, { causes, what }: Because): string[] {
  const { before, after } = change;
  return [
    change.chargeId,
    change.personId,
    change.caseNumber,
    change.county,
    change.statute,
    change.relief,
    before?.outcome ?? '',
    after?.outcome ?? '',
    before?.selected ?? '',
    after?.selected ?? '',
    before?.rule ?? '',
    after?.rule ?? '',
    causes.join('; '),
    what,
    before?.file ?? '',
    before === undefined ? '' : String(before.row),
    after?.file ?? '',
    after === undefined ? '' : String(after.row),
    before?.missingFacts ?? '',
    after?.missingFacts ?? '',
  ];
}
