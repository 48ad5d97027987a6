import type { ListColumn } from '../../record/charge-cells.js';
import { type Candidate, singleCandidate } from './candidate.js';
import type { ColumnProfile } from './column-profile.js';
import type { StateRecogniser } from './inspect-interface.js';

/** Cells that an export may hold twice: as filed, and as amended or convicted of. The citation leads. */
const AMENDABLE: readonly ListColumn[] = ['statute', 'description', 'class'];
/** Words that say which of the two, the one that counts most first. */
const VERSIONS = ['amended', 'final', 'convicted'] as const;
const FILED = ['initial', 'filed'];
const CLEAR = 0.75;
/** So that the pair goes before each of its columns alone. */
const AHEAD = 0.01;

interface Version {
  readonly word: string;
  readonly candidate: Candidate;
}

/**
 * Charges that stand in two columns each, as filed and as amended: the amended cell counts where there is one, and
 * what was amended together is not mixed with what was not.
 */
export function amendedCandidates(
  profiles: readonly ColumnProfile[],
  recognisers: readonly StateRecogniser[],
): Candidate[] {
  const pairs = AMENDABLE.map((column) => pairOf(column, profiles, recognisers));
  const [citation] = pairs;
  return pairs.flatMap((pair, at) => {
    if (pair === undefined) return [];
    const [later, earlier] = pair;
    const leads = at > 0 && citation?.[0].word === later.word ? headersOf(citation[0]) : [];
    return [
      {
        column: later.candidate.column,
        fields: [...later.candidate.fields, ...earlier.candidate.fields],
        source: { firstOf: [...headersOf(later), ...headersOf(earlier)], together: leads },
        score: Math.max(later.candidate.score, earlier.candidate.score) + AHEAD,
        why: [`${headersOf(later).join()} counts where it is filled, else ${headersOf(earlier).join()}`],
      },
    ];
  });
}

const headersOf = ({ candidate }: Version): readonly string[] =>
  'from' in candidate.source ? candidate.source.from : [];

/** The version that counts and the one it replaces. */
function pairOf(
  column: ListColumn,
  profiles: readonly ColumnProfile[],
  recognisers: readonly StateRecogniser[],
): readonly [Version, Version] | undefined {
  const versions = profiles.flatMap((profile) => {
    const { known } = profile.words;
    const said = [...VERSIONS, ...FILED].filter((word) => known.includes(word));
    const words = { ...profile.words, known: known.filter((word) => !said.includes(word)) };
    const candidate = singleCandidate(column, { ...profile, words }, recognisers);
    if (candidate === undefined || candidate.score < CLEAR || said.length > 1) return [];
    return [{ word: said[0] ?? '', candidate }];
  });
  const best = (words: readonly string[]): Version | undefined =>
    versions
      .filter(({ word }) => words.includes(word))
      .reduce<Version | undefined>(
        (one, other) => (one === undefined || other.candidate.score > one.candidate.score ? other : one),
        undefined,
      );
  const later = VERSIONS.map((word) => best([word])).find((version) => version !== undefined);
  const [plain, filed] = [best(['']), best(FILED)];
  const earlier = (filed?.candidate.score ?? 0) > (plain?.candidate.score ?? 0) ? filed : plain;
  return later === undefined || earlier === undefined ? undefined : [later, earlier];
}
