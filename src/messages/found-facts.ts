import { error, problem } from './spec.js';

const REVIEW = 'the sheet "Needs review"';
const AS_LIST = 'Correct the list at its source, and screen it again.';

/** What is said of a workbook of found facts, and (as problems) of each entry that was refused. */
export const foundFactsMessages = {
  FACTS_NO_SHEET: error<{ sheet: string }>(
    (p) => `The workbook has no sheet "${p.sheet}".`,
    () => 'Give the review.xlsx of the run, with its sheets, after you have typed in it what you found.',
  ),
  FACTS_NO_COLUMN: error<{ column: string }>(
    (p) => `In ${REVIEW} the column ${p.column} is not there, or is there twice.`,
    () =>
      'The columns Charge, Found fact and Source must be there, under these names. Copy what you typed into a new review.xlsx of the run.',
  ),
  FACTS_RUN_NOT_SAID: error<Record<never, never>>(
    () => 'The workbook does not say which run it belongs to.',
    () =>
      'Keep the sheet "About this run" in the workbook. Copy what you typed into the review.xlsx of the run.',
  ),
  FACTS_OTHER_RUN: error<{ run: string; workbook: string }>(
    (p) => `The workbook belongs to another run (${p.workbook}; this one is ${p.run}). Nothing was applied.`,
    () =>
      'Name the folder of the run whose review.xlsx it is: a run of other inputs, law or terms has other charges and missing facts.',
  ),
  FACTS_NO_ENTRIES: error<Record<never, never>>(
    () => `There is nothing under Found fact in ${REVIEW}.`,
    () => 'Type what was found, with its source, save the workbook, and apply it again.',
  ),
  FACTS_FILE_GONE: error<Record<never, never>>(
    () => 'The run was made with facts that someone found, and the file of them is not beside its manifest.',
    () => "Name the run's own folder, with all its files, or restore it from a copy.",
  ),
  FACTS_CELL_NOT_TYPED: problem<{ column: string; what: string }>(
    (p) => `The cell under ${p.column} holds ${p.what}.`,
    () => 'Type the value itself, as text, and apply the workbook again.',
  ),
  FACTS_NO_CHARGE: problem<Record<never, never>>(
    () =>
      'The run has no such charge: the cell under Charge is empty or was changed, or the row is of another run.',
    () => 'Copy the Charge of the row from the review.xlsx of this run.',
  ),
  FACTS_ROW_CHANGED: problem<Record<never, never>>(
    () => 'The Charge of this row is not the charge of its File and Row: one of them was changed.',
    () => 'Copy the row from the review.xlsx of this run, and enter again what was found.',
  ),
  FACTS_NO_SOURCE: problem<Record<never, never>>(
    () => 'It is not said where the fact was found.',
    () => 'Enter under Source where it stands, such as the court file and the page.',
  ),
  FACTS_NO_VALUE: problem<Record<never, never>>(
    () => 'A fact is named, and no value stands after it.',
    () => 'Write the fact, an equals sign and what was found.',
  ),
  FACTS_NOT_NAMED: problem<{ missing: string }>(
    (p) =>
      p.missing === ''
        ? 'A value stands alone, and no fact is missing in this row.'
        : `A value stands alone, and more than one thing is missing in this row: ${p.missing}.`,
    () => 'Write which fact it is before the value, with an equals sign between them.',
  ),
  FACTS_UNKNOWN_FACT: problem<{ facts: string }>(
    () => 'The law of this run knows no fact of that name.',
    (p) => `Name it as it stands under Missing facts: ${p.facts}.`,
  ),
  FACTS_OF_OTHER_CHARGE: problem<Record<never, never>>(
    () => 'It is a fact of another charge of the person, and cannot be found in this row.',
    (_) =>
      `Enter it in a row of that charge. If it has none in ${REVIEW}, add one with its Charge: the annotated copy of the list has it.`,
  ),
  FACTS_OF_IDENTITY: problem<Record<never, never>>(
    () => 'Who the person is was settled before facts are read, and cannot be entered here.',
    () => `Add the state identification number or the full birth date to the list, and screen it again.`,
  ),
  FACTS_OF_THE_LIST: problem<Record<never, never>>(
    () => 'Whether the list holds all charges of the person is no fact of one charge.',
    () => 'Ask the agency that sent the list, and screen a list that is whole.',
  ),
  FACTS_OF_COUNSEL: problem<Record<never, never>>(
    () => 'It is a question of law for counsel, which no fact answers.',
    () => 'Have counsel answer it: the answer belongs into the law or the policy of the office.',
  ),
  FACTS_UNREADABLE: problem<{ fact: string; column: string; why: string }>(
    (p) => `What was entered cannot be read as ${p.fact}: ${p.why}.`,
    (p) => `Enter it as a list would have it in the cell ${p.column}.`,
  ),
  FACTS_NOT_SETTLED: problem<{ fact: string; why: string }>(
    (p) => `With what was entered ${p.fact} is still not known${p.why === '' ? '' : `: ${p.why}`}.`,
    () => `Check it against the other cells of the charge. If one of them is wrong: ${AS_LIST}`,
  ),
  FACTS_KNOWN: problem<{ fact: string }>(
    (p) => `${p.fact} is not missing: the list says something else.`,
    () => `If the list is wrong: ${AS_LIST}`,
  ),
  FACTS_CHANGE_KNOWN: problem<{ fact: string; known: string }>(
    (p) => `What was entered for ${p.fact} would change what the list says of ${p.known}.`,
    () => `Check both. If the list is wrong: ${AS_LIST}`,
  ),
  FACTS_CONTRADICT: problem<{ rows: string }>(
    (p) =>
      `Different values were entered for this fact of the charge, in the rows ${p.rows}. None of them was applied.`,
    () => 'Find out which is right, remove the others, and apply the workbook again.',
  ),
  FACTS_CONTRADICT_EARLIER: problem<{ row: number }>(
    (p) => `Another value was found for it before: row ${p.row} of found-facts.csv of the run.`,
    () => 'Find out which is right. If the earlier one is wrong, begin with the run it was applied to.',
  ),
};
