import { LEAST_MEMORY } from '../screening/memory.js';
import { asOfDate, layoutsNamed, policyNamed, rulebookNamed, today, wholeNumber } from './choose.js';
import { printScreened } from './print-screened.js';
import type { ScreenFlags } from './screen-flags.js';
import { screenWithProgress } from './screen-with-progress.js';

const REJECTED_UNDER_STRICT = 4;
const MOST_THREADS = 256;
const MOST_MEMORY = 1024 * 1024;
const STILL_TO_COME = '\nThe day that --as-of names is still to come: what holds then may not hold today.\n';

/** Screens lists as the flags of the command say, and prints what came of it; `end` is told of another exit code than 0. */
export async function screenAsAsked(
  inputs: readonly string[],
  flags: ScreenFlags,
  end: (code: number) => void,
): Promise<void> {
  const rulebook = rulebookNamed(flags.law);
  const policy = policyNamed(rulebook, flags.policy);
  const threads =
    flags.threads === undefined ? undefined : wholeNumber('--threads', flags.threads, 1, MOST_THREADS);
  const memoryMiB =
    flags.memory === undefined ? undefined : wholeNumber('--memory', flags.memory, LEAST_MEMORY, MOST_MEMORY);
  const off = flags.without.includes('all') ? rulebook.assumptions.map(({ name }) => name) : flags.without;
  const asOf = asOfDate(flags.asOf);
  const result = await screenWithProgress({
    inputs,
    rulebook,
    county: flags.county,
    out: flags.out,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    assumptionsOff: off,
    layouts: layoutsNamed(flags.layout),
    sameSource: flags.sameSource === true,
    annotated: flags.annotated,
    workbook: flags.workbook,
    force: flags.force === true,
    ...(threads === undefined ? {} : { threads }),
    ...(memoryMiB === undefined ? {} : { memoryMiB }),
  });
  process.stdout.write(printScreened(result));
  if (asOf > today()) process.stdout.write(STILL_TO_COME);
  if (flags.strict === true && result.summary.rows.rejected > 0) end(REJECTED_UNDER_STRICT);
}
