import { type Candidate, singleCandidate } from './candidate.js';
import type { ColumnProfile } from './column-profile.js';
import { shareOf } from './column-sample.js';
import type { StateRecogniser } from './inspect-interface.js';

const CLEAR = 0.85;
const JOIN = '; ';
/** So that the pair goes before its first column alone. */
const AHEAD = 0.01;

/**
 * A sentence that stands in several columns: kind and commitment, such as SENTENCE_TYPE and COMMITMENT_TYPE (`Probation`
 * alone would hide that the commitment says which probation); or kind, length and unit, such as JAIL, 30 and DAYS.
 */
export function sentenceCandidates(
  profiles: readonly ColumnProfile[],
  recognisers: readonly StateRecogniser[],
): Candidate[] {
  const kind = best(profiles, 'sentence', recognisers);
  if (kind === undefined) return [];
  const commitment = best(profiles, 'commitment', recognisers);
  if (commitment !== undefined && kind.score >= CLEAR) {
    return [joined(kind, [...commitment.fields], JOIN, 'the commitment says which', profiles)];
  }
  const [length] = profiles.filter(isLength);
  const [unit] = profiles.filter(isUnit).sort((a, b) => Number(isCode(a)) - Number(isCode(b)));
  if (length === undefined || unit === undefined || kind.score < LIKELY) return [];
  const fields = [length.sample.field, unit.sample.field];
  return [joined(kind, fields, ' ', 'length and unit stand beside it', profiles)];
}

const LIKELY = 0.74;
const UNIT = /^(?:d|w|m|y|(?:day|week|month|mo|year|yr)(?:s|\(s\))?)$/i;
const UNITS = 0.8;

const isLength = ({ words, kind }: ColumnProfile): boolean =>
  words.known.includes('sentence') && words.known.includes('length') && kind === 'number';

const isUnit = ({ words, sample }: ColumnProfile): boolean =>
  words.known.includes('sentence') && shareOf(sample.values, (text) => UNIT.test(text)) >= UNITS;

const isCode = ({ words }: ColumnProfile): boolean => words.known.includes('code');

function joined(
  kind: Candidate,
  fields: readonly number[],
  join: string,
  why: string,
  profiles: readonly ColumnProfile[],
): Candidate {
  const all = [...kind.fields, ...fields];
  return {
    column: 'sentence',
    fields: all,
    source: {
      from: all.map((field) => profiles[field].sample.header),
      join: all.slice(1).map(() => join),
    },
    score: kind.score + AHEAD,
    why: [...kind.why, why],
  };
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
