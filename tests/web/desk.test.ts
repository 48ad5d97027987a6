import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulebooks } from '../../src/states/index.js';
import { built } from '../screening/freshstart.testkit.js';
import { LIST } from '../server/desk.testkit.js';
import {
  demoList,
  docketAnswer,
  dropFiles,
  type StartedDesk,
  startBrowser,
  startDesk,
  tabTo,
  type Watched,
  watchedPage,
  whyNoBrowser,
} from './browser.testkit.js';

describe.skipIf(whyNoBrowser !== undefined)('the desk in a browser (chromium)', () => {
  let desk: StartedDesk;
  let browser: Browser;
  let watched: Watched;
  let page: Page;
  let list: string;
  const hold = (name: string): Promise<void> => watched.hold(name);

  beforeAll(async () => {
    await built();
    [desk, browser] = await Promise.all([startDesk(), startBrowser()]);
    const [name, text] = demoList();
    list = join(desk.folder, name);
    writeFileSync(list, text);
    watched = await watchedPage(browser, desk.link);
    page = watched.page;
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    desk?.remove();
  });

  it('the link opens it once; used again it says what to do', async () => {
    await page.goto(desk.link);
    await page.getByRole('heading', { name: 'Start', level: 1 }).waitFor();
    expect(page.url()).toBe(`${new URL(desk.link).origin}/`);
    await hold('start');
    const other = await (await browser.newContext()).newPage();
    await other.goto(desk.link);
    expect(await other.locator('main').textContent()).toContain('it was used before');
    await other.close();
    expect(desk.said()).toContain('Opened. For another browser:');
  });

  it('a list that is dropped is read and told, and a script in it is text', async () => {
    await dropFiles(page, [['dropped <b>.csv', LIST]]);
    await page.getByRole('heading', { name: '2. See what it is' }).waitFor();
    await page.getByText('Cook (2), Will (1)').waitFor();
    await page.getByText('What each column seems to be').click();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await hold('looked-at');
    const removeAsked = page.getByRole('button', { name: 'Remove dropped _b_.csv' });
    await removeAsked.click();
    await page.getByRole('heading', { name: 'Remove dropped _b_.csv?' }).waitFor();
    await hold('remove-list');
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(readdirSync(join(desk.folder, 'data', 'lists'))).toHaveLength(1);
    await removeAsked.click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByRole('heading', { name: '2. See what it is' }).waitFor({ state: 'detached' });
    expect(readdirSync(join(desk.folder, 'data', 'lists'))).toEqual([]);
  });

  it('of files that are dropped together the one that is refused is named, and those that came after it', async () => {
    await dropFiles(page, [
      ['first.csv', LIST],
      ['empty.csv', ''],
      ['late.csv', LIST],
    ]);
    await page.getByText('In empty.csv: ').waitFor();
    await page.getByText('Not taken either, as they came after it: late.csv.').waitFor();
    await page.getByRole('button', { name: 'Remove first.csv' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByRole('button', { name: 'Remove first.csv' }).waitFor({ state: 'detached' });
  });

  it('a file that is dropped beside the place for it does not take the place of the page', async () => {
    const isLeft = await page.evaluate(() => {
      const drop = new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: new DataTransfer(),
      });
      return document.body.dispatchEvent(drop);
    });
    expect(isLeft).toBe(false);
  });

  it('files that are dropped together are looked at and screened together', async () => {
    await dropFiles(page, [
      ['first.csv', LIST],
      ['second.csv', LIST],
    ]);
    await page.getByText('The 2 files').waitFor();
    await page.getByText('They are of one source').click();
    await page.getByText('Files that are written beside the answers').click();
    await page.getByText('An Excel workbook to look through').click();
    await hold('several-files');
    const asked = page.waitForRequest((request) => request.method() === 'POST');
    const refused = { code: 'SERVER_SCREENING_BUSY', what: 'A list is being screened.', next: 'Wait.' };
    await page.route('**/api/screenings', (route) => route.fulfill({ status: 409, json: refused }), {
      times: 1,
    });
    await page.getByRole('button', { name: 'Screen the list' }).click();
    expect((await asked).postDataJSON()).toMatchObject({
      more: [expect.any(String)],
      sameSource: true,
      annotated: true,
      workbook: false,
    });
    await page.getByText('A list is being screened.').waitFor();
    for (const name of ['first.csv', 'second.csv']) {
      await page.getByRole('button', { name: `Remove ${name}` }).click();
      await page.getByRole('button', { name: 'Remove it' }).click();
      await page.getByRole('button', { name: `Remove ${name}` }).waitFor({ state: 'detached' });
    }
  });

  it('by keyboard alone: choose the demo list, the terms, screen it, and open what came of it', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Start', level: 1 }).waitFor();
    await tabTo(page, 'Drop a file here, or choose one');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles(list);
    await page.getByRole('heading', { name: '3. Say what you ask' }).waitFor();
    expect(await page.getByLabel('County').inputValue()).toBe('Cook');
    await tabTo(page, 'Policy');
    await page.keyboard.type('cook-2019');
    expect(await page.getByLabel('Policy', { exact: false }).first().inputValue()).toBe('cook-2019');
    await page.getByLabel('Decide as of').fill('2026-11-22');
    await tabTo(page, 'Advanced: layout');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Assumptions');
    await page.keyboard.press('Enter');
    await hold('terms');
    await tabTo(page, 'Screen the list');
    await page.keyboard.press('Enter');
    await page.getByText('The list is screened').waitFor();
    await hold('screened');
    await page.keyboard.press('Control+Home');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(page, 'see what came of it');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Overview/ }).waitFor();
  });

  it('the overview says what summary.json of the run says', async () => {
    const runs = join(desk.folder, 'data', 'runs');
    const [run] = readdirSync(runs).filter((name) => !name.startsWith('.'));
    await page.goto(`${new URL(desk.link).origin}/runs/${run}`);
    await page.getByRole('heading', { name: 'What the law says, for each relief' }).waitFor();
    const { reliefs, missingFacts } = JSON.parse(readFileSync(join(runs, run, 'summary.json'), 'utf8'));
    const shown = await page.locator('#reliefs ~ table tbody tr').allInnerTexts();
    const numbersOf = (text: string) =>
      text
        .split(/\s+/)
        .slice(-5)
        .map((number) => Number(number.replaceAll(',', '')));
    const wanted = Object.values(reliefs).map((relief) => {
      const { charges, selected } = relief as { charges: Record<string, number>; selected: { yes: number } };
      return [
        charges.eligible,
        selected.yes,
        charges.needs_review,
        charges.not_eligible,
        charges.other_county,
      ];
    });
    expect(shown.map(numbersOf)).toEqual(wanted);
    expect(await page.locator('#missing ~ table tbody tr').count()).toBe(missingFacts.length);
    await page.getByText('The same in numbers').click();
    await hold('overview');
    await page.getByLabel('Relief', { exact: true }).selectOption({ index: 2 });
    await page.getByText('The same in numbers').click();
    await hold('overview-other-relief');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'summary.json' }).click();
    expect((await download).suggestedFilename()).toBe('summary.json');
  });

  it('the law is a page with an anchor and a source for each rule', async () => {
    await page.getByRole('link', { name: 'Law', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Law' }).waitFor();
    await hold('laws');
    const rulebook = rulebooks[0];
    await page.getByRole('link', { name: rulebook.title }).click();
    await page.getByRole('heading', { level: 1, name: rulebook.title }).waitFor();
    await page.getByRole('heading', { name: 'Contents' }).waitFor();
    await page.getByRole('link', { name: /^2 Reliefs/ }).click();
    await page.getByRole('heading', { name: /^2\.1\.1 / }).waitFor();
    await hold('law');
    await page.getByRole('link', { name: 'All of it on one page' }).click();
    await page.getByRole('heading', { name: /^9 / }).waitFor();
    const text = await page.locator('main').textContent();
    for (const { rules } of rulebook.reliefs) {
      for (const { words, citation } of rules) {
        expect(text?.toLowerCase()).toContain(words.toLowerCase());
        expect(text).toContain(citation);
      }
    }
    const ids = await page
      .locator('main section > :is(h2, h3, h4, h5, h6)')
      .evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const dangling = await page
      .locator('main a[href^="#"]')
      .evaluateAll(
        (all) =>
          all.filter((one) => document.getElementById(String(one.getAttribute('href')).slice(1)) === null)
            .length,
      );
    expect(dangling).toBe(0);
  });

  it('the docket is filtered by arresting agency, and reads the agencies of a run that has none', async () => {
    const [run] = readdirSync(join(desk.folder, 'data', 'runs')).filter((name) => !name.startsWith('.'));
    await page.goto(`${new URL(desk.link).origin}/runs/${run}/docket`);
    await page.locator('[data-row="0"]').waitFor({ timeout: 60_000 });
    // What this desk answers of a run that an earlier program took up.
    let agencies = 'not_read';
    const docket = new RegExp(`/api/docket/${run}(/choices)?$`);
    await page.route(docket, async (route) => {
      const answer = await route.fetch();
      const isRead = agencies === 'read';
      const said = route.request().url().endsWith('/choices') ? { agencies: null } : { agencies };
      await route.fulfill({ json: { ...(await answer.json()), ...(isRead ? {} : said) } });
    });
    await page.reload();
    await page.getByRole('button', { name: 'Filters' }).click();
    const read = page.getByRole('button', { name: 'Read them from the list now' });
    await read.waitFor();
    await hold('docket-agencies-not-read');
    agencies = 'reading';
    await read.click();
    await page.getByText('Reading the arresting agencies from the list').waitFor();
    agencies = 'read';
    await page.locator('summary', { hasText: 'Arresting agency' }).click();
    await page.unrouteAll();
    const first = page.getByRole('group', { name: 'Arresting agency' }).locator('.desk-choice').first();
    const [, named, count] = /^(.*) \(([\d,]+)\)$/.exec(String(await first.textContent())) ?? [];
    await first.getByRole('checkbox').check();
    await page.getByRole('button', { name: `Arresting agency: ${named}` }).waitFor();
    await page.getByText(`${count} determinations`, { exact: true }).waitFor();
    expect(await page.locator('.desk-current', { hasText: 'Arrested by' }).textContent()).toContain(named);
    expect(new URL(page.url()).searchParams.getAll('agency')).toEqual([named]);
    await page.getByLabel('Search by name, number or case').fill('f');
    await page.getByText('Type at least two letters or digits.').waitFor();
    expect(new URL(page.url()).searchParams.has('search')).toBe(false);
  });

  it('a screening that the desk knows no more is told as that, and can be closed', async () => {
    const running = {
      ...{ id: '2026-11-27-080000-illinois-cannabis-abcdef', list: 'gone.csv', listIds: [] },
      ...{ law: 'illinois-cannabis', county: 'Cook', status: 'running' },
      ...{ progress: null, run: null, error: null },
    };
    await page.route('**/api/screenings', (route) => route.fulfill({ json: { running } }), { times: 1 });
    await page.goto(new URL(desk.link).origin);
    const alert = page.locator('.usa-alert--error');
    await alert.getByText('There is no such screening.').waitFor();
    await alert.getByRole('button', { name: 'Close' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('a run that is gone while it is put into the docket is told as that, and not asked for again', async () => {
    const path = '/api/docket/2026-11-27-080000-illinois-cannabis-abcdef';
    await page.route(`**${path}`, (route) => route.fulfill(docketAnswer('taking')), { times: 1 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(new URL(path.replace('/api/docket', '/runs').concat('/docket'), desk.link).href);
    await page.locator('.usa-alert--error').getByText('There is no such run.').waitFor();
    // A browser that is let asks again after a second.
    await page.waitForTimeout(1500);
    expect(asked.filter((one) => one === `${path}/events`)).toHaveLength(1);
  });

  it('a saved view that cannot be used any more is named as that, and can be removed', async () => {
    const [run] = readdirSync(join(desk.folder, 'data', 'runs')).filter((name) => !name.startsWith('.'));
    const unusable = [{ id: 7, name: 'Of another program', run: null }];
    await page.route('**/api/docket/views', (route) => route.fulfill({ json: { views: [], unusable } }));
    await page.route('**/api/docket/views/7', (route) => route.fulfill({ json: {} }));
    await page.goto(`${new URL(desk.link).origin}/runs/${run}/docket`);
    await page.getByRole('button', { name: 'Save or remove a view' }).click();
    await page.locator('dialog li', { hasText: 'cannot be used any more' }).waitFor();
    await hold('view-unusable');
    const removed = page.waitForRequest((request) => request.method() === 'DELETE');
    await page.getByRole('button', { name: 'Remove the view Of another program' }).click();
    expect(new URL((await removed).url()).pathname).toBe('/api/docket/views/7');
    await page.unrouteAll();
  });

  it('a run that was altered is refused, and the file named', async () => {
    const runs = join(desk.folder, 'data', 'runs');
    const [run] = readdirSync(runs).filter((name) => !name.startsWith('.'));
    writeFileSync(join(runs, run, 'missing-facts.csv'), 'altered');
    await page.goto(`${new URL(desk.link).origin}/runs/${run}`);
    await page.getByText('missing-facts.csv of the run is not as it was written').waitFor();
    await hold('altered');
  });

  it('nothing was asked of any other machine, and no rule of the page was broken', () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.complaints.filter((text) => !/status of 40[0-9]/.test(text))).toEqual([]);
  });

  it('ctrl-C closes the desk in order, and another may open the folder', async () => {
    expect(await desk.close()).toBe(0);
    expect(desk.said()).toContain('The desk is closed.');
    expect(readdirSync(join(desk.folder, 'data')).filter((name) => name.startsWith('desk.lock'))).toEqual([]);
  });
});
