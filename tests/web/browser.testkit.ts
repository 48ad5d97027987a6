/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { ENGINE_FLAGS } from '../../src/files/engine-flags.js';
import { rulebooks } from '../../src/states/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
/** Pictures of every page, to be looked at; git ignores them. */
const SCREENSHOTS = join(ROOT, 'screenshots');

/** Why no browser can be started here; undefined when one can, or when it is asked for in any case. */
export const whyNoBrowser: string | undefined =
  existsSync(CHROMIUM) || process.env.FRESHSTART_REQUIRE_TOOLS === '1'
    ? undefined
    : 'chromium is not installed';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** A started desk in a folder of its own, with what it prints. */
export interface StartedDesk {
  readonly folder: string;
  readonly child: ChildProcess;
  readonly link: string;
  readonly said: () => string;
  /** Ends it as ctrl-C does; the exit code. */
  close(): Promise<number | null>;
  remove(): void;
}

/** Starts the built program and waits for its link. */
export async function startDesk(args: readonly string[] = []): Promise<StartedDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'freshstart-web-'));
  const start = join(ROOT, 'scripts', 'start.mjs');
  const child = spawn(
    process.execPath,
    [...ENGINE_FLAGS, start, 'desk', '--data', join(folder, 'data'), ...args],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const link = await new Promise<string>((done, failed) => {
    const hear = (piece: Buffer): void => {
      said += piece.toString();
      const match = /http:\/\/\S+\/start\?token=\S+/.exec(said);
      if (match !== null) done(match[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => failed(new Error(`the desk ended with ${code}:\n${said}`)));
  });
  return {
    folder,
    child,
    link,
    said: () => said,
    close: () => {
      child.kill('SIGINT');
      return ended;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const NARROW = { width: 360, height: 740 };
/** What a window of 1280 pixels shows at 200 %. */
const ZOOMED = { width: 640, height: 400 };
const USUAL = { width: 1280, height: 900 };

/** A window on a desk, and what must not happen in it. */
export interface Watched {
  readonly page: Page;
  /** Requests to anywhere but the desk. */
  readonly foreign: string[];
  /** What the browser complained of, and scripts of a list that ran. */
  readonly complaints: string[];
  /** Holds the page as it is against WCAG, a narrow window, and one at 200 %; keeps pictures. */
  hold(name: string): Promise<void>;
}

/** Opens a window on a desk. */
export async function watchedPage(browser: Browser, link: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: USUAL, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(link).origin)) foreign.push(request.url());
  });
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push('a script of a list ran');
    void dialog.dismiss();
  });
  const hold = async (name: string): Promise<void> => {
    const found = await barriers(page);
    await picture(page, name);
    for (const [size, viewport] of Object.entries({ narrow: NARROW, zoomed: ZOOMED })) {
      await page.setViewportSize(viewport);
      const wider = await overhang(page);
      if (wider > 0) found.push(`${size}: ${wider} pixels too wide`);
      if (size === 'narrow') {
        await picture(page, `${name}-narrow`);
        found.push(...(await barriers(page)).map((one) => `${size}: ${one}`));
      }
    }
    await page.setViewportSize(USUAL);
    expect(found).toEqual([]);
  };
  return { page, foreign, complaints, hold };
}

/** Goes on by the tab key until what has the focus is called so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement: at } = document;
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null;
      if (at === null || at === document.body) return '';
      return `${labels?.[0]?.textContent ?? ''} ${at.getAttribute('aria-label') ?? ''} ${at.textContent ?? ''}`;
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`no way to ${name} by the tab key`);
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** What axe finds on the page as it is, one line each; while a window is open over it, in that. */
export async function barriers(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => Reflect.has(window, 'axe'));
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await Reflect.get(window, 'axe').run(
      document.querySelector('dialog[open]') ?? document,
      {
        runOnly: tags,
        resultTypes: ['violations'],
      },
    );
    return violations.flatMap((one: { id: string; nodes: { html: string }[] }) =>
      one.nodes.map(({ html }) => `${one.id}: ${html.slice(0, 160)}`),
    );
  }, WCAG);
}

/** By how many pixels the page is wider than the window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keeps a picture of the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  const { width, height, isCovered } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    // A page may be longer than anyone looks at.
    height: Math.min(2500, document.documentElement.scrollHeight),
    isCovered: document.querySelector('dialog[open]') !== null,
  }));
  if (isCovered) await page.screenshot({ path });
  else await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height } });
}

/** Drops files on the place for them. */
export async function dropFiles(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('.desk-drop', 'drop', { dataTransfer });
}

/** The invented list of a law, of the first one when none is named: its name, its text and its terms. */
function demoOf(law = rulebooks[0].id) {
  const demo = rulebooks.find(({ id }) => id === law)?.demo;
  if (demo === undefined) throw new Error('the law has no demo');
  let text = '';
  demo.write((piece) => {
    text += piece;
  });
  const { fileName: name, county, policy, asOf } = demo;
  return { name, text, terms: { law, county, asOf, ...(policy === undefined ? {} : { policy }) } };
}

/** The name and the text of the invented list of the first law. */
export function demoList(): readonly [string, string] {
  const { name, text } = demoOf();
  return [name, text];
}

/** A row of a docket, as far as tests look at it. */
interface Listed {
  readonly person: number;
  readonly name: string;
  readonly item: number;
  readonly missing: readonly string[];
}

/** What the desk lists under a filter, asked from within a page of it. */
export const listed = (page: Page, run: string, filter: object): Promise<{ rows: Listed[] }> =>
  page.evaluate(
    async ([id, body]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`/api/docket/${id}/list`, { method: 'POST', headers, body })).json();
    },
    [run, JSON.stringify({ filter, limit: 1000 })],
  );

/** Screens a list that is at the desk from within a page, and waits until the run is in the docket; the run. */
const screenedHere = (page: Page, name: string, terms: object): Promise<string> =>
  page.evaluate(
    async ([called, asked]) => {
      const headers = { 'content-type': 'application/json' };
      const { lists } = await (await fetch('/api/lists')).json();
      const { id: list } = lists.find((one: { name: string }) => one.name === called);
      const body = JSON.stringify({ list, ...asked });
      const { id } = await (await fetch('/api/screenings', { method: 'POST', headers, body })).json();
      const told = await (await fetch(`/api/screenings/${id}/events`)).text();
      const { run } = JSON.parse(told.slice(told.lastIndexOf('data: ') + 6));
      await (await fetch(`/api/docket/${run}/events`)).text();
      return run;
    },
    [name, terms] as const,
  );

/** Screens small.csv for Cook County from within a page, and waits until it is in the docket; the run. */
export const screenedAgain = (page: Page, assumptionsOff: readonly string[]): Promise<string> =>
  screenedHere(page, 'small.csv', {
    law: 'illinois-cannabis',
    county: 'Cook',
    asOf: '2026-11-22',
    assumptionsOff,
  });

/** Hands in the invented list of a law from within a page, and screens it without files beside; the run. */
export async function screenedDemo(page: Page, law: string): Promise<string> {
  const { text, terms } = demoOf(law);
  // Those of two laws are called the same.
  const called = `${law}.csv`;
  await page.evaluate(
    ([name, body]) =>
      fetch(`/api/lists?name=${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body,
      }),
    [called, text] as const,
  );
  return screenedHere(page, called, { ...terms, annotated: false, workbook: false });
}

/** Approves all that a filter means from within a page, in the name of Ana Ruiz; how many determinations. */
export const approveAll = (page: Page, run: string, filter: object): Promise<number> =>
  page.evaluate(
    async ([id, chosen]) => {
      const post = async (path: string, body: object) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
      };
      await post('/api/docket/me', { name: 'Ana Ruiz' });
      const asked = { filter: chosen, decision: { kind: 'approve' } };
      const { mark } = await post(`/api/docket/${id}/preview`, asked);
      return (await post(`/api/docket/${id}/decide`, { ...asked, mark })).count;
    },
    [run, filter] as const,
  );

/** What the desk answers of a run in a state that no test can wait for. */
export const docketAnswer = (state: string, more: object = {}) => ({
  json: {
    state,
    progress: null,
    determinations: 0,
    charges: 0,
    people: 0,
    open: true,
    states: [],
    changed: 0,
    error: null,
    agencies: 'read',
    unlisted: 0,
    ...more,
  },
});
