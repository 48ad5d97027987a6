import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { manifestHash } from '../docket/run-id.js';
import { sha256 } from '../files/sha256.js';
import { OUTCOMES } from '../law/determine.js';
import { Failure } from '../messages/failure.js';
import { checkFiles } from '../screening/check-files.js';
import type { Manifest } from '../screening/manifest.js';
import { manifestIn } from '../screening/read-manifest.js';
import type { ApprovedAnswers } from './approved-charges.js';
import { type Counted, countRun } from './count-run.js';

const count = z.number().int().nonnegative();
const counts = z.record(z.string(), count);
const outcomes = z.object({
  eligible: count,
  not_eligible: count,
  needs_review: count,
  other_county: count,
});
const remaining = z.object({
  peopleWithRelief: count,
  noConvictionLeft: count,
  noFelonyLeft: count,
  noRecentConvictionLeft: count,
});
const relieved = z.object({ noFelony: count, noConviction: count, noConvictionLast7Years: count });

/** What a report reads of summary.json. */
const summarySchema = z.object({
  rows: z.object({ read: count, used: count, rejected: count, blankLines: count }),
  charges: z.object({ total: count, underThisLaw: count }),
  people: z.object({
    total: count,
    identified: count,
    ifEligibleGranted: remaining,
    ifSelectedGranted: remaining,
  }),
  reliefs: z.record(
    z.string(),
    z.object({
      charges: outcomes,
      people: outcomes,
      selected: z.object({ yes: count, no: count, unknown: count }),
      byRule: z.record(z.string(), counts),
    }),
  ),
  assumptions: counts,
  missingFacts: z.array(
    z.object({
      missingFact: z.string(),
      heldBy: z.string(),
      peopleAlone: count,
      chargesAlone: count,
      people: count,
      charges: count,
    }),
  ),
  /** What a county reports of its own convictions, where the law has such a summary. */
  countySummary: z
    .object({
      county: z.string(),
      earliestConviction: z.string().nullable(),
      peopleWithConviction: count,
      convictionsBySection: counts,
      felonyConvictions: count,
      otherConvictions: count,
      peopleWithRelief: count,
      withPolicy: relieved,
      withDismissAll: relieved,
      withDismissAllAndRelated: relieved,
    })
    .optional(),
});

export type RunSummary = z.infer<typeof summarySchema>;

/** Every number of a run that a report prints. */
export interface RunNumbers {
  readonly manifest: Manifest;
  /** What the run is known by: the same for the same inputs, law, terms and results. */
  readonly hash: string;
  readonly summary: RunSummary;
  readonly counted: Counted;
  /** What a set of approved determinations is known by: the same for the same ones; null where it was not asked. */
  readonly approvedSet: string | null;
  /** Whether persons were merged or split at the desk. */
  readonly regrouped: boolean;
}

/**
 * The numbers of a finished run. Its files are held against the manifest first, and what is counted here must be what
 * the run itself counted. Throws a Failure that names the file, or the number, that differs.
 */
export async function numbersOf(
  folder: string,
  tempFolder: string,
  approvedOf: (manifest: Manifest) => Promise<ApprovedAnswers | undefined>,
): Promise<RunNumbers> {
  const manifest = manifestIn(folder);
  await checkFiles({ folder, manifest });
  const approved = await approvedOf(manifest);
  const summary = summarySchema.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')));
  const counted = await countRun(join(folder, 'determinations.csv'), tempFolder, approved);
  mustAgree(summary, counted);
  return {
    manifest,
    hash: manifestHash(manifest),
    summary,
    counted,
    approvedSet: approved === undefined ? null : setHash(approved),
    regrouped: approved !== undefined && approved.approved.moved.length > 0,
  };
}

const setHash = ({ approved: { determinations } }: ApprovedAnswers): string =>
  sha256([...determinations.keys()].sort().join('\n')).slice(0, 12);

/** What was counted twice, by two ways, must be the same. */
function mustAgree(summary: RunSummary, counted: Counted): void {
  const compare = (what: string, ours: number, written: number): void => {
    if (ours !== written) throw new Failure(1, 'REPORT_DIFFERS', { what, counted: ours, written });
  };
  const sum = (parts: readonly { readonly charges: number }[]): number =>
    parts.reduce((all, { charges }) => all + charges, 0);
  const { standings, years, sections, approved } = counted;
  const parted = [
    standings,
    years,
    sections,
    ...(approved === undefined ? [] : [approved.years, approved.sections]),
  ];
  for (const parts of parted) compare('charges under the law', sum(parts), summary.charges.underThisLaw);
  const withRelief = summary.people.ifEligibleGranted.peopleWithRelief;
  compare('people with an eligible charge', counted.peopleWithEligible, withRelief);
  for (const [relief, { charges, selected }] of Object.entries(summary.reliefs)) {
    const own = counted.answers.filter((answer) => answer.relief === relief);
    for (const outcome of OUTCOMES)
      compare(
        `${relief}, ${outcome}`,
        own.filter((answer) => answer.outcome === outcome).reduce((all, { charges }) => all + charges, 0),
        charges[outcome],
      );
    for (const choice of ['yes', 'no', 'unknown'] as const)
      compare(
        `${relief}, selected ${choice}`,
        own.filter((answer) => answer.selected === choice).reduce((all, { charges }) => all + charges, 0),
        selected[choice],
      );
  }
  for (const { name, answers } of counted.assumptions)
    compare(`answers that rest on ${name}`, answers, summary.assumptions[name] ?? 0);
}
