import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { Papers, PapersRequest } from '../../src/server/api/papers.js';
import type { TestDesk } from './desk.testkit.js';

/** Asks for papers, and hands back the answer. */
export const askFor = (desk: TestDesk, asked: PapersRequest | object) =>
  desk.ask({ method: 'POST', url: '/api/papers', payload: asked });

/** The code with which papers are refused. */
export async function refusedFor(desk: TestDesk, asked: PapersRequest | object): Promise<string> {
  const answer = await askFor(desk, asked);
  if (answer.statusCode < 300) throw new Error(`not refused: ${answer.body}`);
  return answer.json().code;
}

/** Every state of papers that the events tell of, until they are over. */
export async function followed(desk: TestDesk, id: string): Promise<Papers[]> {
  const { body } = await desk.ask({ url: `/api/papers/${id}/events` });
  return [...body.matchAll(/^event: papers\ndata: (.*)$/gm)].map(([, json = '']) => JSON.parse(json));
}

/** Makes papers, waits, and hands back how it ended. */
export async function ended(desk: TestDesk, asked: PapersRequest | object): Promise<Papers> {
  const started = await askFor(desk, asked);
  if (started.statusCode !== 202) throw new Error(started.body);
  const last = (await followed(desk, started.json().id)).at(-1);
  if (last === undefined) throw new Error('no event');
  return last;
}

/** Makes papers, waits, and hands them back; throws when that fails. */
export async function made(
  desk: TestDesk,
  asked: PapersRequest | object,
): Promise<Papers & { made: NonNullable<Papers['made']> }> {
  const papers = await ended(desk, asked);
  if (papers.made === null) throw new Error(JSON.stringify(papers));
  return { ...papers, made: papers.made };
}

/** The papers of a run that the desk lists. */
export const listed = async (desk: TestDesk, run: string): Promise<Papers[]> =>
  (await desk.ask({ url: `/api/papers?run=${run}` })).json().papers;

/** What is downloaded of papers. */
export async function downloaded(desk: TestDesk, id: string): Promise<Buffer> {
  const answer = await desk.ask({ url: `/api/papers/${id}/download` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.rawPayload;
}

/** What an archive of packets holds: its files, its manifest, and the names whose hash is not as that says. */
export function packetsIn(archive: Buffer) {
  const files = new Map(Object.entries(unzipSync(archive)));
  const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
  const hash = (bytes: Uint8Array | undefined): string =>
    createHash('sha256')
      .update(bytes ?? new Uint8Array())
      .digest('hex');
  const others = [...files.keys()].filter((name) => name !== 'manifest.json');
  return {
    files,
    manifest,
    others,
    altered: others.filter((name) => manifest.files[name] !== hash(files.get(name))),
  };
}
