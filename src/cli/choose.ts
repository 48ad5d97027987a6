import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Layout } from '../intake/layout.js';
import { mappedLayout } from '../intake/mapping/mapped-layout.js';
import { readMappingText } from '../intake/mapping/read-mapping.js';
import { exampleSetting } from '../law/policy-template.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { type Day, dayOf, isoDay } from '../record/day.js';
import { knownLayouts } from '../server/known-layouts.js';
import { rulebooks } from '../states/laws.js';

/** The reader of YAML has warnings of its own, which would show lines of the file. */
const QUIET = { logLevel: 'error' } as const;

/** The rulebook of a name. */
export function rulebookNamed(name: string): Rulebook {
  const found = rulebooks.find((rulebook) => rulebook.id === name);
  if (found !== undefined) return found;
  throw new Failure(2, 'CLI_UNKNOWN_LAW', { law: name, laws: rulebooks.map(({ id }) => id).join(', ') });
}

/** The layouts a file may have: the one named, the one a mapping file describes, or all that are known. */
export function layoutsNamed(name: string | undefined): readonly Layout[] {
  if (name === undefined) return knownLayouts;
  const found = knownLayouts.find((layout) => layout.name === name);
  if (found !== undefined) return [found];
  let text: string;
  try {
    text = textOfFile(name);
  } catch {
    const known = knownLayouts.map((layout) => layout.name).join(', ');
    throw new Failure(2, 'CLI_UNKNOWN_LAYOUT', { layout: name, layouts: known });
  }
  return [mappedLayout(readMappingText(text, basename(name)))];
}

/** A preset of the rulebook, or the policy of a YAML file; without a name the rulebook's own default, or none. */
export function policyNamed(rulebook: Rulebook, name: string | undefined): Policy | undefined {
  const wanted = name ?? rulebook.defaultPreset;
  if (wanted === undefined) return undefined;
  if (rulebook.presets.includes(wanted)) {
    return rulebook.readPolicy(wanted, parse(rulebook.presetDocument(wanted), QUIET));
  }
  let text: string;
  try {
    text = textOfFile(wanted);
  } catch {
    throw new Failure(2, 'LAW_POLICY_NOT_FOUND', { policy: wanted, presets: rulebook.presets.join(', ') });
  }
  return rulebook.readPolicy(basename(wanted), documentIn(text, wanted, rulebook));
}

/** The text of a settings file; throws where there is none. Opening a pipe would wait for somebody to write into it. */
function textOfFile(path: string): string {
  if (!statSync(path).isFile()) throw new RangeError('it is no file');
  return readFileSync(path, 'utf8');
}

function documentIn(text: string, name: string, rulebook: Rulebook): unknown {
  try {
    return parse(text, QUIET);
  } catch {
    throw new Failure(2, 'LAW_POLICY_NOT_YAML', { policy: name, example: exampleSetting(rulebook) });
  }
}

/** The whole number of an option, in digits alone. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Failure(2, 'CLI_NOT_A_NUMBER', { option, least, most });
}

/** Today in the local calendar: the only place where the clock is read for a date. */
export function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day;
}

const EARLIEST_AS_OF = isoDay('1900-01-01');
const LATEST_AS_OF = isoDay('2199-12-31');

/** The as-of date as given, or today. */
export function asOfDate(text: string | undefined): Day {
  if (text === undefined) return today();
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined || day < EARLIEST_AS_OF || day > LATEST_AS_OF)
    throw new Failure(2, 'SCREENING_UNKNOWN_AS_OF', { text });
  return day;
}
