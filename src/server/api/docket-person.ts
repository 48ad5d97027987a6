import { z } from 'zod';
import { idSchema } from './common.js';
import { determinationSchema, GREATEST, personNumber, SEARCHED, textSchema } from './docket.js';
import { foundSchema, pastSchema } from './docket-item.js';

/*
 *   GET  /api/docket/:run/person/:person     personSchema
 *   POST /api/docket/:run/people             peopleRequest -> peopleSchema
 *   POST /api/docket/:run/persons/merge      mergeRequest -> regroupedSchema
 *   POST /api/docket/:run/persons/split      splitRequest -> regroupedSchema
 * Either is taken back by POST /api/docket/:run/undo with its entry.
 */

export const personParams = z.object({
  run: idSchema,
  person: z.coerce.number().int().positive().max(GREATEST),
});

const chargeOfPerson = z.object({
  /** Names it when a person is split: `row file` of its first record. */
  key: z.string(),
  /** Empty for a charge that is history only: it has no determinations. */
  chargeId: z.string(),
  name: z.string(),
  /** Of the case: those with the same number and county are one case. Empty where none is known. */
  caseNumber: z.string(),
  county: z.string(),
  /** Those with the same number are one arrest. */
  arrestId: z.string(),
  arrestDate: z.string(),
  agency: z.string(),
  statute: z.string(),
  statuteCited: z.string(),
  class: z.string(),
  offenseDate: z.string(),
  disposition: z.string(),
  dispositionDate: z.string(),
  /** Whether the law is asked of it at all; others are history only, and `outside` says why. */
  inScope: z.boolean(),
  outside: z.string(),
  sourceFile: z.string(),
  sourceRow: z.number(),
});
export type ChargeOfPerson = z.infer<typeof chargeOfPerson>;

/** Words as the docket is searched by, here also for people who have no determinations. */
export const peopleRequest = z.strictObject({ search: textSchema.max(200).regex(SEARCHED) });
export const peopleSchema = z.object({
  /** By name. */
  people: z.array(
    z.object({
      person: personNumber,
      personId: z.string(),
      name: z.string(),
      /** How many of their charges have determinations, and a case number of these. */
      charges: z.number(),
      caseNumber: z.string(),
    }),
  ),
  /** Whether there are more than these. */
  more: z.boolean(),
});
export type People = z.infer<typeof peopleSchema>;

/** A merging or splitting of persons that concerned this one. */
const regroupingSchema = z.object({
  entry: z.number(),
  at: z.string(),
  actor: z.string(),
  kind: z.enum(['merge', 'split']),
  reason: z.string().nullable(),
  persons: z.array(personNumber),
  /** Whether it was taken back. */
  undone: z.boolean(),
});
export type Regrouping = z.infer<typeof regroupingSchema>;

export const personSchema = z.object({
  person: personNumber,
  personId: z.string(),
  /** All its charges are that person's now. */
  mergedInto: personNumber.nullable(),
  /** Made by hand, of charges of that person. */
  splitFrom: personNumber.nullable(),
  /** All names its charges have. */
  names: z.array(z.string()),
  birthDate: z.string().nullable(),
  /** False: whose the rows are is not certain, so absence of a charge decides nothing. */
  historyKnown: z.boolean(),
  historyWhole: z.boolean(),
  /** In the order of the list, also those that are history only. */
  charges: z.array(chargeOfPerson),
  determinations: z.array(determinationSchema),
  history: z.array(pastSchema),
  found: z.array(foundSchema),
  regroupings: z.array(regroupingSchema),
  /** Why charges that are history only are not shown; null when all are there. */
  untold: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const mergeRequest = z.strictObject({
  persons: z.array(personNumber).min(2).max(20),
  reason: textSchema.trim().min(1),
});
export const splitRequest = z.strictObject({
  person: personNumber,
  /** The `key` of each charge that is another person's. */
  charges: z.array(z.string().max(500)).min(1).max(1000),
  reason: textSchema.trim().min(1),
});

const changedSchema = z.object({
  item: z.number(),
  chargeId: z.string(),
  relief: z.string(),
  before: z.object({ outcome: z.string(), reason: z.string() }),
  after: z.object({ outcome: z.string(), reason: z.string() }),
});
export type ChangedDetermination = z.infer<typeof changedSchema>;

/** The persons there are now, how many determinations were made again, and those that changed. */
export const regroupedSchema = z.object({
  entry: z.number(),
  persons: z.array(personNumber),
  made: z.number(),
  changed: z.array(changedSchema),
});
export type Regrouped = z.infer<typeof regroupedSchema>;
