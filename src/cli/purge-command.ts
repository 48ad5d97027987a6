import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { MANIFEST_NAME } from '../files/output-folder.js';
import { now, PLACE_OPTIONS, type PlaceFlags, withStore } from './docket-place.js';

/** `freshstart purge --run ID` */
export function addPurgeCommand(program: Command): void {
  const purge = program
    .command('purge')
    .description("remove a run's personal data from the docket for good; counts and the trail's proof stay")
    .requiredOption(
      '--run <id>',
      'the run: its name in the address of the desk, its folder, or what exports call it',
    )
    .option('--by <name>', 'who does it, as the trail will say', userInfo().username);
  for (const [flag, words] of PLACE_OPTIONS) purge.option(flag, words);
  purge.action(async (flags: PlaceFlags & { run: string; by: string }) => {
    const { purgeRun } = await import('../docket/purge-run.js');
    const { papersIn } = await import('../server/data-folder.js');
    const { removePapersOf } = await import('../server/papers/kept-papers.js');
    const run = await storedName(flags);
    const found = await withStore(flags, ({ db }) => purgeRun(db, { run, by: flags.by, at: now() }));
    const papers = flags.data === undefined ? undefined : removePapersOf(papersIn(flags.data), run);
    const lines = [
      `Removed from the docket, run ${flags.run}:`,
      ...(['people', 'charges', 'determinations'] as const).map((what) => `  ${what}: ${found[what]}`),
      `  texts of decisions: ${found.texts}`,
      `  found facts: ${found.foundFacts}`,
      papers === undefined
        ? 'Papers that a desk made of it are removed when that desk is opened, or looks at its papers.'
        : `  papers made at the desk: ${papers}`,
      'Kept: the counts of the run, and the trail with its decisions as numbers and codes.',
      "Not touched: the run's own folder, the list, exports and backups. Remove those yourself.",
      `Head of the trail: ${found.entry.hash}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}

/** What the store calls a run that is named by its folder, within the data folder or anywhere. */
async function storedName({ run, data }: PlaceFlags & { readonly run: string }): Promise<string> {
  const folders = data === undefined ? [run] : [join(data, 'runs', run), run];
  const folder = folders.find((one) => existsSync(join(one, MANIFEST_NAME)));
  if (folder === undefined) return run;
  const { runIdOf } = await import('../docket/run-id.js');
  const { manifestIn } = await import('../screening/read-manifest.js');
  return runIdOf(manifestIn(folder));
}
