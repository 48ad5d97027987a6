import type { IntakeFile } from '../intake/intake-result.js';
import type { LayoutHome } from '../intake/layout.js';
import { layoutAt } from '../intake/layout-home.js';
import type { Rulebook } from '../law/rulebook.js';
import type { Day } from '../record/day.js';
import { type Manifest, policyEntry } from './manifest.js';
import { policyOf } from './open-run.js';
import type { Wanted } from './run-files.js';
import type { RunFrame } from './run-frame.js';
import type { StateResults } from './state-results.js';
import { contextOf, decidingOf } from './terms.js';

interface Home {
  readonly module: string;
  readonly name: string;
}

type SharedFile = Omit<IntakeFile, 'layout' | 'columnOf' | 'events' | 'lent'> & {
  readonly layout: LayoutHome;
};

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
    files: frame.files.map(({ layout, columnOf: _, events: __, lent: ___, ...plain }) => {
      if (layout.home === undefined) throw new RangeError('no thread finds a layout without a home');
      return { ...plain, layout: layout.home };
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

/** A file with its columns, found again from its header. */
async function fileOfShared(file: SharedFile): Promise<IntakeFile> {
  const layout = await layoutAt(file.layout);
  const match = layout.matchHeader(file.header);
  if (match.kind !== 'match') throw new RangeError('a layout no longer knows its own header');
  const { columnOf, events, lent } = match;
  return {
    ...file,
    layout,
    columnOf,
    ...(events === undefined ? {} : { events }),
    ...(lent === undefined ? {} : { lent }),
  };
}
