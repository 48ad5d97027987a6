import type { ListColumn } from '../../record/charge-cells.js';
import { mappedCell } from '../mapping/mapped-cell.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import type { StateVocabulary } from './inspect-interface.js';
import type { Proposal } from './propose.js';

const MOST_KINDS = 60;
const STEPS = 0.8;
/** So many rows must tell of the charge of an earlier one: two, and one in fifty. */
const FEWEST_AGAIN = 2;
const SEVERAL = 0.02;
/** A count of fewer characters may begin anew with each case. */
const LONG_COUNT = 6;
const MOST = 0.9;
const NEARLY_ALL = 0.98;
/** What tells a person, and what a charge of the person, where the file has it. */
const PERSON: readonly ListColumn[] = ['person_id', 'sid', 'name'];
const OF_A_CHARGE: readonly ListColumn[] = ['count', 'case_number', 'statute', 'offense_date', 'county'];
/** Rows of one charge never differ here; those of two cases do. */
const OF_ONE_CASE: readonly ListColumn[] = ['case_number', 'county'];

/** What rows are to charges in a file, as far as its first rows show it. */
export interface RowsOfCharges {
  /** Whether rows with the same person and count are one charge, so that a mapping may join them. */
  readonly areJoined: boolean;
  /** What a person must know of a file in which a row is not simply a charge, in whole sentences. */
  readonly notices: readonly string[];
}

/**
 * Whether several rows tell of one charge, or rows are steps of a history. `firstRows` are rows as they follow each
 * other in the file.
 */
export function rowsOfCharges(
  profiles: readonly ColumnProfile[],
  proposals: readonly Proposal[],
  firstRows: readonly (readonly string[])[],
  vocabulary: StateVocabulary | undefined,
): RowsOfCharges {
  const active = proposals.filter(({ sureness }) => sureness !== 'unsure');
  const steps = stepsIn(profiles, vocabulary);
  const { areJoined, notice } = severalRows(active, firstRows, steps.length > 0);
  return { areJoined, notices: [...steps, ...notice] };
}

function stepsIn(profiles: readonly ColumnProfile[], vocabulary: StateVocabulary | undefined): string[] {
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

interface Several {
  readonly areJoined: boolean;
  readonly notice: readonly string[];
}

const NOTHING: Several = { areJoined: false, notice: [] };
const NOT_JOINED: Several = {
  areJoined: false,
  notice: [
    'No count was found by which rows of one charge can be joined. A row that sets a conviction aside then stands beside it as a charge of its own, and the conviction seems to stand: do not rely on a screening by this draft.',
  ],
};

function severalRows(
  active: readonly Proposal[],
  firstRows: readonly (readonly string[])[],
  areSteps: boolean,
): Several {
  const [person] = cellsOf(active, PERSON);
  const [count] = cellsOf(active, ['count']);
  if (person === undefined || count === undefined) return areSteps ? NOT_JOINED : NOTHING;
  const counted = firstRows.filter((row) => person(row) !== '' && count(row) !== '');
  const ofOne = new Map<string, (readonly string[])[]>();
  for (const row of counted) {
    const key = JSON.stringify([person(row), count(row)]);
    ofOne.set(key, [...(ofOne.get(key) ?? []), row]);
  }
  const isOften = (rows: number): boolean => rows >= FEWEST_AGAIN && rows >= SEVERAL * counted.length;
  const again = counted.length - ofOne.size;
  if (!isOften(again) && !areSteps) return NOTHING;
  const ofCase = cellsOf(active, OF_ONE_CASE);
  const groups = [...ofOne.values()].filter((rows) => rows.length > 1);
  const agreeing = groups.filter((rows) =>
    ofCase.every((make) => new Set(rows.map(make).filter((text) => text !== '')).size <= 1),
  );
  const long = counted.filter((row) => count(row).length >= LONG_COUNT);
  if (agreeing.length >= NEARLY_ALL * groups.length && long.length >= MOST * Math.max(1, counted.length))
    return {
      areJoined: true,
      notice: [
        `Of the first ${firstRows.length} rows ${again} tell of a charge that an earlier row tells of: person and count are the same. ` +
          'The draft joins such rows (joinRows): a filled cell beats a blank one, and where they differ, as in the parts of a sentence or in what became of the charge, the cell is unknown, and problems.csv names it.',
      ],
    };
  if (areSteps) return NOT_JOINED;
  const all = cellsOf(active, OF_A_CHARGE);
  const charges = new Set(
    counted.map((row) => JSON.stringify([person(row), ...all.map((make) => make(row))])),
  );
  const same = counted.length - charges.size;
  if (!isOften(same)) return NOTHING;
  return {
    areJoined: false,
    notice: [
      `Of the first ${firstRows.length} rows ${same} tell of a charge that an earlier row tells of: person, count and case are the same. ` +
        'Such rows become one charge; where they differ, as in the parts of a sentence, the cell is unknown.',
    ],
  };
}

/** What makes the cells of those of `columns` that a file has, in their order. */
function cellsOf(
  active: readonly Proposal[],
  columns: readonly ListColumn[],
): ((row: readonly string[]) => string)[] {
  return columns.flatMap((column) =>
    active
      .filter((one) => one.column === column)
      .map(({ fields, source }) => {
        const make = mappedCell(source);
        return (row: readonly string[]): string => make(fields.map((field) => row[field] ?? ''));
      }),
  );
}
