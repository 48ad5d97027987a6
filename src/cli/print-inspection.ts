import type { ColumnProfile } from '../intake/inspect/column-profile.js';
import type { ContentKind } from '../intake/inspect/content-kind.js';
import { stateSentence } from '../intake/inspect/draft-mapping.js';
import type { Inspection } from '../intake/inspect/inspect-file.js';
import { shownSamples } from '../intake/inspect/mask.js';
import { namedTwice, type Proposal } from '../intake/inspect/propose.js';
import { LIST_COLUMNS } from '../record/charge-cells.js';

const DELIMITER_WORDS: Readonly<Record<string, string>> = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '|': 'vertical bars',
};
const KIND_WORDS: Readonly<Record<ContentKind, string>> = {
  blank: 'no cell filled',
  mark: 'a mark',
  date: 'dates',
  'yes or no': 'yes or no',
  number: 'numbers',
  code: 'codes',
  name: 'names',
  identifier: 'identifiers',
  text: 'text',
};
const INDENT = '     ';

const n = (value: number): string => value.toLocaleString('en-US');

/** What was found in a file of unknown layout, as text for a terminal of `width` columns. */
export function printInspection(inspection: Inspection, width: number): string {
  const { file, table, profiles, proposals } = inspection;
  const { notices } = inspection.rowsAre;
  const delimiter = DELIMITER_WORDS[table.delimiter] ?? table.delimiter;
  const lines = [
    ...wrapped(
      `${file}: ${count(table.rows, 'row')}, ${count(profiles.length, 'column')}, separated by ${delimiter}, ${table.encoding}.`,
      '',
      width,
    ),
  ];
  if (table.rejected > 0)
    lines.push(
      ...wrapped(
        `${count(table.rejected, 'row')} could not be read (another number of cells than the header, or quotation marks that do not pair up); screen sets them aside and says why for each.`,
        '',
        width,
      ),
    );
  if (table.rows === 0)
    lines.push(
      ...wrapped('The file has no rows, so only the names of its columns tell what they are.', '', width),
    );
  if (table.emptyCellsAfter > 0)
    lines.push(
      ...wrapped(
        `The header ends with ${count(table.emptyCellsAfter, 'empty cell')} that no row has; the draft says so, and screen then reads the rows.`,
        '',
        width,
      ),
    );
  if (table.rows > 0) lines.push(...wrapped(stateSentence(inspection), '', width));
  for (const notice of notices) lines.push('', ...wrapped(`! ${notice}`, '  ', width));
  if (notices.length > 0) lines.push('');
  const twice = namedTwice(profiles);
  if (twice.length > 0)
    lines.push(...wrapped(`Names that stand over more than one column: ${twice.join(', ')}.`, '', width));
  lines.push(
    ...wrapped('Samples that may be about a person are masked: letters are x, digits 0.', '', width),
    '',
  );
  for (const profile of profiles) lines.push(...columnLines(profile, inspection, width));
  lines.push('', ...wrapped(tally(proposals), '', width));
  const missing = LIST_COLUMNS.filter((column) => !proposals.some((one) => one.column === column));
  if (missing.length > 0) lines.push(...wrapped(`Not found: ${missing.join(', ')}.`, '', width));
  return `${lines.join('\n')}\n`;
}

function tally(proposals: readonly Proposal[]): string {
  const of = (sureness: Proposal['sureness']): number =>
    proposals.filter((one) => one.sureness === sureness).length;
  return `Of the ${LIST_COLUMNS.length} columns a charge can have, ${proposals.length} were found: ${of('sure')} sure, ${of('likely')} likely, ${of('unsure')} unsure.`;
}

function columnLines(
  profile: ColumnProfile,
  { table, proposals, passedOver, recognisers }: Inspection,
  width: number,
): string[] {
  const { sample, kind, dates } = profile;
  const proposal = proposals.find(({ fields }) => fields.includes(sample.field));
  const number = String(sample.field + 1).padStart(3);
  const name = sample.header === '' ? '(no name)' : sample.header;
  const head = `${number}  ${name}  ${proposal === undefined ? '-> not used' : `-> ${target(proposal)}`}`;
  const samples = shownSamples(profile, proposal?.column, recognisers).map(({ text }) => text);
  const kindWords = dates === undefined ? KIND_WORDS[kind] : `dates ${dates.format}`;
  const details =
    kind === 'blank'
      ? `${KIND_WORDS.blank}`
      : `${filledShare(sample.filled, table.rows - table.rejected)} filled, ${sample.distinct.isExact ? '' : 'about '}${n(sample.distinct.count)} different, ${kindWords}: ${samples.join(' | ')}`;
  const why =
    proposal === undefined
      ? (passedOver.get(sample.field) ?? '')
      : [...proposal.why, ...proposal.notes].join('; ');
  return [
    ...wrapped(head, INDENT, width),
    ...wrapped(`${INDENT}${details}`, INDENT, width),
    ...(why === '' ? [] : wrapped(`${INDENT}${why}`, INDENT, width)),
  ];
}

const target = ({ column, fields, sureness }: Proposal): string =>
  `${fields.length > 1 ? 'part of ' : ''}${column} (${sureness})`;

function filledShare(filled: number, rows: number): string {
  if (filled === rows) return 'all';
  const share = Math.round((100 * filled) / Math.max(1, rows));
  return share === 0 ? 'under 1 %' : share === 100 ? 'over 99 %' : `${share} %`;
}

const count = (value: number, thing: string): string => `${n(value)} ${thing}${value === 1 ? '' : 's'}`;

/** Breaks a line at its spaces; the lines after the first begin with `indent`. */
function wrapped(line: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const at = space > indent.length + 1 ? space : width;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at).trimStart();
  }
  return [...lines, rest];
}
