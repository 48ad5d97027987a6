import { error } from './spec.js';

const AS_INSPECT = 'freshstart inspect FILE --out MAPPING.yaml drafts one that is right in form.';

/** What can be wrong with a mapping file. Parameters may hold its own words, never those of a list. */
export const mappingMessages = {
  MAPPING_NOT_YAML: error<{ mapping: string; line: number; column: number }>(
    (p) => `The mapping ${p.mapping} cannot be read as YAML: line ${p.line}, column ${p.column}.`,
    () => `Look at that line for a missing quotation mark, a tab or a wrong indent. ${AS_INSPECT}`,
  ),
  MAPPING_KEY_TWICE: error<{ mapping: string; line: number }>(
    (p) => `The mapping ${p.mapping} says the same thing twice: line ${p.line} repeats a name.`,
    () => 'Each column of the charge stands once. Remove the line that does not count.',
  ),
  MAPPING_EMPTY: error<{ mapping: string }>(
    (p) => `The mapping ${p.mapping} is empty: it makes no column.`,
    () => `Write the columns under "columns:", or draft the file anew. ${AS_INSPECT}`,
  ),
  MAPPING_WRONG_PART: error<{ mapping: string; part: string; wanted: string }>(
    (p) => `The mapping ${p.mapping} cannot be used: ${p.part} must be ${p.wanted}.`,
    () => `Correct it. ${AS_INSPECT}`,
  ),
  MAPPING_UNKNOWN_KEY: error<{ mapping: string; part: string; known: string }>(
    (p) => `The mapping ${p.mapping} has a word in ${p.part} that is not known there.`,
    (p) => `Known there: ${p.known}.`,
  ),
  MAPPING_UNKNOWN_COLUMN: error<{ mapping: string; column: string; columns: string }>(
    (p) => `The mapping ${p.mapping} makes a column ${p.column}, which a charge does not have.`,
    (p) => `The columns of a charge are: ${p.columns}.`,
  ),
  MAPPING_UNKNOWN_FORMAT: error<{ mapping: string; column: string; formats: string }>(
    (p) => `The mapping ${p.mapping} names a format for ${p.column} that is not known.`,
    (p) => `Known are: ${p.formats}.`,
  ),
  MAPPING_FORMAT_MISPLACED: error<{ mapping: string; column: string; dates: string }>(
    (p) => `The mapping ${p.mapping} gives ${p.column} a date format, and that column holds no date.`,
    (p) => `Remove the format. Dates are: ${p.dates}.`,
  ),
  MAPPING_NO_JOIN: error<{ mapping: string; column: string; sources: number }>(
    (p) =>
      `The mapping ${p.mapping} makes ${p.column} from ${p.sources} cells and does not say what joins them.`,
    () => `Add a join, such as join: ' ' (or one text for each gap: join: [', ', ' ']).`,
  ),
  MAPPING_NO_STATUTE: error<{ mapping: string }>(
    (p) => `The mapping ${p.mapping} makes no column statute, so no charge could be looked at.`,
    () => 'Say under "columns:" which column holds the citation, such as statute: { from: CITATION }.',
  ),
  MAPPING_NO_PERSON: error<{ mapping: string }>(
    (p) =>
      `The mapping ${p.mapping} makes none of person_id, sid and name, so no two charges could be one person's.`,
    () => 'Say under "columns:" which column tells people apart, such as person_id: { from: PARTY_ID }.',
  ),
};
