import { stringify } from 'yaml';
import { type MappedColumn, PERSON_AND_COUNT } from '../mapping/mapping.js';
import type { Inspection } from './inspect-file.js';
import type { Proposal } from './propose.js';

const WIDTH = 110;

/**
 * The mapping file drafted for an inspected file. What is sure or likely stands as it will be used; what is unsure, and
 * every column that is left out, stands as a comment. It holds names of columns and no cell.
 */
export function draftMapping(inspection: Inspection): string {
  const { file, proposals, rowsAre, table, profiles } = inspection;
  const active = proposals.filter(({ sureness }) => sureness !== 'unsure');
  const unsure = proposals.filter(({ sureness }) => sureness === 'unsure');
  const lines = [
    `# Drafted by freshstart inspect from ${oneLine(file)}. Look through it before you use it:`,
    '# what is marked "likely" above all. Lines that begin with # do nothing.',
    ...comment(stateSentence(inspection)),
    ...rowsAre.notices.flatMap((notice) => ['#', ...comment(notice)]),
    `layout: ${scalar(layoutName(file))}`,
    '# true when a person has the same person_id in every file of this layout',
    'personKeyCrossesFiles: false',
    ...(table.emptyCellsAfter === 0
      ? []
      : [
          `# the header ends with ${table.emptyCellsAfter} empty cell${table.emptyCellsAfter === 1 ? '' : 's'} that no row has`,
          `cellsPerRow: ${profiles.length}`,
        ]),
    ...(rowsAre.areJoined
      ? ['# rows of one person with the same count are one charge', `joinRows: ${PERSON_AND_COUNT}`]
      : []),
    active.length === 0 ? 'columns: {}' : 'columns:',
    ...active.flatMap(lineOf),
  ];
  if (unsure.length > 0) {
    lines.push('', '# Unsure, so not used. Remove the # before a line that is right (keep the two spaces):');
    for (const proposal of unsure) lines.push(...lineOf(proposal).map((line) => `#${line}`));
  }
  const wanted = missingAdvice(active);
  if (wanted.length > 0) lines.push('', ...wanted);
  const left = columnsLeft(inspection);
  if (left.length > 0) lines.push('', '# Columns of the file that are not used:', ...left);
  return `${lines.join('\n')}\n`;
}

/** Whose citations and counties the file holds, in a sentence. */
export const stateSentence = ({ state, table }: Inspection): string =>
  state !== undefined
    ? `Its citations are those of ${state}: of the states that are known, only the words of ${state} were used to read it.`
    : table.rows === 0
      ? 'Without rows nothing tells of which state it is: its columns were told by their names alone.'
      : 'Its cells do not tell of which state it is: no citations of a state that is known were found, or those of several. Its columns were told by their names and by the form of their cells.';

/** A sentence as comment lines of a mapping. */
function comment(sentence: string): string[] {
  const lines = [''];
  for (const word of oneLineOf(sentence).split(' ')) {
    const line = lines[lines.length - 1];
    if (line.length + word.length + 3 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `# ${line}`);
}

/** The headers that no proposal uses, as comments. */
function columnsLeft({ profiles, proposals }: Inspection): string[] {
  const used = new Set(proposals.flatMap(({ fields }) => fields));
  return profiles
    .filter(({ sample }) => !used.has(sample.field))
    .map(({ sample }) => `#   ${oneLine(sample.header) || `(column ${sample.field + 1}, without a name)`}`);
}

function missingAdvice(active: readonly Proposal[]): string[] {
  const has = (column: string): boolean => active.some((one) => one.column === column);
  const advice: string[] = [];
  if (!has('statute'))
    advice.push('# No column of citations was found; without one the file cannot be screened.');
  if (!has('person_id') && !has('sid') && !has('name'))
    advice.push('# No column that tells people apart was found; one of person_id, sid and name is needed.');
  if (!has('county'))
    advice.push(
      '# No county was found. If all cases are of one county, say so under columns:',
      '#  county: { always: NAME }',
    );
  return advice;
}

function lineOf({ column, source, sureness, notes }: Proposal): string[] {
  const remark = sureness === 'likely' ? '  # likely' : '';
  return [...notes.map((note) => `  # ${oneLine(note)}`), `  ${column}: ${flow(source)}${remark}`];
}

/** One mapped column on one line; what does not matter is left out. */
function flow(source: MappedColumn): string {
  if ('always' in source) return `{ always: ${scalar(source.always)} }`;
  const parts: string[] = [];
  if ('from' in source) {
    parts.push(`from: ${listOf(source.from)}`);
    if (source.join.length > 0) parts.push(`join: ${joinOf(source.join)}`);
  } else {
    parts.push(`firstOf: ${listOf(source.firstOf)}`);
    if (source.together.length > 0) parts.push(`together: ${listOf(source.together)}`);
  }
  if (source.format !== undefined) parts.push(`format: ${scalar(source.format)}`);
  return `{ ${parts.join(', ')} }`;
}

const joinOf = (join: readonly string[]): string =>
  new Set(join).size === 1 ? quoted(join[0]) : `[${join.map(quoted).join(', ')}]`;

const listOf = (names: readonly string[]): string =>
  names.length === 1 ? scalar(names[0]) : `[${names.map(scalar).join(', ')}]`;

/** A text as YAML reads it back, bare where it can be. */
function scalar(text: string): string {
  if (/^[\p{L}_][\p{L}\d_./ -]*$/u.test(text) && !/ $/.test(text)) return text;
  return quoted(text);
}

const quoted = (text: string): string =>
  text.includes("'") || /[\p{Cc}]/u.test(text)
    ? stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd()
    : `'${text}'`;

const oneLineOf = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ');
const oneLine = (text: string): string => oneLineOf(text).slice(0, WIDTH);

/** The file's name without its endings. */
const layoutName = (file: string): string =>
  oneLine(file).replace(/(?:\.(?:csv|tsv|txt|gz|xlsx))+$/i, '') || 'my-export';
