import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE } from '../court/packets.testkit.js';
import { handIn, screened, type TestDesk, testDesk } from './desk.testkit.js';
import {
  askFor,
  downloaded,
  ended,
  followed,
  listed,
  made,
  packetsIn,
  refusedFor,
} from './papers.testkit.js';

let root: string;
let desk: TestDesk;
let run: string;
let seconds = 0;
/** A clock that goes on, so that one thing is newer than another. */
const now = (): number => Date.UTC(2026, 10, 22, 8) + 1000 * seconds++;
const papersFolder = () => join(root, 'data', 'papers');

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freshstart-papers-'));
  desk = await testDesk({ dataFolder: join(root, 'data'), now });
  run = await screened(desk, await handIn(desk));
});
afterAll(async () => {
  await desk.close();
  rmSync(root, { recursive: true, force: true });
});

const packets = (more: object = {}) => ({ kind: 'packets', run, from: 'selected', by: 'all', ...more });
const report = (more: object = {}) => ({
  ...{ kind: 'report', run, from: 'selected', language: 'en', forms: ['pdf'] },
  ...more,
});

describe('packets of what the policy selects', () => {
  it('are made, told of and handed out: the files that their manifest lists, as it lists them', async () => {
    const papers = await made(desk, packets({ office: OFFICE, ordersPerPerson: true, letters: true }));
    expect(papers).toMatchObject({ status: 'done', run, kind: 'packets', from: 'selected', filter: null });
    const archive = await downloaded(desk, papers.id);
    const { others, manifest, altered } = packetsIn(archive);
    expect(altered).toEqual([]);
    expect(others.sort()).toEqual(Object.keys(manifest.files).sort());
    expect(others).toEqual(
      expect.arrayContaining(['packet-1/motion.docx', 'packet-1/letter/person-0001.docx']),
    );
    expect(manifest).toMatchObject({ kind: 'freshstart packets', chosen: 'selected', hasOffice: true });
    const [packet] = manifest.packets;
    expect(papers.made).toEqual({
      packets: 1,
      people: packet.people,
      charges: packet.charges,
      elsewhere: 0,
      files: others.length + 1,
      bytes: archive.length,
      name: `packets-${run}.zip`,
    });
    expect(papers.made.people).toBeGreaterThan(0);
  });

  it('are the same, byte for byte, when they are made again', async () => {
    const [first, second] = [await made(desk, packets()), await made(desk, packets())];
    expect(first.id).not.toBe(second.id);
    expect(await downloaded(desk, first.id)).toEqual(await downloaded(desk, second.id));
  });

  it('tell of every state they are in, until they are made', async () => {
    const { id } = (await askFor(desk, packets({ ordersPerPerson: true }))).json();
    const states = await followed(desk, id);
    expect(states[0]?.status).toBe('running');
    const last = (await desk.ask({ url: `/api/papers/${id}` })).json();
    expect(states.at(-1)).toEqual(last);
    expect(last).toMatchObject({ status: 'done', progress: null, error: null });
  });

  it('can be stopped, one set at a time, and then nothing is kept', async () => {
    const before = readdirSync(papersFolder());
    const { id } = (await askFor(desk, packets())).json();
    expect(await refusedFor(desk, packets())).toBe('SERVER_PAPERS_BUSY');
    await desk.ask({ method: 'DELETE', url: `/api/papers/${id}` });
    expect((await followed(desk, id)).at(-1)).toMatchObject({ status: 'stopped', made: null });
    expect(readdirSync(papersFolder())).toEqual(before);
    expect((await desk.ask({ url: `/api/papers/${id}/download` })).statusCode).toBe(404);
    expect((await made(desk, packets())).status).toBe('done');
  });

  it('fail with words for somebody at the desk when nothing is to be filed', async () => {
    const nowhere = `${OFFICE}courthouses:\n  - name: Far Courthouse\n    cases: ["ZZ"]\n`;
    const before = readdirSync(papersFolder());
    const papers = await ended(desk, packets({ office: nowhere, courthouse: 'Far Courthouse' }));
    expect(papers).toMatchObject({ status: 'failed', made: null });
    expect(papers.error).toMatchObject({
      code: 'COURT_NOTHING_SELECTED',
      next: expect.not.stringContaining('--'),
    });
    expect(readdirSync(papersFolder())).toEqual(before);
  });
});

describe('a report', () => {
  it('is handed out as the one form that was asked for', async () => {
    const pdf = await made(desk, report());
    expect(pdf.made).toMatchObject({ files: 1, packets: 0, name: `report-en-${run}.pdf` });
    expect((await downloaded(desk, pdf.id)).toString('latin1', 0, 5)).toBe('%PDF-');
    const html = await made(desk, report({ forms: ['html'], language: 'es' }));
    const answer = await desk.ask({ url: `/api/papers/${html.id}/download` });
    expect(answer.body.slice(0, 100)).toMatch(/<html lang="?es"?/);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="report-es-${run}.html"`,
    });
  });

  it('is handed out as an archive when both forms were asked for, the same whenever it is made', async () => {
    const asked = report({ forms: ['html', 'pdf'] });
    const [first, second] = [await made(desk, asked), await made(desk, asked)];
    const archive = await downloaded(desk, first.id);
    expect(Object.keys(unzipSync(archive))).toEqual(['report.html', 'report.pdf']);
    expect(archive).toEqual(await downloaded(desk, second.id));
  });
});

describe('an office file', () => {
  const checked = async (text: string) =>
    (await desk.ask({ method: 'POST', url: '/api/papers/office', payload: { text } })).json();

  it('is checked before anything is made: its courthouses, and what it does not say', async () => {
    const courthouses = 'courthouses:\n  - name: Second District\n    cases: ["2014C2"]\n';
    expect(await checked(`${OFFICE}${courthouses}`)).toEqual({
      courthouses: ['Second District'],
      missing: [],
    });
    const { missing } = await checked('office_name: Office of Invented County\n');
    expect(missing).toEqual([
      ...['office_address', 'attorney_name', 'attorney_number', 'courthouse', 'judge'],
    ]);
  });

  it('is refused for its faults, and so are papers with it; what papers print it must say', async () => {
    const wrong = 'office_nam: Office\n';
    expect(await checked(wrong)).toMatchObject({
      code: 'COURT_OFFICE_UNREADABLE',
      what: expect.stringContaining('did you mean office_name?'),
      next: expect.not.stringContaining('freshstart templates'),
    });
    expect(await refusedFor(desk, packets({ office: wrong }))).toBe('COURT_OFFICE_UNREADABLE');
    const lacking = await ended(desk, packets({ office: 'office_name: Office\n' }));
    expect(lacking.error?.code).toBe('COURT_OFFICE_LACKS');
  });

  it('is handed out to be filled in', async () => {
    const answer = await desk.ask({ url: '/api/papers/office-template' });
    expect(answer.headers['content-type']).toContain('text/yaml');
    expect(answer.body).toContain('# office_name:');
    expect((await checked(answer.body)).courthouses).toEqual([]);
  });
});

describe('what is asked for', () => {
  it('is refused where one thing does not go with another, or there is no such run', async () => {
    const odd = [
      packets({ filter: {} }),
      packets({ by: 'case', atMost: 3 }),
      packets({ by: 'street' }),
      report({ forms: [] }),
      report({ office: OFFICE }),
    ];
    for (const asked of odd) expect(await refusedFor(desk, asked)).toBe('SERVER_BAD_REQUEST');
    const none = '2020-01-01-000000-none-000000';
    expect(await refusedFor(desk, packets({ run: none }))).toBe('SERVER_NOT_FOUND');
    expect(await refusedFor(desk, packets({ from: 'approved' }))).toBe('DOCKET_NOT_TAKEN_UP');
  });

  it('is never a path, and the page of papers is answered', async () => {
    for (const id of ['..%2Fruns', '2026-11-22-083005-packets-ffffff'])
      expect((await desk.ask({ url: `/api/papers/${id}/download` })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await desk.ask({ url: `/runs/${run}/papers` })).body).toContain('the page');
  });
});

describe('papers that were made', () => {
  it('stand for their owner only, and are there when the desk is opened again; what was half made is not', async () => {
    const before = await listed(desk, run);
    expect(before.every(({ status }) => status !== 'running')).toBe(true);
    const whole = before.filter(({ status }) => status === 'done');
    expect(whole.length).toBeGreaterThan(5);
    const [{ id } = { id: '' }] = whole;
    const bytes = await downloaded(desk, id);
    for (const name of ['', id, join(id, 'papers.json'), join(id, `report-en-${run}.zip`)])
      expect(statSync(join(papersFolder(), name)).mode & 0o077).toBe(0);
    await desk.close();
    const half = join(papersFolder(), '2026-11-22-083005-packets-abcdef');
    mkdirSync(join(half, 'made'), { recursive: true });
    mkdirSync(join(papersFolder(), 'notes'));
    desk = await testDesk({ dataFolder: join(root, 'data'), now });
    expect(await listed(desk, run)).toEqual(whole);
    expect(await downloaded(desk, id)).toEqual(bytes);
    expect([existsSync(half), existsSync(join(papersFolder(), 'notes'))]).toEqual([false, true]);
  });

  it('are removed when that is asked, and refused when their file was changed', async () => {
    const [first, second] = await listed(desk, run);
    await desk.ask({ method: 'DELETE', url: `/api/papers/${first?.id}` });
    expect(existsSync(join(papersFolder(), first?.id ?? ''))).toBe(false);
    expect((await desk.ask({ url: `/api/papers/${first?.id}` })).statusCode).toBe(404);
    appendFileSync(join(papersFolder(), second?.id ?? '', second?.made?.name ?? ''), 'x');
    const answer = await desk.ask({ url: `/api/papers/${second?.id}/download` });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'SERVER_PAPERS_ALTERED']);
  });

  it('are not made of a run whose files were changed', async () => {
    appendFileSync(join(root, 'data', 'runs', run, 'determinations.csv'), ' ');
    for (const asked of [packets(), report()])
      expect(await refusedFor(desk, asked)).toBe('SCREENING_FILE_ALTERED');
  });
});
