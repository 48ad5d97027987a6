import { type Candidate, singleCandidate } from './candidate.js';
import type { ColumnProfile } from './column-profile.js';
import type { StateRecogniser } from './inspect-interface.js';

const CLEAR = 0.85;
const JOIN = '; ';
/** So that the pair goes before its first column alone. */
const AHEAD = 0.01;

/**
 * A sentence whose kind stands in two columns, such as SENTENCE_TYPE and COMMITMENT_TYPE: `Probation` alone would hide
 * that the commitment says which probation.
 */
export function sentenceCandidates(
  profiles: readonly ColumnProfile[],
  recognisers: readonly StateRecogniser[],
): Candidate[] {
  const kind = best(profiles, 'sentence', recognisers);
  const commitment = best(profiles, 'commitment', recognisers);
  if (kind === undefined || commitment === undefined || kind.score < CLEAR) return [];
  const headers = [kind, commitment].flatMap(({ source }) => ('from' in source ? source.from : []));
  return [
    {
      column: 'sentence',
      fields: [...kind.fields, ...commitment.fields],
      source: { from: headers, join: [JOIN] },
      score: kind.score + AHEAD,
      why: [...kind.why, 'the commitment says which'],
    },
  ];
}

function best(
  profiles: readonly ColumnProfile[],
  word: string,
  recognisers: readonly StateRecogniser[],
): Candidate | undefined {
  return profiles
    .filter(({ words }) => words.known.includes(word) && !words.known.includes('length'))
    .map((profile) => singleCandidate('sentence', profile, recognisers))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score)
    .at(0);
}
