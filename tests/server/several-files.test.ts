import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handIn, LIST, type TestDesk, testDesk } from './desk.testkit.js';

describe('several files screened together', () => {
  let desk: TestDesk;
  let lists: string[];

  beforeAll(async () => {
    desk = await testDesk();
    const second = LIST.replaceAll('IL9000000', 'IL9100000').replaceAll(',Cook,1', ',Cook,2');
    lists = [await handIn(desk, LIST, 'first.csv'), await handIn(desk, second, 'second.csv')];
  });
  afterAll(() => desk.close());

  const screen = async (more: object) => {
    const payload = { list: lists[0], law: 'illinois-cannabis', county: 'Cook', asOf: '2026-11-22', ...more };
    const started = await desk.ask({ method: 'POST', url: '/api/screenings', payload });
    if (started.statusCode !== 202) return started.json();
    const { id } = started.json();
    await desk.ask({ url: `/api/screenings/${id}/events` });
    return (await desk.ask({ url: `/api/screenings/${id}` })).json();
  };

  it('are one run with the rows of both', async () => {
    const { status, list, listIds, run } = await screen({ more: [lists[1]] });
    expect({ status, list, listIds }).toEqual({
      status: 'done',
      list: 'first.csv, second.csv',
      listIds: lists,
    });
    const overview = (await desk.ask({ url: `/api/runs/${run}` })).json();
    expect(overview.run.lists).toEqual(['first.csv', 'second.csv']);
    expect(overview.rows.read).toBe(6);
    const names = overview.files.map(({ name }: { name: string }) => name);
    expect(names).toContain('review.xlsx');
    expect(names.filter((name: string) => name.includes('annotated'))).toHaveLength(2);
  });

  it('what is not asked for is not written, and the manifest keeps what was asked', async () => {
    const { run } = await screen({ more: [lists[1]], sameSource: true, annotated: false, workbook: false });
    const { files } = (await desk.ask({ url: `/api/runs/${run}` })).json();
    const names = files.map(({ name }: { name: string }) => name);
    expect(names).toContain('determinations.csv');
    expect(names).not.toContain('review.xlsx');
    expect(names.filter((name: string) => name.includes('annotated'))).toEqual([]);
    const manifest = await desk.ask({ url: `/api/runs/${run}/files/manifest.json` });
    expect(JSON.stringify(manifest.json())).toContain('"sameSource":true');
  });

  it('are read by the layout that is named, on the threads and with the memory that are given', async () => {
    const { layouts, machine } = (await desk.ask({ url: '/api/choices' })).json();
    expect(layouts).toContain('charge-list');
    expect(machine).toEqual({ mostThreads: 256, leastMemory: 512, mostMemory: 1024 * 1024 });
    const asked = { layout: 'charge-list', threads: 1, memoryMiB: 512, annotated: false, workbook: false };
    expect((await screen(asked)).status).toBe('done');
    const other = layouts.find((name: string) => name !== 'charge-list');
    const refused = await screen({ ...asked, layout: other });
    expect([refused.status, refused.error.code]).toEqual(['failed', 'INTAKE_COLUMNS_MISSING']);
  });

  it('a file that is not there is refused before anything begins', async () => {
    expect((await screen({ more: ['l0'] })).code).toBe('SERVER_NOT_FOUND');
  });
});
