import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lawDocument } from '../../src/law/document/law-document.js';
import { printLaw } from '../../src/law/document/print-document.js';
import { openApiOf } from '../../src/server/open-api.js';
import { rulebooks } from '../../src/states/index.js';
import { type TestDesk, testDesk } from './desk.testkit.js';

describe('the API', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk();
  });
  afterAll(() => desk.close());

  it('what can be chosen is what the laws have', async () => {
    const choices = (await desk.ask({ url: '/api/choices' })).json();
    expect(choices.today).toBe('2026-11-22');
    expect(choices.rulebooks.map(({ id }: { id: string }) => id)).toEqual(rulebooks.map(({ id }) => id));
    for (const [at, rulebook] of rulebooks.entries()) {
      expect(choices.rulebooks[at].places).toEqual(rulebook.places);
      expect(choices.rulebooks[at].policies.map(({ name }: { name: string }) => name)).toEqual(
        rulebook.presets,
      );
      expect(choices.rulebooks[at].defaultPolicy).toBe(rulebook.defaultPreset ?? null);
    }
  });

  it('a law is what freshstart law prints, and one that is not there is said not to be', async () => {
    for (const rulebook of rulebooks) {
      const law = (await desk.ask({ url: `/api/laws/${rulebook.id}` })).json();
      expect(law).toEqual(JSON.parse(printLaw(rulebook, lawDocument(rulebook), 'json')));
    }
    expect((await desk.ask({ url: '/api/laws/none' })).json().code).toBe('SERVER_NOT_FOUND');
  });

  it('the document of the API names every path, with what is asked and answered', async () => {
    const document = (await desk.ask({ url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.sort()).toEqual([
      'DELETE /api/lists/{id}',
      'DELETE /api/papers/{id}',
      'DELETE /api/screenings/{id}',
      'GET /api/choices',
      'GET /api/laws/{id}',
      'GET /api/lists',
      'GET /api/lists/{id}',
      'GET /api/openapi.json',
      'GET /api/papers',
      'GET /api/papers/office-template',
      'GET /api/papers/{id}',
      'GET /api/papers/{id}/download',
      'GET /api/papers/{id}/events',
      'GET /api/runs',
      'GET /api/runs/{id}',
      'GET /api/runs/{id}/files/{file}',
      'GET /api/screenings',
      'GET /api/screenings/{id}',
      'GET /api/screenings/{id}/events',
      'POST /api/lists',
      'POST /api/papers',
      'POST /api/papers/office',
      'POST /api/screenings',
    ]);
    const start = document.paths['/api/screenings'].post;
    expect(start.requestBody.content['application/json'].schema.required).toEqual(['list', 'law', 'county']);
    expect(start.responses['202'].content['application/json'].schema.properties.status.enum).toContain(
      'running',
    );
    expect(start.responses.default.content['application/json'].schema.required).toContain('next');
  });

  it('what of an address may be left out is said to be so', () => {
    const query = z.object({ must: z.string(), may: z.string().optional() });
    const route = { method: 'GET' as const, path: '/some/:id', summary: '', answer: 'text/plain' };
    const { paths } = openApiOf([{ ...route, params: z.object({ id: z.string() }), query }], '0.0.0');
    expect(paths['/some/{id}'].get).toMatchObject({
      parameters: [
        { name: 'id', in: 'path', required: true },
        { name: 'must', in: 'query', required: true },
        { name: 'may', in: 'query', required: false },
      ],
    });
  });

  it('a path that is none is answered in words', async () => {
    const answer = await desk.ask({ url: '/api/nothing' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('SERVER_NOT_FOUND');
  });
});
