import { resolve } from 'node:path';
import type { IntakeFile } from '../intake/intake-result.js';
import type { Layout } from '../intake/layout.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { printDay } from '../record/day.js';
import { FOUND_FACTS } from './found-facts/found-fact.js';
import { type Manifest, policyEntry } from './manifest.js';
import type { EndedStage } from './restart/ended-stage.js';
import type { ScreenOptions } from './screen-options.js';

const mappingEntry = ({ mapping }: Layout): Pick<Manifest, 'mapping'> =>
  mapping === undefined ? {} : { mapping: { ...mapping } };

/** The manifest of a run that is finished but for it. */
export function manifestOf(
  options: ScreenOptions,
  county: string,
  files: readonly IntakeFile[],
  reproducible: Readonly<Record<string, string>>,
  integrity: Readonly<Record<string, string>>,
  stages: readonly { stage: string; milliseconds: number }[],
  stateResults?: Manifest['stateResults'],
  continuedAfter?: EndedStage,
): Manifest {
  const { rulebook } = options;
  const off = [...options.assumptionsOff].sort();
  return {
    format: 2,
    program: { name: 'freshstart', version: options.programVersion },
    rulebook: { id: rulebook.id, version: rulebook.version, hash: rulebookHash(rulebook) },
    policy: policyEntry(options.policy),
    assumptions: {
      on: rulebook.assumptions.map(({ name }) => name).filter((name) => !off.includes(name)),
      off,
    },
    asOf: printDay(options.asOf),
    county,
    layout: files[0].layout.name,
    ...mappingEntry(files[0].layout),
    sameSource: options.sameSource,
    annotated: options.annotated,
    workbook: options.workbook,
    inputs: files.map((file) => ({
      name: file.name,
      sha256: file.sha256,
      bytes: file.bytesOnDisk,
      gzipped: file.gzipped,
      layout: file.layout.name,
      encoding: file.encoding,
      delimiter: file.delimiter,
      rows: file.records,
      used: file.clean,
      rejected: file.rejected,
      blankLines: file.blankLines,
      ...(file.workbook === undefined ? {} : { workbook: file.workbook }),
    })),
    ...(options.found === undefined
      ? {}
      : { foundFacts: { count: options.found.length, sha256: reproducible[FOUND_FACTS] } }),
    ...(stateResults === undefined ? {} : { stateResults }),
    reproducible: Object.fromEntries(Object.entries(reproducible).sort(([a], [b]) => (a < b ? -1 : 1))),
    integrity,
    volatile: {
      inputPaths: options.inputs.map((path) => resolve(path)),
      stages: [...stages],
      peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
      ...(continuedAfter === undefined ? {} : { continuedAfter }),
      ...(options.applied === undefined
        ? {}
        : { appliedFacts: { ...options.applied, refused: options.applied.refused.length } }),
    },
  };
}
