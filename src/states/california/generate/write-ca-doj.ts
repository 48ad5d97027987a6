import type { InventedList, ListPiece } from '../../../intake/list-generator.js';
import { compactDate, yearOf } from '../../invented-dates.js';
import { gatherPieces, type PersonLines, type WrittenLine } from '../../pieces.js';
import { type Random, randomOf } from '../../random.js';
import { CA_DOJ_COLUMNS } from '../layouts/ca-doj-columns.js';
import { countyNamed } from './agencies.js';
import { leaveToComment } from './comments.js';
import { damageLine, LINE_END, soilHistory, soilSubject } from './dirt.js';
import { inventHistory } from './histories.js';
import { countFields, cycleFields, lastFields, stepFields } from './record-line.js';
import type { DojCycle } from './steps.js';
import { headOf, inventSubject, type Subject } from './subjects.js';

/** The county whose file is written when none is named. */
export const USUAL_COUNTY = 'San Joaquin';

/**
 * The file that the Department of Justice sends to a county, with a header line and CR LF at the ends of lines, as in
 * files that were seen; with dirt a comma stands at the end of the header, which begins no 96th column.
 */
export const inventDojFile = (list: InventedList, pieceLength?: number): Iterable<ListPiece> =>
  inventSoiledDojFile(list, list.dirt === 'none' ? 0 : 1, pieceLength);

/** The same, as dirty as asked for: 1 as real files are, 0 not at all. */
export const inventSoiledDojFile = (
  list: Omit<InventedList, 'dirt'>,
  dirt: number,
  pieceLength?: number,
): Iterable<ListPiece> =>
  gatherPieces(
    `${CA_DOJ_COLUMNS.join(',')}${dirt === 0 ? '' : ','}${LINE_END}`,
    inventPeople(list, dirt),
    pieceLength,
  );

/** The lines of one person after another; `dirt` is 1 for the faults of real files, 0 for none. */
function* inventPeople(
  { people, seed, asOf, county = USUAL_COUNTY }: Omit<InventedList, 'dirt'>,
  dirt: number,
): Generator<PersonLines> {
  const requesting = countyNamed(county);
  for (let index = 0; index < people; index++) {
    const random = randomOf(seed, index);
    const { birth, cycles } = inventHistory(requesting, asOf, random);
    const subject = inventSubject(index, birth, random);
    leaveToComment(cycles, random);
    soilHistory(cycles, random, dirt);
    yield linesOf(subject, cycles, random, dirt);
  }
}

function linesOf(subject: Subject, cycles: readonly DojCycle[], random: Random, dirt: number): WrittenLine[] {
  const lines: WrittenLine[] = [];
  const [early, late, from] = soilSubject(subject, cycles.length, random, dirt);
  let head = headOf(subject, early);
  const lateHead = headOf(subject, late);
  for (const [at, cycle] of cycles.entries()) {
    if (at === from) head = lateHead;
    const begun = head + cycleFields(cycle, compactDate(cycle.day));
    const age = yearOf(cycle.day) - yearOf(subject.birth);
    const silent = lastFields(age, '');
    for (const [number, step] of cycle.steps.entries()) {
      const stepBegun = begun + stepFields(step, number + 1);
      for (const row of step.rows) {
        const end = row.comment === '' ? silent : lastFields(age, row.comment);
        lines.push(damageLine(stepBegun + countFields(row, step.disposed) + end, random, dirt));
      }
    }
  }
  return lines;
}
