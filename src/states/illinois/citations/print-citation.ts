import type { Citation, Inchoate } from './citation.js';

const WRAPPERS: Readonly<Record<Exclude<Inchoate, 'none'>, string>> = {
  attempt: '720 ILCS 5/8-4',
  conspiracy: '720 ILCS 5/8-2',
  solicitation: '720 ILCS 5/8-1',
};

/**
 * The one standard spelling: `720 ILCS 550/4(c)`, and for an attempt `720 ILCS 5/8-4 (720 ILCS 550/4(c))`. An old
 * number is printed as its translation.
 */
export function printCitation(citation: Citation): string {
  const subsections = citation.subsections.map((subsection) => `(${subsection})`).join('');
  const target = `${citation.chapter} ILCS ${citation.act}/${citation.section}${subsections}`;
  return citation.inchoate === 'none' ? target : `${WRAPPERS[citation.inchoate]} (${target})`;
}
