import type { CourtPapers } from '../court/court-interface.js';
import type { StateVocabulary } from '../intake/inspect/inspect-interface.js';
import type { ListGenerator } from '../intake/list-generator.js';
import type { LawWords } from '../reports/law-words-interface.js';
import { californiaLists } from './california/generate/list-generators.js';
import { californiaPapers } from './california/prop64/court/papers.js';
import { CALIFORNIA_ENGLISH } from './california/prop64/reports/words-en.js';
import { CALIFORNIA_SPANISH } from './california/prop64/reports/words-es.js';
import { californiaVocabulary } from './california/recognisers.js';
import { illinoisPapers } from './illinois/cannabis/court/papers.js';
import { ILLINOIS_ENGLISH } from './illinois/cannabis/reports/words-en.js';
import { ILLINOIS_SPANISH } from './illinois/cannabis/reports/words-es.js';
import { illinoisLists } from './illinois/generate/list-generators.js';
import { illinoisVocabulary } from './illinois/recognisers.js';

export { layouts, rulebooks } from './laws.js';
export { stateResults } from './results.js';

/** What invents lists in the layouts of every state. */
export const listGenerators: readonly ListGenerator[] = Object.freeze([...illinoisLists, ...californiaLists]);

/** What tells the columns of a file of unknown layout, state by state. */
export const vocabularies: readonly StateVocabulary[] = Object.freeze([
  illinoisVocabulary,
  californiaVocabulary,
]);

/** The papers for a court that packets are made of, law by law. */
export const courtPapers: readonly CourtPapers[] = Object.freeze([illinoisPapers, californiaPapers]);

/** What reports say of every law, in every language. */
export const reportWords: readonly LawWords[] = Object.freeze([
  ILLINOIS_ENGLISH,
  ILLINOIS_SPANISH,
  CALIFORNIA_ENGLISH,
  CALIFORNIA_SPANISH,
]);
