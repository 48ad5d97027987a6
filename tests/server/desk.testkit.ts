import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { isoDay } from '../../src/record/day.js';
import type { DeskServices } from '../../src/server/desk-services.js';
import { knownLayouts } from '../../src/server/known-layouts.js';
import { makeDesk } from '../../src/server/open-desk.js';
import { courtPapers, rulebooks, vocabularies } from '../../src/states/index.js';

export const HOST = '127.0.0.1:80';

/** A small list of invented people: three rows, one of another county, one column name that would run as a script. */
export const LIST = [
  'sid,name,county,case_number,statute,class,offense_date,disposition,disposition_date,<img src=x onerror=alert(1)>',
  'IL90000001,"FERN, ALMA",Cook,11123456701,720 ILCS 550/4(b),B,2011-06-03,Plea of Guilty,2011-09-14,a',
  'IL90000003,"MARSH, CLEO",Cook,09CR0777701,720-550/4,4,2009-05-01,Finding Guilty,2009-12-01,b',
  'IL90000005,"LUND, FAYE",Will,12CM001234,720 ILCS 550/4(c),A,2012-02-20,Plea of Guilty,2012-05-07,c',
  '',
].join('\n');

/** A desk in a folder of its own, without a port; every answer is held against its schema. */
export interface TestDesk {
  readonly folder: string;
  readonly app: Awaited<ReturnType<typeof makeDesk>>['app'];
  readonly desk: Awaited<ReturnType<typeof makeDesk>>;
  readonly linksShown: string[];
  /** Asks with the session of a browser that opened the link. */
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const services = (folder: string, more: Partial<DeskServices> = {}): DeskServices => {
  const pageFolder = join(folder, 'pages');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(pageFolder, 'assets', 'page-1.js'), 'export {};');
  return {
    dataFolder: join(folder, 'data'),
    pageFolder,
    programVersion: '0.0.0',
    rulebooks,
    layouts: knownLayouts,
    vocabularies,
    courtPapers,
    today: () => isoDay('2026-11-22'),
    now: () => Date.UTC(2026, 10, 22, 8, 30, 5),
    uploadLimit: 1_000_000,
    checkAnswers: true,
    ...more,
  };
};

export async function testDesk(more: Partial<DeskServices> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-desk-'));
  const linksShown: string[] = [];
  const desk = await makeDesk(services(folder, more), '127.0.0.1', (link) => linksShown.push(link));
  const { app } = desk;
  const opened = await app.inject({ url: startOf(desk.link()), headers: { host: HOST } });
  const cookie = String(opened.headers['set-cookie']).split(';')[0];
  return {
    folder,
    app,
    desk,
    linksShown,
    ask: (options) => {
      const headers = { host: HOST, origin: `http://${HOST}`, cookie, ...options.headers };
      const given = Object.entries(headers).filter(([, value]) => value !== undefined);
      return app.inject({ ...options, headers: Object.fromEntries(given) });
    },
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Path and query of a link. */
export const startOf = (link: string): string => link.replace(/^http:\/\/[^/]+/, '');

/** Hands a list in, and its id back. */
export async function handIn(desk: TestDesk, text = LIST, name = 'list.csv'): Promise<string> {
  const answer = await desk.ask({
    method: 'POST',
    url: `/api/lists?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(text),
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().id;
}

const COOK = { law: 'illinois-cannabis', county: 'Cook', asOf: '2026-11-22' };

/** Screens a list, for Cook County if nothing else is asked, waits, and hands back the id of the run. */
export async function screened(desk: TestDesk, list: string, terms = COOK): Promise<string> {
  const started = await desk.ask({
    method: 'POST',
    url: '/api/screenings',
    payload: { list, ...terms },
  });
  if (started.statusCode !== 202) throw new Error(started.body);
  const { id } = started.json();
  const stream = await desk.ask({ url: `/api/screenings/${id}/events` });
  const last =
    stream.body
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^data: /, '') ?? '';
  const { status, run, error } = JSON.parse(last);
  if (status !== 'done') throw new Error(JSON.stringify(error));
  return run;
}
