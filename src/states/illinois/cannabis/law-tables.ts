import type { LawTable } from '../../../law/rulebook.js';
import { printGramSpan } from '../../../record/gram-span.js';
import { IUCR_CODES } from '../descriptions/iucr.js';
import { VOCABULARY } from '../dispositions/vocabulary.js';
import { CANNABIS_TIERS } from '../tables/cannabis-tiers.js';
import { VIOLENT_CRIME_LAW, VIOLENT_CRIMES } from '../tables/violent-crimes.js';
import { CLASS_OF_ATTEMPT } from './class-and-weight.js';

const tiers: LawTable = {
  name: 'cannabis-tiers',
  title: 'Sections 4 and 5 of the Cannabis Control Act by offense date',
  citation: '720 ILCS 550/4, 550/5',
  status: 'verified',
  columns: ['subsection', 'from', 'to', 'classes', 'over grams', 'up to grams', 'status'],
  rows: CANNABIS_TIERS.map((tier) => [
    `${tier.section}(${tier.subsection})`,
    tier.from ?? '',
    tier.to ?? '',
    tier.classes === 'not known' ? 'not known' : tier.classes.join(', ') || 'no such tier',
    String(tier.over),
    tier.upTo === Number.POSITIVE_INFINITY ? 'no limit' : String(tier.upTo),
    tier.status,
  ]),
};

const attempts: LawTable = {
  name: 'class-of-attempt',
  title: 'The class of an attempt, by the class of its target',
  citation: '720 ILCS 5/8-4(c)',
  status: 'recalled',
  columns: ['class of the target', 'class of the attempt'],
  rows: [...Object.entries(CLASS_OF_ATTEMPT), ['any other', 'the same']],
};

const violentCrimes: LawTable = {
  name: 'violent-crimes',
  title: 'Violent crimes: sections that are, that may be (review), and that are as felonies only',
  citation: VIOLENT_CRIME_LAW.citation,
  status: VIOLENT_CRIME_LAW.status,
  columns: ['section', 'mark', 'what'],
  rows: VIOLENT_CRIMES.map((row) => [`${row.chapter} ILCS ${row.act}/${row.section}`, row.mark, row.note]),
};

const dispositions: LawTable = {
  name: 'dispositions',
  title: 'The vocabulary of dispositions and sentences',
  citation: '20 ILCS 2630/5.2(a)(1); vocabularies of clerks, the State Attorney and the approved forms',
  status: 'second-hand',
  columns: ['phrase', 'meaning', 'source', 'status'],
  rows: VOCABULARY.map((entry) => [entry.phrase, entry.meaning, entry.source.title, entry.source.status]),
};

const policeCodes: LawTable = {
  name: 'police-offense-codes',
  title: 'Chicago offense codes that tell a weight',
  citation: 'Illinois Uniform Crime Reporting codes of the Chicago Police Department',
  status: 'recalled',
  columns: ['code', 'title', 'grams', 'status'],
  rows: IUCR_CODES.map((row) => [row.code, row.title, printGramSpan(row.span), row.status]),
};

/** The tables facts are read by, as they are printed and hashed with the rulebook. */
export const LAW_TABLES: readonly LawTable[] = Object.freeze([
  tiers,
  attempts,
  violentCrimes,
  dispositions,
  policeCodes,
]);
