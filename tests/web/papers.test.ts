import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from '../screening/freshstart.testkit.js';
import {
  approveAll,
  listed,
  type StartedDesk,
  screenedDemo,
  startBrowser,
  startDesk,
  tabTo,
  type Watched,
  watchedPage,
  whyNoBrowser,
} from './browser.testkit.js';

const MOTION = 'il.state-attorney-motion';
/** An invented office. */
const OFFICE = [
  'office_name: "Office of the Prosecutor, Invented County"',
  'office_address: "1 Invented Square"',
  'attorney_name: "Alex Example"',
  'attorney_number: "00123"',
  'courthouse: "Invented County Courthouse"',
  'judge: "Hon. Robin Example"',
  'courthouses:',
  '  - name: "Second District Courthouse"',
  '    judge: "Hon. Sam Example"',
  '    cases: ["2014C2"]',
  '',
].join('\n');

/** Papers that are being made. */
const GOING = {
  id: '2026-11-27-080000-packets-abcdef',
  kind: 'packets',
  from: 'selected',
  filter: null,
  status: 'running',
  progress: { done: 12, whole: 30 },
  made: null,
  madeAt: null,
  error: null,
};

const file = (text: string) => ({ name: 'office.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });

/** Files of an archive whose names end so. */
const endingIn = (archive: Record<string, Uint8Array>, ending: string): string[] =>
  Object.keys(archive).filter((name) => name.endsWith(ending));

describe.skipIf(whyNoBrowser !== undefined)('papers at the desk (chromium)', () => {
  let desk: StartedDesk;
  let browser: Browser;
  let watched: Watched;
  let page: Page;
  let run: string;
  const hold = (name: string): Promise<void> => watched.hold(name);
  const open = async (path: string): Promise<void> => {
    await page.goto(`${new URL(desk.link).origin}${path}`);
  };
  const kept = (): string[] => readdirSync(join(desk.folder, 'data', 'papers'));
  /** Makes what the form says, and reads what is downloaded. */
  const made = async (button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    await page.getByRole('button', { name: button }).click();
    const over = page.locator('.usa-alert--success, .usa-alert--error');
    await over.waitFor({ timeout: 60_000 });
    expect(await over.textContent()).toMatch(/^Made: /);
    const download = page.waitForEvent('download');
    await over.getByRole('link', { name: /^Download / }).click();
    const saved = await download;
    return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
  };

  beforeAll(async () => {
    await built();
    [desk, browser] = await Promise.all([startDesk(), startBrowser()]);
    watched = await watchedPage(browser, desk.link);
    page = watched.page;
    await page.goto(desk.link);
    run = await screenedDemo(page, 'illinois-cannabis');
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    desk?.remove();
  });

  it('the overview leads to a report to hand out, which is saved as a PDF in Spanish', async () => {
    await open(`/runs/${run}`);
    await page.getByRole('link', { name: 'Report to hand out' }).click();
    await page.getByText('Nothing was made from this run yet.').waitFor();
    await page.getByText('Spanish (español)').click();
    await hold('papers-report');
    const { name, bytes } = await made('Make the report');
    expect(name).toMatch(/^report-es-.*\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('nothing is approved: the page says so, and so does the desk, and nothing is made', async () => {
    await open(`/runs/${run}/papers?make=packets&of=approved`);
    await page.getByText('Nothing of it is approved and eligible.').waitFor();
    await page.getByLabel('Your name').fill('Ana Ruiz');
    await page.getByRole('button', { name: 'This is me' }).click();
    await page.getByLabel('Your name').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Make the papers' }).click();
    await page.getByText('Nothing is to be filed').waitFor();
    expect(await page.locator('.usa-alert--error').textContent()).not.toMatch(/--|freshstart /);
    expect(kept()).toHaveLength(1);
  });

  it('an office file is checked when it is chosen, and its fault is told before anything is made', async () => {
    await page.setInputFiles('#office', file('judges: "Hon. Robin Example"'));
    await page.getByText('it has no key judges; did you mean judge?').waitFor();
    await hold('papers-office-fault');
    await page.setInputFiles('#office', file('judge: "Hon. Robin Example"'));
    await page.getByText('The office file does not say everything').waitFor();
    await page.setInputFiles('#office', file(OFFICE));
    await page.getByText('It names these courthouses: Second District Courthouse.').waitFor();
    expect(await page.getByText('stand in [brackets]').count()).toBe(0);
    expect(await page.getByText('The office file does not say everything').count()).toBe(0);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save a file to fill in' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('# office_name:');
  });

  it('what is approved within a filter of the docket becomes packets with just these convictions', async () => {
    await approveAll(page, run, { relief: [MOTION], outcome: ['eligible'], selected: ['yes'] });
    await open(`/runs/${run}/docket?class=4`);
    await page.getByRole('link', { name: 'Papers of what is approved of it' }).click();
    await page.getByText('Class: ').waitFor();
    const { rows } = await listed(page, run, { state: ['approved'], class: ['4'] });
    const people = new Set(rows.map(({ person }) => person)).size;
    expect(people).toBeGreaterThan(2);
    await page.getByText(`${rows.length} determinations of ${people} people`).waitFor();
    await page.setInputFiles('#office', file(OFFICE));
    await page.getByText('can be used').waitFor();
    await tabTo(page, 'One for all people');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('One for each person').isChecked()).toBe(true);
    await tabTo(page, 'A letter for the clerk to send');
    await page.keyboard.press('Space');
    const { name, bytes } = await made('Make the papers');
    expect(name).toMatch(/^packets-.*\.zip$/);
    await hold('papers-approved-made');
    await page
      .getByText(`${people} packets: ${people} people, ${rows.length} convictions.`)
      .first()
      .waitFor();
    const archive = unzipSync(bytes);
    expect(endingIn(archive, '/motion.docx')).toHaveLength(people);
    expect(endingIn(archive, '.docx').filter((one) => one.includes('/letter/'))).toHaveLength(people);
    const manifest = JSON.parse(strFromU8(archive['manifest.json']));
    expect(manifest).toMatchObject({ chosen: 'approved', by: 'person', hasOffice: true });
    expect(manifest.packets).toHaveLength(people);
    const police = strFromU8(archive['lists/state-police.csv']);
    expect(police.trim().split('\n')).toHaveLength(rows.length + 1);
  });

  it('a report of what is approved is a page and a PDF in one archive', async () => {
    await page.getByText('Report to hand out').click();
    await page.getByText('Web page').click();
    const { bytes } = await made('Make the report');
    const archive = unzipSync(bytes);
    const [pdf] = endingIn(archive, '.pdf');
    const [html] = endingIn(archive, '.html');
    expect(strFromU8(archive[pdf].subarray(0, 5))).toBe('%PDF-');
    expect(strFromU8(archive[html])).toMatch(/^<!doctype html>/i);
    expect(strFromU8(archive[html])).toContain('What attorneys approved');
  });

  it('what was made stands in a list, and is removed from the data folder when somebody says so twice', async () => {
    await open(`/runs/${run}/papers`);
    const rows = page.locator('main tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(3);
    expect(kept()).toHaveLength(3);
    expect(await rows.nth(1).textContent()).toContain('What attorneys approved, of: Class: ');
    await page
      .getByRole('button', { name: /^Remove packets-/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Remove packets-/ }).waitFor();
    await hold('papers-remove');
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 2);
    expect(kept()).toHaveLength(2);
  });

  it('a making that goes on says how far it is, and can be stopped', async () => {
    const going = { ...GOING, run };
    await page.route('**/api/papers?*', (route) => route.fulfill({ json: { papers: [going] } }), {
      times: 1,
    });
    let told: object = going;
    await page.route('**/api/papers/*/events', (route) =>
      route.fulfill({
        contentType: 'text/event-stream',
        body: `retry: 100\n\nevent: papers\ndata: ${JSON.stringify(told)}\n\n`,
      }),
    );
    await page.route(`**/api/papers/${going.id}`, (route) => {
      told = { ...going, status: 'stopped', progress: null };
      return route.fulfill({ json: told });
    });
    await open(`/runs/${run}/papers`);
    await page.getByText('12 of 30 files.').waitFor();
    expect(await page.getByRole('button', { name: 'Make the papers' }).isDisabled()).toBe(true);
    await hold('papers-making');
    await page.getByRole('button', { name: 'Stop' }).click();
    // The desk names it no more among what goes on; what became of it stays in view.
    await page.getByText('Nothing of it was kept.').waitFor();
    await page.getByRole('button', { name: 'Make the papers', disabled: false }).waitFor();
    expect(await page.getByText('Nothing of it was kept.').count()).toBe(1);
    await page.unrouteAll();
  });

  it('a making that the desk knows no more is told as that, and nothing is waited for', async () => {
    await page.route('**/api/papers?*', (route) => route.fulfill({ json: { papers: [{ ...GOING, run }] } }), {
      times: 1,
    });
    await open(`/runs/${run}/papers`);
    const alert = page.locator('.usa-alert--error');
    await alert.getByText('There is no such set of papers.').waitFor();
    await alert.getByRole('button', { name: 'Close' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await page.getByText('asking again').count()).toBe(0);
    await page.getByRole('button', { name: 'Make the papers', disabled: false }).waitFor();
    await page.unrouteAll();
  });

  it('the trail says that papers were made, and by whom', async () => {
    await open(`/trail?run=${run}`);
    const entry = page.locator('main tbody tr', { hasText: 'Made papers' });
    expect(await entry.first().textContent()).toContain('Ana Ruiz');
    expect(await entry.filter({ hasText: 'papers for a court' }).count()).toBe(1);
    expect(await entry.filter({ hasText: 'a report' }).count()).toBe(1);
  });

  it('the other law goes the same way: orders for what is approved, no letters, and a report', async () => {
    const other = await screenedDemo(page, 'california-prop64');
    const docket = page.waitForResponse((answer) => answer.url().endsWith(`/api/docket/${other}/list`));
    await open(`/runs/${other}/docket`);
    await docket;
    const approved = await approveAll(page, other, { outcome: ['eligible'], selected: ['yes'] });
    expect(approved).toBeGreaterThan(2);
    await open(`/runs/${other}/papers?make=packets&of=approved`);
    await page.getByText(`${approved} determinations of `).waitFor();
    expect(await page.getByText('A letter for the clerk to send').count()).toBe(0);
    const archive = unzipSync((await made('Make the papers')).bytes);
    expect(endingIn(archive, 'order-dismissal.docx')).toHaveLength(1);
    expect(endingIn(archive, 'order-redesignation.docx')).toHaveLength(1);
    const schedule = strFromU8(archive[endingIn(archive, 'schedule-by-person.csv')[0]]);
    expect(schedule.trim().split('\n')).toHaveLength(approved + 1);
    await page.getByText('Report to hand out').click();
    const { name, bytes } = await made('Make the report');
    expect(name).toMatch(/^report-en-.*\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('nothing was asked of any other machine, and nothing was complained of', () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  });
});
