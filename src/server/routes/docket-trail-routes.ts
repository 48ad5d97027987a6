import { exportTrail } from '../../docket/export-trail.js';
import { verifyStore } from '../../docket/stored-trail.js';
import { listTrail, type TrailHead, trailActors, trailHead } from '../../docket/trail.js';
import { undoableOf } from '../../docket/undo.js';
import { trailExportQuery, trailQuery, trailSchema, verifiedSchema } from '../api/docket-trail.js';
import type { LawOfRun } from '../docket/law-of-run.js';
import type { DeskDocket } from '../docket/open-docket.js';
import { sendWritten } from '../docket/send-written.js';
import { wordsOfCode } from '../docket/shown.js';
import { type Api, addRoute } from '../route.js';

/** The trail: who did what when, whether it is whole, and its export. */
export function addDocketTrailRoutes(api: Api, docket: DeskDocket, lawOf: LawOfRun, exports: string): void {
  const { db } = docket.store;
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/trail',
    summary: 'Who did what when, the newest first',
    query: trailQuery,
    answer: trailSchema,
    handle: async ({ query }) => {
      const { run, ...asked } = query;
      const of = run === undefined ? {} : { run: docket.storeIdOf(run) };
      const found = await listTrail(db, { ...asked, ...of, limit: PAGE + 1 });
      const idOf = remembered(docket.idOf);
      const undoable = await undoableOf(db, found);
      const entries = found.slice(0, PAGE).map((entry) => {
        const id = idOf(entry.run);
        return {
          entry: entry.seq,
          ...{ at: entry.at, actor: entry.actor, action: entry.action },
          run: id,
          storedRun: entry.run,
          code: entry.code,
          words: wordsOfCode(entry.action, entry.code, id === null ? undefined : lawOf(id)),
          count: entry.count,
          text: entry.text,
          purged: entry.commitment !== '' && entry.text === null,
          undoable: id !== null && undoable.has(entry.seq),
          hash: entry.hash,
        };
      });
      return {
        entries,
        next: found.length > PAGE ? (entries.at(-1)?.entry ?? null) : null,
        head: shownHead(await trailHead(db)),
        actors: await trailActors(db),
      };
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/trail/verify',
    summary: 'Check every entry of the trail, and that all stands as it was decided last',
    answer: verifiedSchema,
    handle: async () => {
      const { head, ...verified } = await verifyStore(db);
      return { ...verified, head: shownHead(head) };
    },
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/trail/export',
    summary: 'The trail as JSON, an entry in each line: what freshstart audit verify checks',
    query: trailExportQuery,
    answer: JSON_LINES,
    handle: async ({ query, reply }) =>
      sendWritten(reply, exports, JSON_LINES, async (path) => {
        const head = await exportTrail(db, path, { withTexts: query.texts === 'true' });
        return `trail-${head.seq}-${head.hash.slice(0, 12)}.jsonl`;
      }),
  });
}

const JSON_LINES = 'application/x-ndjson';
const PAGE = 100;

const shownHead = ({ seq, hash }: TrailHead) => ({ entry: seq, hash });

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const found = new Map<string, T>();
  return (key) => {
    if (!found.has(key)) found.set(key, find(key));
    return found.get(key) as T;
  };
}
