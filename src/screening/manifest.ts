import { basename } from 'node:path';
import { z } from 'zod';
import type { Policy } from '../law/rulebook.js';
import { dayOf } from '../record/day.js';
import { ENDED_STAGES } from './restart/ended-stage.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().refine((text) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
});
/** A name without any folder, so that nothing outside the run's own folders is ever read by it. */
const baseName = z.string().refine((name) => name !== '' && basename(name) === name);
const settings = z.record(
  z.string(),
  z.union([z.boolean(), z.number(), z.string(), z.array(z.string()).readonly()]),
);

const inputSchema = z.object({
  name: baseName,
  sha256: hash,
  bytes: z.number(),
  gzipped: z.boolean(),
  layout: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  rows: z.number(),
  used: z.number(),
  rejected: z.number(),
  blankLines: z.number(),
  /** Of a workbook: which of its visible sheets was read, from 1, and what else it has. */
  workbook: z
    .object({ sheet: z.number(), otherSheets: z.number(), hiddenSheets: z.number(), hiddenRows: z.number() })
    .optional(),
});

/**
 * What a run was made from and what it made. Everything but `integrity` and `volatile` is the same for the same
 * inputs, law and terms, on any machine and day.
 */
export const manifestSchema = z.object({
  /** Runs of format 1 have the places of their records in the index. */
  format: z.union([z.literal(1), z.literal(2)]),
  program: z.object({ name: z.literal('freshstart'), version: z.string() }),
  rulebook: z.object({ id: z.string(), version: z.string(), hash }),
  policy: z.object({ name: z.string(), title: z.string(), settings }).nullable(),
  assumptions: z.object({ on: z.array(z.string()), off: z.array(z.string()) }),
  asOf: day,
  county: z.string(),
  layout: z.string(),
  /** What the layout is made of, when a mapping file was given; it holds for all inputs. */
  mapping: z.record(z.string(), z.unknown()).optional(),
  sameSource: z.boolean(),
  annotated: z.boolean(),
  workbook: z.boolean(),
  inputs: z.array(inputSchema),
  /** Facts that someone found, which stand in the place of what the list says: how many, and the hash of their file. */
  foundFacts: z.object({ count: z.number(), sha256: hash }).optional(),
  /** Results of the state's own: their files, and the inputs of which they hold a copy. */
  stateResults: z.object({ files: z.array(baseName), copiesOf: z.array(baseName) }).optional(),
  /** SHA-256 of each file that the same run makes again, byte for byte. */
  reproducible: z.record(z.string(), hash),
  /** SHA-256 of the program's own workspace files, and of refused-facts.csv. */
  integrity: z.record(z.string(), hash),
  /** What differs from run to run. */
  volatile: z.object({
    inputPaths: z.array(z.string()),
    stages: z.array(z.object({ stage: z.string(), milliseconds: z.number() })),
    peakMemoryMiB: z.number(),
    /** Of a run that went on from a killed one: the last stage of that one that was at its end, and is not listed. */
    continuedAfter: z.enum(ENDED_STAGES).optional(),
    /** Of a run that the entries of a workbook made: what came of them. */
    appliedFacts: z
      .object({ workbook: z.string(), entries: z.number(), applied: z.number(), refused: z.number() })
      .optional(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const policyEntry = (policy: Policy | undefined): Manifest['policy'] =>
  policy === undefined ? null : { name: policy.name, title: policy.title, settings: { ...policy.settings } };

/** The manifest as it is written. */
export const printManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
