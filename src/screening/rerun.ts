import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256OfFile } from '../files/sha256.js';
import type { SourceFacts } from '../intake/byte-source.js';
import type { Layout } from '../intake/layout.js';
import type { Rulebook } from '../law/rulebook.js';
import { Failure } from '../messages/failure.js';
import { isoDay } from '../record/day.js';
import { foundFactsOf } from './found-facts/found-facts-csv.js';
import type { Manifest } from './manifest.js';
import { lawOf, policyOf } from './open-run.js';
import { findManifest } from './read-manifest.js';
import { layoutsOfRun } from './run-layouts.js';
import type { ScreenOptions } from './screen-options.js';
import { sourceFile, sourcePath } from './workspace.js';

export interface RerunOptions {
  readonly rulebooks: readonly Rulebook[];
  readonly layouts: readonly Layout[];
  readonly out: string;
  /** The folder that holds the inputs by their base names; without it they are looked for where they were. */
  readonly inputsFolder?: string;
  /** Whether the run's own copies may stand in for inputs that were altered since. */
  readonly keptWillDo?: boolean;
  /** Whether an earlier run in `out` may be replaced. */
  readonly force: boolean;
}

/** A run that can be made again: what it came to, and how to ask for it. */
export interface RerunPlan {
  readonly manifest: Manifest;
  readonly asked: Omit<ScreenOptions, 'programVersion' | 'clock' | 'onProgress' | 'signal'>;
}

/**
 * Finds what a run was made from: the law and terms of its manifest (`path` is the file, or the run's folder), and its
 * inputs: in `inputsFolder`; else where they were; else, when they are gone, as the run's own workspace keeps them.
 * Throws a Failure before any work is done: a failed check when an input or the text of the law is another one, wrong
 * usage when `path` holds no manifest.
 */
export async function rerunPlan(path: string, options: RerunOptions): Promise<RerunPlan> {
  const { folder, manifest } = findManifest(path);
  const rulebook = lawOf(manifest, options.rulebooks);
  const policy = policyOf(manifest, rulebook);
  if (resolve(options.out) === resolve(folder)) throw new Failure(2, 'SCREENING_RERUN_ONTO_ITSELF', {});
  const inputs: string[] = [];
  const recorded = new Map<string, SourceFacts>();
  for (const [at, { name, sha256, bytes, gzipped }] of manifest.inputs.entries()) {
    const { path: input, unpacked } = await inputOf(folder, manifest, at, options);
    inputs.push(input);
    if (unpacked) recorded.set(name, { sha256, bytesOnDisk: bytes, gzipped, workbook: undefined });
  }
  return {
    manifest,
    asked: {
      inputs,
      recorded,
      rulebook,
      county: manifest.county,
      out: options.out,
      asOf: isoDay(manifest.asOf),
      ...(policy === undefined ? {} : { policy }),
      assumptionsOff: manifest.assumptions.off,
      layouts: layoutsOf(manifest, options.layouts),
      sameSource: manifest.sameSource,
      annotated: manifest.annotated,
      workbook: manifest.workbook,
      ...(manifest.foundFacts === undefined ? {} : { found: foundFactsOf(folder, manifest) }),
      force: options.force,
    },
  };
}

/**
 * Compares what a run came to with what it came to again. Throws a Failure (a failed check) that names the first file
 * that differs. Returns the number of files that are the same.
 */
export function mustBeTheSame(manifest: Manifest, again: Manifest): number {
  const before = manifest.reproducible;
  const after = again.reproducible;
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const different = files.filter((file) => before[file] !== after[file]);
  if (different.length === 0) return files.length;
  throw new Failure(1, 'SCREENING_RERUN_DIFFERS', {
    file: different[0],
    different: different.length,
    files: files.length,
    before: manifest.program.version,
    after: again.program.version,
  });
}

/** The layouts the files of the run were read by, in the program's order. */
function layoutsOf(manifest: Manifest, known: readonly Layout[]): readonly Layout[] {
  const layouts = layoutsOfRun(manifest, known);
  const names = manifest.inputs.map((input) => input.layout);
  const lacking = names.find((name) => layouts.every((layout) => layout.name !== name));
  if (lacking !== undefined) {
    const { version } = manifest.program;
    throw new Failure(1, 'SCREENING_LAYOUT_UNKNOWN', { layout: lacking, version });
  }
  return layouts;
}

/** Where an input of the run is found again, byte for byte; the bytes it unpacked to will do as well. */
async function inputOf(
  folder: string,
  manifest: Manifest,
  at: number,
  { inputsFolder, keptWillDo = false }: Pick<RerunOptions, 'inputsFolder' | 'keptWillDo'>,
): Promise<{ path: string; unpacked: boolean }> {
  const { name, sha256, workbook } = manifest.inputs[at];
  // What a workbook holds beside its list is not kept: of one that is gone the run cannot be made again.
  const kept = workbook === undefined ? [sourcePath(folder, name)] : [];
  const unpacked = workbook === undefined ? manifest.integrity[sourceFile(name)] : undefined;
  const places =
    inputsFolder === undefined ? [manifest.volatile.inputPaths[at], ...kept] : [join(inputsFolder, name)];
  const there = places.filter((place) => place !== undefined && isFile(place));
  if (there.length === 0) throw new Failure(1, 'SCREENING_INPUT_GONE', {}, { file: name });
  for (const path of keptWillDo ? there : there.slice(0, 1)) {
    const found = await sha256OfFile(path);
    if (found.sha256 === sha256) return { path, unpacked: false };
    if (found.sha256 === unpacked) return { path, unpacked: true };
  }
  throw new Failure(1, 'SCREENING_INPUT_ALTERED', { path: there[0] }, { file: name });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
