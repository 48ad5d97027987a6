import type { Day } from '../../../record/day.js';
import { compactDate, dayIn, yearOf } from '../../invented-dates.js';
import type { WrittenLine } from '../../pieces.js';
import { type Random, weighted } from '../../random.js';
import type { DojCycle, DojRow, DojStep } from './steps.js';
import { mistypedName, type Subject, type SubjectCells } from './subjects.js';

/** The department ends lines as Windows does. */
export const LINE_END = '\r\n';

/** How often each kind of fault is met when `dirt` is 1: of people, steps, rows and lines. */
const OF_PEOPLE = 0.06;
const OF_STEPS = 0.02;
const OF_ROWS = 0.05;
const OF_LINES = 0.0015;
const BLANK_LINES = 0.0004;

type SubjectFault = (subject: Subject, random: Random) => Partial<SubjectCells>;

/** Faults of who a person is; from some cycle on, the others are met in all rows. */
const OF_ALL_ROWS = weighted<SubjectFault>([
  [({ birth }) => ({ birthDate: `${yearOf(birth)}0000` }), 4],
  [() => ({ birthDate: '"        "' }), 2],
  [() => ({ subjectId: '"        "' }), 2],
  [() => ({ subjectId: '"        "', cii: '' }), 2],
]);
const OF_LATE_ROWS = weighted<SubjectFault>([
  [(subject, random) => ({ name: mistypedName(subject, random) }), 6],
  [({ birth }, random) => ({ birthDate: compactDate(dayIn(yearOf(birth), random)) }), 4],
]);

/** The cells of a person before and from the given cycle on; the same, mostly. */
export function soilSubject(
  subject: Subject,
  cycles: number,
  random: Random,
  dirt: number,
): readonly [SubjectCells, SubjectCells, number] {
  const { cells } = subject;
  if (dirt === 0 || !random.chance(OF_PEOPLE * dirt)) return [cells, cells, 0];
  if (random.chance(0.5)) {
    const all = { ...cells, ...random.pick(OF_ALL_ROWS)(subject, random) };
    return [all, all, 0];
  }
  return [cells, { ...cells, ...random.pick(OF_LATE_ROWS)(subject, random) }, random.below(cycles)];
}

const partial = (day: Day): string => `${yearOf(day)}0000`;

const STEP_FAULTS = weighted<(step: DojStep) => void>([
  [
    (step) => {
      step.date = partial(step.day);
    },
    5,
  ],
  [
    (step) => {
      step.date = `${compactDate(step.day).slice(0, 6)}00`;
    },
    2,
  ],
  [
    (step) => {
      step.date = '00000000';
    },
    1,
  ],
  [
    (step) => {
      step.date = '"        "';
    },
    2,
  ],
  [
    (step) => {
      step.countyName = step.countyName.toLowerCase();
    },
    4,
  ],
  [
    (step) => {
      step.countyName = `${step.countyName} COUNTY`;
    },
    2,
  ],
  [
    (step) => {
      step.countyName = '"   "';
    },
    3,
  ],
]);

type RowFault = (row: DojRow, random: Random) => void;

const blankStatus: RowFault = (row, random) => {
  row.status = '';
  if (random.chance(0.5)) row.type = random.pick(['', 'N']);
};

const nullNumber: RowFault = (row) => {
  if (row.number !== undefined) row.number = 'NULL  ';
};

/** Another section, named in the comment of a charge. */
const nameAnother: RowFault = (row, random) => {
  if (row.comment !== '') return;
  row.comment = random.pick([
    'CHRG 11358 HS',
    ':CHRG 11359 HS',
    'CHRG 11360(A) HS',
    'PLEA, ORIG CHRG 11357(C) HS',
    'ALSO CNT 2 11357(A) HS',
  ]);
};

/** A section as it is mis-keyed. */
const misspell: RowFault = (row, random) => {
  if (row.charge?.isProp64 !== true || row.description !== row.charge.description) return;
  row.description = random.pick([
    '11359 POSSESS MARIJUANA FOR SALE',
    '11357',
    '111357(B) HS-POSSESS MARIJUANA',
    '11358 OF H&S CODE',
    'POSSESS MARIJUANA',
    '11357(X) HS-POSSESS MARIJUANA',
  ]);
};

const blankCharge: RowFault = (row) => {
  if (row.comment === '') row.description = '';
};

const oddDisposition: RowFault = (row, random) => {
  row.disposition = random.pick([
    '',
    'DISPO UNKNOWN',
    'convicted',
    'CONVICTED-CONV SET ASIDE & DISM PER 1203.4 PC',
  ]);
};

/** A formula to a spreadsheet, text to everybody else. */
const formula: RowFault = (row) => {
  if (row.comment === '') row.comment = '=SEN+36 MO';
};

const ROW_FAULTS = weighted<RowFault>([
  [blankStatus, 30],
  [nullNumber, 40],
  [nameAnother, 14],
  [misspell, 12],
  [blankCharge, 3],
  [oddDisposition, 4],
  [formula, 2],
]);

/** Spoils steps and rows of a record as real ones are; not at all when `dirt` is 0. */
export function soilHistory(cycles: readonly DojCycle[], random: Random, dirt: number): void {
  if (dirt === 0) return;
  for (const { steps } of cycles) {
    for (const step of steps) {
      if (random.chance(OF_STEPS * dirt)) random.pick(STEP_FAULTS)(step);
      for (const row of step.rows) {
        if (row.charge !== undefined && random.chance(OF_ROWS * dirt)) random.pick(ROW_FAULTS)(row, random);
      }
    }
  }
}

/** Ways in which a line is no record: too few fields or too many, quotation marks astray, no count. */
const DAMAGES: readonly ((line: string) => string)[] = [
  (line) => line.slice(0, line.lastIndexOf(',')),
  (line) => `${line},#`,
  (line) => line.replace('"', '"X" '),
  (line) => line.replace(/"(?=,[^"]*$)/, ''),
  (line) => line.replace(/,(\d{5})\d{7},/, ',$1,'),
];

/** A line on its way to the file, with its line end; at times damaged, or behind a blank line. */
export function damageLine(line: string, random: Random, dirt: number): WrittenLine {
  if (dirt === 0) return { text: line + LINE_END, isDamaged: false };
  const isDamaged = random.chance(OF_LINES * dirt);
  const text = (isDamaged ? random.pick(DAMAGES)(line) : line) + LINE_END;
  return { text: random.chance(BLANK_LINES * dirt) ? LINE_END + text : text, isDamaged };
}
