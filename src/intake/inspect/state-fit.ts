import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import { nameScore } from './header-score.js';
import type { StateRecogniser, StateVocabulary } from './inspect-interface.js';
import { joinedCitations } from './joined-candidates.js';
import { headerWordsAlone, tellingCells } from './recognised.js';

/** Whose words a file is written in. */
export interface StateFit {
  /** The state whose citations (and counties) the cells are; undefined when they do not tell. */
  readonly vocabulary: StateVocabulary | undefined;
  /** What tells columns: of that state alone; when none fits, the words of headers of all, and no state's cells. */
  readonly recognisers: readonly StateRecogniser[];
}

const LEAST_FIT = 0.5;
/** The other states must fit less than half as well. */
const CLEARLY = 2;

/**
 * The state whose vocabulary fits a file. Citations count wherever they stand; a county counts only under a name that
 * says so, because the name of a county of one state may be a colour or a surname in another.
 */
export function stateFit(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  vocabularies: readonly StateVocabulary[],
): StateFit {
  const [first, second] = vocabularies
    .map((vocabulary) => ({ vocabulary, fit: fitOf(profiles, rows, vocabulary) }))
    .sort((a, b) => b.fit - a.fit);
  const isClear = first !== undefined && first.fit >= LEAST_FIT && first.fit >= CLEARLY * (second?.fit ?? 0);
  return isClear
    ? { vocabulary: first.vocabulary, recognisers: first.vocabulary.recognisers }
    : { vocabulary: undefined, recognisers: headerWordsAlone(vocabularies) };
}

const COUNTIES_WEIGH = 0.5;
/** A column that is filled in fewer rows than one in five of the fullest says nothing of the whole file. */
const FILLED_ENOUGH = 0.2;

function fitOf(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  { recognisers }: StateVocabulary,
): number {
  const citation = tellingCells('statute', recognisers);
  const county = tellingCells('county', recognisers);
  const fullest = Math.max(0, ...profiles.map(({ sample }) => sample.filled));
  const full = profiles.filter(({ sample }) => sample.filled >= FILLED_ENOUGH * fullest);
  const citations =
    citation === undefined
      ? []
      : [
          ...full.map(({ sample }) => shareOf(sample.values, citation.looksLike)),
          ...joinedCitations(profiles, rows, citation.looksLike).map(({ share }) => share),
        ];
  const counties =
    county === undefined
      ? []
      : full
          .filter(({ sample, words }) => nameScore('county', sample.header, words).score > 0)
          .map(({ sample }) => shareOf(sample.values, county.looksLike));
  return Math.max(0, ...citations) + COUNTIES_WEIGH * Math.max(0, ...counties);
}
