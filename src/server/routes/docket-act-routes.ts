import { decide, previewDecision } from '../../docket/decide.js';
import { recordFact } from '../../docket/record-fact.js';
import { mergePersons, splitPerson } from '../../docket/regroup.js';
import type { ChangedAgain } from '../../docket/settle-person.js';
import { undo } from '../../docket/undo.js';
import { Failure } from '../../messages/failure.js';
import type { ChargePlace } from '../../screening/again/person-again.js';
import * as docketApi from '../api/docket.js';
import { factRecordedSchema, foundFactRequest } from '../api/docket-facts.js';
import {
  type ChangedDetermination,
  mergeRequest,
  regroupedSchema,
  splitRequest,
} from '../api/docket-person.js';
import { mustAskForFact } from '../docket/facts-of-run.js';
import type { LawOfRun } from '../docket/law-of-run.js';
import type { DeskDocket } from '../docket/open-docket.js';
import { shownPreview, storedDecision } from '../docket/shown.js';
import type { Who } from '../docket/who.js';
import { type Api, addRoute } from '../route.js';

/** What is done in the docket: each by the name of whoever sits at the desk. */
export function addDocketActRoutes(api: Api, docket: DeskDocket, who: Who, lawOf: LawOfRun): void {
  const { runParams } = docketApi;
  const { db } = docket.store;
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/preview',
    summary: 'Exactly what a decision would change',
    params: runParams,
    body: docketApi.previewRequest,
    answer: docketApi.previewSchema,
    handle: async ({ params, body }) => {
      const run = await docket.ready(params.run);
      await mustAskForFact(docket, run, lawOf(params.run), body.decision);
      const decision = storedDecision(body.decision);
      return shownPreview(await previewDecision(db, run.storeId, chosenBy(body), decision), body.decision);
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/decide',
    summary: 'Decide what a preview showed',
    params: runParams,
    body: docketApi.decideRequest,
    answer: docketApi.decidedSchema,
    handle: async ({ params, body, request }) => {
      const by = who.mustBeNamed(request);
      const run = await docket.ready(params.run);
      await mustAskForFact(docket, run, lawOf(params.run), body.decision);
      const chosen = { ...chosenOf(body), fingerprint: body.mark };
      const act = { run: run.storeId, chosen, by, at: docket.now() };
      const { entry, changed } = await decide(db, act, storedDecision(body.decision));
      return { entry: entry.seq, count: changed };
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/undo',
    summary: 'Take an entry of the trail back',
    params: runParams,
    body: docketApi.undoRequest,
    answer: docketApi.undoneSchema,
    handle: async ({ params, body, request }) => {
      const by = who.mustBeNamed(request);
      const { storeId } = await docket.ready(params.run);
      const of = await db
        .selectFrom('trail')
        .select(['run_id', 'action'])
        .where('seq', '=', body.entry)
        .executeTakeFirst();
      if (of !== undefined && of.run_id !== storeId)
        throw new Failure(2, 'DOCKET_CANNOT_UNDO', { entry: body.entry, why: 'it is of another run' });
      const needsRun = of !== undefined && MADE_AGAIN.includes(of.action);
      const act = { entry: body.entry, by, at: docket.now() };
      const { entry, undone, kept } = needsRun
        ? await docket.withAgain(params.run, (again) => undo(db, act, again))
        : await undo(db, act);
      return { entry: entry.seq, count: undone, kept: [...kept] };
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/found-facts',
    summary: 'Record a fact that was found elsewhere; the determinations of the person are made again',
    params: runParams,
    body: foundFactRequest,
    answer: factRecordedSchema,
    handle: async ({ params, body, request }) => {
      const by = who.mustBeNamed(request);
      const { storeId } = await docket.ready(params.run);
      const { item, fact, value, source, note } = body;
      const found = { fact, value, source, ...(note === undefined ? {} : { note }) };
      const act = { run: storeId, item, by, at: docket.now() };
      const recorded = await docket.withAgain(params.run, (again) => recordFact(db, act, found, again));
      return { entry: recorded.entry.seq, made: recorded.made, changed: recorded.changed.map(shownChange) };
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/persons/merge',
    summary: 'Say that persons are one; their determinations are made again',
    params: runParams,
    body: mergeRequest,
    answer: regroupedSchema,
    handle: async ({ params, body, request }) => {
      const by = who.mustBeNamed(request);
      const { storeId: run } = await docket.ready(params.run);
      const act = { run, ...body, by, at: docket.now() };
      return shownRegrouped(await docket.withAgain(params.run, (again) => mergePersons(db, act, again)));
    },
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/persons/split',
    summary: "Say that some charges are another person's; the determinations of both are made again",
    params: runParams,
    body: splitRequest,
    answer: regroupedSchema,
    handle: async ({ params, body, request }) => {
      const by = who.mustBeNamed(request);
      const { storeId: run } = await docket.ready(params.run);
      const act = { run, ...body, charges: body.charges.map(placeFrom), by, at: docket.now() };
      return shownRegrouped(await docket.withAgain(params.run, (again) => splitPerson(db, act, again)));
    },
  });
}

const MADE_AGAIN: readonly string[] = ['record_fact', 'merge', 'split'];

type Asked = Pick<docketApi.PreviewRequest, 'items' | 'filter'>;

const chosenBy = ({ items, filter }: Asked): docketApi.DocketFilter =>
  items === undefined ? (filter ?? {}) : { items };

const chosenOf = ({ items, filter }: Asked) => (items === undefined ? { filter: filter ?? {} } : { items });

/** The place that a `key` names. Throws a Failure when it is none. */
function placeFrom(key: string): ChargePlace {
  const match = /^(\d{1,12}) (.+)$/.exec(key);
  if (match === null) throw new Failure(2, 'SERVER_BAD_REQUEST', { where: 'charges' });
  return { row: Number(match[1]), file: match[2] };
}

const shownChange = ({ item, chargeId, before, after }: ChangedAgain): ChangedDetermination => ({
  item,
  chargeId,
  relief: after.relief,
  before: { outcome: before.outcome, reason: before.reason },
  after: { outcome: after.outcome, reason: after.reason },
});

const shownRegrouped = ({ entry, persons, made, changed }: Awaited<ReturnType<typeof mergePersons>>) => ({
  entry: entry.seq,
  persons: [...persons],
  made,
  changed: changed.map(shownChange),
});
