import { useEffect } from 'react';
import type { LawSection } from '../../../src/server/api/laws.js';
import { useLaw } from '../api/queries.js';
import { ScreenHeading } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { Contents, chaptersShown, useSectionAsked, WHOLE } from './chapters.js';
import { LawSectionView } from './law-section.js';
import { RuleLinks } from './rule-links.js';

/** A law, a chapter at a time or whole: each section, and so each rule, has an anchor of its own. */
export function LawPage({ law }: { readonly law: string }) {
  const read = useLaw(law);
  const isThere = read.isSuccess;
  const asked = useSectionAsked();
  useEffect(() => {
    if (isThere && asked !== '') document.getElementById(asked)?.scrollIntoView();
  }, [isThere, asked]);
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
  const chapters = [...text.sections, signature];
  const shown = chaptersShown(chapters, asked);
  const numbers = new Map(chapters.flatMap(all).map(({ id, number }) => [id, number]));
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
      <Contents chapters={chapters} shown={shown} />
      <RuleLinks law={rulebook.id}>
        <div id={WHOLE}>
          {shown.map((section) => (
            <LawSectionView key={section.id} section={section} level={2} numbers={numbers} />
          ))}
        </div>
      </RuleLinks>
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
