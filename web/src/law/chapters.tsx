import { useSyncExternalStore } from 'react';
import type { LawSection } from '../../../src/server/api/laws.js';

/** All sections of a law on one page, to be searched or printed. */
export const WHOLE = 'whole';

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  addEventListener('popstate', onChange);
  return () => {
    removeEventListener('hashchange', onChange);
    removeEventListener('popstate', onChange);
  };
}

/** A hash that is badly written names no section. */
function here(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

/** The section that the address names; empty when none. */
export const useSectionAsked = (): string => useSyncExternalStore(subscribe, here);

const holds = (section: LawSection, id: string): boolean =>
  section.id === id || section.sections.some((inner) => holds(inner, id));

/** The chapters to show: the one with the section that is asked for, the first, or all. */
export function chaptersShown(chapters: readonly LawSection[], asked: string): readonly LawSection[] {
  if (asked === WHOLE) return chapters;
  return [chapters.find((chapter) => holds(chapter, asked)) ?? chapters[0]];
}

interface ContentsProps {
  readonly chapters: readonly LawSection[];
  readonly shown: readonly LawSection[];
}

/** The chapters, and below those that are shown their sections. */
export function Contents({ chapters, shown }: ContentsProps) {
  return (
    <nav aria-label="Contents">
      <h2>Contents</h2>
      <ul className="desk-contents">
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <SectionLink section={chapter} isShown={shown.length === 1 && shown[0] === chapter} />
            {shown.includes(chapter) && chapter.sections.length > 0 ? (
              <ul className="desk-contents">
                {chapter.sections.map((section) => (
                  <li key={section.id}>
                    <SectionLink section={section} isShown={false} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
        <li>
          <a className="usa-link" href={`#${WHOLE}`} aria-current={shown.length > 1 ? 'true' : undefined}>
            All of it on one page, to search or print
          </a>
        </li>
      </ul>
    </nav>
  );
}

function SectionLink({ section, isShown }: { readonly section: LawSection; readonly isShown: boolean }) {
  return (
    <a className="usa-link" href={`#${section.id}`} aria-current={isShown ? 'true' : undefined}>
      {section.number} {section.title}
    </a>
  );
}
