import { z } from 'zod';
import { errorSchema, idSchema } from './common.js';

/*
 * The docket of a run: everything below /api/docket. Beside this file: `docket-item.ts` (one determination in full),
 * `docket-person.ts` (a person, merging and splitting), `docket-facts.ts` (found facts), `docket-trail.ts` (the trail).
 *
 * Addresses of pages that the server answers: /runs/:id/docket, /runs/:id/docket/:item, /runs/:id/changes,
 * /runs/:id/people/:person and /trail.
 *
 *   GET    /api/docket/me                       meSchema
 *   POST   /api/docket/me                       nameRequest -> meSchema
 *   GET    /api/docket/:run                     docketSchema
 *   POST   /api/docket/:run/take-up             -> docketSchema (202), goes on by itself
 *   GET    /api/docket/:run/events              server-sent events `docket` with docketSchema, until it is over
 *   GET    /api/docket/:run/choices             choicesOfRunSchema
 *   POST   /api/docket/:run/list                listRequest -> pageSchema
 *   POST   /api/docket/:run/count               countRequest -> countSchema
 *   GET    /api/docket/:run/changes?after=      changesSchema
 *   POST   /api/docket/:run/preview             previewRequest -> previewSchema
 *   POST   /api/docket/:run/decide              decideRequest -> decidedSchema
 *   POST   /api/docket/:run/undo                undoRequest -> undoneSchema
 *   GET    /api/docket/:run/export?filter=&sort=&descending=   CSV; `filter` is a filter as JSON
 *   GET    /api/docket/views                    viewsSchema
 *   POST   /api/docket/views                    viewRequest -> viewSchema
 *   DELETE /api/docket/views/:id                nothing
 */

const outcome = z.enum(['eligible', 'not_eligible', 'needs_review', 'other_county']);
const selection = z.enum(['', 'yes', 'no', 'unknown']);
const state = z.enum(['open', 'approved', 'rejected', 'sent_back', 'decide_again']);
const rejectReason = z.enum([
  'facts-wrong',
  'law-read-otherwise',
  'other-person',
  'already-cleared',
  'not-now',
  'other',
]);
export type DocketOutcome = z.infer<typeof outcome>;
export type DocketState = z.infer<typeof state>;

const number = z.number().int().nonnegative();
/** The greatest number that a column of whole numbers holds. */
export const GREATEST = 2_147_483_647;
export const itemSchema = z.number().int().positive();
export const personNumber = z.number().int().positive().max(GREATEST);
/** No database keeps a NUL in a text, or half of a pair of surrogates. */
const kept = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0\p{Cs}]*$/u);
/** Names of people who decide, and of facts. */
export const nameSchema = kept(200).trim().min(1);
const texts = z.array(kept(20_000)).max(500);
/** What a person writes. */
export const textSchema = kept(20_000);

export const runParams = z.object({ run: idSchema });

/** Who sits at the desk, by the name they gave in this browser; null until they give one. */
export const meSchema = z.object({ name: z.string().nullable() });
export type Me = z.infer<typeof meSchema>;
export const nameRequest = z.strictObject({ name: nameSchema });

/** Whether a run is in the docket, and how much there is. */
export const docketSchema = z.object({
  /** `failed` says why in `error`; taking it up may be asked for again. */
  state: z.enum(['absent', 'taking', 'ready', 'purged', 'failed']),
  /** While it is taken up: its files are checked, read (bytes so far, of how many), and put in their order. */
  progress: z
    .object({ step: z.enum(['checking', 'reading', 'arranging']), done: number, of: number })
    .nullable(),
  determinations: number,
  charges: number,
  people: number,
  /** Nothing can be decided in it when a newer run of the same list took its place. */
  open: z.boolean(),
  /** Counts by where they stand. */
  states: z.array(z.object({ state, count: number })),
  /** Those whose outcome, rule, reason or missing facts are not what they were in the earlier run; 0 without one. */
  changed: number,
  error: errorSchema.nullable(),
  /** Of the list; a run that an earlier program took up has none until it is taken up again. `error` says why not. */
  agencies: z.enum(['not_read', 'reading', 'read']),
  /** How many people of the list have no determinations; null where the list was not read for them, as with agencies. */
  unlisted: number.nullable(),
});
export type DocketOfRun = z.infer<typeof docketSchema>;

/** Two letters or digits beside each other, each with its accents. */
export const SEARCHED = /[\p{L}\p{N}]\p{M}*[\p{L}\p{N}]/u;

/** Which determinations are meant: those for which all that is given holds. */
export const filterSchema = z.strictObject({
  outcome: z.array(outcome).max(10).optional(),
  selected: z.array(selection).max(10).optional(),
  relief: texts.optional(),
  /** Ids of rules that decided, or are open. */
  rule: texts.optional(),
  /** Whole sentences. */
  reason: texts.optional(),
  /** Any of these facts is missing. */
  missing: texts.optional(),
  county: texts.optional(),
  class: texts.optional(),
  /** Who arrested; none where the agencies of the run were not read. */
  agency: texts.optional(),
  /** Of the offense, both ends included. */
  year: z.strictObject({ from: z.number().int().optional(), to: z.number().int().optional() }).optional(),
  /** True: only those whose offense has no known year. */
  noYear: z.boolean().optional(),
  state: z.array(state).max(10).optional(),
  /** `null` is nobody. */
  assignee: kept(200).nullable().optional(),
  person: personNumber.optional(),
  items: z.array(itemSchema).max(1000).optional(),
  /**
   * Words that each begin a word of the person's name or number, or the beginning of a case number; one of them has two
   * letters or digits: a single one finds half of a long list, which nobody reads. Case and accents tell nothing apart.
   */
  search: kept(200).regex(SEARCHED).optional(),
});
export type DocketFilter = z.infer<typeof filterSchema>;

export const sortSchema = z.enum(['place', 'name', 'case', 'year', 'outcome', 'state']);
export type DocketSort = z.infer<typeof sortSchema>;

export const listRequest = z.strictObject({
  filter: filterSchema,
  sort: sortSchema.optional(),
  descending: z.boolean().optional(),
  /** The `next` of the page before, under the same filter and sort. */
  after: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(1000).optional(),
});
export type ListRequest = z.infer<typeof listRequest>;

/** A determination as lists show it. Lists of facts are parted. */
export const determinationSchema = z.object({
  item: itemSchema,
  /** Its place in determinations.csv, from 1. */
  place: number,
  person: personNumber,
  personId: z.string(),
  chargeId: z.string(),
  name: z.string(),
  caseNumber: z.string(),
  county: z.string(),
  statute: z.string(),
  statuteCited: z.string(),
  class: z.string(),
  /** Who arrested, as the list has it; null where the agencies of the run were not read. */
  agency: z.string().nullable(),
  offenseDate: z.string(),
  disposition: z.string(),
  dispositionDate: z.string(),
  relief: z.string(),
  outcome,
  selected: selection,
  rule: z.string(),
  reason: z.string(),
  missing: z.array(z.string()),
  assumptions: z.array(z.string()),
  selectedRule: z.string(),
  selectedMissing: z.array(z.string()),
  sourceFile: z.string(),
  sourceRow: number,
  state,
  assignee: z.string().nullable(),
});
export type Determination = z.infer<typeof determinationSchema>;

export const pageSchema = z.object({
  rows: z.array(determinationSchema),
  /** Null when there is nothing behind it. */
  next: z.string().nullable(),
});
export type Page = z.infer<typeof pageSchema>;

export const countRequest = z.strictObject({
  filter: filterSchema,
  /** True counts all, which may take a while in a long list. Otherwise counting ends at 10,000. */
  whole: z.boolean().optional(),
});
/** `atLeast`: there are more. */
export const countSchema = z.object({ count: number, atLeast: z.boolean() });
export type Count = z.infer<typeof countSchema>;

const choice = z.object({ id: z.string(), words: z.string(), count: number });
export type Choice = z.infer<typeof choice>;

/** For each filter what there is in the run, with how many determinations have it. */
export const choicesOfRunSchema = z.object({
  outcomes: z.array(choice),
  selections: z.array(choice),
  reliefs: z.array(choice),
  /** `words` is the rule in words; its id where the run was decided under another text of the law. */
  rules: z.array(z.object({ ...choice.shape, relief: z.string() })),
  /** The most frequent ones, at most 200. */
  reasons: z.array(choice),
  missing: z.array(choice),
  /** What something can be sent back for: what is missing in the run, and all else that its law asks for. */
  facts: z.array(z.object({ id: z.string(), words: z.string() })),
  counties: z.array(choice),
  classes: z.array(choice),
  /** Who arrested; the id is empty where the list names nobody. Null when the agencies of the run were not read. */
  agencies: z.array(choice).nullable(),
  /** By the year of the offense; the id is empty where none is known. */
  years: z.array(choice),
  states: z.array(choice),
  /** The id is empty for nobody. */
  assignees: z.array(choice),
  /** Why something can be rejected. */
  rejectReasons: z.array(z.object({ id: rejectReason, words: z.string() })),
});
export type ChoicesOfRun = z.infer<typeof choicesOfRunSchema>;

export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve'), text: textSchema.optional() }),
  z.strictObject({ kind: z.literal('reject'), reason: rejectReason, text: textSchema.optional() }),
  /** `fact` is one of the `facts` of the run's choices. */
  z.strictObject({ kind: z.literal('send_back'), fact: nameSchema, text: textSchema.optional() }),
  z.strictObject({ kind: z.literal('comment'), text: textSchema }),
  z.strictObject({ kind: z.literal('assign'), to: nameSchema.nullable() }),
]);
export type DocketDecision = z.infer<typeof decisionSchema>;

/** Either the determinations themselves, or all that a filter means. */
const chosen = {
  items: z.array(itemSchema).min(1).max(10_000).optional(),
  filter: filterSchema.optional(),
  decision: decisionSchema,
};
const isOne = (asked: { items?: unknown; filter?: unknown }): boolean =>
  (asked.items === undefined) !== (asked.filter === undefined);

export const previewRequest = z.strictObject(chosen).refine(isOne, 'either items or a filter');
export type PreviewRequest = z.infer<typeof previewRequest>;

/** Exactly what a decision would change. */
export const previewSchema = z.object({
  /** Determinations that would change, and how many people they are of. */
  count: number,
  people: number,
  /** Where those that would change stand now. */
  before: z.array(z.object({ state, count: number })),
  outcomes: z.array(z.object({ outcome, count: number })),
  /** Those that were chosen and would not change, with why. */
  not: z.array(z.object({ why: z.string(), count: number })),
  /** Of exactly what would change, and from what. */
  mark: z.string(),
});
export type Preview = z.infer<typeof previewSchema>;

export const decideRequest = z
  .strictObject({ ...chosen, mark: z.string().max(200) })
  .refine(isOne, 'either items or a filter');
export type DecideRequest = z.infer<typeof decideRequest>;
/** The entry of the trail, and how many determinations it changed. */
export const decidedSchema = z.object({ entry: number, count: number });
export type Decided = z.infer<typeof decidedSchema>;

export const undoRequest = z.strictObject({ entry: z.number().int().positive() });
export const undoneSchema = z.object({
  entry: number,
  count: number,
  /** What was left as it is, with why; at most 1,000 of them. */
  kept: z.array(z.object({ item: itemSchema, why: z.string() })),
});
export type Undone = z.infer<typeof undoneSchema>;

export const afterQuery = z.object({ after: z.coerce.number().int().nonnegative().max(GREATEST).optional() });
export const changesSchema = z.object({
  changes: z.array(
    z.object({
      item: itemSchema,
      place: number,
      name: z.string(),
      caseNumber: z.string(),
      relief: z.string(),
      state,
      before: z.object({ outcome, reason: z.string() }),
      after: z.object({ outcome, reason: z.string() }),
    }),
  ),
  /** The `after` of the next page. */
  next: number.nullable(),
});
export type Changes = z.infer<typeof changesSchema>;

export const exportQuery = z.object({
  filter: z.string().max(200_000).optional(),
  sort: sortSchema.optional(),
  descending: z.enum(['true', 'false']).optional(),
});

const view = {
  name: nameSchema,
  /** Of one run, or of all. */
  run: idSchema.nullable(),
  filter: filterSchema,
  sort: sortSchema,
  descending: z.boolean(),
};
export const viewRequest = z.strictObject({
  ...view,
  /** True takes the place of the view that has this name, in that run or in all; without it, one that has is refused. */
  replace: z.boolean().optional(),
});
export const viewSchema = z.object({ id: number, ...view });
export type View = z.infer<typeof viewSchema>;
export const viewsSchema = z.object({
  views: z.array(viewSchema),
  /** Those that this program cannot read, such as one kept by a newer one: they can be replaced and removed. */
  unusable: z.array(z.object({ id: number, name: z.string(), run: idSchema.nullable() })),
});
export type Views = z.infer<typeof viewsSchema>;
export const viewParams = z.object({ id: z.coerce.number().int().positive().max(GREATEST) });
