import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '../../src/server/api/runs.js';
import { makeDesk } from '../../src/server/open-desk.js';
import { handIn, screened, services, type TestDesk, testDesk } from './desk.testkit.js';

describe('screenings and runs', () => {
  let desk: TestDesk;
  let list: string;
  let run: string;
  beforeAll(async () => {
    desk = await testDesk();
    list = await handIn(desk);
    run = await screened(desk, list);
  });
  afterAll(() => desk.close());

  const runFolder = (): string => join(desk.folder, 'data', 'runs', run);
  const start = (more: object) =>
    desk.ask({
      method: 'POST',
      url: '/api/screenings',
      payload: { list, law: 'illinois-cannabis', county: 'Cook', ...more },
    });

  it('a run is named by its time and law', () => {
    expect(run).toMatch(/^2026-11-22-083005-illinois-cannabis-[0-9a-f]{6}$/);
  });

  it('the runs there are', async () => {
    const { runs, unreadable } = (await desk.ask({ url: '/api/runs' })).json();
    expect(unreadable).toBe(0);
    expect(runs).toEqual([
      {
        id: run,
        begunAt: '2026-11-22T08:30:05.000Z',
        law: 'illinois-cannabis',
        lawTitle: expect.any(String),
        county: 'Cook',
        asOf: '2026-11-22',
        policy: null,
        lists: ['list.csv'],
        rows: 3,
      },
    ]);
  });

  it('the overview says what the files of the run say', async () => {
    const overview: Overview = (await desk.ask({ url: `/api/runs/${run}` })).json();
    const summary = JSON.parse(readFileSync(join(runFolder(), 'summary.json'), 'utf8'));
    expect(overview.sameLaw).toBe(true);
    expect(overview.rows).toEqual(summary.rows);
    for (const { id, charges, people, reasons, years, title } of overview.reliefs) {
      expect(charges).toEqual(summary.reliefs[id].charges);
      expect(people).toEqual(summary.reliefs[id].people);
      expect(title).not.toBe(id);
      for (const outcome of ['eligible', 'not_eligible', 'needs_review', 'other_county'] as const) {
        const byReason = reasons.filter((one) => one.outcome === outcome);
        expect(byReason.reduce((sum, one) => sum + one.charges, 0)).toBe(charges[outcome]);
        expect(years.reduce((sum, year) => sum + year[outcome], 0)).toBe(charges[outcome]);
      }
    }
    const motion = overview.reliefs[0];
    expect(motion.years.map(({ year }) => year)).toEqual(['2009', '2011', '2012']);
    expect(motion.years[2]).toMatchObject({ other_county: 1, eligible: 0 });
    const outside = motion.reasons.find(({ outcome }) => outcome === 'other_county');
    expect(outside).toMatchObject({ rule: 'county', charges: 1, people: 1 });
    expect(outside?.words).not.toBe('county');
    expect(overview.missingFacts.map(({ fact }) => fact)).toEqual(
      summary.missingFacts.map((one: { missingFact: string }) => one.missingFact),
    );
    for (const { meaning } of overview.missingFacts) expect(meaning).not.toBe('');
    expect(JSON.stringify(overview)).not.toMatch(/FERN|IL9000/);
  });

  it('what was counted is kept beside the run, and not read for another one', async () => {
    const file = join(desk.folder, 'data', 'counted', `${run}.json`);
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...kept, of: 'other', reasons: [], years: [] }));
    const again = (await desk.ask({ url: `/api/runs/${run}` })).json();
    expect(again.reliefs[0].years).toHaveLength(3);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
  });

  it('counts that do not add up to the summary are refused', async () => {
    const file = join(desk.folder, 'data', 'counted', `${run}.json`);
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(kept), years: [] }));
    const answer = await desk.ask({ url: `/api/runs/${run}` });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('SERVER_OVERVIEW_DIFFERS');
    writeFileSync(file, kept);
  });

  it('a result file is handed out to be saved, byte for byte, and nothing else', async () => {
    const answer = await desk.ask({ url: `/api/runs/${run}/files/determinations.csv` });
    expect(answer.rawPayload.equals(readFileSync(join(runFolder(), 'determinations.csv')))).toBe(true);
    expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''determinations.csv");
    expect(answer.headers['cache-control']).toBe('no-store');
    for (const file of [
      'workspace%2findex.duckdb',
      'workspace%2fplaces.bin',
      '..%2f..%2fdesk.lock',
      '%2e%2e',
      'constructor',
      'gone.csv',
    ]) {
      const refused = await desk.ask({ url: `/api/runs/${run}/files/${file}` });
      expect(refused.statusCode).toBe(404);
    }
  });

  it('a run whose file was altered after its manifest is refused, and the file named', async () => {
    const file = join(runFolder(), 'problems.csv');
    const before = readFileSync(file);
    appendFileSync(file, 'x\n');
    for (const url of [`/api/runs/${run}`, `/api/runs/${run}/files/determinations.csv`]) {
      const answer = await desk.ask({ url });
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ code: 'SCREENING_FILE_ALTERED' });
      expect(answer.json().what).toContain('problems.csv');
    }
    rmSync(file);
    expect((await desk.ask({ url: `/api/runs/${run}` })).json().what).toContain(
      'problems.csv of the run is gone',
    );
    writeFileSync(file, before);
    expect((await desk.ask({ url: `/api/runs/${run}` })).statusCode).toBe(200);
  });

  it('a folder among the runs that is none is counted and not shown', async () => {
    mkdirSync(join(desk.folder, 'data', 'runs', 'stray'));
    expect((await desk.ask({ url: '/api/runs' })).json()).toMatchObject({ unreadable: 1 });
    expect((await desk.ask({ url: '/api/runs/stray' })).json().code).toBe('SCREENING_NOT_A_RUN');
    expect((await desk.ask({ url: '/api/runs/nowhere' })).statusCode).toBe(404);
    rmSync(join(desk.folder, 'data', 'runs', 'stray'), { recursive: true });
  });

  it.each([
    [{ law: 'no-law' }, 'SERVER_NOT_FOUND'],
    [{ list: 'l0' }, 'SERVER_NOT_FOUND'],
    [{ list: '../l0' }, 'SERVER_BAD_REQUEST'],
    [{ county: 'Atlantis' }, 'SCREENING_UNKNOWN_COUNTY'],
    [{ county: '' }, 'SERVER_BAD_REQUEST'],
    [{ policy: 'no-policy' }, 'LAW_POLICY_NOT_FOUND'],
    [{ policyText: 'a: [' }, 'LAW_POLICY_NOT_YAML'],
    [{ mapping: 'a: [' }, 'MAPPING_NOT_YAML'],
    [{ asOf: 'yesterday' }, 'SCREENING_UNKNOWN_AS_OF'],
    [{ asOf: '2026-02-30' }, 'SCREENING_UNKNOWN_AS_OF'],
    [{ assumptionsOff: ['no-such'] }, 'LAW_UNKNOWN_ASSUMPTION'],
    [{ out: '/tmp' }, 'SERVER_BAD_REQUEST'],
    [{ layout: 'no-such' }, 'SERVER_NOT_FOUND'],
    [{ layout: 'charge-list', mapping: 'a: 1' }, 'SERVER_BAD_REQUEST'],
    [{ threads: 0 }, 'SERVER_BAD_REQUEST'],
    [{ threads: 1.5 }, 'SERVER_BAD_REQUEST'],
    [{ memoryMiB: 511 }, 'SERVER_BAD_REQUEST'],
  ])('a screening that cannot be is refused before it begins: %j', async (more, code) => {
    const answer = await start(more);
    expect(answer.json().code).toBe(code);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect((await desk.ask({ url: '/api/screenings' })).json()).toEqual({ running: null });
  });

  it('one screening at a time; one that is stopped leaves nothing', async () => {
    const runs = readdirSync(join(desk.folder, 'data', 'runs'));
    const first = (await start({})).json();
    expect(first.status).toBe('running');
    expect((await start({})).json().code).toBe('SERVER_SCREENING_BUSY');
    expect((await desk.ask({ method: 'DELETE', url: `/api/lists/${list}` })).json().code).toBe(
      'SERVER_LIST_IN_USE',
    );
    expect((await desk.ask({ url: '/api/screenings' })).json().running.id).toBe(first.id);
    await desk.ask({ method: 'DELETE', url: `/api/screenings/${first.id}` });
    const { body, headers } = await desk.ask({ url: `/api/screenings/${first.id}/events` });
    expect(headers['content-type']).toContain('text/event-stream');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toMatch(/^retry: 1000\n/);
    expect((await desk.ask({ url: `/api/screenings/${first.id}` })).json()).toMatchObject({
      status: 'stopped',
      run: null,
    });
    expect(readdirSync(join(desk.folder, 'data', 'runs'))).toEqual(runs);
  });

  it('the events of a screening tell its stages, and whoever comes later is told how it ended', async () => {
    const { id } = (await start({ policy: 'cook-2019' })).json();
    const events = (await desk.ask({ url: `/api/screenings/${id}/events` })).body;
    const stages = [...events.matchAll(/"stage":"([^"]+)"/g)].map(([, stage]) => stage);
    expect(new Set(stages).size).toBeGreaterThan(2);
    const later = (await desk.ask({ url: `/api/screenings/${id}/events` })).body;
    expect(later.match(/^event: screening$/gm)).toHaveLength(1);
    expect(later).toContain('"status":"done"');
    const overview = (await desk.ask({ url: `/api/runs/${id}` })).json();
    expect(overview.run.policy).toBe('cook-2019');
  });

  it('a list that cannot be screened ends the screening with the reason', async () => {
    const odd = await handIn(desk, 'colour,size\nred,1\n', 'odd.csv');
    const { id } = (await start({ list: odd })).json();
    await desk.ask({ url: `/api/screenings/${id}/events` });
    const { status, error } = (await desk.ask({ url: `/api/screenings/${id}` })).json();
    expect(status).toBe('failed');
    expect(error.code).toMatch(/^INTAKE_/);
    expect(existsSync(join(desk.folder, 'data', 'runs', id))).toBe(false);
  });

  it('a second desk on the same folder is refused', async () => {
    await expect(makeDesk(services(desk.folder), '127.0.0.1')).rejects.toThrow('SERVER_DATA_IN_USE');
  });

  it('what is wrong in the body of a request is answered in words', async () => {
    const answer = await desk.ask({
      method: 'POST',
      url: '/api/screenings',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('SERVER_BAD_REQUEST');
  });
});
