/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

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
    ['--expose-gc', start, 'desk', '--data', join(folder, 'data'), ...args],
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

/** What axe finds on the page as it is, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await Reflect.get(window, 'axe').run(document, {
      runOnly: tags,
      resultTypes: ['violations'],
    });
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
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
