import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Approved } from '../../court/approved.js';
import type { OnDemand } from '../../court/court-interface.js';
import { NO_OFFICE, readOffice } from '../../court/office.js';
import { writePackets } from '../../court/write-packets.js';
import { writeAtomicStream } from '../../files/atomic-write.js';
import { sha256OfFile } from '../../files/sha256.js';
import { writeZip } from '../../files/write-zip.js';
import { writeReport } from '../../reports/write-report.js';
import { courtPapers, reportWords, rulebooks } from '../../states/index.js';
import type { Papers, PapersRequest } from '../api/papers.js';
import { knownLayouts } from '../known-layouts.js';

type Asked<K> = Omit<Extract<PapersRequest, { kind: K }>, 'run' | 'from'>;

/** A making of papers as plain data, which another process can be handed. */
export type PapersJob = (Asked<'packets'> | Asked<'report'>) & {
  /** The folder of the run. */
  readonly run: string;
  /** An empty folder; what is made stands there as one file. */
  readonly out: string;
  /** What the packets or the report are called, without an ending. */
  readonly name: string;
  /** What attorneys approved; without it, what the policy selects is taken. */
  readonly approved: Approved | undefined;
  /** The day by the calendar of the desk. */
  readonly today: string;
  readonly programVersion: string;
};

export interface PapersProgress {
  readonly done: number;
  readonly whole: number;
}

/** What was made, and the hash of its file. */
export type MadePapers = NonNullable<Papers['made']> & { readonly sha256: string };

/** What an office file that came from somebody's browser is called in messages. */
export const OFFICE_FILE = 'handed in';

/** Makes packets or a report, as one file in the folder of the job. */
export async function makePapers(
  job: PapersJob,
  onProgress: (progress: PapersProgress) => void,
  signal: AbortSignal,
): Promise<MadePapers> {
  const made = join(job.out, 'made');
  const counts =
    job.kind === 'packets'
      ? await makePackets(job, made, onProgress, signal)
      : await makeReport(job, made, signal);
  signal.throwIfAborted();
  const name = await asOneFile(job, made, signal);
  return { ...counts, name, ...(await sha256OfFile(join(job.out, name))) };
}

type Counts = Omit<MadePapers, 'name' | 'bytes' | 'sha256'>;

async function makePackets(
  job: Extract<PapersJob, { kind: 'packets' }>,
  out: string,
  onProgress: (progress: PapersProgress) => void,
  signal: AbortSignal,
): Promise<Counts> {
  const { approved, office, by, atMost, courthouse } = job;
  const onDemand: OnDemand[] = [
    ...(job.ordersPerPerson === true ? (['orders-per-person'] as const) : []),
    ...(job.letters === true ? (['letters'] as const) : []),
  ];
  const { packets, people, charges, elsewhere, files } = await writePackets({
    run: job.run,
    out,
    rulebooks,
    layouts: knownLayouts,
    papers: courtPapers,
    office: office === undefined ? NO_OFFICE : readOffice(OFFICE_FILE, office),
    grouping: { by, courthouse, atMost },
    templates: undefined,
    onDemand,
    approved: approved === undefined ? undefined : async () => approved,
    force: false,
    programVersion: job.programVersion,
    signal,
    onProgress: (done, whole) => onProgress({ done, whole }),
  });
  return { packets, people, charges, elsewhere, files };
}

async function makeReport(
  job: Extract<PapersJob, { kind: 'report' }>,
  out: string,
  signal: AbortSignal,
): Promise<Counts> {
  const { approved, filter = {}, today } = job;
  signal.throwIfAborted();
  const { files } = await writeReport(job.run, {
    out,
    language: job.language,
    forms: [...new Set(job.forms)],
    rulebooks,
    lawWords: reportWords,
    ...(approved === undefined ? {} : { approved: { of: async () => approved, filter, day: today } }),
  });
  return { packets: 0, people: 0, charges: 0, elsewhere: 0, files: files.length };
}

/** Puts what was made into one file: itself, where it is one, else an archive. */
async function asOneFile({ out, name, kind }: PapersJob, made: string, signal: AbortSignal): Promise<string> {
  const files = readdirSync(made, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: own }) => join(parentPath, own));
  const [only] = files;
  const isOne = kind === 'report' && files.length === 1 && only !== undefined;
  const file = isOne ? `${name}${extname(only)}` : `${name}.zip`;
  if (isOne) {
    renameSync(only, join(out, file));
  } else {
    const entries = files
      .map((path) => ({
        name: path.slice(made.length + 1).replaceAll(sep, '/'),
        read: () => readFileSync(path),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    await writeAtomicStream(join(out, file), (write) =>
      writeZip(entries, async (piece) => {
        signal.throwIfAborted();
        await write(piece);
      }),
    );
  }
  rmSync(made, { recursive: true, force: true });
  return file;
}
