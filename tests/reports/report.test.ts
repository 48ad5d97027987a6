import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/files/sha256.js';
import { writeReport } from '../../src/reports/write-report.js';
import { reportWords, rulebooks } from '../../src/states/index.js';
import { readPdf, rowsOf, tagsOf } from '../files/pdf-reader.testkit.js';
import { faultsOf } from '../files/pdf-structure.testkit.js';
import { csvTable } from '../screening/csv.testkit.js';
import { everythingIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf, screenHere } from '../screening/runs.testkit.js';
import { barriers, overhang, picture, startBrowser, whyNoBrowser } from '../web/browser.testkit.js';
import { askedOf, demoRun, folderOfTests, plain, reportOn, tableNamed, tablesOf } from './reports.testkit.js';

const folder = folderOfTests();
const LANGUAGES = ['en', 'es'] as const;
/** The runs of both demos by the id of the law. */
const runs = new Map<string, string>();
const made: { name: string; html: string; pdf: Uint8Array; pages: number; path: string }[] = [];

beforeAll(async () => {
  for (const rulebook of rulebooks) {
    const run = await demoRun(rulebook, folder);
    runs.set(rulebook.id, run);
    for (const language of LANGUAGES) {
      const name = `${rulebook.id}-${language}`;
      const path = join(folder, name);
      made.push({ name, path, ...(await reportOn(run, path, language)) });
    }
  }
});

const runOf = (law: string): string => {
  const run = runs.get(law);
  if (run === undefined) throw new Error(`there is no run of ${law}`);
  return run;
};

describe('the report of a demo', () => {
  it('is a PDF of two pages with title, language, header cells and charts in words', () => {
    expect(made).toHaveLength(4);
    for (const { pdf, pages, name } of made) {
      expect([name, pages, faultsOf(pdf)]).toEqual([name, 2, []]);
      const read = readPdf(pdf);
      expect(read.language).toBe(name.endsWith('-es') ? 'es-US' : 'en-US');
      expect(tagsOf(read.tags, 'Figure')).toHaveLength(2);
    }
  });

  it('has the same tables and words in the page as in the PDF', () => {
    for (const { html, pdf } of made) {
      const { tags } = readPdf(pdf);
      const inPage = tablesOf(html).map(({ rows }) => rows);
      expect(tagsOf(tags, 'Table').map(rowsOf)).toEqual(inPage);
      expect(tagsOf(tags, 'P').map(({ text }) => text)).toEqual(
        [...html.matchAll(/<p class="[^"]*">(.*?)<\/p>/gs)].map(([, text]) => plain(text)),
      );
    }
  });

  it('has no colour, so that it is the same when it is printed in grey', () => {
    for (const { html } of made)
      for (const [, red, green, blue] of html.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b/g))
        expect([green, blue]).toEqual([red, red]);
  });

  it('is the same, byte for byte, when it is made again, and of a run that is made again', async () => {
    const again = await demoRun(rulebooks[0], mkFolder('again'), { clock: () => 7 });
    const [first] = made;
    const { html, pdf } = await reportOn(again, join(folder, 'again-report'));
    expect(html).toBe(first.html);
    expect(Buffer.compare(pdf, first.pdf)).toBe(0);
  });

  it('names law, policy, day, county, program and what the run is known by', () => {
    for (const { html, pdf, name } of made.filter((one) => one.name.endsWith('-en'))) {
      const manifest = JSON.parse(readFileSync(join(runOf(name.slice(0, -3)), 'manifest.json'), 'utf8'));
      for (const wanted of [manifest.county, manifest.policy.title, 'November 22, 2026', 'freshstart test'])
        expect(plain(html)).toContain(wanted);
      const [page] = readPdf(pdf).pages;
      expect(page.artifacts).toContain(`${manifest.rulebook.id} ${manifest.rulebook.version}`);
      expect(page.artifacts).toContain(manifest.rulebook.hash.slice(0, 12));
      expect(page.artifacts).toMatch(/Manifest [0-9a-f]{64}/);
    }
  });
});

const mkFolder = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
};

describe.skipIf(whyNoBrowser !== undefined)('the page in a browser (chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('has no barrier that axe finds, fits a narrow window, and prints on two sheets', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const approved = [];
    for (const [law, run] of runs) {
      const eligible = csvTable(join(run, 'determinations.csv')).filter((row) => row.outcome === 'eligible');
      const path = join(folder, `${law}-approved`);
      await reportOn(run, path, 'en', askedOf(eligible, { county: ['Cook', 'Sacramento'] }));
      approved.push({ name: `${law}-approved`, path });
    }
    for (const { name, path } of [...made, ...approved]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(pathToFileURL(join(path, 'report.html')).href);
      expect([name, await barriers(page)]).toEqual([name, []]);
      await picture(page, `report-${name}`);
      const cut = '.frame:has(table)';
      expect(
        await page
          .locator(cut)
          .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length),
        name,
      ).toBe(0);
      await page.setViewportSize({ width: 360, height: 740 });
      expect([name, await overhang(page)]).toEqual([name, 0]);
      const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect([name, printed.match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([name, 2]);
    }
  });
});

describe('the report of a small list', () => {
  const person = (n: number, cells: Parameters<typeof charge>[0] = {}) =>
    charge({
      person_id: `K${n}`,
      sid: `IL9000000${n}`,
      case_number: `10CR00${n}`,
      arrest_id: `D${n}`,
      ...cells,
    });
  /** Five people: what each is here for stands in the test below. */
  const list = [
    person(1),
    person(2, {
      statute: '720 ILCS 550/4(d)',
      class: '4',
      grams: '40',
      description: 'POSS CANNABIS 30-500 GRAMS',
    }),
    person(3),
    person(3, {
      statute: '720 ILCS 5/16-1',
      description: 'THEFT',
      class: 'A',
      grams: '',
      case_number: '11CR009',
      arrest_id: 'D9',
    }),
    person(4, {
      statute: '720 ILCS 550',
      description: 'CANNABIS',
      class: '',
      grams: '',
      disposition_date: '',
    }),
    person(5, { county: 'Kane' }),
  ];
  let tables: ReturnType<typeof tablesOf>;
  let html: string;

  beforeAll(async () => {
    writeFileSync(join(folder, 'small.csv'), listOf(list));
    await screenHere([join(folder, 'small.csv')], join(folder, 'small-run'));
    ({ html } = await reportOn(join(folder, 'small-run'), join(folder, 'small-report')));
    tables = tablesOf(html);
  });

  it('has the numbers that were counted by hand', () => {
    const linesOf = (caption: string): readonly (readonly string[])[] =>
      tableNamed(tables, caption).rows.slice(1);
    const shown = [...html.matchAll(/<p class="large-number">(.*?)<\/p>/g)].map(([, number]) => number);
    expect(shown).toEqual(['4', '4', '1', '3']);
    expect(plain(html)).toContain(
      'Charges in the rows that were used: 6; of these under this law: 5. ' +
        'People: 5; of these told apart from others with certainty: 5.',
    );
    expect(linesOf('Files, in rows')[0].slice(0, 4)).toEqual(['small.csv', '6', '6', '0']);
    // The motion: three are eligible here, one waits for its section, one is of another county.
    expect(linesOf('Charges under this law by relief')[0].slice(1)).toEqual([
      ...['3', '3', '0', '0', '1', '1', '0', '5', '3'],
    ]);
    // Relief: 1, 2, 3, and 5 by pardon. No felony left: 2. No conviction left: 1, 2 and 5; 3 keeps the theft.
    // Nobody has a conviction of the last seven years.
    expect(linesOf('People, counted once each').map((line) => line[1])).toEqual(['4', '1', '3', '0']);
    expect(linesOf('Charges under this law, by year')).toEqual([
      ['2010', '4', '0', '0', '0', '4'],
      ['not known', '0', '1', '0', '0', '1'],
      ['All', '4', '1', '0', '0', '5'],
    ]);
    expect(linesOf('Charges under this law, by section')).toEqual([
      ['720 ILCS 550/4', '4', '0', '0', '0', '4'],
      ['not readable', '0', '1', '0', '0', '1'],
      ['All', '4', '1', '0', '0', '5'],
    ]);
  });
});

describe('a list unlike others', () => {
  it('of many files with long names, accents, signs of markup and letters turned around, stays on two pages', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `${n}-<b>Ñandú & \u202e"x"-${'w'.repeat(150)}.csv`);
    const files = names.map((name, n) => {
      const path = join(folder, name);
      writeFileSync(path, listOf([charge({ person_id: `K${n}`, sid: `IL9100000${n}` })]));
      return path;
    });
    await screenHere(files, join(folder, 'many-run'));
    const { html, pdf, pages } = await reportOn(join(folder, 'many-run'), join(folder, 'many-report'), 'es');
    expect(pages).toBe(2);
    expect(faultsOf(pdf)).toEqual([]);
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('\u202e');
    const [, first, , more, all] = tableNamed(tablesOf(html), 'Archivos').rows;
    expect(first[0]).toMatch(/^0-<b>Ñandú & \[U\+202E\]"x"-w+…w+\.csv$/);
    expect(more.slice(0, 2)).toEqual(['10 archivos más, nombrados en manifest.json', '10']);
    expect(all.slice(0, 4)).toEqual(['Todos los archivos', '12', '12', '0']);
  });

  it('without any charge under the law says nothing of years, reasons and facts, and adds up to 0', async () => {
    writeFileSync(
      join(folder, 'none.csv'),
      listOf([charge({ statute: '720 ILCS 5/16-1', description: 'THEFT' })]),
    );
    await screenHere([join(folder, 'none.csv')], join(folder, 'none-run'));
    const { html, pdf } = await reportOn(join(folder, 'none-run'), join(folder, 'none-report'));
    expect(faultsOf(pdf)).toEqual([]);
    expect(plain(html)).toContain('No fact is missing.');
    expect(tableNamed(tablesOf(html), 'Charges under this law, by year').rows.slice(1)).toEqual([
      ['All', '0', '0', '0', '0', '0'],
    ]);
  });

  it('of assumptions that were switched off says which', async () => {
    writeFileSync(join(folder, 'off.csv'), listOf([charge()]));
    await screenHere([join(folder, 'off.csv')], join(folder, 'off-run'), {
      assumptionsOff: ['history-complete'],
    });
    const { html } = await reportOn(join(folder, 'off-run'), join(folder, 'off-report'));
    expect(plain(html)).toContain("Switched off in this run: The list holds all of the person's charges.");
    expect(tableNamed(tablesOf(html), 'Assumptions').rows).toHaveLength(rulebooks[0].assumptions.length);
  });
});

describe('freshstart report', () => {
  const report = (...args: string[]) => freshstartHere(['report', ...args]);

  it('writes both forms, or the one that is asked for, and says where', async () => {
    const out = join(folder, 'command');
    const { code, stdout } = await report(runOf('illinois-cannabis'), '--out', out);
    expect([code, everythingIn(out)]).toEqual([0, ['report.html', 'report.pdf']]);
    expect(stdout).toBe(`Report: ${join(out, 'report.html')}\nReport: ${join(out, 'report.pdf')}\n`);
    expect((await report(runOf('illinois-cannabis'), '--out', `${out}-pdf`, '--pdf')).code).toBe(0);
    expect(everythingIn(`${out}-pdf`)).toEqual(['report.pdf']);
    expect((await report(runOf('illinois-cannabis'), '--out', `${out}-html`, '--html')).code).toBe(0);
    expect(everythingIn(`${out}-html`)).toEqual(['report.html']);
  });

  it('refuses what is no run, a language it does not have, a folder that is not empty, and the folder of the run', async () => {
    const run = runOf('illinois-cannabis');
    const out = join(folder, 'refused');
    const refused = async (...args: string[]): Promise<unknown[]> => {
      const { code, stderr } = await report(...args);
      return [code, stderr.split(/[: ]/)[0]];
    };
    expect(await refused(mkFolder('no-run'), '--out', out)).toEqual([2, 'SCREENING_NOT_A_RUN']);
    expect(await refused(run, '--out', out, '--language', 'fr')).toEqual([2, 'CLI_USAGE']);
    expect(await refused(run, '--out', join(folder, 'command'))).toEqual([2, 'FILES_OUTPUT_EXISTS']);
    expect(await refused(run, '--out', run)).toEqual([2, 'REPORT_INSIDE_RUN']);
    expect(await refused(run, '--out', join(run, 'report'))).toEqual([2, 'REPORT_INSIDE_RUN']);
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a run with an altered file by its name, and leaves nothing behind', async () => {
    const run = join(folder, 'altered-run');
    cpSync(runOf('illinois-cannabis'), run, { recursive: true });
    const path = join(run, 'determinations.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('not_eligible', 'eligible'));
    const before = everythingIn(folder);
    const { code, stderr } = await report(run, '--out', join(folder, 'altered'));
    expect([code, stderr.split(':')[0]]).toEqual([1, 'SCREENING_FILE_ALTERED']);
    expect(stderr).toContain('determinations.csv');
    expect(everythingIn(folder)).toEqual(before);
  });

  it('refuses a run whose summary says another number than its determinations, whatever the manifest says', async () => {
    const run = join(folder, 'differing-run');
    cpSync(runOf('illinois-cannabis'), run, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
    const summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
    summary.assumptions['clearing-recorded'] += 1;
    const text = JSON.stringify(summary);
    writeFileSync(join(run, 'summary.json'), text);
    manifest.reproducible['summary.json'] = sha256(text);
    writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
    const { code, stderr } = await report(run, '--out', join(folder, 'differing'));
    expect([code, stderr.split(':')[0]]).toEqual([1, 'REPORT_DIFFERS']);
    expect(stderr).toContain('clearing-recorded');
    expect(existsSync(join(folder, 'differing'))).toBe(false);
  });

  it('says so when the run was made under another text of the law', async () => {
    const run = join(folder, 'older-run');
    cpSync(join(folder, 'small-run'), run, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
    manifest.rulebook.hash = 'c'.repeat(64);
    writeFileSync(join(run, 'manifest.json'), JSON.stringify(manifest));
    const said = 'made under another text of the law';
    expect((await reportOn(run, join(folder, 'older'))).html).toContain(said);
    expect((await reportOn(join(folder, 'small-run'), join(folder, 'same'))).html).not.toContain(said);
  });

  it('refuses a run of a law it has no words for', async () => {
    const asked = { out: join(folder, 'wordless'), language: 'en', forms: ['pdf'], rulebooks } as const;
    await expect(
      writeReport(runOf('illinois-cannabis'), { ...asked, lawWords: reportWords.slice(2) }),
    ).rejects.toThrow('REPORT_UNKNOWN_LAW');
    expect(existsSync(asked.out)).toBe(false);
  });
});
