import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLists } from '../../src/server/lists.js';
import { arrest, conviction, dojFile } from '../california-prop64/doj-record.testkit.js';
import { handIn, LIST, screened, startOf, type TestDesk, testDesk } from './desk.testkit.js';

describe('lists', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk({ uploadLimit: 20_000 });
  });
  afterAll(() => desk.close());

  const folder = (): string => join(desk.folder, 'data', 'lists');
  const post = (name: string, payload: Buffer, headers: Record<string, string> = {}) =>
    desk.ask({
      method: 'POST',
      url: `/api/lists?name=${encodeURIComponent(name)}`,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      payload,
    });

  it('a list is kept as it came, readable by its owner only, and told among the lists', async () => {
    const id = await handIn(desk);
    const path = join(folder(), id, 'list.csv');
    expect(readFileSync(path, 'utf8')).toBe(LIST);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder(), id)).mode & 0o777).toBe(0o700);
    const { lists } = (await desk.ask({ url: '/api/lists' })).json();
    expect(lists).toEqual([
      { id, name: 'list.csv', bytes: Buffer.byteLength(LIST), takenAt: '2026-11-22T08:30:05.000Z' },
    ]);
  });

  it('what a list is: layout, rows, columns, periods, counties', async () => {
    const id = await handIn(desk);
    const looked = (await desk.ask({ url: `/api/lists/${id}` })).json();
    expect(looked).toMatchObject({
      readable: true,
      layout: 'charge-list',
      rows: 3,
      unreadableRows: 0,
      remarks: [],
    });
    expect(looked.counties).toEqual({
      whole: true,
      known: [
        { name: 'Cook', rows: 2 },
        { name: 'Will', rows: 1 },
      ],
      unknownRows: 0,
      blankRows: 0,
    });
    expect(looked.periods).toContainEqual({
      column: 'offense_date',
      from: '2009-05-01',
      to: '2012-02-20',
      whole: true,
    });
    expect(JSON.stringify(looked)).not.toMatch(/FERN|IL9000/);
  });

  it('a list of unknown layout comes with the draft of a mapping and what it lacks', async () => {
    const id = await handIn(desk, 'colour,size\nred,1\nblue,2\n', 'odd.csv');
    const looked = (await desk.ask({ url: `/api/lists/${id}` })).json();
    expect(looked).toMatchObject({ readable: true, layout: null, rows: 2 });
    expect(looked.remarks.join(' ')).toContain('No column looks like the statute');
    expect(looked.mapping).toContain('layout: odd');
  });

  it('a file without column names that a layout reads all the same is told with that layout', async () => {
    const [, ...records] = dojFile(arrest(), conviction()).split('\n');
    const id = await handIn(desk, records.join('\n'), 'county.csv');
    const looked = (await desk.ask({ url: `/api/lists/${id}` })).json();
    expect(looked).toMatchObject({ readable: false, layout: 'ca-doj' });
    expect(looked.error.next).toBe('It needs no mapping. Screen it as it is.');
    const terms = { law: 'california-prop64', county: 'Sacramento', asOf: '2026-11-22' };
    expect(await screened(desk, id, terms)).toMatch(/california-prop64/);
  });

  it('what is no table is told with its reason', async () => {
    const id = await handIn(desk, '\0\u0001\u0002', 'binary.csv');
    const looked = (await desk.ask({ url: `/api/lists/${id}` })).json();
    expect(looked).toMatchObject({ readable: false, layout: null });
    expect(looked.error.next).not.toBe('');
  });

  it.each([
    '../list.csv',
    '..\\list.csv',
    '/etc/list.csv',
    'C:\\list.csv',
    'a/b.csv',
    'nul.csv',
    '.csv',
    'list.exe',
    'list',
    `${'a'.repeat(300)}.csv`,
    'list.csv\0.txt',
  ])('a name that is no plain name of a list is refused: %j', async (name) => {
    const before = readdirSync(folder());
    const answer = await post(name, Buffer.from(LIST));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('SERVER_NAME_REFUSED');
    expect(readdirSync(folder())).toEqual(before);
  });

  it('marks that some systems cannot write are replaced in a name, a script among them', async () => {
    const answer = await post('<script>alert(1)<>\u202e.csv', Buffer.from(LIST));
    expect(answer.json().name).toBe('_script_alert(1)___.csv');
  });

  it('a list that is too large is refused before it is read, and when it did not say so', async () => {
    const before = readdirSync(folder());
    const announced = await post('large.csv', Buffer.alloc(20_001, 'a'));
    expect(announced.statusCode).toBe(413);
    expect(announced.json().code).toBe('SERVER_UPLOAD_TOO_LARGE');
    const silent = await post('large.csv', Buffer.alloc(20_001, 'a'), { 'content-length': '10' });
    expect(silent.statusCode).toBe(413);
    expect(readdirSync(folder())).toEqual(before);
  });

  it('an empty list, and one that is no bytes, are refused', async () => {
    expect((await post('empty.csv', Buffer.alloc(0))).json().code).toBe('SERVER_UPLOAD_EMPTY');
    const wrong = await post('list.csv', Buffer.from('{}'), { 'content-type': 'application/json' });
    expect(wrong.json().code).toBe('SERVER_BAD_REQUEST');
  });

  it('a list is removed, and what is not there is said not to be', async () => {
    const id = await handIn(desk);
    expect((await desk.ask({ method: 'DELETE', url: `/api/lists/${id}` })).statusCode).toBe(200);
    expect(existsSync(join(folder(), id))).toBe(false);
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await desk.ask({ method, url: `/api/lists/${id}` });
      expect(answer.statusCode).toBe(404);
    }
  });

  it.each(['..', '%2e%2e', '..%2f..%2fdesk.lock', 'A', 'l1%00'])('no id is a path: %s', async (id) => {
    expect((await desk.ask({ url: `/api/lists/${id}` })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await desk.ask({ method: 'DELETE', url: `/api/lists/${id}` })).statusCode).toBeGreaterThanOrEqual(
      400,
    );
    expect(readdirSync(join(desk.folder, 'data')).some((name) => name.startsWith('desk.lock'))).toBe(true);
  });

  it('half a list that a killed desk left is removed when the next one starts', () => {
    mkdirSync(join(folder(), 'l0123'));
    writeFileSync(join(folder(), 'l0123', 'half.csv'), 'sid,na');
    const names = openLists(folder(), { uploadLimit: 1, now: () => 0 }).all();
    expect(existsSync(join(folder(), 'l0123'))).toBe(false);
    expect(names.length).toBeGreaterThan(0);
  });

  it('lists of one name are told apart by when they came, the newest first, those of earlier versions last', () => {
    const own = join(desk.folder, 'of-one-name');
    const times = [{}, { takenAt: '2026-11-20T08:00:00.000Z' }, { takenAt: '2026-11-21T08:00:00.000Z' }];
    for (const [n, time] of times.entries()) {
      mkdirSync(join(own, `l${n}`), { recursive: true });
      writeFileSync(
        join(own, `l${n}`, 'list.json'),
        JSON.stringify({ id: `l${n}`, name: 'a.csv', bytes: 1, ...time }),
      );
    }
    const told = openLists(own, { uploadLimit: 1, now: () => 0 }).all();
    expect(told.map(({ id, takenAt }) => [id, takenAt?.slice(0, 10)])).toEqual([
      ['l2', '2026-11-21'],
      ['l1', '2026-11-20'],
      ['l0', undefined],
    ]);
  });

  it('a list whose sender goes away half-way leaves nothing, with or without its length announced', async () => {
    await desk.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = desk.app.server.address() as { port: number };
    const host = `127.0.0.1:${port}`;
    const link = await fetch(`http://${host}${startOf(desk.desk.link())}`, { redirect: 'manual' });
    const cookie = link.headers.get('set-cookie')?.split(';')[0];
    const before = readdirSync(folder());
    for (const length of ['Content-Length: 10000', 'Transfer-Encoding: chunked']) {
      const socket = connect(port, '127.0.0.1');
      await new Promise<void>((done) => socket.once('connect', done));
      const head = `POST /api/lists?name=half.csv HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nCookie: ${cookie}\r\nContent-Type: application/octet-stream\r\n${length}\r\n\r\n`;
      socket.write(`${head}${length.startsWith('C') ? 'sid,name\n' : '9\r\nsid,name\n\r\n'}`);
      await until(() => readdirSync(folder()).length > before.length);
      socket.destroy();
      await until(() => readdirSync(folder()).length === before.length);
    }
    expect(readdirSync(folder())).toEqual(before);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (isSo()) return;
    await sleep(25);
  }
  throw new Error('it did not come about within five seconds');
}
