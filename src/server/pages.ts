import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Failure } from '../messages/failure.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};
/** Addresses that the page itself makes a screen of. */
const SCREENS = [
  '/',
  '/runs/:id',
  '/runs/:id/docket',
  '/runs/:id/changes',
  '/runs/:id/papers',
  '/runs/:id/people/:person',
  '/laws',
  '/laws/:id',
  '/trail',
];

/**
 * Serves the built pages: the files that are there when the desk starts, each under its own address, so that no
 * address leads anywhere else. Throws a Failure when they are not built.
 */
export function addPages(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) throw new Failure(3, 'SERVER_PAGE_MISSING', {});
  const index = readFileSync(join(folder, 'index.html'));
  for (const screen of SCREENS) {
    app.get(screen, async (_, reply) => reply.type(TYPES['.html']).send(index));
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.html')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  for (const file of files) {
    const type = TYPES[extname(file)];
    if (type === undefined) continue;
    app.get(`/${file.replaceAll(sep, '/')}`, async (_, reply) =>
      reply
        .type(type)
        // The names of these files hold a hash of what is in them.
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(readFileSync(join(folder, file))),
    );
  }
}
