import { useEffect } from 'react';
import type { LawSection } from '../../../src/server/api/laws.js';
import { useLaw } from '../api/queries.js';
import { ScreenHeading } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { LawSectionView } from './law-section.js';

/** A law as a page: each section, and so each rule, has an anchor of its own. */
export function LawPage({ law }: { readonly law: string }) {
  const read = useLaw(law);
  const isThere = read.isSuccess;
  useEffect(() => {
    if (!isThere || location.hash === '') return;
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [isThere]);
  if (read.isPending) {
    return (
      <>
        <ScreenHeading>Law</ScreenHeading>
        <p role="status">Reading the law ...</p>
      </>
    );
  }
  if (read.isError) {
    return (
      <>
        <ScreenHeading>This law is not shown</ScreenHeading>
        <Failure error={read.error} />
      </>
    );
  }
  const { rulebook, text, signature } = read.data;
  const sections = [...text.sections, signature];
  const numbers = new Map(sections.flatMap(all).map(({ id, number }) => [id, number]));
  return (
    <>
      <ScreenHeading>{text.title}</ScreenHeading>
      <dl className="desk-terms">
        <Term name="Rulebook" value={`${rulebook.id}, version ${rulebook.version}`} />
        <Term name="Jurisdiction" value={rulebook.jurisdiction} />
        <Term name="Law as of" value={rulebook.asOf} />
        <Term name="Hash of the law" value={rulebook.lawHash} />
        <Term name="Hash of the text" value={rulebook.textHash} />
      </dl>
      <nav aria-label="Contents">
        <h2>Contents</h2>
        <Contents sections={sections} depth={0} />
      </nav>
      {sections.map((section) => (
        <LawSectionView key={section.id} section={section} level={2} numbers={numbers} />
      ))}
    </>
  );
}

const all = (section: LawSection): LawSection[] => [section, ...section.sections.flatMap(all)];

function Term({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Sections and those right below them; deeper ones are found from there. */
const DEEPEST = 1;

function Contents({ sections, depth }: { readonly sections: readonly LawSection[]; readonly depth: number }) {
  return (
    <ul className="desk-contents">
      {sections.map(({ id, number, title, sections: inner }) => (
        <li key={id}>
          <a className="usa-link" href={`#${id}`}>
            {number} {title}
          </a>
          {depth < DEEPEST && inner.length > 0 ? <Contents sections={inner} depth={depth + 1} /> : null}
        </li>
      ))}
    </ul>
  );
}
