import { z } from 'zod';
import { itemSchema, nameSchema, textSchema } from './docket.js';
import { regroupedSchema } from './docket-person.js';

/*
 *   GET  /api/docket/:run/facts/:item      factsSchema
 *   POST /api/docket/:run/found-facts      foundFactRequest -> factRecordedSchema
 * What was recorded is taken back by POST /api/docket/:run/undo with its entry.
 */

/** A fact that can be recorded for the charge of a determination. */
const factToFind = z.object({
  name: z.string(),
  words: z.string(),
  /** Who can supply it. */
  holder: z.string(),
  kind: z.enum(['date', 'grams', 'choice', 'text']),
  /** Of a choice that is not known: the words that would be taken as they are; others may be written as a list would. */
  values: z.array(z.string()),
  /** What is known of it now, as the program prints it. */
  value: z.string(),
  known: z.boolean(),
  /** A determination of the charge waits for it. */
  missing: z.boolean(),
  /** What the list calls the cell in whose place the value stands; none where it has no such cell. */
  columns: z.array(z.string()),
  /** How a value may be written. */
  example: z.string(),
});
export type FactToFind = z.infer<typeof factToFind>;

export const factsSchema = z.object({ chargeId: z.string(), facts: z.array(factToFind) });
export type FactsToFind = z.infer<typeof factsSchema>;

export const foundFactRequest = z.strictObject({
  item: itemSchema,
  fact: nameSchema,
  value: textSchema.trim().min(1).max(2000),
  /** Where it stands: the court file and the page. */
  source: textSchema.trim().min(1),
  note: textSchema.optional(),
});

/** All determinations of the person were made again; those that changed are listed. */
export const factRecordedSchema = regroupedSchema.omit({ persons: true });
export type FactRecorded = z.infer<typeof factRecordedSchema>;
