import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { writeAtomicStream } from '../files/atomic-write.js';
import { readFailure } from '../files/fs-failure.js';
import { Failure } from '../messages/failure.js';
import type { Docket } from './engine.js';
import { trailItems } from './stored-trail.js';
import { type TrailHead, trailHead } from './trail.js';
import { type TrailItem, type VerifiedTrail, verifyTrail } from './verify-trail.js';

const FORMAT = 'freshstart-trail-1';

const firstLine = z.strictObject({
  format: z.literal(FORMAT),
  head: z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string() }),
});
const line = z.strictObject({
  entry: z.strictObject({
    seq: z.number(),
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    run: z.string(),
    code: z.string(),
    count: z.number(),
    digest: z.string(),
    commitment: z.string(),
    previous: z.string(),
    hash: z.string(),
  }),
  decisions: z.array(z.tuple([z.number(), z.string(), z.string(), z.string()])),
  text: z.strictObject({ salt: z.string(), text: z.string() }).nullable(),
});

/**
 * Writes the trail of a store as JSON, a line for its head and one for each entry. Without texts it can be handed on:
 * then it holds ids, codes and hashes only, and names of those who decided. Throws a Failure with exit 3.
 */
export async function exportTrail(
  db: Docket,
  path: string,
  { withTexts }: { readonly withTexts: boolean },
): Promise<TrailHead> {
  const head = await trailHead(db);
  await writeAtomicStream(path, async (write) => {
    await write(`${JSON.stringify({ format: FORMAT, head })}\n`);
    for await (const { entry, decisions, text } of trailItems(db, head)) {
      const rows = decisions.map(({ item, kind, before, after }) => [item, kind, before, after]);
      await write(`${JSON.stringify({ entry, decisions: rows, text: withTexts ? text : null })}\n`);
    }
  });
  return head;
}

/**
 * Checks an export without any store. Throws a Failure: a failed check that names the entry, wrong usage when it is no
 * export. Of texts that were left out, nothing is said.
 */
export async function verifyExport(path: string, passed?: string): Promise<VerifiedTrail> {
  const lines = numberedLines(path);
  const first = await lines.next();
  const head = first.done === true ? undefined : read(firstLine, first.value.text)?.head;
  if (head === undefined) throw new Failure(2, 'DOCKET_NOT_A_TRAIL', { path, line: 1 });
  return await verifyTrail(itemsOf(path, lines), {
    head,
    textsMayBeGone: true,
    ...(passed === undefined ? {} : { passed }),
  });
}

async function* itemsOf(
  path: string,
  lines: AsyncIterable<{ readonly number: number; readonly text: string }>,
): AsyncGenerator<TrailItem> {
  for await (const { number, text } of lines) {
    const found = read(line, text);
    if (found === undefined) throw new Failure(2, 'DOCKET_NOT_A_TRAIL', { path, line: number });
    const decisions = found.decisions.map(([item, kind, before, after]) => ({ item, kind, before, after }));
    yield { entry: found.entry, decisions, text: found.text };
  }
}

async function* numberedLines(
  path: string,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  let number = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(path),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      yield { number: ++number, text };
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}

function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: said by the caller, with the line.
    return undefined;
  }
}
