import type { ChoicesOfRun } from '../../../src/server/api/docket.js';
import type { Papers } from '../../../src/server/api/papers.js';
import { setIn } from '../docket/filter-words.js';
import { counted, printBytes } from '../words.js';

/** What it is, within a sentence. */
export const kindWords = ({ kind }: Papers): string =>
  kind === 'packets' ? 'papers for the court' : 'the report';

/** What it was made of, as a sentence without its end. */
export function ofWords({ kind, from, filter }: Papers, choices: ChoicesOfRun | undefined): string {
  if (from === 'selected') return kind === 'packets' ? 'What the policy asks for' : 'What the run found';
  const set = setIn(filter ?? {}, choices).map(({ words }) => words);
  return set.length === 0 ? 'What attorneys approved' : `What attorneys approved, of: ${set.join('; ')}`;
}

/** How much there is in it, in a sentence; a report holds no packets. */
export function holdsWords({ packets, people, charges, files, bytes }: NonNullable<Papers['made']>): string {
  const inFiles = `${counted(files, 'file', 'files')}, ${printBytes(bytes)}`;
  if (packets === 0) return `${inFiles}.`;
  return `${counted(packets, 'packet', 'packets')}: ${counted(people, 'person', 'people')}, ${counted(charges, 'conviction', 'convictions')}. ${inFiles}.`;
}
