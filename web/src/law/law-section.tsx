import type { LawSection } from '../../../src/server/api/laws.js';
import { LawBlockView } from './law-block.js';
import { DecidedBy } from './rule-links.js';

interface LawSectionProps {
  readonly section: LawSection;
  readonly level: number;
  /** The number of each section, by its id. */
  readonly numbers: ReadonlyMap<string, string>;
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A section under its heading, which is its anchor. */
export function LawSectionView({ section, level, numbers }: LawSectionProps) {
  const Heading = HEADINGS[Math.min(level, HEADINGS.length + 1) - 2];
  return (
    <section aria-labelledby={section.id} className="desk-law-section">
      <Heading id={section.id}>
        <a className="desk-anchor" href={`#${section.id}`}>
          {section.number} {section.title}
        </a>
      </Heading>
      {section.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a law never change their places.
        <LawBlockView key={at} block={block} numbers={numbers} />
      ))}
      <DecidedBy section={section.id} />
      {section.sections.map((inner) => (
        <LawSectionView key={inner.id} section={inner} level={level + 1} numbers={numbers} />
      ))}
    </section>
  );
}
