import { maskOf } from '../../../record/choice.js';
import type { Citation, CitationReading } from '../citations/citation.js';
import type { Target } from './class-and-weight.js';
import { fact } from './fact-specs.js';

/** What a citation and a description say of the section of the Cannabis Control Act. */
export interface ActSection {
  readonly inScope: boolean;
  /** Why the charge is history only; empty when in scope. */
  readonly outside: '' | 'another act' | 'unreadable citation';
  readonly mask: number;
  readonly inchoateMask: number;
  readonly why: string;
  /** The subsection cited, lower case; empty when none is. */
  readonly subsection: string;
  readonly maybeSection4: boolean;
  /** Set when the tiers of section 4 or 5 speak for the charge. */
  readonly target?: Target;
}

const ANY_SECTION = fact.section.list.all;
const ANY_INCHOATE = fact.inchoate.list.all;
const OTHER = maskOf(fact.section.list, 'other');

/**
 * A charge is in scope when its citation is of the Cannabis Control Act, or when its description names cannabis and
 * its citation cannot be read or is of another act of chapter 720 (or another paragraph of chapters 38 or 56½).
 */
export function sectionOf(reading: CitationReading, namesCannabis: boolean): ActSection {
  if (reading.kind === 'citation' && isCannabisAct(reading.citation)) return withinAct(reading.citation);
  const mayBeMiskeyed =
    reading.kind !== 'other-code' && (reading.kind !== 'citation' || reading.citation.chapter === '720');
  if (mayBeMiskeyed && namesCannabis) {
    return {
      inScope: true,
      outside: '',
      mask: ANY_SECTION,
      // Whoever finds the section finds the whole citation: nothing else is missing.
      inchoateMask: maskOf(
        fact.inchoate.list,
        reading.kind === 'citation' ? reading.citation.inchoate : 'none',
      ),
      why:
        reading.kind === 'citation'
          ? 'the description names cannabis, the citation another act'
          : 'the citation cannot be read',
      subsection: '',
      maybeSection4: true,
    };
  }
  return {
    inScope: false,
    outside:
      reading.kind === 'unreadable' || reading.kind === 'blank' ? 'unreadable citation' : 'another act',
    mask: OTHER,
    inchoateMask:
      reading.kind === 'citation' ? maskOf(fact.inchoate.list, reading.citation.inchoate) : ANY_INCHOATE,
    why: '',
    subsection: '',
    maybeSection4: false,
  };
}

const isCannabisAct = (citation: Citation): boolean => citation.chapter === '720' && citation.act === '550';

function withinAct(citation: Citation): ActSection {
  const { section, inchoate } = citation;
  const subsection = citation.subsections[0] ?? '';
  const common = {
    inScope: true,
    outside: '',
    inchoateMask: maskOf(fact.inchoate.list, inchoate),
    why: '',
    subsection,
  } as const;
  if (section === '4' || section === '5') {
    const byTiers = inchoate === 'none' || inchoate === 'attempt';
    return {
      mask: maskOf(fact.section.list, section),
      maybeSection4: section === '4',
      ...(byTiers ? { target: { section, subsection, attempt: inchoate === 'attempt' } } : {}),
      ...common,
    };
  }
  const known = section === '6' || section === '10' ? maskOf(fact.section.list, section) : OTHER;
  return { mask: known, maybeSection4: false, ...common };
}
