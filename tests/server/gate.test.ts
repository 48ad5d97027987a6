import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST, startOf, type TestDesk, testDesk } from './desk.testkit.js';

describe('the way into the desk', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk();
  });
  afterAll(() => desk.close());

  const open = (url: string, headers: Record<string, string> = {}) =>
    desk.app.inject({ url, headers: { host: HOST, accept: 'text/html', ...headers } });

  it('the link gives a cookie that no script reads and no other site sends, and works once', async () => {
    const link = startOf(desk.desk.link());
    const first = await open(link);
    expect(first.statusCode).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(String(first.headers['set-cookie'])).toMatch(
      /^freshstart-desk-80=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    const second = await open(link);
    expect(second.statusCode).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('it was used before');
    expect(second.body).toContain('In the terminal where the desk runs stands the link that works now');
    expect(second.body).not.toContain('<script');
    expect(startOf(desk.linksShown.at(-1) ?? '')).toBe(startOf(desk.desk.link()));
    expect(startOf(desk.desk.link())).not.toBe(link);
  });

  it('a program that only looks whether the link leads anywhere does not use it', async () => {
    const link = startOf(desk.desk.link());
    const looked = await desk.app.inject({ method: 'HEAD', url: link, headers: { host: HOST } });
    expect(looked.headers['set-cookie']).toBeUndefined();
    expect((await open(link)).statusCode).toBe(303);
  });

  it.each(['/start', '/start?token=', '/start?token=wrong', '/start?token=a&token=b'])(
    'a wrong link is refused with a page that says what to do: %s',
    async (url) => {
      const answer = await open(url);
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('SERVER_LINK_REFUSED');
    },
  );

  it.each(['/', '/api/choices', '/api/lists', '/assets/page-1.js', '/api/openapi.json', '/nowhere'])(
    'without a session nothing is answered: %s',
    async (url) => {
      const answer = await open(url);
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('SERVER_NOT_SIGNED_IN');
    },
  );

  it('a made-up session is none', async () => {
    const answer = await open('/api/lists', { cookie: 'freshstart-desk-80=made-up' });
    expect(answer.statusCode).toBe(401);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1:81', 'localhost:81'])(
    'a foreign host is refused, with and without a session: %j',
    async (host) => {
      const answer = await desk.ask({ url: '/api/lists', headers: { host, origin: `http://${host}` } });
      expect(answer.statusCode).toBe(403);
      expect(answer.json().code).toBe('SERVER_OTHER_HOST');
      const link = await open(startOf(desk.desk.link()), { host });
      expect(link.statusCode).toBe(403);
    },
  );

  it('localhost is this machine as well', async () => {
    const answer = await desk.ask({
      url: '/api/lists',
      headers: { host: 'localhost', origin: 'http://localhost' },
    });
    expect(answer.statusCode).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1:80', 'http://127.0.0.1:81'])(
    'another origin is refused: %s',
    async (origin) => {
      for (const method of ['GET', 'POST', 'DELETE'] as const) {
        const answer = await desk.ask({ method, url: '/api/lists', headers: { origin } });
        expect(answer.statusCode).toBe(403);
        expect(answer.json().code).toBe('SERVER_OTHER_ORIGIN');
      }
    },
  );

  it('what changes something must name its origin', async () => {
    const answer = await desk.ask({ method: 'DELETE', url: '/api/lists/l1', headers: { origin: undefined } });
    expect(answer.json().code).toBe('SERVER_OTHER_ORIGIN');
  });

  it.each(['cross-site', 'same-site'])('a request that another site makes is refused: %s', async (site) => {
    const answer = await desk.ask({ url: '/api/lists', headers: { 'sec-fetch-site': site } });
    expect(answer.json().code).toBe('SERVER_OTHER_ORIGIN');
  });

  it('the link may be followed from a mail program in the browser', async () => {
    const answer = await open(startOf(desk.desk.link()), { 'sec-fetch-site': 'cross-site' });
    expect(answer.statusCode).toBe(303);
  });

  it('every answer forbids what is inline, what is foreign, and to be kept', async () => {
    for (const answer of [
      await desk.ask({ url: '/' }),
      await desk.ask({ url: '/api/lists' }),
      await open('/start?token=wrong'),
      await open('/nowhere'),
    ]) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['x-frame-options']).toBe('DENY');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('only assets, whose names tell their content, may be kept', async () => {
    const asset = await desk.ask({ url: '/assets/page-1.js' });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/../data/desk.lock',
    '/assets/../../data/desk.lock',
    '/%2e%2e/data/desk.lock',
    '/assets/..%2f..%2fdata%2fdesk.lock',
  ])('no address leads out of the pages: %s', async (url) => {
    expect((await desk.ask({ url })).statusCode).toBe(404);
  });
});
