import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, type Places, placesOf } from '../docket/stores.testkit.js';
import { built, freshstart } from '../screening/freshstart.testkit.js';
import { LIST } from '../server/desk.testkit.js';
import {
  demoList,
  docketAnswer,
  dropFiles,
  listed,
  type StartedDesk,
  screenedAgain,
  startBrowser,
  startDesk,
  tabTo,
  type Watched,
  watchedPage,
  whyNoBrowser,
} from './browser.testkit.js';

const RELIEF = 'il.minor-cannabis-conviction';

describe.each(KINDS)('the whole way for one person on the $name store (chromium)', ({ name, skip }) => {
  describe.skipIf(skip || whyNoBrowser !== undefined)('in a browser', () => {
    let places: Places;
    let desk: StartedDesk;
    let browser: Browser;
    let watched: Watched;
    let page: Page;
    let run: string;
    let storeArgs: string[];
    /** The pages are the same on both stores; once is enough to look at them, and at states that are rare. */
    const hold = async (screen: string): Promise<void> => {
      if (name === 'embedded') await watched.hold(screen);
    };
    const open = async (path: string): Promise<void> => {
      await page.goto(`${new URL(desk.link).origin}${path}`);
    };
    const docket = (search = ''): Promise<void> => open(`/runs/${run}/docket${search}`);
    const found = async (): Promise<number> => {
      await page.locator('.desk-found:not(:has-text("..."))').waitFor();
      return Number(
        String(await page.locator('.desk-found').textContent())
          .replace(/^More than /, '')
          .split(' ')[0]
          .replace(',', ''),
      );
    };
    const list = (filter: object) => listed(page, run, filter);
    const row = (index: number) => page.locator(`[data-row="${index}"]`);

    beforeAll(async () => {
      const kind = { name, skip };
      [places] = await Promise.all([placesOf(kind), built()]);
      const place = await places.bare();
      storeArgs = 'databaseUrl' in place ? ['--database-url', place.databaseUrl] : [];
      [desk, browser] = await Promise.all([startDesk(storeArgs), startBrowser()]);
      watched = await watchedPage(browser, desk.link);
      page = watched.page;
    });
    afterAll(async () => {
      await browser?.close();
      await desk?.close();
      desk?.remove();
      await places?.end();
    });

    it('the demo list is dropped, screened, and its docket opened', async () => {
      await page.goto(desk.link);
      await dropFiles(page, [demoList()]);
      await page.getByLabel('Policy').selectOption('cook-2019');
      await page.getByLabel('Decide as of').fill('2026-11-22');
      await page.getByRole('button', { name: 'Screen the list' }).click();
      await page.getByRole('link', { name: 'see what came of it' }).click();
      await page.getByRole('heading', { level: 1, name: /^Overview/ }).waitFor();
      [run] = readdirSync(join(desk.folder, 'data', 'runs')).filter((one) => !one.startsWith('.'));
      await page.getByRole('link', { name: 'Docket', exact: true }).click();
      await row(0).waitFor({ timeout: 60_000 });
      await hold('docket');
    });

    it('a count of the overview leads to just these determinations', async () => {
      await open(`/runs/${run}`);
      const link = page.getByRole('link', { name: /show Needs review, .* in the docket/ }).first();
      const counted = Number(await link.textContent());
      await link.click();
      await row(0).waitFor();
      expect(await found()).toBe(counted);
      expect(counted).toBeGreaterThan(0);
    });

    it('filters and search narrow the list, and the address keeps them', async () => {
      await docket();
      const all = await found();
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByLabel(/^Needs review/).check();
      await page.getByRole('button', { name: /Outcome: Needs review/ }).waitFor();
      await hold('docket-filters');
      await expect.poll(found).toBeLessThan(all);
      const some = await found();
      expect(await page.locator('.desk-row-current .desk-outcome').textContent()).toBe('Needs review');
      const named = String(await row(0).locator('a').textContent());
      await page.getByLabel('Search by name, number or case').fill(named.slice(0, 6));
      await page.getByRole('button', { name: /^Search:/ }).waitFor();
      await expect.poll(found).toBeLessThan(some);
      const kept = page.url();
      await page.goto('about:blank');
      await page.goto(kept);
      await page.getByRole('button', { name: /^Search:/ }).waitFor();
      expect(await row(0).locator('a').textContent()).toContain(named.slice(0, 6));
    });

    it('by keyboard alone: to the list, down, read the keys, approve, and the name is asked for once', async () => {
      await docket('?outcome=eligible&state=open');
      await row(0).waitFor();
      const eligible = await found();
      const first = await row(1).locator('a').getAttribute('href');
      await tabTo(page, String(await row(0).locator('a').textContent()));
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keys' }).waitFor();
      await hold('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.locator('[data-row="1"] a:focus').waitFor();
      await page.keyboard.press('a');
      await page.getByLabel('Your name').waitFor();
      await hold('who-decides');
      await tabTo(page, 'Your name');
      await page.keyboard.type('Ana Ruiz');
      await page.keyboard.press('Enter');
      await page.getByText('This changes 1 determination of 1 person').waitFor();
      await hold('approve');
      await page.locator('button[type="submit"]:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('1 determination approved.').waitFor();
      await page.waitForFunction(
        (href) => document.querySelector(`[data-row="1"] a`)?.getAttribute('href') !== href,
        first,
      );
      await expect.poll(found).toBe(eligible - 1);
      // The row is gone from the list, and the one in its place has the focus: the keys go on.
      await page.locator('[data-row="1"] a:focus').waitFor();
      await page.keyboard.press('u');
      await page.getByText(/^Taken back: /).waitFor();
      await page.waitForFunction(
        (href) => document.querySelector(`[data-row="1"] a`)?.getAttribute('href') === href,
        first,
      );
      await expect.poll(found).toBe(eligible);
    });

    it('a person is read: rules with their source, facts with their cells, the original row', async () => {
      // One whose disposition alone is missing, so that it settles the answer.
      const { rows } = await list({ outcome: ['needs_review'], missing: ['disposition'], relief: [RELIEF] });
      const { person, item } = rows.find(({ missing }) => missing.length === 1) ?? rows[0];
      await open(`/runs/${run}/people/${person}#item-${item}`);
      await page.getByText('this rule decided').waitFor();
      const determination = page.locator('.desk-determination', { hasText: 'this rule decided' });
      expect(await determination.locator('.desk-rule').first().isVisible()).toBe(false);
      await determination.getByText('20 ILCS 2630/5.2').first().waitFor();
      expect(await determination.locator('.desk-cell-used').count()).toBeGreaterThan(3);
      expect(await page.locator('.desk-time-row').count()).toBeGreaterThan(0);
      await hold('person');
    });

    it('a fact that was found settles what was open, and both answers are kept', async () => {
      const determination = page.locator('.desk-determination', { hasText: 'this rule decided' });
      await determination.getByRole('button', { name: /^Record a fact/ }).click();
      await page.getByLabel('Which fact').selectOption('disposition');
      await page.getByLabel('What it is').fill('Plea of Guilty');
      await page.getByLabel('Where you found it').fill('Court file, page 3 <b>bold</b>');
      await hold('found-fact');
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.getByText('came out otherwise').first().waitFor();
      await hold('found-fact-done');
      await page.getByRole('button', { name: 'Good' }).click();
      await page
        .getByText(/Needs review became (Eligible|Not eligible)/)
        .first()
        .waitFor();
      await page.locator('.desk-history').getByText('Court file, page 3 <b>bold</b>').first().waitFor();
    });

    it('a determination is commented, given to somebody, and sent back for a fact', async () => {
      await docket('?outcome=needs_review&missing=disposition');
      await row(0).locator('a').focus();
      await page.keyboard.press('c');
      await page.getByLabel('Comment', { exact: true }).fill('The clerk was asked');
      await page.getByRole('button', { name: /^Keep the comment on 1 / }).click();
      await page.getByText('1 determination commented.').waitFor();
      await page.keyboard.press('g');
      await page.getByLabel('To whom').fill('Ben Cole');
      await page.getByRole('button', { name: /^Assign 1 / }).click();
      await page.getByText('1 determination assigned to Ben Cole.').waitFor();
      await page.keyboard.press('s');
      await page.getByLabel('Which fact is to be found').selectOption('disposition');
      await page.getByText('This changes 1 determination').waitFor();
      await hold('send-back');
      await page.getByRole('button', { name: /^Send back 1 / }).click();
      await row(0).getByText('Sent back').waitFor();
      await docket('?assignee=Ben+Cole&state=sent_back');
      await row(0).getByText('for Ben Cole').waitFor();
      expect(await found()).toBe(1);
    });

    it('marked rows are rejected together, with a reason', async () => {
      await docket('?outcome=eligible&sort=name');
      await row(0).waitFor();
      await row(0).getByRole('checkbox').check();
      await row(2).getByRole('checkbox').check();
      await page.getByText('2 determinations marked').waitFor();
      await page.getByRole('button', { name: 'Reject what is marked' }).click();
      await page.getByText('The office does not pursue it now').click();
      await page.getByText('This changes 2 determinations').waitFor();
      await hold('reject');
      await page.getByRole('button', { name: 'Reject 2 determinations' }).click();
      await page.getByText('2 determinations rejected.').waitFor();
      await row(2).getByText('Rejected').waitFor();
      expect(await row(1).locator('.desk-state').textContent()).toBe('Not decided');
    });

    it('all that is found is approved at once: what the preview says, and no more', async () => {
      await docket('?outcome=eligible&state=open');
      const open = await found();
      await page.getByText('Decide on all that is found, at once').click();
      await page.getByRole('button', { name: 'Approve all that is found' }).click();
      await page.getByText(`This changes ${open.toLocaleString('en-US')} determinations`).waitFor();
      await page.getByRole('button', { name: /^Approve [\d,]+ determinations/ }).click();
      await page.getByText(`${open.toLocaleString('en-US')} determinations approved.`).waitFor();
      await page.getByText('Nothing is found.').waitFor();
      await docket('?state=approved');
      expect(await found()).toBe(open);
      await hold('docket-approved');
    });

    it('what is found is exported, every row of it', async () => {
      await docket('?state=rejected');
      const rejected = await found();
      expect(rejected).toBe(2);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export what is found' }).click();
      const text = readFileSync(await (await download).path(), 'utf8');
      expect(
        text.split('\n').filter((line) => line.includes('not-now') || line.includes('rejected')),
      ).toHaveLength(2);
    });

    it('a view is saved under a name, and found again', async () => {
      await docket('?outcome=needs_review&sort=case');
      const saveAs = async (called: string): Promise<void> => {
        await page.getByRole('button', { name: 'Save or remove a view' }).click();
        await page.getByLabel('Name for what is set now').fill(called);
        await hold('save-view');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
      };
      await saveAs('To look at');
      // Under the same name once more: it is asked first.
      await docket('?outcome=eligible');
      await saveAs('to look at ');
      await page.locator('[role="alert"]:focus', { hasText: 'a view of this name already' }).waitFor();
      await hold('save-view-again');
      await page.getByRole('button', { name: 'Leave it as it is' }).click();
      await page.locator('#view-name:focus').waitFor();
      await docket();
      await page.getByLabel('Saved views').selectOption('To look at');
      await page.getByRole('button', { name: /Outcome: Needs review/ }).waitFor();
      expect(new URL(page.url()).search).toBe('?outcome=needs_review&sort=case');
    });

    it('a person is split by hand, with a reason, and that is taken back', async () => {
      const people = (await list({ relief: [RELIEF] })).rows.map(({ person }) => person);
      const several = people.find((one, at) => people.indexOf(one) !== at);
      await open(`/runs/${run}/people/${several}`);
      await page.getByRole('button', { name: 'Some charges are of somebody else' }).click();
      await page.locator('dialog .desk-choice input').first().check();
      await page.getByLabel('How you know').fill('Another birth date in the court file');
      await hold('split');
      await page.getByRole('button', { name: 'Split them' }).click();
      await page.getByText(/^Split\. /).waitFor();
      await page.getByText('Another birth date in the court file').waitFor();
      await hold('person-split');
      await page.getByRole('button', { name: 'Take it back' }).last().click();
      await page.getByText(/^Taken back: /).waitFor();
      await page.getByText('It was taken back.').waitFor();
    });

    it('two people are merged by hand, with a reason', async () => {
      const { rows } = await list({ relief: [RELIEF], state: ['open'] });
      const [one] = rows;
      const other = rows.find(({ person, name: called }) => person !== one.person && called !== '') ?? one;
      const unread = docketAnswer('ready', { unlisted: null });
      await page.route(`**/api/docket/${run}`, (route) => route.fulfill(unread));
      await open(`/runs/${run}/people/${one.person}`);
      await page.getByRole('button', { name: 'Another person is this one' }).click();
      const late = page.getByRole('button', { name: 'Read them from the list now' });
      await late.waitFor();
      await hold('merge-not-read');
      await late.click();
      await page.unrouteAll();
      await page.getByText('Reading the people of the list').waitFor({ state: 'detached' });
      await page.getByLabel('Find the other person').fill(other.name);
      await page.getByLabel('under this law)').first().check();
      await page.getByLabel('How you know').fill('One address in both court files');
      await hold('merge');
      await page.getByRole('button', { name: 'Merge them' }).click();
      await page.getByText(/^Merged\. /).waitFor();
      await page.getByText('Merged from 2 people').waitFor();
      expect(await page.getByText('Also written').count()).toBe(1);
    });

    it('the law leads from a rule to what it decided', async () => {
      await open('/laws/illinois-cannabis#reliefs');
      await page.getByLabel('Show what the rules decided in a run').selectOption({ index: 1 });
      const link = page.getByRole('link', { name: /show what this rule decided/ }).first();
      await link.waitFor();
      const count = Number(String(await link.textContent()).replaceAll(',', ''));
      await hold('law-decided');
      await link.click();
      await row(0).waitFor();
      expect(await found()).toBe(count);
    });

    it('the trail tells all of it, is whole, and is checked elsewhere by its export', async () => {
      await page.getByRole('link', { name: 'Trail', exact: true }).click();
      await page.getByText('Entries, the newest first').waitFor();
      const whole = await page.locator('main').textContent();
      const acts = 'Took a run in,Approved,Took back,Recorded a fact,Rejected,Split a person'.split(',');
      for (const act of acts) expect(whole).toContain(act);
      await page.getByRole('button', { name: 'Check the chain' }).click();
      await page.getByText('The chain is whole').waitFor();
      await hold('trail');
      await page.getByLabel('What', { exact: true }).selectOption('reject');
      await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 1);
      expect(await page.locator('main tbody tr').textContent()).toContain('Ana Ruiz');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export without it' }).click();
      const exported = await (await download).path();
      const { code, stdout } = await freshstart(['audit', 'verify', exported]);
      expect(stdout).toMatch(/^The trail is whole: /);
      expect(code).toBe(0);
    });

    it.skipIf(name !== 'embedded')('a newer run closes the older, and tells what changed', async () => {
      await open('/');
      await dropFiles(page, [['small.csv', LIST]]);
      await page.getByRole('button', { name: 'Choose small.csv' }).waitFor();
      const older = await screenedAgain(page, []);
      await open(`/runs/${older}/docket?outcome=eligible`);
      await row(0).locator('a').focus();
      await page.keyboard.press('a');
      await page.locator('button[type="submit"]:focus').press('Enter');
      await page.getByText('1 determination approved.').waitFor();
      const newer = await screenedAgain(page, ['clearing-recorded']);
      await open(`/runs/${newer}/docket`);
      await page.getByRole('link', { name: /not what (it was|they were) in the earlier run/ }).click();
      await page.getByText('Determinations that are not what they were').waitFor();
      await hold('changes');
      await page.getByRole('link', { name: 'show these in the docket' }).click();
      await row(0).getByText('Decide again').waitFor();
      expect(await found()).toBe(1);
      await open(`/runs/${older}/docket`);
      await page.getByText('A newer run of the same list took the place of this one.').waitFor();
      expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      await hold('docket-closed');
    });

    it.skipIf(name !== 'embedded')('a run that is not in the docket says how far it is, or why', async () => {
      const error = { code: 'DOCKET_DISK_FULL', what: 'The disk is full.', next: 'Make room.' };
      // One that is not there yet is taken up at once, and then shown.
      await page.route(`**/api/docket/${run}`, (route) => route.fulfill(docketAnswer('absent')), {
        times: 1,
      });
      await docket();
      await row(0).waitFor();
      for (const [state, words, more] of [
        ['taking', 'Step 2 of 3', { progress: { step: 'reading', done: 40, of: 100 } }],
        ['failed', 'The disk is full.', { error }],
        ['purged', 'The personal data of this run were removed', {}],
      ] as const) {
        await page.route(`**/api/docket/${run}`, (route) => route.fulfill(docketAnswer(state, more)), {
          times: 1,
        });
        await page.route('**/events', (route) =>
          route.fulfill({ contentType: 'text/event-stream', body: '' }),
        );
        await docket();
        await page.getByText(words).waitFor();
        await hold(`docket-${state}`);
      }
      await page.unrouteAll();
    });

    it('nothing was asked of any other machine, and nothing of a list ran', () => {
      expect(watched.foreign).toEqual([]);
      expect(watched.complaints).toEqual([]);
    });
  });
});
