import { type Citation, type CitationReading, isBareInchoate } from '../citations/citation.js';

/** Whether an offense is a violent crime: `violent when a felony` waits for the class, `review` for counsel. */
export type ViolenceMark = 'violent' | 'violent when a felony' | 'review';

/** One row of the list: a section, or all sections of an article, of one act. */
export interface ViolentCrimeRow {
  readonly chapter: '720' | '625';
  readonly act: '5';
  /** `12-3.05`; `31-1(a-7)` for one subsection; `29D-*` for an article; `24-1.*` for all points of a section. */
  readonly section: string;
  readonly mark: ViolenceMark;
  readonly note: string;
}

/** What the list encodes, for documents that print it. */
export const VIOLENT_CRIME_LAW = Object.freeze({
  citation: '725 ILCS 120/3(c)',
  status: 'recalled',
  asOf: '2026-11-22',
  note:
    "The definition is not a closed list of sections. The sections are this project's reading of its text, which was " +
    'recalled and agrees with a legal-aid paraphrase that was read; counsel checks it against ilga.gov.',
} as const);

const rows = (mark: ViolenceMark, note: string, sections: string): ViolentCrimeRow[] =>
  sections.split(' ').map((section) => Object.freeze({ chapter: '720', act: '5', section, mark, note }));

const VEHICLE_CODE: readonly ViolentCrimeRow[] = ['11-501', '11-401'].map((section) =>
  Object.freeze({
    chapter: '625',
    act: '5',
    section,
    mark: 'review',
    note: 'driving under the influence, leaving the scene: violent only if someone was injured or died',
  }),
);

/** The list of section 3(c) as this project encodes it, in the order it is printed. Old sections count as the new. */
export const VIOLENT_CRIMES: readonly ViolentCrimeRow[] = Object.freeze([
  ...rows('violent', 'homicide', '9-1 9-1.2 9-2 9-2.1 9-3 9-3.2 9-3.3 9-3.4'),
  ...rows('violent', 'kidnapping, aggravated unlawful restraint', '10-1 10-2 10-3.1'),
  ...rows('violent when a felony', 'unlawful restraint', '10-3'),
  ...rows('violent', 'criminal sexual assault and abuse', '11-1.20 11-1.30 11-1.40 11-1.50 11-1.60'),
  ...rows('violent', 'the same under its section until 2011', '12-13 12-14 12-14.1 12-15 12-16'),
  ...rows(
    'violent',
    'sexual conduct or exploitation',
    '11-6 11-9.1 11-11 11-14.4 11-19.2 11-20.1 11-20.1B 11-20.3 11-23 11-23.5',
  ),
  ...rows('violent', 'aggravated battery', '12-3.05'),
  ...rows(
    'violent',
    'aggravated battery under its section until 2011',
    '12-4 12-4.1 12-4.2 12-4.2-5 12-4.3 12-4.4 12-4.5 12-4.6 12-4.7',
  ),
  ...rows('violent', 'domestic battery', '12-3.2 12-3.3'),
  ...rows('violent', 'violation of an order of protection or no contact order', '12-3.4 12-30 12-3.8 12-3.9'),
  ...rows('violent', 'force or threat against a person', '12-5.02 12-6 12-6.4'),
  ...rows('violent when a felony', 'hate crime', '12-7.1'),
  ...rows('violent', 'stalking', '12-7.3 12-7.4 12-7.5'),
  ...rows('violent', 'robbery and vehicular hijacking', '18-1 18-2 18-3 18-4 18-5 18-6'),
  ...rows('violent', 'home invasion', '19-6'),
  ...rows('violent', 'home invasion under its section until 2013', '12-11'),
  ...rows('violent', 'aggravated arson', '20-1.1'),
  ...rows('violent', 'discharge of a firearm', '24-1.2 24-1.2-5'),
  ...rows('violent', 'terrorism', '29D-*'),
  ...rows('violent', 'resisting with injury to an officer, disarming an officer', '31-1(a-7) 31-1a'),
  ...rows('violent', 'armed violence', '33A-2'),
  ...rows(
    'review',
    'assault and battery: violent only if death or great bodily harm results',
    '12-1 12-2 12-3',
  ),
  ...rows('review', 'weapons: whether force or a threat was used against a victim', '24-1.*'),
  ...rows('review', 'whether force or a threat was used against a victim', '19-3 20-1 31-1 12-9'),
  ...rows('review', 'solicitation of murder: an inchoate offense of a listed one', '8-1.1 8-1.2'),
  ...rows(
    'review',
    'no such section: 11-1.20 to 11-1.60 after a spreadsheet dropped the last zero',
    '11-1.2 11-1.3 11-1.4 11-1.5 11-1.6',
  ),
  ...VEHICLE_CODE,
]);

const BY_SECTION: ReadonlyMap<string, ViolenceMark> = new Map(
  VIOLENT_CRIMES.map((row) => [`${row.chapter} ${row.act} ${row.section.toUpperCase()}`, row.mark]),
);

/** Numbers of articles with a listed section: a citation of the article alone may mean that section. */
const LISTED_ARTICLES: ReadonlySet<string> = new Set(
  VIOLENT_CRIMES.map((row) => `${row.chapter} ${row.act} ${articleNumber(row.section)}`),
);

/**
 * Whether the offense a citation names is a violent crime under 725 ILCS 120/3(c). `felony` is what the stated class
 * says. `unknown` for an offense that is violent only by its facts, for an attempt, conspiracy or solicitation of a
 * listed offense (or of one that is not named), for an article without its section, and for a citation that is
 * blank or unreadable.
 */
export function violenceOf(
  reading: CitationReading,
  felony: 'yes' | 'no' | 'unknown',
): 'violent' | 'not violent' | 'unknown' {
  if (reading.kind === 'blank' || reading.kind === 'unreadable') return 'unknown';
  if (reading.kind === 'other-code') return 'not violent';
  const { citation } = reading;
  if (isBareInchoate(citation)) return 'unknown';
  const mark = markOf(citation);
  if (mark === undefined) return mayBeListed(citation) ? 'unknown' : 'not violent';
  if (mark === 'review' || citation.inchoate !== 'none') return 'unknown';
  if (mark === 'violent' || felony === 'yes') return 'violent';
  return felony === 'no' ? 'not violent' : 'unknown';
}

function markOf(citation: Citation): ViolenceMark | undefined {
  const section = citation.section.toUpperCase();
  const [first = ''] = citation.subsections;
  const point = /^(\d+-\d+)\.\d/.exec(section)?.[1];
  const [article] = section.split('-');
  const names = [`${section}(${first.toUpperCase()})`, section, `${point}.*`, `${article}-*`];
  return names.map((name) => BY_SECTION.get(`${citation.chapter} ${citation.act} ${name}`)).find(Boolean);
}

/** Whether only an article is named, and it holds a listed section. */
function mayBeListed(citation: Citation): boolean {
  if (citation.section.includes('-')) return false;
  return LISTED_ARTICLES.has(`${citation.chapter} ${citation.act} ${articleNumber(citation.section)}`);
}

function articleNumber(section: string): string {
  return /^\d+/.exec(section)?.[0] ?? '';
}
