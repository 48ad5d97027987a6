import { sha256 } from '../../files/sha256.js';
import type { Rulebook } from '../rulebook.js';
import { rulebookHash } from '../rulebook-hash.js';
import { aboutSection } from './about-section.js';
import { counselSection, counselTables } from './counsel-section.js';
import { assumptionsSection, factsSection, tablesSection } from './data-sections.js';
import { type Block, numbered, type Page, paragraph, type Section, table, terms } from './page.js';
import { policySection } from './policy-section.js';
import { definitionSections, reliefSections } from './relief-sections.js';
import { scenariosSection } from './scenario-sections.js';

/** The rulebook as a document: its text, and the two hashes by which a review names what it covers. */
export interface LawDocument {
  /** SHA-256 of all that is decided from; the manifest of a run names it. */
  readonly lawHash: string;
  /** SHA-256 of the title and the sections, as JSON: of all that can be read here but the hashes and the signature. */
  readonly textHash: string;
  readonly text: { readonly title: string; readonly sections: readonly Section[] };
  readonly page: Page;
}

const RELIEFS =
  'Every rule has its words, its source, how far it was checked, and beneath them the condition that the program decides from. Where words and condition do not say the same, the condition is what is applied, and the difference is a fault to be reported. In the sentence that is given when a rule is false, ‹ › stands for the fact as it was found.';
const DEFINITIONS =
  'The conditions of rules and policies use these terms. Each means exactly what stands under it.';
const NO_DEFINITIONS = 'No term has a meaning of its own.';

/** Makes the document of a rulebook; the same rulebook gives the same document. */
export function lawDocument(rulebook: Rulebook): LawDocument {
  const sections = numbered([
    aboutSection(rulebook),
    { id: 'reliefs', title: 'Reliefs', blocks: [paragraph(RELIEFS)], sections: reliefSections(rulebook) },
    {
      id: 'definitions',
      title: 'Definitions',
      blocks: [paragraph(rulebook.prose.definitions.length === 0 ? NO_DEFINITIONS : DEFINITIONS)],
      sections: definitionSections(rulebook),
    },
    factsSection(rulebook),
    tablesSection(rulebook),
    assumptionsSection(rulebook),
    policySection(rulebook),
    counselSection(rulebook),
    scenariosSection(rulebook),
  ]);
  const text = { title: rulebook.title, sections };
  const lawHash = rulebookHash(rulebook);
  const textHash = sha256(JSON.stringify(text));
  const signature: Section = {
    id: 'signature',
    number: String(sections.length + 1),
    title: 'Review and signature',
    blocks: [
      paragraph(['This review covers the text with hash ', { code: textHash }, '.']),
      paragraph([
        'That text states the law with hash ',
        { code: lawHash },
        ', which the manifest of each run under it names.',
      ]),
      {
        block: 'blanks',
        names: ['Reviewed by', 'Bar number', 'Date', 'Signature', 'Exceptions, by number of section'],
      },
    ],
    sections: [],
  };
  const front = [...frontOf(rulebook, lawHash), terms(['Hash of the text', [{ code: textHash }]])];
  return {
    lawHash,
    textHash,
    text,
    page: {
      title: rulebook.title,
      mark: `${rulebook.id} ${rulebook.version}, text ${textHash}`,
      front: merged(front),
      sections: [...sections, signature],
    },
  };
}

const frontOf = (rulebook: Rulebook, lawHash: string): Block[] => [
  terms(
    ['Rulebook', [{ code: rulebook.id }]],
    ['Version', rulebook.version],
    ['Jurisdiction', rulebook.jurisdiction],
    ['Law as of', rulebook.asOf],
    ['Hash of the law', [{ code: lawHash }]],
  ),
];

/** Terms that follow one another stand in one list. */
const merged = (blocks: readonly Block[]): Block[] => [
  terms(...blocks.flatMap((block) => (block.block === 'terms' ? block.terms : []))),
];

/** What still waits for counsel, by itself. */
export const openPointsPage = (rulebook: Rulebook): Page => ({
  title: `Open points for counsel: ${rulebook.title}`,
  front: frontOf(rulebook, rulebookHash(rulebook)),
  sections: numbered(counselTables(rulebook)),
});

/** The rulebooks there are. */
export const rulebookListPage = (rulebooks: readonly Rulebook[]): Page => ({
  title: 'Rulebooks',
  front: [
    table(
      'Rulebooks',
      ['Rulebook', 'Title', 'Version', 'Law as of', 'Hash of the law'],
      rulebooks.map((rulebook) => [
        [{ code: rulebook.id }],
        rulebook.title,
        rulebook.version,
        rulebook.asOf,
        [{ code: rulebookHash(rulebook) }],
      ]),
    ),
  ],
  sections: [],
});
