import { z } from 'zod';
import { idSchema } from './common.js';
import { determinationSchema } from './docket.js';

/*
 *   GET /api/docket/:run/item/:item    itemInFullSchema
 */

export const itemParams = z.object({ run: idSchema, item: z.coerce.number().int().positive() });

const truth = z.enum(['true', 'false', 'unknown']);
export type TraceTruth = z.infer<typeof truth>;

const cell = z.object({ file: z.string(), row: z.number(), column: z.string(), text: z.string() });

/** What is known of a fact of the charge, and the cells it was read from, as they stand in the source. */
const fact = z.object({
  name: z.string(),
  words: z.string(),
  value: z.string(),
  known: z.boolean(),
  /** Why it is not (fully) known, where there is more to say. */
  why: z.string(),
  /** In words, as in all that is told here. */
  assumptions: z.array(z.string()),
  cells: z.array(cell),
  /** What was found elsewhere and stands in the place of such a cell. */
  found: z.array(z.object({ column: z.string(), value: z.string(), source: z.string(), note: z.string() })),
});
export type TraceFact = z.infer<typeof fact>;

const trace = z.object({
  words: z.string(),
  truth,
  /** Of a part that speaks of another charge of the person: file and row of that one. */
  about: z.string().optional(),
  get parts() {
    return z.array(trace);
  },
});
export type Trace = z.infer<typeof trace>;

/** A rule of the relief, or a line of the policy, with what it came to. */
const rule = z.object({
  id: z.string(),
  truth,
  words: z.string(),
  citation: z.string(),
  /** `verified`, `second-hand`, `recalled`; `policy` for a line of the policy. */
  status: z.string(),
  /** Assumptions it rests on, in words. */
  assumptions: z.array(z.string()),
  missing: z.array(z.string()),
  facts: z.array(fact),
  tree: trace,
});
export type TraceRule = z.infer<typeof rule>;

/** An act on a determination. */
export const pastSchema = z.object({
  entry: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  /** The reason code, the fact, or the entry that was undone; and the same in words where there are any. */
  code: z.string(),
  words: z.string(),
  /** What was changed from what: the state, the outcome or the assignee; `note` changed nothing. */
  kind: z.string(),
  before: z.string(),
  after: z.string(),
  text: z.string().nullable(),
  /** The text was removed when its run was purged. */
  purged: z.boolean(),
});
export type Past = z.infer<typeof pastSchema>;

const evaluated = z.object({
  chargeId: z.string(),
  relief: z.string(),
  outcome: z.string(),
  selected: z.string(),
  rule: z.string(),
  reason: z.string(),
  missing: z.string(),
});

/** A fact that was found elsewhere, and what it changed. Nothing is in the lists that did not change. */
export const foundSchema = z.object({
  entry: z.number(),
  at: z.string(),
  actor: z.string(),
  chargeId: z.string(),
  fact: z.string(),
  words: z.string(),
  value: z.string(),
  source: z.string(),
  note: z.string(),
  before: z.array(evaluated),
  after: z.array(evaluated),
});
export type Found = z.infer<typeof foundSchema>;

/** One determination in full. */
export const itemInFullSchema = z.object({
  determination: determinationSchema,
  relief: z.object({ id: z.string(), title: z.string(), citation: z.string() }),
  /** Null where the program has another text of the law than the run, or the run's files are gone: `untold` says. */
  told: z
    .object({
      historyKnown: z.boolean(),
      historyWhole: z.boolean(),
      chargesOfPerson: z.number(),
      rules: z.array(rule),
      policy: z.array(rule),
    })
    .nullable(),
  untold: z.string().nullable(),
  /** The rows of the list that the charge was read from, cell by cell; `used` of those that a rule reads. */
  records: z.array(
    z.object({
      file: z.string(),
      row: z.number(),
      cells: z.array(z.object({ column: z.string(), text: z.string(), used: z.boolean() })),
    }),
  ),
  history: z.array(pastSchema),
  found: z.array(foundSchema),
});
export type ItemInFull = z.infer<typeof itemInFullSchema>;
