import { parseCitation } from '../citations/parse-citation.js';
import { printCitation } from '../citations/print-citation.js';

/**
 * Codes of the Administrative Office of the Illinois Courts whose section is known, without leading zeros: the exports
 * pad them to 7 or 10 digits. No table of all codes was found; these two were read beside their citations, 5(f) in the
 * prosecutor's own rows, 5(c) in those of the county's jail.
 */
const CITATION_OF_AOIC: ReadonlyMap<string, string> = new Map([
  ['11439', '720-550/5(f)'],
  ['5020200', '720-550/5(c)'],
]);

/**
 * The citation in the chapter, act, section and AOIC cells of a charge, in one spelling for all: `720`, `550`, `5(f)`
 * is `720-550/5(f)`; an act of `-` is that of a chapter of the Revised Statutes; rows of the older system have all of
 * it in the chapter cell. A known AOIC code stands in where the cells hold no citation and adds the subsection where
 * they have none; where it names another section, both are put down, which no reader takes for either.
 */
export function citationOfCells([chapter, act, section, aoic]: readonly string[]): string {
  const cited = citationInParts(chapter, act, section);
  const byCode = CITATION_OF_AOIC.get(aoic.replace(/^0+/, ''));
  if (byCode === undefined) return cited;
  const parts = parseCitation(cited);
  const code = parseCitation(byCode);
  if (parts.kind !== 'citation' || code.kind !== 'citation') return byCode;
  if (parts.citation.inchoate !== 'none') return cited;
  if (printCitation(parts.citation) === printCitation(code.citation)) return cited;
  const { act: ownAct, section: ownSection, subsections } = parts.citation;
  const isWithin =
    ownAct === code.citation.act && ownSection === code.citation.section && subsections.length === 0;
  return isWithin ? byCode : `${cited} or ${byCode}`;
}

function citationInParts(chapter: string, act: string, section: string): string {
  const hasAct = act !== '' && act !== '-';
  if (!hasAct) return [chapter, section].filter((part) => part !== '').join('-');
  return `${[chapter, act].filter((part) => part !== '').join('-')}/${section}`;
}
