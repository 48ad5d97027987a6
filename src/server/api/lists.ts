import { z } from 'zod';
import { errorSchema } from './common.js';

export const listSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** The time by the clock, in ISO 8601; null of lists that an earlier version took. */
  takenAt: z.string().nullable().default(null),
});
export type List = z.infer<typeof listSchema>;

export const listsSchema = z.object({ lists: z.array(listSchema) });

export const uploadQuery = z.object({ name: z.string().min(1).max(1000) });

const columnSchema = z.object({
  header: z.string(),
  filled: z.number(),
  /** The charge column it seems to be. */
  seemsToBe: z.string().nullable(),
  sureness: z.enum(['sure', 'likely', 'unsure']).nullable(),
});

/** A list as it was found to be, without knowing any law. */
export const lookedAtSchema = z.discriminatedUnion('readable', [
  z.object({
    readable: z.literal(false),
    list: listSchema,
    /** The layout that reads it all the same, where it only has no column names to tell of. */
    layout: z.string().nullable(),
    error: errorSchema,
  }),
  z.object({
    readable: z.literal(true),
    list: listSchema,
    /** The layout that reads it as it is; without one a mapping is needed. */
    layout: z.string().nullable(),
    rows: z.number(),
    /** Rows that cannot be read, and are set aside. */
    unreadableRows: z.number(),
    encoding: z.string(),
    columns: z.array(columnSchema),
    /** First and last day in the columns of dates that are charge columns; `whole` when no cell was left out. */
    periods: z.array(z.object({ column: z.string(), from: z.string(), to: z.string(), whole: z.boolean() })),
    /** Counties that a law knows, with the number of rows; the rest stand under `unknown`. */
    counties: z
      .object({
        whole: z.boolean(),
        known: z.array(z.object({ name: z.string(), rows: z.number() })),
        unknownRows: z.number(),
        blankRows: z.number(),
      })
      .nullable(),
    /** What a person should know before it is screened. */
    remarks: z.array(z.string()),
    mapping: z.string(),
  }),
]);
export type LookedAt = z.infer<typeof lookedAtSchema>;
