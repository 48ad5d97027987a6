import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OF_PACKET, OF_PERSON_DOCUMENT, type PlaceholderSpec } from '../../src/court/placeholders.js';
import { openTemplates } from '../../src/court/templates.js';
import { courtPapers } from '../../src/states/index.js';
import { runOf } from '../docket/docket-runs.testkit.js';
import { everythingIn } from '../screening/folders.testkit.js';
import { freshstartHere } from '../screening/freshstart.testkit.js';
import { readWord } from './packets.testkit.js';

const LAW = 'illinois-cannabis';
let root: string;
let copy: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-templates-'));
  copy = join(root, 'own');
  await freshstartHere(['templates', 'copy', LAW, '--out', copy]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with a template whose main part was changed. */
function changed(folder: string, template: string, change: (xml: string) => string): string {
  const parts = unzipSync(readFileSync(join(copy, template)));
  const xml = change(strFromU8(parts['word/document.xml']));
  const path = join(root, folder);
  mkdirSync(path);
  writeFileSync(join(path, template), zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
  return path;
}

describe("the program's own templates", () => {
  it('can be used as they are, those of every law', () => {
    for (const papers of courtPapers) {
      expect(openTemplates(papers, undefined).size).toBe(papers.documents.length);
    }
  });

  it('say on every page that they are drafts for counsel', () => {
    for (const papers of courtPapers) {
      for (const { id, draft } of papers.documents)
        expect(`${id}: ${draft()}`).toMatch(/^header: DRAFT FOR COUNSEL/m);
    }
  });

  it('are copied, with an office file, and what is there is left alone', async () => {
    expect(everythingIn(copy)).toEqual([
      ...['letter.docx', 'motion.docx', 'notice.docx', 'office.yaml', 'order-for-one.docx', 'order.docx'],
    ]);
    writeFileSync(join(copy, 'notice.docx'), 'mine');
    const { stdout } = await freshstartHere(['templates', 'copy', LAW, '--out', copy]);
    expect(stdout).toContain('0 of 6 files');
    expect(readFileSync(join(copy, 'notice.docx'), 'utf8')).toBe('mine');
    rmSync(join(copy, 'notice.docx'));
    expect((await freshstartHere(['templates', 'copy', LAW, '--out', copy])).stdout).toContain(
      '1 of 6 files',
    );
    const { code, stdout: checked } = await freshstartHere(['templates', 'check', LAW, copy]);
    expect([code, checked]).toEqual([0, 'All 5 templates can be used.\n']);
  });

  it('are listed with every placeholder', async () => {
    const { stdout } = await freshstartHere(['templates', 'list', LAW]);
    const names = (specs: readonly PlaceholderSpec[]): string[] =>
      specs.flatMap(({ name, inner = [] }) => [name, ...names(inner)]);
    for (const name of names([...OF_PACKET, ...OF_PERSON_DOCUMENT])) expect(stdout).toContain(name);
  });
});

describe('templates of an office', () => {
  it("stand in the place of the program's, and the others stay", async () => {
    const run = await runOf(join(root, 'list'), [{}]);
    const own = changed('letterhead', 'motion.docx', (xml) =>
      xml.replace('respectfully', '').replace('What the court weighs', 'OUR LETTERHEAD'),
    );
    const { code } = await freshstartHere(['packet', run, '--out', join(root, 'made'), '--templates', own]);
    expect(code).toBe(0);
    expect(readWord(join(root, 'made', 'packet-1', 'motion.docx'))).toContain('OUR LETTERHEAD');
    expect(readWord(join(root, 'made', 'packet-1', 'order.docx'))).toContain('The court orders');
  });

  it('are refused with all that is wrong with them, before anything is made', async () => {
    const run = join(root, 'list', 'run');
    const own = changed('wrong', 'motion.docx', (xml) =>
      xml.replace('{age_now}', '{age_today}').replace('{attorney_name}', ''),
    );
    const made = await freshstartHere(['packet', run, '--out', join(root, 'no'), '--templates', own]);
    expect(made.code).toBe(2);
    expect(made.stderr).toContain('motion.docx: there is no placeholder {age_today}');
    expect(made.stderr).toContain('motion.docx: {age_now} is missing');
    expect(made.stderr).toContain('motion.docx: {attorney_name} is missing');
    expect(everythingIn(root).some((name) => name.startsWith('no') || name.includes('partial'))).toBe(false);
    const checked = await freshstartHere(['templates', 'check', LAW, own]);
    expect([checked.code, checked.stderr]).toEqual([2, made.stderr]);
  });

  it('are refused when a file has the name of none, when there are none, and when one is no document', async () => {
    const check = async (folder: string): Promise<string> =>
      (await freshstartHere(['templates', 'check', LAW, folder])).stderr;
    mkdirSync(join(root, 'empty'));
    expect(await check(join(root, 'empty'))).toContain('holds no template');
    expect(await check(join(root, 'nowhere'))).toContain('FILES_CANNOT_READ');
    writeFileSync(join(root, 'empty', 'moton.docx'), 'x');
    expect(await check(join(root, 'empty'))).toContain('holds moton.docx, which is the name of none');
    rmSync(join(root, 'empty', 'moton.docx'));
    writeFileSync(join(root, 'empty', 'motion.docx'), 'x');
    expect(await check(join(root, 'empty'))).toContain('motion.docx cannot be used: it is no Word document');
  });

  it('are asked of a law that has papers', async () => {
    const { code, stderr } = await freshstartHere(['templates', 'list', 'garden-law']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('There are no papers for a court under garden-law'),
    ]);
  });
});
