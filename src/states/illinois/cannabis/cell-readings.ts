import type { KindCells, ReadingTerms } from '../../../law/fact-reader.js';
import { isCellError } from '../../../record/cell-errors.js';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { readDate } from '../../../record/read-date.js';
import { rememberByText } from '../../../record/remember.js';
import { parseCitation } from '../citations/parse-citation.js';
import { printCitation } from '../citations/print-citation.js';
import { CLASSES, readClass } from '../classes.js';
import { readCounty } from '../counties.js';
import { gramsIn } from '../descriptions/grams.js';
import { iucrIn } from '../descriptions/iucr.js';
import { namesCannabis } from '../descriptions/names-cannabis.js';
import { readCivilFinding, readDisposition, saysExpunged } from '../dispositions/read-disposition.js';
import { readWeightCell } from '../weights.js';
import type { StatedClass } from './class-and-weight.js';

/** The citation of a cell. */
export const citationOf = rememberByText(parseCitation);
/** The citation of a cell in its one spelling; empty where it cannot be read. */
export const printedCitation = rememberByText((text) => {
  const reading = citationOf(text);
  return reading.kind === 'citation' ? printCitation(reading.citation) : '';
});
/** Whether a description names cannabis. */
export const saysCannabis = rememberByText(namesCannabis);
/** Weights that a description names, in words and as a police code. */
export const describedWeights = rememberByText((text) => ({ named: gramsIn(text), iucr: iucrIn(text) }));

/** What a disposition and a sentence say, joined by a line break: as a criminal charge, and as a civil one. */
export const dispositionOf = rememberByText((both: string) => {
  const [disposition, sentence] = both.split('\n');
  return {
    criminal: readDisposition(disposition, sentence),
    civil: readCivilFinding(disposition, sentence),
    expunged: saysExpunged(disposition, sentence),
  };
});

/** Two sources have two texts for the cell. */
export const disagrees = (text: string): boolean => text === SOURCES_DISAGREE;

/** The county a text names, or empty. */
export function countyKey(text: string): string {
  const county = readCounty(text);
  return county.kind === 'county' ? county.name : '';
}

const PLACEHOLDER = /^(?:UNKNOWN|UNK|NONE|NA|NULL|TBD|PENDING|0+|9+|)$/;

/** A key with case, spaces and punctuation dropped; words that stand for nothing are not filled. */
export function plainKey(text: string): string {
  if (disagrees(text) || isCellError(text)) return '';
  const key = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return PLACEHOLDER.test(key) ? '' : key;
}

/** What a class cell says. */
export const statedClass = rememberByText(readStatedClass);

function readStatedClass(text: string): StatedClass {
  if (disagrees(text)) return { kind: 'sources disagree', mask: CLASSES.all };
  const reading = readClass(text);
  return reading.kind === 'stated' || reading.kind === 'narrowed'
    ? reading
    : { kind: reading.kind, mask: CLASSES.all };
}

/** What a weight cell says. */
export const weightCell = (text: string) =>
  disagrees(text) ? ({ kind: 'sources disagree' } as const) : readWeightCell(text);

/** What the cell says of clearing: `yes` or a date is cleared; sealing alone is no bar. */
export function clearedCell(text: string, terms: ReadingTerms): 'yes' | 'no' | 'blank' | 'unreadable' {
  const said = yesOrNo(text);
  if (said !== 'unreadable') return said;
  if (/^(?:VACATED|EXPUNGED|VACATED AND EXPUNGED|CLEARED)$/i.test(text)) return 'yes';
  if (/^SEALED$/i.test(text)) return 'no';
  return readDate(text, terms.asOf).kind === 'read' ? 'yes' : 'unreadable';
}

/** What a yes-or-no cell says. */
export function yesOrNo(text: string): 'yes' | 'no' | 'blank' | 'unreadable' {
  if (text === '') return 'blank';
  if (/^(?:YES|Y|TRUE|T|1)$/i.test(text)) return 'yes';
  if (/^(?:NO|N|FALSE|F|0)$/i.test(text)) return 'no';
  return 'unreadable';
}

/**
 * What matters of the cells of a kind: the facts ask nothing else of them. What has few keys comes first, so that the
 * combinations that all charges are looked up in stay few for long.
 */
export const KIND_CELLS: readonly KindCells[] = [
  { columns: ['enhanced'], key: ([text]) => yesOrNo(text) },
  { columns: ['cleared'], key: ([text], terms) => clearedCell(text, terms) },
  { columns: ['class'], key: ([text]) => JSON.stringify(statedClass(text)) },
  {
    columns: ['disposition', 'sentence'],
    key: ([disposition, sentence]) => JSON.stringify(dispositionOf(`${disposition}\n${sentence}`)),
  },
  {
    columns: ['statute'],
    key: ([text]) => {
      const reading = citationOf(text);
      return reading.kind === 'citation' ? printCitation(reading.citation) : `(${reading.kind})`;
    },
  },
  { columns: ['description'], key: ([text]) => String(saysCannabis(text)) },
  {
    columns: ['description'],
    ofWeight: true,
    key: ([text]) => JSON.stringify(describedWeights(text)),
  },
  { columns: ['grams'], ofWeight: true, key: ([text]) => JSON.stringify(weightCell(text)) },
];
