import type { KindCells } from '../../../law/fact-reader.js';
import { isCellError } from '../../../record/cell-errors.js';
import { SOURCES_DISAGREE } from '../../../record/charge-cells.js';
import { rememberByText } from '../../../record/remember.js';
import { parseCaCitation } from '../citations/parse-citation.js';
import { printCaCitation } from '../citations/print-citation.js';
import { prop64SectionsIn } from '../citations/prop64-comment.js';
import { felonyOf } from '../classes.js';
import { isConvicted, saysSetAside } from '../dispositions.js';
import { sentenceLengths } from './sentence.js';

/** Two sources have two texts for the cell. */
export const disagrees = (text: string): boolean => text === SOURCES_DISAGREE;

/** The citation of a charge. */
export const citationOf = rememberByText(parseCaCitation);

/** Proposition 64 sections that a comment names. */
export const namedInComment = rememberByText((comment: string) => prop64SectionsIn(comment));

/** Whether a disposition is a conviction, and whether its own words set it aside. */
export const dispositionOf = rememberByText((text: string) => ({
  convicted: disagrees(text) ? ('unknown' as const) : isConvicted(text) ? ('yes' as const) : ('no' as const),
  setAside: saysSetAside(text),
}));

export const levelOf = rememberByText((text: string) => (disagrees(text) ? 'unknown' : felonyOf(text)));

export const lengthsOf = rememberByText(sentenceLengths);

/** What the cell for clearing says; the layout writes `yes` where a later row sets the conviction aside. */
export function clearedCell(text: string): 'yes' | 'no' | 'blank' | 'unreadable' {
  if (text === '') return 'blank';
  if (/^(?:YES|Y)$/i.test(text)) return 'yes';
  if (/^(?:NO|N)$/i.test(text)) return 'no';
  return 'unreadable';
}

/** What kind of step the record tells of. */
export type StepKind = 'registration' | 'deceased' | 'other' | 'disagrees';

export function stepKind(event: string): StepKind {
  if (disagrees(event)) return 'disagrees';
  const word = event.trim().toUpperCase();
  if (word.startsWith('DECEASED')) return 'deceased';
  return word.startsWith('REGISTRATION') ? 'registration' : 'other';
}

/** A key with outer spaces dropped and letters in one case; a cell that holds no text of its own is not filled. */
export const plainKey = (text: string): string =>
  disagrees(text) || isCellError(text) ? '' : text.trim().toUpperCase();

const CLEARED: KindCells = { columns: ['cleared'], key: ([text]) => clearedCell(text) };
const DISPOSITION: KindCells = {
  columns: ['disposition'],
  key: ([text]) => JSON.stringify(dispositionOf(text)),
};

/** The cells that tell of most charges that they are no conviction. */
export const EARLY_CELLS: readonly KindCells[] = [
  CLEARED,
  DISPOSITION,
  { columns: ['event'], key: ([text]) => stepKind(text) },
];

/**
 * What matters of the cells of a kind: the facts ask nothing else of them. What has few keys comes first, so that the
 * combinations that all charges are looked up in stay few for long.
 */
export const KIND_CELLS: readonly KindCells[] = [
  CLEARED,
  { columns: ['class'], key: ([text]) => levelOf(text) },
  DISPOSITION,
  { columns: ['event', 'statute'], key: ([event, text]) => `${stepKind(event)} ${begins290(text)}` },
  { columns: ['companions'], key: ([text]) => text },
  {
    columns: ['comment'],
    key: ([text]) => (disagrees(text) ? 'disagrees' : JSON.stringify(namedInComment(text))),
  },
  {
    columns: ['statute'],
    key: ([text]) => {
      if (disagrees(text)) return 'disagrees';
      const reading = citationOf(text);
      return reading.kind === 'citation'
        ? printCaCitation(reading.citation)
        : `(${reading.kind}) ${text === '' ? 'blank' : String(namesProp64Number(text))}`;
    },
  },
  { columns: ['sentence'], ofWeight: true, key: ([text]) => JSON.stringify(lengthsOf(text) ?? 'unreadable') },
];

/** Whether a text that cannot be read as a citation names a number of Proposition 64 all the same. */
export const namesProp64Number = (text: string): boolean =>
  /(?<!\d)(?:11357|11358|11359|11360)(?![\d.])/.test(text);

/** A registration under section 290 of the Penal Code, as the step describes it. */
export const begins290 = (text: string): boolean => /^\s*290(?!\d)/.test(text);
