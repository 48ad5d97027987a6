import { type Random, weighted } from '../../../random.js';
import type { CcsaoCells } from './columns.js';

type Fault = (cells: CcsaoCells, random: Random) => void;
type Column = keyof CcsaoCells;

const put =
  (column: Column, ...texts: readonly string[]): Fault =>
  (cells, random) => {
    cells[column] = random.pick(texts);
  };

const misdate =
  (...columns: readonly Column[]): Fault =>
  (cells, random) => {
    const column = random.pick(columns);
    const year = random.pick(['2924', '2117', '1901', '2219']);
    cells[column] = cells[column].replace(/^(\d\d\/\d\d\/)\d{4}/, (_, day: string) => day + year);
  };

/** The whole of a citation in the first cell, and often not even that. */
const unsplit =
  (...chapters: readonly string[]): Fault =>
  (cells, random) => {
    cells.DISPOSITION_CHARGED_CHAPTER = random.pick(chapters);
    cells.DISPOSITION_CHARGED_ACT = '';
    cells.DISPOSITION_CHARGED_SECTION = '';
  };

const revised: Fault = (cells) => {
  cells.DISPOSITION_CHARGED_CHAPTER = '56.5';
  cells.DISPOSITION_CHARGED_ACT = '-';
  cells.DISPOSITION_CHARGED_SECTION = '704(d)';
};

const joined: Fault = (cells) => {
  const { DISPOSITION_CHARGED_CHAPTER: chapter, DISPOSITION_CHARGED_ACT: act } = cells;
  const section = cells.DISPOSITION_CHARGED_SECTION;
  if (!/^\d{3}$/.test(chapter) || section === '') return;
  cells.DISPOSITION_CHARGED_CHAPTER = `${chapter}-${act}\\${section.toUpperCase()}`;
  cells.DISPOSITION_CHARGED_ACT = '';
  cells.DISPOSITION_CHARGED_SECTION = '';
};

const misspell: Fault = (cells, random) => {
  const wrong = random.pick(['CANNIBIS', 'CANABIS', 'CANN', 'CANNABSI']);
  cells.DISPOSITION_CHARGED_OFFENSE_TITLE = cells.DISPOSITION_CHARGED_OFFENSE_TITLE.replaceAll(
    'CANNABIS',
    wrong,
  );
};

const widen: Fault = (cells, random) => {
  const code = cells.DISPOSITION_CHARGED_AOIC;
  cells.DISPOSITION_CHARGED_AOIC = random.pick([code.padStart(10, '0'), code.replace(/^0+/, ''), '']);
};

/** A case that ended before it began. */
const hurry: Fault = (cells, random) => {
  cells.LENGTH_OF_CASE_in_Days = String(-random.between(1, 4000));
};

/** A sentence of a charge that was not prosecuted. */
const sentenceNolle: Fault = (cells) => {
  if (cells.SENTENCE_TYPE !== '') cells.CHARGE_DISPOSITION = 'Nolle Prosecution';
};

const swapFlag: Fault = (cells) => {
  cells.CURRENT_SENTENCE_FLAG = cells.CURRENT_SENTENCE_FLAG === 'true' ? 'false' : 'true';
};

const FAULTS = weighted<Fault>([
  [misdate('ARREST_DATE', 'DISPOSITION_DATE', 'SENTENCE_DATE', 'INCIDENT_BEGIN_DATE', 'RECEIVED_DATE'), 6],
  [put('INCIDENT_BEGIN_DATE', ''), 30],
  [put('ARREST_DATE', ''), 12],
  [put('DISPOSITION_DATE', ''), 4],
  [put('AGE_AT_INCIDENT', '156', '', '0'), 4],
  [put('DISPOSITION_CHARGED_CLASS', 'Z', 'U', 'P', 'O', 'M', ''), 8],
  [put('DISPOSITION_CHARGED_CLASS', 'A', 'B', '4', '3', 'X'), 3],
  [put('CHARGE_DISPOSITION', '', 'Finding Not Not Guilty', 'Hold Pending Interlocutory'), 6],
  [put('SENTENCE_TYPE', 'Death', 'Conversion', ''), 4],
  [put('COMMITMENT_TYPE', ''), 5],
  [put('CHARGE_ID', ''), 1],
  [unsplit('AR', 'MUR', 'SAME AS DEFN #1', '720-550', ''), 5],
  [revised, 2],
  [joined, 10],
  [misspell, 6],
  [widen, 12],
  [hurry, 4],
  [sentenceNolle, 2],
  [swapFlag, 3],
  [put('LAW_ENFORCEMENT_AGENCY', '', 'PROMIS Data Conversion'), 6],
]);

const SHARE = 0.16;

/**
 * Spoils a row as rows of these data sets are, with a probability that `dirt` (1 is usual, 0 never) sets. A column that
 * the row's data set does not have is not printed, whatever is put there.
 */
export function soilRow(cells: CcsaoCells, random: Random, dirt: number): void {
  if (!random.chance(Math.min(0.9, SHARE * dirt))) return;
  random.pick(FAULTS)(cells, random);
  if (random.chance(0.2)) random.pick(FAULTS)(cells, random);
}
