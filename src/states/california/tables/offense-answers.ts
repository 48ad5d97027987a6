import { rowSpan, rowsWithin } from '../../../law/dated-table.js';
import type { DateSpan } from '../../../record/date-span.js';
import { addDays, BEGINNING, type Day, END } from '../../../record/day.js';
import type { CaCitation, CaSection } from '../citations/citation.js';
import { marksOf, printSection } from '../citations/print-citation.js';
import { hasFlag } from './companion-flags.js';
import type { Answer, OffenseRow } from './offense-row.js';
import { ONLY_BESIDE_SEXUAL, REGISTRABLE_OFFENSES } from './registrable-offenses.js';
import { ENHANCEABLE, SUPER_STRIKES } from './super-strikes.js';

/** What a table says of a citation: the strongest answer of its sections, and these as printed. */
export interface OffenseAnswer {
  readonly answer: Answer;
  /** The sections of which it is not no: `664/187(A) PC`, and with `?` where it needs facts: `207(A) PC?`. */
  readonly printed: readonly string[];
}

const sectionKey = ({ code, number }: Pick<CaSection, 'code' | 'number'>): string => `${code} ${number}`;

/** The rows of a table by the section they name, whatever the subdivision. */
type RowsBySection = ReadonlyMap<string, readonly OffenseRow[]>;

const STRIKE_ROWS = bySection(SUPER_STRIKES);
const REGISTRABLE_ROWS = bySection(REGISTRABLE_OFFENSES);

function bySection(rows: readonly OffenseRow[]): RowsBySection {
  const found = new Map<string, OffenseRow[]>();
  for (const row of rows) {
    const before = found.get(sectionKey(row));
    if (before === undefined) found.set(sectionKey(row), [row]);
    else before.push(row);
  }
  return found;
}

/** The days on which what the tables say of a conviction changes, in order. */
const TABLE_CHANGES: readonly Day[] = Object.freeze(
  [...new Set([...SUPER_STRIKES, ...REGISTRABLE_OFFENSES].flatMap(changesOf))].sort((a, b) => a - b),
);

function changesOf(row: OffenseRow): Day[] {
  const { first, last } = rowSpan(row);
  return [...(first > BEGINNING ? [first] : []), ...(last < END ? [addDays(last, 1)] : [])];
}

const VERSIONS = TABLE_CHANGES.length + 1;

/** A number that is the same for convictions of which the tables say the same, whatever is cited. */
export const tablePeriod = ({ first, last }: DateSpan): number =>
  versionAt(first) * VERSIONS + versionAt(last);

/** How many changes of the tables lie on or before a day. */
function versionAt(day: Day): number {
  let version = 0;
  while (version < TABLE_CHANGES.length && TABLE_CHANGES[version] <= day) version++;
  return version;
}

type Asked = (
  citation: CaCitation,
  on: { readonly convicted: DateSpan },
  companions: string,
) => OffenseAnswer;

/** The same function, computed once for each citation, period and companions. */
function remembered(ask: Asked): Asked {
  const known = new WeakMap<CaCitation, Map<string, OffenseAnswer>>();
  return (citation, on, companions) => {
    const answers = known.get(citation) ?? new Map<string, OffenseAnswer>();
    known.set(citation, answers);
    const key = `${tablePeriod(on.convicted)} ${companions}`;
    const answer = answers.get(key) ?? ask(citation, on, companions);
    answers.set(key, answer);
    return answer;
  };
}

/**
 * Whether a conviction is a super strike. `companions` are the flags of its cycle: beside a gang enhancement, an
 * offense that it makes punishable by life is one.
 */
export const superStrikeOf = remembered((citation, { convicted }, companions) => {
  const isGang =
    hasFlag(companions, 'gang enhancement') || citation.sections.some((one) => isWithin(one, GANG));
  return answered(citation, (section) => {
    if (isGang && section.code === 'PC' && ENHANCEABLE.includes(section.number)) return 'yes';
    const said = lookUp(STRIKE_ROWS, section, convicted, citation.attempt);
    return citation.conspiracy && said === 'yes' ? 'needs facts' : said;
  });
});

const GANG = { code: 'PC', number: '186.22', subdivisions: ['B', '4'] };

/** Whether a conviction is for an offense of PC 290(c). */
export const registrableOf = remembered((citation, { convicted }, companions) => {
  return answered(citation, (section) => {
    const isBeside = section.code === 'PC' && ONLY_BESIDE_SEXUAL.includes(section.number);
    if (isBeside && !hasFlag(companions, 'sexual offense')) return 'no';
    return lookUp(REGISTRABLE_ROWS, section, convicted, citation.attempt);
  });
});

function answered(citation: CaCitation, of: (section: CaSection) => Answer): OffenseAnswer {
  const answers = citation.sections.map((section) => ({ section, answer: of(section) }));
  const printed = answers
    .filter(({ answer }) => answer !== 'no')
    .map(
      ({ section, answer }) => `${marksOf(citation)}${printSection(section)}${answer === 'yes' ? '' : '?'}`,
    );
  const answer =
    (['yes', 'needs facts'] as const).find((one) => answers.some((a) => a.answer === one)) ?? 'no';
  return { answer, printed };
}

/** What the rows say on the possible days of the conviction; where they differ, it needs facts. */
function lookUp(rows: RowsBySection, section: CaSection, convicted: DateSpan, attempt: boolean): Answer {
  const ofSection = rows.get(sectionKey(section));
  if (ofSection === undefined) return 'no';
  const fitting = ofSection.filter((row) => isWithin(section, row));
  if (fitting.length === 0) return 'no';
  const days = [
    convicted.first,
    ...TABLE_CHANGES.filter((day) => day > convicted.first && day <= convicted.last),
  ];
  const answers = new Set(days.map((day) => answerOn(fitting, day, attempt)));
  const [only] = answers;
  return answers.size === 1 ? only : 'needs facts';
}

function answerOn(fitting: readonly OffenseRow[], day: Day, attempt: boolean): Answer {
  const [row] = rowsWithin(fitting, { first: day, last: day }).sort(
    (a, b) => b.subdivisions.length - a.subdivisions.length,
  );
  return row === undefined ? 'no' : attempt ? row.attempt : row.answer;
}

/** Whether a section is the one named, or one of the subdivisions in it. */
const isWithin = (
  section: CaSection,
  named: { readonly code: string; readonly number: string; readonly subdivisions: readonly string[] },
): boolean =>
  section.code === named.code &&
  section.number === named.number &&
  named.subdivisions.every((one, at) => section.subdivisions[at] === one);
