import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { cellsOfRecord } from '../intake/parse-record.js';
import { OUTCOMES } from '../law/determine.js';
import { allRules } from '../law/document/references.js';
import type { Rulebook } from '../law/rulebook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import type { Outcomes, Overview, Reason } from './api/runs.js';
import { type Counted, countDeterminations } from './count-determinations.js';
import type { CheckedRun, Runs } from './runs.js';

const number = z.number();
const outcomes = z.object({
  eligible: number,
  not_eligible: number,
  needs_review: number,
  other_county: number,
});

/** What the overview reads of summary.json. */
const summarySchema = z.object({
  rows: z.object({ read: number, used: number, rejected: number, blankLines: number }),
  charges: z.object({ total: number, underThisLaw: number }),
  countiesInstead: z.record(z.string(), number).optional(),
  people: z.object({
    total: number,
    ifEligibleGranted: z.object({ peopleWithRelief: number, noConvictionLeft: number, noFelonyLeft: number }),
  }),
  reliefs: z.record(
    z.string(),
    z.object({
      charges: outcomes,
      people: outcomes,
      selected: z.object({ yes: number, no: number, unknown: number }),
    }),
  ),
  missingFacts: z.array(
    z.object({
      missingFact: z.string(),
      heldBy: z.string(),
      peopleAlone: number,
      chargesAlone: number,
      people: number,
      charges: number,
    }),
  ),
  problems: z.record(z.string(), number),
});

/** What a run came to, from its own files, which were held against its manifest. */
export async function overviewOf(
  run: CheckedRun,
  runs: Runs,
  rulebooks: readonly Rulebook[],
  countedFolder: string,
): Promise<Overview> {
  const { manifest, folder } = run;
  const summary = summarySchema.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')));
  const written = Object.values(summary.reliefs).reduce(
    (sum, { charges }) => sum + OUTCOMES.reduce((all, outcome) => all + charges[outcome], 0),
    0,
  );
  const counted = await countDeterminations(run, written, countedFolder);
  const rulebook = rulebooks.find(({ id }) => id === manifest.rulebook.id);
  const sameLaw = rulebook !== undefined && rulebookHash(rulebook) === manifest.rulebook.hash;
  const law = sameLaw ? rulebook : undefined;
  const meanings = meaningsIn(join(folder, 'missing-facts.csv'));
  const granted = summary.people.ifEligibleGranted;
  return {
    run: runs.shown(run),
    programVersion: manifest.program.version,
    lawVersion: manifest.rulebook.version,
    sameLaw,
    policyTitle: manifest.policy?.title ?? null,
    assumptionsOff: manifest.assumptions.off,
    rows: summary.rows,
    charges: summary.charges,
    people: {
      total: summary.people.total,
      withRelief: granted.peopleWithRelief,
      noConvictionLeft: granted.noConvictionLeft,
      noFelonyLeft: granted.noFelonyLeft,
    },
    countiesInstead:
      summary.countiesInstead === undefined
        ? null
        : Object.entries(summary.countiesInstead).map(([name, charges]) => ({ name, charges })),
    reliefs: Object.entries(summary.reliefs).map(([id, relief]) => ({
      id,
      title: law?.reliefs.find((one) => one.id === id)?.title ?? id,
      ...relief,
      reasons: reasonsOf(id, counted, law),
      years: yearsOf(id, counted),
    })),
    missingFacts: summary.missingFacts.map(({ missingFact, ...fact }) => ({
      fact: missingFact,
      meaning: meanings.get(missingFact) ?? '',
      ...fact,
    })),
    problems: Object.entries(summary.problems).map(([code, rows]) => ({ code, rows })),
    files: [...Object.keys(manifest.reproducible), MANIFEST_NAME]
      .sort()
      .map((name) => ({ name, bytes: statSync(join(folder, name)).size })),
  };
}

function reasonsOf(id: string, { reasons }: Counted, law: Rulebook | undefined): Reason[] {
  const relief = law?.reliefs.find((one) => one.id === id);
  const rules = relief === undefined ? [] : allRules(relief);
  return reasons
    .filter((one) => one.relief === id)
    .map(({ outcome, rule, charges, people }) => {
      const known = rules.find((one) => one.id === rule);
      return { outcome, rule, words: known?.words ?? rule, citation: known?.citation ?? '', charges, people };
    });
}

function yearsOf(id: string, { years }: Counted): ({ year: string } & Outcomes)[] {
  const byYear = new Map<string, Outcomes>();
  for (const { relief, year, outcome, charges } of years) {
    if (relief !== id) continue;
    const before = byYear.get(year) ?? { eligible: 0, not_eligible: 0, needs_review: 0, other_county: 0 };
    byYear.set(year, { ...before, [outcome]: charges });
  }
  return [...byYear].map(([year, outcomes]) => ({ year, ...outcomes }));
}

/** Of missing-facts.csv each fact with its meaning, as the columns `missing_fact` and `meaning` say. */
function meaningsIn(path: string): Map<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n').slice(1);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [fact, meaning] = cellsOfRecord(Buffer.from(line), ',').map(({ text }) => text);
      return meaning === undefined ? [] : [[fact, meaning]];
    }),
  );
}
