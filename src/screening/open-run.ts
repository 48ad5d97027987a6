import type { Context } from '../law/prepared.js';
import type { Policy, Rulebook } from '../law/rulebook.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { Failure } from '../messages/failure.js';
import { isoDay } from '../record/day.js';
import type { Deciding } from './determination-row.js';
import type { Manifest } from './manifest.js';
import { manifestIn } from './read-manifest.js';
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
  const rulebook = lawOf(manifest, rulebooks);
  const policy = policyOf(manifest, rulebook);
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

/** The rulebook a run was decided under. Throws a Failure (a failed check) when this program has another text of it. */
export function lawOf(manifest: Manifest, rulebooks: readonly Rulebook[]): Rulebook {
  const { rulebook: named, program } = manifest;
  const rulebook = rulebooks.find(({ id }) => id === named.id);
  const present = rulebook === undefined ? 'none' : rulebookHash(rulebook);
  if (rulebook !== undefined && present === named.hash) return rulebook;
  throw new Failure(1, 'SCREENING_OTHER_LAW', {
    rulebook: named.id,
    written: named.hash.slice(0, 12),
    present: present.slice(0, 12),
    version: program.version,
  });
}

/** The policy of a run, from the settings in its manifest. */
export const policyOf = ({ policy }: Pick<Manifest, 'policy'>, rulebook: Rulebook): Policy | undefined =>
  policy === null ? undefined : rulebook.readPolicy(policy.name, { title: policy.title, ...policy.settings });
