import { z } from 'zod';
import { ACTIONS } from '../../docket/trail-entry.js';
import { idSchema } from './common.js';
import { nameSchema } from './docket.js';

/*
 *   GET  /api/docket/trail?run=&actor=&action=&from=&to=&before=   trailSchema, the newest first
 *   POST /api/docket/trail/verify                                  verifiedSchema; a failed check is an error
 *   GET  /api/docket/trail/export?texts=true|false                 JSON lines, for `freshstart audit verify`
 */

const actions = z.enum(ACTIONS);
export type TrailAction = z.infer<typeof actions>;

/** A day by the clock of the trail, or a moment: pages ask for days of the machine they are read at. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/);

export const trailQuery = z.object({
  /** The run's id in the list of runs. */
  run: idSchema.optional(),
  actor: nameSchema.optional(),
  action: actions.optional(),
  /** Both included. */
  from: day.optional(),
  to: day.optional(),
  /** The `next` of the page before. */
  before: z.coerce.number().int().positive().optional(),
});

const entry = z.object({
  entry: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  /** The run's id in the list of runs; null when its folder is not there. */
  run: z.string().nullable(),
  /** What the store calls the run, as exports and the command line do. */
  storedRun: z.string(),
  code: z.string(),
  /** The code in words; empty where it has none. */
  words: z.string(),
  /** How many lines its decisions have. */
  count: z.number(),
  text: z.string().nullable(),
  /** It had a text, which was removed with its run. */
  purged: z.boolean(),
  /** Whether it can be taken back by POST /api/docket/:run/undo. */
  undoable: z.boolean(),
  hash: z.string(),
});
export type TrailEntry = z.infer<typeof entry>;

const head = z.object({ entry: z.number(), hash: z.string() });

export const trailSchema = z.object({
  entries: z.array(entry),
  next: z.number().nullable(),
  head,
  /** All names that ever decided. */
  actors: z.array(z.string()),
});
export type Trail = z.infer<typeof trailSchema>;

export const verifiedSchema = z.object({
  entries: z.number(),
  decisions: z.number(),
  texts: z.number(),
  withoutText: z.number(),
  head,
});
export type Verified = z.infer<typeof verifiedSchema>;

export const trailExportQuery = z.object({ texts: z.enum(['true', 'false']).optional() });
