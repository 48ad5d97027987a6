import { isIP } from 'node:net';
import fastify from 'fastify';
import { z } from 'zod';
import { systemCode } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import { addFailureAnswers } from './answer-failures.js';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { runDemo } from './demo.js';
import type { DeskServices } from './desk-services.js';
import { lawsOfRuns } from './docket/law-of-run.js';
import { openDocket, THE_DESK } from './docket/open-docket.js';
import { whoIn } from './docket/who.js';
import { addGate } from './gate.js';
import { openLists } from './lists.js';
import { openApiOf } from './open-api.js';
import { addPages } from './pages.js';
import { openPapers } from './papers/open-papers.js';
import { type Api, addRoute } from './route.js';
import { addChoiceRoutes } from './routes/choice-routes.js';
import { addDocketActRoutes } from './routes/docket-act-routes.js';
import { addDocketItemRoutes } from './routes/docket-item-routes.js';
import { addDocketRoutes } from './routes/docket-routes.js';
import { addDocketTrailRoutes } from './routes/docket-trail-routes.js';
import { addDocketViewRoutes } from './routes/docket-view-routes.js';
import { addLawRoutes } from './routes/law-routes.js';
import { addListRoutes, BYTES } from './routes/list-routes.js';
import { addPapersRoutes } from './routes/papers-routes.js';
import { addRunRoutes } from './routes/run-routes.js';
import { addScreeningRoutes } from './routes/screening-routes.js';
import { openRuns } from './runs.js';
import { openScreenings } from './screenings.js';
import { openSessions } from './session.js';

/** Where the desk answers. */
export interface DeskAddress {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Is told each time the link was used: a new one works from then on. */
  readonly onLinkUsed?: (link: string) => void;
}

/** A desk that is open. */
export interface OpenDesk {
  /** The link that works now, for the address the desk listens at. */
  link(): string;
  /** Screens the invented list of the first law that has one, if that was not done before. */
  demo(): Promise<void>;
  /** Stops what goes on, answers nothing more, and lets the folder go. */
  close(): Promise<void>;
}

/** Opens the desk and listens. Throws a Failure when the folder or the address cannot be used. */
export async function openDesk(services: DeskServices, address: DeskAddress): Promise<OpenDesk> {
  const host = address.host === 'localhost' ? '127.0.0.1' : address.host.toLowerCase();
  if (host === '0.0.0.0' || host === '::') throw new Failure(2, 'SERVER_EVERY_ADDRESS', { host });
  const desk = await makeDesk(services, host, address.onLinkUsed);
  try {
    await desk.app.listen({ host, port: address.port });
  } catch (error) {
    await desk.close();
    const cause = CAUSES[systemCode(error) ?? ''] ?? systemCode(error) ?? 'an unexpected error';
    throw new Failure(3, 'SERVER_ADDRESS_UNUSABLE', { host, port: address.port, cause });
  }
  return desk;
}

const CAUSES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program answers there',
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such name',
};

/** The desk without listening: for tests, and for `openDesk`. */
export async function makeDesk(
  services: DeskServices,
  host: string,
  onLinkUsed: (link: string) => void = () => undefined,
) {
  const data = openDataFolder(services.dataFolder);
  try {
    return await desk(services, data, host, onLinkUsed);
  } catch (error) {
    data.release();
    throw error;
  }
}

async function desk(
  services: DeskServices,
  data: DataFolder,
  host: string,
  onLinkUsed: (link: string) => void,
) {
  const sessions = openSessions();
  const app = fastify({ logger: false, forceCloseConnections: true, return503OnClosing: false });
  const port = (): number => {
    const at = app.server.address();
    return typeof at === 'object' && at !== null ? at.port : 80;
  };
  const name = isIP(host) === 6 ? `[${host}]` : host;
  const link = (): string => `http://${name}:${port()}/start?token=${sessions.token()}`;
  const hosts = (): string[] => {
    const names = host === '127.0.0.1' || host === '::1' ? [name, 'localhost'] : [name];
    return names.flatMap((one) => (port() === 80 ? [one, `${one}:80`] : [`${one}:${port()}`]));
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  // A list is not read here: it goes to the disk as it arrives.
  app.addContentTypeParser(BYTES, (_request, _payload, done) => done(null));
  addFailureAnswers(app);
  addGate(app, { sessions, hosts, onLinkUsed: () => onLinkUsed(link()) });

  const lists = openLists(data.lists, services);
  const runs = openRuns(data.runs, services);
  const { store } = services;
  const docket = store === undefined ? undefined : openDocket(store, data.runs, runs, services);
  const screenings = openScreenings(services, data.runs, lists, ({ id }) => docket?.takeUp(id, THE_DESK));
  const papers = openPapers(services, data.papers, runs, docket);
  const who = whoIn(sessions);
  const api: Api = { app, described: [], checkAnswers: services.checkAnswers === true };
  addChoiceRoutes(api, services);
  addLawRoutes(api, services);
  addListRoutes(api, lists, screenings, services);
  addScreeningRoutes(api, screenings);
  addRunRoutes(api, runs, data.counted, services);
  addPapersRoutes(api, papers, who);
  if (docket !== undefined) {
    const lawOf = lawsOfRuns(data.runs, services.rulebooks);
    addDocketRoutes(api, docket, who, lawOf);
    addDocketItemRoutes(api, docket, lawOf);
    addDocketActRoutes(api, docket, who, lawOf);
    addDocketViewRoutes(api, docket, data.exports);
    addDocketTrailRoutes(api, docket, lawOf, data.exports);
  }
  addRoute(api, {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    answer: z.record(z.string(), z.unknown()),
    handle: async () => openApiOf(api.described, services.programVersion),
  });
  addPages(app, services.pageFolder);
  await app.ready();
  return {
    app,
    link,
    demo: () => runDemo(services, lists, screenings, runs),
    close: async () => {
      await screenings.close();
      await papers.close();
      await app.close();
      await docket?.close();
      data.release();
    },
  };
}
