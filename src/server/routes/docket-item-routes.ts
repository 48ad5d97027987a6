import { findPeople } from '../../docket/find-people.js';
import { runParams } from '../api/docket.js';
import { factsSchema } from '../api/docket-facts.js';
import { itemInFullSchema, itemParams } from '../api/docket-item.js';
import { peopleRequest, peopleSchema, personParams, personSchema } from '../api/docket-person.js';
import { factsOfItem } from '../docket/facts-of-item.js';
import { itemInFull } from '../docket/item-in-full.js';
import type { LawOfRun } from '../docket/law-of-run.js';
import type { DeskDocket } from '../docket/open-docket.js';
import { personInFull } from '../docket/person-in-full.js';
import { type Api, addRoute } from '../route.js';

const MOST_PEOPLE = 50;

/** One determination, one person, and what can be recorded for them. */
export function addDocketItemRoutes(api: Api, docket: DeskDocket, lawOf: LawOfRun): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/item/:item',
    summary: 'One determination with its rules, facts, original rows and history',
    params: itemParams,
    answer: itemInFullSchema,
    handle: async ({ params }) =>
      itemInFull(docket, await docket.ready(params.run), params.item, lawOf(params.run)),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/facts/:item',
    summary: 'The facts that can be recorded for the charge of a determination',
    params: itemParams,
    answer: factsSchema,
    handle: async ({ params }) => factsOfItem(docket, await docket.ready(params.run), params.item),
  });
  addRoute(api, {
    method: 'GET',
    path: '/api/docket/:run/person/:person',
    summary: 'A person with all charges, determinations and what was done about them',
    params: personParams,
    answer: personSchema,
    handle: async ({ params }) =>
      personInFull(docket, await docket.ready(params.run), params.person, lawOf(params.run)),
  });
  addRoute(api, {
    method: 'POST',
    path: '/api/docket/:run/people',
    summary: 'People of a run by name, number or case, also those without determinations',
    params: runParams,
    body: peopleRequest,
    answer: peopleSchema,
    handle: async ({ params, body }) => {
      const { runNo } = await docket.ready(params.run);
      const found = await findPeople(docket.store.db, runNo, body.search, MOST_PEOPLE + 1);
      return { people: found.slice(0, MOST_PEOPLE), more: found.length > MOST_PEOPLE };
    },
  });
}
