import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../files/fs-failure.js';
import type { Context } from '../law/prepared.js';
import type { Rulebook } from '../law/rulebook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { Failure } from '../messages/failure.js';
import { isoDay } from '../record/day.js';
import type { Deciding } from './determination-row.js';
import { type Manifest, manifestSchema } from './manifest.js';
import { contextOf, decidingOf } from './terms.js';

/** A finished run and the law it was decided under. */
export interface OpenRun {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly deciding: Deciding;
  readonly context: Context;
}

/**
 * Opens the folder of a finished run. Throws a Failure: wrong usage when it is none; a failed check when the rulebook
 * of this program is not the text the run was decided under.
 */
export function openRun(folder: string, rulebooks: readonly Rulebook[]): OpenRun {
  const manifest = manifestIn(folder);
  const { rulebook: named } = manifest;
  const rulebook = rulebooks.find(({ id }) => id === named.id);
  const present = rulebook === undefined ? 'none' : rulebookHash(rulebook);
  if (rulebook === undefined || present !== named.hash) {
    throw new Failure(1, 'SCREENING_OTHER_LAW', {
      rulebook: named.id,
      written: named.hash.slice(0, 12),
      present: present.slice(0, 12),
    });
  }
  const policy =
    manifest.policy === null
      ? undefined
      : rulebook.readPolicy(manifest.policy.name, {
          title: manifest.policy.title,
          ...manifest.policy.settings,
        });
  return {
    folder,
    manifest,
    deciding: decidingOf(rulebook, policy),
    context: contextOf(
      rulebook,
      { asOf: isoDay(manifest.asOf), assumptionsOff: manifest.assumptions.off },
      manifest.county,
    ),
  };
}

function manifestIn(folder: string): Manifest {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch (error) {
    const cause =
      systemCode(error) === 'ENOENT' ? 'it has no manifest.json' : 'its manifest.json cannot be read';
    throw new Failure(2, 'SCREENING_NOT_A_RUN', { path: folder, cause });
  }
  const read = manifestSchema.safeParse(document);
  if (read.success) return read.data;
  throw new Failure(2, 'SCREENING_NOT_A_RUN', {
    path: folder,
    cause: 'its manifest.json is of another program',
  });
}
