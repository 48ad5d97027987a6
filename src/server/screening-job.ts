import { parse } from 'yaml';
import type { Layout } from '../intake/layout.js';
import { mappedLayout } from '../intake/mapping/mapped-layout.js';
import { readMappingText } from '../intake/mapping/read-mapping.js';
import { presetPolicy } from '../law/policy-keys.js';
import { exampleSetting } from '../law/policy-template.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { type Day, dayOf, isoDay } from '../record/day.js';
import type { OnProgress } from '../screening/progress.js';
import { screen } from '../screening/screen.js';
import { countyOf, mustBeAssumption } from '../screening/terms.js';
import { rulebooks, stateResults } from '../states/index.js';
import type { ScreeningRequest } from './api/screenings.js';
import { knownLayouts } from './known-layouts.js';

/** A screening as plain data, which another process can be handed. */
export interface ScreeningJob extends Omit<ScreeningRequest, 'list' | 'more'> {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly asOf: string;
  readonly programVersion: string;
}

const EARLIEST_AS_OF = isoDay('1900-01-01');
const LATEST_AS_OF = isoDay('2199-12-31');

/** Screens as `freshstart screen` does, with the job's terms. */
export async function runJob(job: ScreeningJob, onProgress: OnProgress, signal: AbortSignal): Promise<void> {
  const { rulebook, policy, layouts, asOf } = termsOf(job, { rulebooks, layouts: knownLayouts });
  await screen({
    inputs: job.inputs,
    rulebook,
    county: job.county,
    out: job.out,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    assumptionsOff: job.assumptionsOff ?? [],
    layouts,
    sameSource: job.sameSource ?? false,
    annotated: job.annotated ?? true,
    workbook: job.workbook ?? true,
    ...(job.threads === undefined ? {} : { threads: job.threads }),
    ...(job.memoryMiB === undefined ? {} : { memoryMiB: job.memoryMiB }),
    stateResults,
    force: false,
    programVersion: job.programVersion,
    clock: () => performance.now(),
    onProgress,
    signal,
  });
}

/** What a job asks for, checked: throws the Failure that names what is wrong, before anything is begun. */
export function termsOf(
  job: Omit<ScreeningJob, 'inputs' | 'out' | 'programVersion'>,
  known: { readonly rulebooks: readonly Rulebook[]; readonly layouts: readonly Layout[] },
) {
  const rulebook = known.rulebooks.find(({ id }) => id === job.law);
  if (rulebook === undefined) throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'law' });
  countyOf(rulebook, job.county);
  for (const name of job.assumptionsOff ?? []) mustBeAssumption(rulebook, name);
  return {
    rulebook,
    policy: policyOf(rulebook, job),
    layouts: layoutsOf(job, known.layouts),
    asOf: dayFrom(job.asOf),
  };
}

function layoutsOf(
  { layout, mapping }: Pick<ScreeningJob, 'layout' | 'mapping'>,
  known: readonly Layout[],
): readonly Layout[] {
  if (mapping !== undefined) return [mappedLayout(readMappingText(mapping, 'the mapping'))];
  if (layout === undefined) return known;
  const found = known.find(({ name }) => name === layout);
  if (found !== undefined) return [found];
  throw new Failure(2, 'SERVER_NOT_FOUND', { what: 'layout' });
}

function policyOf(
  rulebook: Rulebook,
  { policy, policyText }: Pick<ScreeningJob, 'policy' | 'policyText'>,
): Policy | undefined {
  if (policyText !== undefined) return rulebook.readPolicy('own policy', documentIn(policyText, rulebook));
  const name = policy === undefined ? rulebook.defaultPreset : (policy ?? undefined);
  if (name === undefined) return undefined;
  if (!rulebook.presets.includes(name))
    throw new Failure(2, 'LAW_POLICY_NOT_FOUND', { policy: name, presets: rulebook.presets.join(', ') });
  return presetPolicy(rulebook, name);
}

function documentIn(text: string, rulebook: Rulebook): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch {
    throw new Failure(2, 'LAW_POLICY_NOT_YAML', {
      policy: 'own policy',
      example: exampleSetting(rulebook),
    });
  }
}

function dayFrom(text: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  if (day === undefined || day < EARLIEST_AS_OF || day > LATEST_AS_OF)
    throw new Failure(2, 'SCREENING_UNKNOWN_AS_OF', { text });
  return day;
}
