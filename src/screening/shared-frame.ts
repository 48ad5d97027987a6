import type { UnhashedFile } from '../intake/intake-result.js';
import { layoutAt } from '../intake/layout-home.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import { type Manifest, policyEntry } from './manifest.js';
import { policyOf } from './open-run.js';
import type { Wanted } from './run-files.js';
import type { RunFrame } from './run-frame.js';
import { fileOfPlain, plainFile, type SharedFile } from './shared-file.js';
import type { StateResults } from './state-results.js';
import { contextOf, decidingOf } from './terms.js';

interface Home {
  readonly module: string;
  readonly name: string;
}

/** A frame as plain data, with the places where a thread finds what is no data: the law, layouts, results of a state. */
export interface SharedFrame {
  readonly folder: string;
  readonly files: readonly SharedFile[];
  readonly county: string;
  readonly asOf: Day;
  readonly rulebook: Home;
  readonly policy: Manifest['policy'];
  readonly assumptionsOff: readonly string[];
  readonly annotated: boolean;
  readonly workbook: boolean;
  readonly state: Home | undefined;
}

export function sharedFrame(frame: RunFrame, wanted: Wanted, assumptionsOff: readonly string[]): SharedFrame {
  const { folder, county, asOf, policy, deciding } = frame;
  const { annotated, workbook, state } = wanted;
  return {
    folder,
    files: frame.files.map((file) => {
      const { home } = file.layout;
      if (home === undefined) throw new RangeError('no thread finds a layout without a home');
      return { ...plainFile(file), layout: home };
    }),
    county,
    asOf,
    rulebook: deciding.rulebook.home,
    policy: policyEntry(policy),
    assumptionsOff,
    annotated,
    workbook,
    state: state?.home,
  };
}

/** The frame that was handed to this thread, and what is wanted of portions. */
export async function frameOfShared(
  shared: SharedFrame,
): Promise<{ readonly frame: RunFrame; readonly wanted: Wanted }> {
  const { folder, county, asOf, annotated, workbook } = shared;
  const rulebook = await exported<Rulebook>(shared.rulebook);
  const policy = policyOf(shared, rulebook);
  const files = await Promise.all(shared.files.map(fileOfShared));
  const state = shared.state === undefined ? undefined : await exported<StateResults>(shared.state);
  const frame: RunFrame = {
    folder,
    files,
    county,
    asOf,
    ...(policy === undefined ? {} : { policy }),
    deciding: decidingOf(rulebook, policy),
    context: contextOf(rulebook, shared, county),
  };
  return { frame, wanted: { annotated, workbook, state } };
}

async function exported<T>({ module, name }: Home): Promise<T> {
  const found: Readonly<Record<string, T>> = await import(module);
  return found[name];
}

const fileOfShared = async (file: SharedFile): Promise<UnhashedFile> =>
  fileOfPlain(file, await layoutAt(file.layout));
