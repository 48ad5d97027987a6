import type { ListColumn } from '../../record/charge-cells.js';
import type { StateRecogniser, StateVocabulary } from './inspect-interface.js';

/** What cells of one column look like in a state, by all that speaks of the column. */
export interface Recognised {
  readonly what: string;
  readonly looksLike: (text: string) => boolean;
}

/** What the cells of `column` look like; undefined when nothing is known of them. */
export const recognisedCells = (
  column: ListColumn | undefined,
  recognisers: readonly StateRecogniser[],
): Recognised | undefined => anyOf(recognisers.filter((one) => one.column === column));

/** The same, of cells that are hardly anything else. */
export const tellingCells = (
  column: ListColumn,
  recognisers: readonly StateRecogniser[],
): Recognised | undefined => anyOf(recognisers.filter((one) => one.column === column && one.isTelling));

function anyOf(recognisers: readonly StateRecogniser[]): Recognised | undefined {
  const tests = recognisers.flatMap(({ looksLike }) => (looksLike === undefined ? [] : [looksLike]));
  const what = recognisers.find(({ looksLike }) => looksLike !== undefined)?.what;
  return what === undefined ? undefined : { what, looksLike: (text) => tests.some((test) => test(text)) };
}

/** Every state's words of headers, and nothing of what cells look like. */
export const headerWordsAlone = (vocabularies: readonly StateVocabulary[]): StateRecogniser[] =>
  vocabularies.flatMap(({ recognisers }) =>
    recognisers.flatMap(({ looksLike, ...words }) => (words.headerWords === undefined ? [] : [words])),
  );
