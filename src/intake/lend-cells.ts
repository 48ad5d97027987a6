import type { ChargeColumn } from '../record/charge-cells.js';
import { ExtendedTexts } from './extended-texts.js';
import { PairNumbering } from './identity-pairs.js';
import type { Lending } from './layout.js';
import type { CodedColumn, LentPart, RecordTable } from './record-table.js';

type Cells = RecordTable['cells'];

/**
 * The cells of units, with those that rows of their group lend them. `firstOf` is the first record of each unit; all
 * records of a unit are in one group. Nothing is looked at twice: what rows say is found once for each distinct
 * combination of cells, and put together once for each group.
 */
export function withLentCells(
  records: RecordTable,
  person: Int32Array,
  cells: Cells,
  firstOf: (unit: number) => number,
): Cells {
  if (records.lent === undefined) return cells;
  const given: Record<ChargeColumn, CodedColumn> = { ...cells };
  for (const [lending, parts] of rangesOf(records.lent)) {
    const groups = groupsOf(records, person, lending, parts);
    const results = new Map<string, readonly number[]>();
    const targets = lending.gives.map((column) => {
      const { codes, texts } = given[column];
      return { column, codes: codes.slice(), texts: new ExtendedTexts(texts) };
    });
    const codesOf = (said: readonly number[]): readonly number[] => {
      const key = said.join();
      const known = results.get(key);
      if (known !== undefined) return known;
      const made = lending.together(said.map((number) => groups.texts[number]));
      const codes = targets.map(({ texts }, at) => texts.codeOf(made[at].trim()));
      results.set(key, codes);
      return codes;
    };
    const codesOfGroup = groups.said.map(codesOf);
    for (let unit = 0; unit < cells.count.codes.length; unit++) {
      const group = groups.of[firstOf(unit)];
      if (group < 0) continue;
      const codes = codesOfGroup[group];
      for (let at = 0; at < targets.length; at++) targets[at].codes[unit] = codes[at];
    }
    for (const { column, codes, texts } of targets) given[column] = { codes, texts };
  }
  return given;
}

type Range = Pick<LentPart, 'from' | 'to'>;

function rangesOf(parts: readonly LentPart[]): Map<Lending, Range[]> {
  const ranges = new Map<Lending, Range[]>();
  for (const { from, to, lent } of parts) {
    for (const lending of lent) ranges.set(lending, [...(ranges.get(lending) ?? []), { from, to }]);
  }
  return ranges;
}

/** The group of each record (-1: none), and for each group what its rows say: numbers into `texts`, distinct, in order. */
function groupsOf(records: RecordTable, person: Int32Array, lending: Lending, parts: readonly Range[]) {
  const of = new Int32Array(records.count).fill(-1);
  const said: number[][] = [];
  const texts: string[] = [];
  const numberOfText = new Map<string, number>();
  const groupOfCode = groupNumbers(records.cells[lending.column], lending);
  const { codes } = records.cells[lending.column];
  const reads = lending.reads.map((column) => records.cells[column]);
  const pairs = reads.map(() => new PairNumbering());
  const saidBy: number[] = [];
  const groups = new PairNumbering();
  for (const { from, to } of parts) {
    for (let record = from; record < to; record++) {
      const named = groupOfCode[codes[record]];
      if (named === 0) continue;
      const group = groups.numberOf(person[record], named);
      if (group === said.length) said.push([]);
      of[record] = group;
      let combination = 0;
      for (let at = 0; at < reads.length; at++) {
        combination = pairs[at].numberOf(combination, reads[at].codes[record]);
      }
      if (combination === saidBy.length) {
        const text = lending.each(reads.map((column) => column.texts.textOf(column.codes[record])));
        saidBy.push(text === '' ? NOTHING : numbered(text));
      }
      const number = saidBy[combination];
      if (number !== NOTHING && !said[group].includes(number)) said[group].push(number);
    }
  }
  return { of, said, texts };

  function numbered(text: string): number {
    const number = numberOfText.get(text) ?? texts.push(text) - 1;
    numberOfText.set(text, number);
    return number;
  }
}

const NOTHING = -1;

/** For each code of the column the number of its group's name, from 1; 0 for none. */
function groupNumbers({ texts }: CodedColumn, lending: Lending): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: texts.size }, (_, code) => {
    const name = lending.group(texts.textOf(code));
    if (name === '') return 0;
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return number;
  });
}
