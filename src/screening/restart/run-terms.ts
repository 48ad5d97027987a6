import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256 } from '../../files/sha256.js';
import { chargeList } from '../../intake/layouts/charge-list.js';
import { rulebookHash } from '../../law/rulebook-hash.js';
import { printDay } from '../../record/day.js';
import { policyEntry } from '../manifest.js';
import type { ScreenOptions } from '../screen-options.js';

/** The form of what a run leaves for the next; another form is gone on from by nobody. */
const FORM = 2;

/**
 * A hash over all that determines what a run makes: program, law, terms, and of each input its path, size and time. Two
 * runs of one key make the same files. Null when an input is no file, and may give other bytes each time.
 */
export function termsKey(options: ScreenOptions, county: string): string | null {
  const inputs: unknown[] = [];
  for (const path of options.inputs) {
    const stats = statsOf(path);
    if (stats === undefined || !stats.isFile()) return null;
    inputs.push([resolve(path), String(stats.size), String(stats.mtimeNs), String(stats.ino)]);
  }
  const { rulebook, layouts = [chargeList], recorded, stateResults, applied } = options;
  const terms = {
    form: FORM,
    program: options.programVersion,
    rulebook: [rulebook.id, rulebookHash(rulebook)],
    policy: policyEntry(options.policy),
    off: [...options.assumptionsOff].sort(),
    asOf: printDay(options.asOf),
    county,
    sameSource: options.sameSource,
    annotated: options.annotated,
    workbook: options.workbook,
    layouts: layouts.map(({ name, mapping }) => [name, mapping ?? null]),
    recorded: recorded === undefined ? null : [...recorded],
    state: stateResults?.map((one) => one.rulebook) ?? [],
    found: options.found ?? null,
    applied: applied ?? null,
    inputs,
  };
  return sha256(JSON.stringify(terms));
}

/** What the system says of a path; nothing where there can be no such file, of which the reading will speak. */
function statsOf(path: string) {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
