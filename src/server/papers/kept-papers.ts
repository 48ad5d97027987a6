import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder, writeAtomic } from '../../files/atomic-write.js';
import { systemCode } from '../../files/fs-failure.js';
import { papersSchema } from '../api/papers.js';

const FILE = 'papers.json';

const keptSchema = z.object({
  format: z.literal(1),
  papers: papersSchema,
  /** What the store calls the run they are of. */
  storedRun: z.string(),
  /** Of the download. */
  sha256: z.string(),
});

/** Papers that were made, as their folder tells of them. */
export type KeptPapers = Omit<z.infer<typeof keptSchema>, 'format'>;

/** The folder of papers of a desk: a folder for each, with what was made and `papers.json`, which is written last. */
export interface PapersFolder {
  /** Where papers of a name stand. */
  of(id: string): string;
  /** Those that are whole, the newest first. */
  all(): KeptPapers[];
  get(id: string): KeptPapers | undefined;
  /** Makes the folder of new papers, for their owner only. */
  begin(id: string): string;
  /** Says that papers are whole. */
  keep(kept: KeptPapers): Promise<void>;
  remove(id: string): void;
}

/** Names that only the desk gives. */
const OF_US = /^\d{4}-\d{2}-\d{2}-\d{6}-(?:packets|report)-[0-9a-f]{6}$/;

export function papersFolder(folder: string): PapersFolder {
  const of = (id: string): string => join(folder, id);
  const get = (id: string): KeptPapers | undefined => (OF_US.test(id) ? keptIn(of(id), id) : undefined);
  return {
    of,
    get,
    all: () =>
      namesIn(folder)
        .flatMap((id) => get(id) ?? [])
        .sort((a, b) => (orderOf(a) > orderOf(b) ? -1 : 1)),
    begin(id) {
      makeFolder(of(id));
      return of(id);
    },
    keep: (kept) =>
      writeAtomic(join(of(kept.papers.id), FILE), `${JSON.stringify({ format: 1, ...kept }, null, 2)}\n`),
    remove: (id) => rmSync(of(id), { recursive: true, force: true }),
  };
}

/** Removes what was being made when a desk ended: folders of ours that do not say that they are whole. */
export function removeHalfMade(folder: string): void {
  const { get, remove } = papersFolder(folder);
  for (const id of namesIn(folder)) if (get(id) === undefined) remove(id);
}

/** Removes the papers of a run, by what the store calls it, and says how many there were; for a purge. */
export function removePapersOf(folder: string, storedRun: string): number {
  const { all, remove } = papersFolder(folder);
  const own = all().filter((one) => one.storedRun === storedRun);
  for (const { papers } of own) remove(papers.id);
  return own.length;
}

const namesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => OF_US.test(name)) : [];

const orderOf = ({ papers }: KeptPapers): string => `${papers.madeAt} ${papers.id}`;

/** What a folder says of itself; undefined where it is not whole, or of another form than ours. */
function keptIn(folder: string, id: string): KeptPapers | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
  const read = keptSchema.safeParse(jsonIn(text));
  if (!read.success || read.data.papers.id !== id || read.data.papers.made === null) return undefined;
  const { papers, storedRun, sha256 } = read.data;
  return { papers, storedRun, sha256 };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
