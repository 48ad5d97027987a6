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
  note:
    'The classes are those of a first and of a subsequent offense. A weight is more than the first number of grams and ' +
    'not more than the second. The tiers above 2,000 grams stand since P.A. 90-397 (1997-08-15); an act of 1995 that had ' +
    'added them was held void.',
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
  title: 'Violent crimes by section',
  citation: VIOLENT_CRIME_LAW.citation,
  status: VIOLENT_CRIME_LAW.status,
  note:
    `${VIOLENT_CRIME_LAW.note} Violent: always. Violent when a felony: by the class. Review: it depends on what happened, ` +
    'and is unknown. 29D-* is the whole article, 24-1.* all sections from 24-1.1 on. A section that is not listed is not violent.',
  columns: ['section', 'mark', 'what'],
  rows: VIOLENT_CRIMES.map((row) => [`${row.chapter} ILCS ${row.act}/${row.section}`, row.mark, row.note]),
};

const dispositions: LawTable = {
  name: 'dispositions',
  title: 'The vocabulary of dispositions and sentences',
  citation: '20 ILCS 2630/5.2(a)(1); vocabularies of clerks, of a prosecutor and the approved forms',
  status: 'second-hand',
  note:
    'A cell is understood only when every word of it belongs to a phrase; the longest phrase wins. (A|B) is a choice, [A] ' +
    'may be missing, # is any number. Guilty: the sentence decides. Punished, and plain probation: a conviction. ' +
    'Supervision, and qualified probation: decided by how they ended (ended well, ended badly, ended: not said how). ' +
    'Undone: vacated or reversed, no conviction whatever the sentence was. Addition: stands beside a sentence, or is the ' +
    'whole of it. Liable, not liable: of civil law violations. Open: decides nothing. Placeholder: nothing is known. ' +
    'Neutral: changes nothing.',
  columns: ['phrase', 'counts', 'meaning', 'source', 'status'],
  rows: VOCABULARY.map((entry) => [
    entry.phrase,
    entry.whole ? 'as the whole cell' : 'anywhere',
    entry.meaning,
    entry.source.title,
    entry.source.status,
  ]),
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
