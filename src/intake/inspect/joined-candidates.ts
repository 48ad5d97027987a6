import { type Candidate, together } from './candidate.js';
import { ofShare, percent } from './cell-support.js';
import type { ColumnProfile } from './column-profile.js';
import { nameScore } from './header-score.js';
import type { StateRecogniser } from './inspect-interface.js';

/** The parts of a citation from the outside in, and what may join them. */
const CITATION_PARTS = ['chapter', 'act', 'section', 'subsection', 'paragraph'];
const CITATION_JOINS = [' ', '', '-', '/'];
/** A join that reads a few more rows may only read rows that lack a part. */
const CLEARLY_BETTER = 0.1;
const NAME_PARTS = ['last', 'first', 'middle', 'suffix'];
/** LAST, FIRST MIDDLE SUFFIX. */
const NAME_JOINS = [', ', ' ', ' '];

interface Part {
  readonly part: string;
  readonly profile: ColumnProfile;
  /** The other words of its header. */
  readonly rest: readonly string[];
}

/** Columns that hold a citation in parts, such as CHAPTER, ACT and SECTION: one candidate for each set of them. */
export function citationCandidates(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  recognisers: readonly StateRecogniser[],
): Candidate[] {
  const isCitation = recognisers.find(({ column }) => column === 'statute')?.looksLike;
  return [...setsOf(partsIn(profiles, CITATION_PARTS, [])).values()].flatMap((parts) => {
    const isWhole = parts.length > 1 && parts.some(({ part }) => part === 'section' || part === 'paragraph');
    if (!isWhole) return [];
    const fields = parts.map(({ profile }) => profile.sample.field);
    const { known, unknown } = parts[0].profile.words;
    const rest = known.filter((word) => word !== parts[0].part);
    const name = nameScore('statute', '', { known: [...rest, 'statute', 'section'], unknown });
    const joins = CITATION_JOINS.map((join) => {
      const joined = rows.map((row) => joinedCells(row, fields, join)).filter((text) => text !== '');
      const fit = isCitation === undefined ? 0 : joined.filter(isCitation).length;
      return { join, share: joined.length === 0 ? 0 : fit / joined.length, cells: joined.length };
    });
    const best = joins.reduce((one, other) => (other.share > one.share + CLEARLY_BETTER ? other : one));
    const isTested = isCitation !== undefined && best.cells > 0;
    const support = { score: isTested ? ofShare(best.share) : 0, words: '' };
    return [
      {
        column: 'statute',
        fields,
        source: { from: parts.map(headerOf), join: fields.slice(1).map(() => best.join) },
        score: together(name.score, support),
        why: [
          `the names say ${parts.map(({ part }) => part).join(', ')}`,
          ...(isTested ? [`${percent(best.share)} of the cells, joined, look like a citation`] : []),
        ],
      } satisfies Candidate,
    ];
  });
}

/** Columns that hold a name in parts: last and first, perhaps middle and suffix. */
export function nameCandidates(profiles: readonly ColumnProfile[]): Candidate[] {
  const parts = partsIn(profiles, NAME_PARTS, ['name', 'initial']);
  return [...setsOf(parts).values()].flatMap((set) => {
    if (!set.some(({ part }) => part === 'last') || !set.some(({ part }) => part === 'first')) return [];
    const { rest, profile } = set[0];
    const name = nameScore('name', '', {
      known: [...rest, 'name'],
      unknown: profile.words.unknown,
    });
    const isOfWords = set.every(({ profile: { kind } }) => !['number', 'date', 'identifier'].includes(kind));
    return [
      {
        column: 'name',
        fields: set.map((one) => one.profile.sample.field),
        source: { from: set.map(headerOf), join: NAME_JOINS.slice(0, set.length - 1) },
        score: together(Math.min(1, name.score + PARTS_ARE_CLEARER), {
          score: isOfWords ? 1 : -1,
          words: '',
        }),
        why: [`the names say ${set.map(({ part }) => part).join(', ')} name`],
      } satisfies Candidate,
    ];
  });
}

/** Last and first name beside each other are a person's, surer than one column called name. */
const PARTS_ARE_CLEARER = 0.15;

const headerOf = ({ profile }: Part): string => profile.sample.header;

function partsIn(
  profiles: readonly ColumnProfile[],
  parts: readonly string[],
  silent: readonly string[],
): Part[] {
  return profiles.flatMap((profile) => {
    const { known } = profile.words;
    const own = parts.filter((part) => known.includes(part));
    if (own.length !== 1) return [];
    const rest = known.filter((word) => word !== own[0] && !silent.includes(word));
    return [{ part: own[0], profile, rest }];
  });
}

/** Parts whose headers are alike but for the part, in the order of the parts; of two equal parts the first counts. */
function setsOf(parts: readonly Part[]): Map<string, Part[]> {
  const sets = new Map<string, Part[]>();
  for (const one of parts) {
    const key = [...one.rest].sort().join(' ') + one.profile.words.unknown.join(' ');
    const set = sets.get(key) ?? [];
    if (!set.some(({ part }) => part === one.part)) set.push(one);
    sets.set(key, set);
  }
  const order = [...CITATION_PARTS, ...NAME_PARTS];
  for (const set of sets.values()) set.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  return sets;
}

function joinedCells(row: readonly string[], fields: readonly number[], join: string): string {
  return fields
    .map((field) => row[field] ?? '')
    .filter((text) => text !== '')
    .join(join);
}
