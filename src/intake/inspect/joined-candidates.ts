import { type Candidate, together } from './candidate.js';
import { ofShare, percent } from './cell-support.js';
import type { ColumnProfile } from './column-profile.js';
import { nameScore } from './header-score.js';
import type { StateRecogniser } from './inspect-interface.js';
import { recognisedCells } from './recognised.js';

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

/** Columns whose cells, joined, may be a citation, and the part of the sampled rows (0 to 1) in which they are. */
export interface JoinedCitation {
  readonly parts: readonly Part[];
  readonly join: string;
  readonly share: number;
  /** How many of the sampled rows have a cell. */
  readonly cells: number;
}

/** Each set of columns that hold a citation in parts, such as CHAPTER, ACT and SECTION, joined as fits best. */
export function joinedCitations(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  looksLike: (text: string) => boolean,
): JoinedCitation[] {
  return [...setsOf(partsIn(profiles, CITATION_PARTS, [])).values()].flatMap((parts) => {
    const isWhole = parts.length > 1 && parts.some(({ part }) => part === 'section' || part === 'paragraph');
    if (!isWhole) return [];
    const fields = parts.map(({ profile }) => profile.sample.field);
    const joins = CITATION_JOINS.map((join) => {
      const joined = rows.map((row) => joinedCells(row, fields, join)).filter((text) => text !== '');
      const fit = joined.filter(looksLike).length;
      return { join, share: joined.length === 0 ? 0 : fit / joined.length, cells: joined.length };
    });
    return [
      { parts, ...joins.reduce((one, other) => (other.share > one.share + CLEARLY_BETTER ? other : one)) },
    ];
  });
}

/** One candidate for each set of columns that hold a citation in parts. */
export function citationCandidates(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  recognisers: readonly StateRecogniser[],
): Candidate[] {
  const known = recognisedCells('statute', recognisers);
  const looksLike = known?.looksLike ?? (() => false);
  return joinedCitations(profiles, rows, looksLike).map(({ parts, join, share, cells }) => {
    const { words } = parts[0].profile;
    const rest = words.known.filter((word) => word !== parts[0].part);
    const name = nameScore('statute', '', { known: [...rest, 'statute', 'section'], unknown: words.unknown });
    const isTested = known !== undefined && cells > 0;
    const support = { score: isTested ? ofShare(share) : 0, words: '' };
    return {
      column: 'statute',
      fields: parts.map(({ profile }) => profile.sample.field),
      source: { from: parts.map(headerOf), join: parts.slice(1).map(() => join) },
      score: together(name.score, support),
      why: [
        `the names say ${parts.map(({ part }) => part).join(', ')}`,
        ...(isTested ? [`${percent(share)} of the cells, joined, look like a citation`] : []),
      ],
    };
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
