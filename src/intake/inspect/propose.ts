import { LIST_COLUMNS, type ListColumn } from '../../record/charge-cells.js';
import type { MappedColumn } from '../mapping/mapping.js';
import { DATE_COLUMNS } from '../mapping/read-mapping.js';
import { amendedCandidates } from './amended-candidates.js';
import { type Candidate, singleCandidate } from './candidate.js';
import { percent } from './cell-support.js';
import type { ColumnProfile } from './column-profile.js';
import type { StateRecogniser } from './inspect-interface.js';
import { citationCandidates, nameCandidates } from './joined-candidates.js';
import { nearlySameDates } from './near-dates.js';
import { sentenceCandidates } from './sentence-candidates.js';

/** How sure a proposal is: `unsure` ones are left for a person to decide. */
export type Sureness = 'sure' | 'likely' | 'unsure';

/** A charge column and the columns of the file it is proposed to be made of. */
export interface Proposal {
  readonly column: ListColumn;
  readonly fields: readonly number[];
  readonly source: MappedColumn;
  readonly sureness: Sureness;
  readonly why: readonly string[];
  /** What a person should look at before relying on it. */
  readonly notes: readonly string[];
}

/** What is proposed for a whole file. */
export interface Proposals {
  /** In the order of the charge columns, at most one each; no column of the file is in two. */
  readonly proposals: readonly Proposal[];
  /** For a column of the file that is in none: a charge column it also seemed to be, and why it lost. */
  readonly passedOver: ReadonlyMap<number, string>;
}

const SURE = 1;
const LIKELY = 0.74;
/** Two columns nearer than this cannot be told apart. */
const TIE = 0.05;
const FITS_FORMAT = 0.995;

/** Proposes a source for each charge column that some column of the file seems to be, best fitting first. */
export function propose(
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
  recognisers: readonly StateRecogniser[],
): Proposals {
  const candidates = [
    ...LIST_COLUMNS.flatMap((column) =>
      profiles
        .map((profile) => singleCandidate(column, profile, recognisers))
        .filter((one) => one !== undefined),
    ),
    ...citationCandidates(profiles, rows, recognisers),
    ...nameCandidates(profiles),
    ...amendedCandidates(profiles, recognisers),
    ...sentenceCandidates(profiles, recognisers),
  ].filter((one) => !isWeightOfAPerson(one, profiles));
  const filled = (one: Candidate): number => Math.max(...one.fields.map((at) => profiles[at].sample.filled));
  const ordered = [...candidates].sort(
    (a, b) => b.score - a.score || filled(b) - filled(a) || a.fields[0] - b.fields[0],
  );
  const taken = new Map<ListColumn, Candidate>();
  /** The columns of the file that are used, with the score of what they are used for. */
  const used = new Map<number, number>();
  for (const one of ordered) {
    if (taken.has(one.column) || one.fields.some((field) => used.has(field))) continue;
    taken.set(one.column, one);
    for (const field of one.fields) used.set(field, one.score);
  }
  dropSecondName(taken, used, profiles, rows);
  const passedOver = new Map<number, string>();
  for (const one of ordered) {
    const [field] = one.fields;
    const winner = taken.get(one.column);
    if (used.has(field) || winner === undefined || passedOver.has(field)) continue;
    passedOver.set(field, `it may be ${one.column}, which ${named(winner, profiles)} fits better`);
  }
  const proposals = LIST_COLUMNS.flatMap((column) => {
    const candidate = taken.get(column);
    if (candidate === undefined) return [];
    const isFree = (other: Candidate) => (field: number) => (used.get(field) ?? 0) < other.score;
    const rival = ordered.find(
      (other) => other.column === column && other !== candidate && other.fields.every(isFree(other)),
    );
    return [proposalOf(candidate, rival, profiles, rows)];
  });
  return { proposals, passedOver };
}

/** A weight beside a height, a colour of eyes or of hair is that of a person, not of a drug. */
function isWeightOfAPerson({ column, fields }: Candidate, profiles: readonly ColumnProfile[]): boolean {
  if (column !== 'grams') return false;
  const saysDrug = fields.some((at) =>
    ['drug', 'grams', 'amount'].some((word) => profiles[at].words.known.includes(word)),
  );
  return !saysDrug && profiles.some(({ words }) => words.known.includes('eye'));
}

/** A column that hardly seems to be the day of the offense, and holds the day of the disposition, is not the former. */
function dropSecondName(
  taken: Map<ListColumn, Candidate>,
  used: Map<number, number>,
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): void {
  const offense = taken.get('offense_date');
  const disposed = taken.get('disposition_date');
  if (offense === undefined || disposed === undefined || offense.score >= LIKELY) return;
  const [field] = offense.fields;
  if (!nearlySameDates(disposed.fields[0], profiles, rows).some((near) => near.field === field)) return;
  taken.delete('offense_date');
  used.delete(field);
}

/** Names, in lower case, that more than one column of the file has. */
export function namedTwice(profiles: readonly ColumnProfile[]): readonly string[] {
  const names = profiles.map(({ sample }) => sample.header.toLowerCase()).filter((name) => name !== '');
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

const sameName = ({ sample }: ColumnProfile, name: string): boolean => sample.header.toLowerCase() === name;

const named = (candidate: Candidate, profiles: readonly ColumnProfile[]): string =>
  candidate.fields.map((field) => profiles[field].sample.header).join(' + ');

function proposalOf(
  candidate: Candidate,
  rival: Candidate | undefined,
  profiles: readonly ColumnProfile[],
  rows: readonly (readonly string[])[],
): Proposal {
  const { column, fields, score, why } = candidate;
  const isTied = rival !== undefined && candidate.score - rival.score < TIE;
  const isBlank = fields.every((field) => profiles[field].kind === 'blank');
  const bySelf = score >= SURE && !isBlank ? 'sure' : score >= LIKELY ? 'likely' : 'unsure';
  const isTwice = namedTwice(profiles).some((name) => fields.some((at) => sameName(profiles[at], name)));
  const near = column === 'disposition_date' ? nearlySameDates(fields[0], profiles, rows) : [];
  const isOpen = near.some(({ share }) => share < 1) && bySelf === 'sure';
  const sureness = isTwice || isTied ? 'unsure' : isOpen ? 'likely' : bySelf;
  const notes = isTied ? [`${named(rival, profiles)} fits as well: look which of the two is meant`] : [];
  if (isTwice)
    notes.push('its name stands over two columns: rename one, or a mapping cannot tell them apart');
  for (const { field, share } of near)
    notes.push(
      `${profiles[field].sample.header} holds the same day in ${percent(share)} of the rows: look which is meant`,
    );
  const dates = DATE_COLUMNS.includes(column) ? profiles[fields[0]].dates : undefined;
  if (dates?.orElse !== undefined)
    notes.push(
      `every date fits ${dates.format} and ${dates.orElse}: the first was taken, look which is meant`,
    );
  const needsFormat =
    dates !== undefined &&
    (dates.readAnyway < Math.min(dates.share, FITS_FORMAT) || isOtherOrder(dates.format));
  if (needsFormat && dates.share < FITS_FORMAT)
    notes.push(`${percent(1 - dates.share)} of its cells are not ${dates.format}; they will be unknown`);
  const source = needsFormat ? { ...candidate.source, format: dates.format } : candidate.source;
  return { column, fields, source, sureness, why, notes };
}

/** Whether dates of this format would be read as other dates if no format were named. */
const isOtherOrder = (format: string): boolean => format.startsWith('DD/');
