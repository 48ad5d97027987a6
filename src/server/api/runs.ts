import { z } from 'zod';

const runSchema = z.object({
  id: z.string(),
  /** The time of its name, in ISO 8601; null where a folder was given another name. */
  begunAt: z.string().nullable(),
  law: z.string(),
  lawTitle: z.string(),
  county: z.string(),
  asOf: z.string(),
  policy: z.string().nullable(),
  lists: z.array(z.string()),
  rows: z.number(),
});
export type Run = z.infer<typeof runSchema>;

export const runsSchema = z.object({
  runs: z.array(runSchema),
  /** Folders among the runs that are none, or not ours: how many. */
  unreadable: z.number(),
});
export type Runs = z.infer<typeof runsSchema>;

const outcomes = z.object({
  eligible: z.number(),
  not_eligible: z.number(),
  needs_review: z.number(),
  other_county: z.number(),
});
export type Outcomes = z.infer<typeof outcomes>;

const reasonSchema = z.object({
  outcome: z.string(),
  /** The rule that decided, or is open; empty where none is. */
  rule: z.string(),
  /** The rule in words; the rule's id where this program has another text of the law. */
  words: z.string(),
  citation: z.string(),
  charges: z.number(),
  people: z.number(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const overviewSchema = z.object({
  run: runSchema,
  programVersion: z.string(),
  lawVersion: z.string(),
  /** Whether this program has the very text of the law under which the run was decided. */
  sameLaw: z.boolean(),
  policyTitle: z.string().nullable(),
  assumptionsOff: z.array(z.string()),
  rows: z.object({ read: z.number(), used: z.number(), rejected: z.number(), blankLines: z.number() }),
  charges: z.object({ total: z.number(), underThisLaw: z.number() }),
  people: z.object({
    total: z.number(),
    withRelief: z.number(),
    noConvictionLeft: z.number(),
    noFelonyLeft: z.number(),
  }),
  countiesInstead: z.array(z.object({ name: z.string(), charges: z.number() })).nullable(),
  reliefs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      charges: outcomes,
      people: outcomes,
      selected: z.object({ yes: z.number(), no: z.number(), unknown: z.number() }),
      reasons: z.array(reasonSchema),
      /** By the year of the disposition; year empty where none is known. */
      years: z.array(z.object({ year: z.string(), ...outcomes.shape })),
    }),
  ),
  missingFacts: z.array(
    z.object({
      fact: z.string(),
      meaning: z.string(),
      heldBy: z.string(),
      peopleAlone: z.number(),
      chargesAlone: z.number(),
      people: z.number(),
      charges: z.number(),
    }),
  ),
  problems: z.array(z.object({ code: z.string(), rows: z.number() })),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
});
export type Overview = z.infer<typeof overviewSchema>;

export const fileParams = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  file: z.string().min(1).max(255),
});
