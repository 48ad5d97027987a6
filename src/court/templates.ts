import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFailure } from '../files/fs-failure.js';
import { readDraft } from '../files/word/draft-text.js';
import { wordDocument } from '../files/word/word-document.js';
import { openWordTemplate, type WordTemplate } from '../files/word/word-template.js';
import { Failure } from '../messages/failure.js';
import { templateFaults } from './check-template.js';
import type { CourtDocument, CourtPapers } from './court-interface.js';

const ENDING = '.docx';
/** What Word leaves beside a document that is open, and what systems leave in folders. */
const NOT_OURS = /^(?:~\$|\.)|^(?:Thumbs\.db|desktop\.ini|office\.ya?ml)$/i;

/** The template of a document as the program has it: the bytes of a Word document. */
export const ownTemplate = (document: CourtDocument): Uint8Array => wordDocument(readDraft(document.draft()));

/** The templates of all documents, by their ids. */
export type Templates = ReadonlyMap<string, WordTemplate>;

/**
 * Opens the templates of some papers: those that a folder holds under the names of documents, and the program's own for
 * the others. Each is checked. Throws a Failure (wrong usage) that tells all that is wrong with them.
 */
export function openTemplates(papers: CourtPapers, folder: string | undefined): Templates {
  const inFolder = folder === undefined ? [] : templatesIn(folder, papers);
  const templates = new Map<string, WordTemplate>();
  const faults: string[] = [];
  for (const document of papers.documents) {
    const file = document.id + ENDING;
    const bytes =
      folder !== undefined && inFolder.includes(file) ? bytesOf(join(folder, file)) : ownTemplate(document);
    const template = openWordTemplate(file, bytes);
    faults.push(...templateFaults(template, document));
    templates.set(document.id, template);
  }
  if (faults.length > 0) throw new Failure(2, 'COURT_TEMPLATES_FAULTY', { faults });
  return templates;
}

function templatesIn(folder: string, papers: CourtPapers): string[] {
  const known = papers.documents.map(({ id }) => id + ENDING);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => !NOT_OURS.test(name));
  } catch (error) {
    throw readFailure(error, folder);
  }
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) {
    throw new Failure(2, 'COURT_TEMPLATE_STRANGE', { file: strange, known: known.join(', ') });
  }
  if (names.length === 0) throw new Failure(2, 'COURT_TEMPLATE_GONE', { folder, known: known.join(', ') });
  return names;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw readFailure(error, path);
  }
}
