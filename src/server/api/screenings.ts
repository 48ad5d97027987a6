import { z } from 'zod';
import { LEAST_MEMORY } from '../../screening/memory.js';
import { errorSchema, idSchema } from './common.js';

/** As many threads, and as much memory in MiB, as can be asked for. */
export const MOST_THREADS = 256;
export const MOST_MEMORY = 1024 * 1024;

const screeningTerms = z.strictObject({
  list: idSchema,
  /** Further files of the same list, to be read together with it. */
  more: z.array(idSchema).max(99).optional(),
  law: z.string().max(100),
  county: z.string().min(1).max(100),
  /** A preset of the law; the law's own default when left out, none when null. */
  policy: z.string().max(100).nullable().optional(),
  /** A policy of the office's own, as YAML. */
  policyText: z.string().max(100_000).optional(),
  /** The layout of the files; found by their headers when left out. Not with a mapping. */
  layout: z.string().max(100).optional(),
  /** A mapping, as YAML, for a list whose layout is not known. */
  mapping: z.string().max(500_000).optional(),
  asOf: z.string().max(20).optional(),
  assumptionsOff: z.array(z.string().max(100)).max(100).optional(),
  /** Person keys mean the same person in all files; false when left out. */
  sameSource: z.boolean().optional(),
  /** Copies of the files with the answers added; true when left out. */
  annotated: z.boolean().optional(),
  /** review.xlsx; true when left out. */
  workbook: z.boolean().optional(),
  /** How many processors to use; all of them when left out. */
  threads: z.number().int().min(1).max(MOST_THREADS).optional(),
  /** How much memory to aim at, in MiB; a quarter of the machine, at most 700, when left out. */
  memoryMiB: z.number().int().min(LEAST_MEMORY).max(MOST_MEMORY).optional(),
});

/** What is asked of a screening. A layout says what a mapping would say: both are not asked for together. */
export const screeningRequest = screeningTerms.refine(
  ({ layout, mapping }) => layout === undefined || mapping === undefined,
  { path: ['layout'] },
);
export type ScreeningRequest = z.infer<typeof screeningRequest>;

const progressSchema = z.object({
  stage: z.string(),
  /** Its place among the stages, from 1, and how many there are. */
  step: z.number(),
  steps: z.number(),
  done: z.number(),
  whole: z.number(),
  unit: z.enum(['bytes', 'rows', 'steps']),
  rows: z.number().optional(),
});
export type ScreeningProgress = z.infer<typeof progressSchema>;

export const screeningSchema = z.object({
  id: z.string(),
  /** The names of its files, and their ids. */
  list: z.string(),
  listIds: z.array(z.string()),
  law: z.string(),
  county: z.string(),
  status: z.enum(['running', 'done', 'stopped', 'failed']),
  progress: progressSchema.nullable(),
  /** The run that came of it, once it is done. */
  run: z.string().nullable(),
  error: errorSchema.nullable(),
});
export type Screening = z.infer<typeof screeningSchema>;

export const screeningsSchema = z.object({ running: screeningSchema.nullable() });
