import type { ListColumn } from '../../record/charge-cells.js';
import type { ColumnProfile } from './column-profile.js';
import { looksLikeName } from './content-kind.js';
import type { StateRecogniser } from './inspect-interface.js';
import { recognisedCells } from './recognised.js';

/** A cell of a column as it may be shown: as it stands, or with every letter an x and every digit a 0. */
export interface ShownSample {
  readonly text: string;
  readonly isMasked: boolean;
}

const SAMPLES = 3;
const LONGEST = 40;
const FEW = 60;
const BARE = 24;
const OFTEN = 10;
const SHORTEST_RUN_OF_DIGITS = /\d{5}/;

/** Words of headers whose cells may be about a person, or lead to one. */
const PERSONAL_WORDS = new Set(
  (
    'name last first middle suffix alias birth address phone email ssn license identification number sid fbi dcn ' +
    'docket case complaint document booking fingerprint index master row age eye place victim judge attorney ' +
    'officer client comment warrant ticket report event state participant party inmate'
  ).split(' '),
);

/** Charge columns whose repeated cells say nothing of a person. */
const PLAIN_COLUMNS: readonly ListColumn[] = [
  'sex',
  'race',
  'arresting_agency',
  'county',
  'count',
  'statute',
  'description',
  'class',
  'grams',
  'enhanced',
  'disposition',
  'sentence',
];
/** Columns whose cells may be shown when they are recognised, however many there are. */
const RECOGNISED_COLUMNS: readonly ListColumn[] = ['statute', 'class', 'county', 'disposition'];

/** Letters become x and X, digits 0; length and punctuation stay. */
export const masked = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === 'X' ? letter : 'x'))
    .replace(/\p{N}/gu, '0');

/**
 * A few samples of a column for a screen that others may see. A cell is shown as it stands only when it cannot be
 * about one person: it is recognised as a citation, a class, a county or a disposition in a column that is one, or it
 * is one of few texts that fill the column again and again. Everything else is masked. `column` is what the column is
 * proposed to be.
 */
export function shownSamples(
  profile: ColumnProfile,
  column: ListColumn | undefined,
  recognisers: readonly StateRecogniser[],
): readonly ShownSample[] {
  const isShown = whatMayBeShown(profile, column, recognisers);
  const samples = new Map<string, ShownSample>();
  for (const { text, count } of profile.sample.values) {
    if (samples.size === SAMPLES) break;
    const isMasked = !isShown(text, count);
    const whole = isMasked ? masked(text) : text;
    const shown = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}...` : whole;
    if (!samples.has(shown)) samples.set(shown, { text: printable(shown), isMasked });
  }
  return [...samples.values()];
}

/** No control character of a cell reaches a terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');

function whatMayBeShown(
  { sample, words, kind }: ColumnProfile,
  column: ListColumn | undefined,
  recognisers: readonly StateRecogniser[],
): (text: string, count: number) => boolean {
  const isPersonal = words.known.some((word) => PERSONAL_WORDS.has(word));
  if (kind === 'date' || kind === 'name' || kind === 'blank') return () => false;
  const isRecognised = RECOGNISED_COLUMNS.some((one) => one === column);
  const own = isRecognised ? recognisedCells(column, recognisers) : undefined;
  const isPlain = column !== undefined && PLAIN_COLUMNS.includes(column);
  if (isPersonal && !isPlain) return () => false;
  const repeats = sample.filled / Math.max(1, sample.distinct.count);
  const isFew = sample.distinct.count <= FEW;
  // A column of which nothing is known must repeat itself far more than a person's charges do.
  const isRepeated = isPlain ? isFew && repeats >= 3 : isFew && repeats >= 20 && kind !== 'identifier';
  return (text, count) => {
    // Behind a citation any words may stand: such a cell is shown only when the file repeats it.
    if ((text.length <= BARE || count >= OFTEN) && own?.looksLike(text) === true) return true;
    if (!isRepeated || looksLikeName(text) || SHORTEST_RUN_OF_DIGITS.test(text)) return false;
    return count >= (isPlain ? 2 : OFTEN);
  };
}
