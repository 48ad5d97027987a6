import { sha256 } from '../files/sha256.js';
import { rulebookHash } from '../law/rulebook-hash.js';
import { printDay } from '../record/day.js';
import { type Manifest, policyEntry } from './manifest.js';
import type { ScreenOptions } from './screen-options.js';

/** What a run is known by: its inputs, the text of the law, and its terms. A manifest has it all. */
export interface KeyedTerms {
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly rulebook: { readonly hash: string };
  readonly policy: Manifest['policy'];
  readonly assumptions: { readonly off: readonly string[] };
  readonly asOf: string;
  readonly county: string;
  readonly sameSource: boolean;
}

/**
 * Twelve characters that are the same for runs of the same inputs, law and terms. Found facts are no part of it: what
 * someone enters in the workbook of a run can be applied to the run that its first facts made as well.
 */
export function runKey(terms: KeyedTerms): string {
  const { inputs, rulebook, policy, assumptions, asOf, county, sameSource } = terms;
  const settings = Object.entries(policy?.settings ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const files = inputs.map(({ name, sha256: hash }) => [name, hash]);
  const off = [...assumptions.off].sort();
  return sha256(JSON.stringify([files, rulebook.hash, settings, off, asOf, county, sameSource])).slice(0, 12);
}

/** The same of a run whose manifest is not made yet. */
export const termsToKey = (
  options: ScreenOptions,
  county: string,
  inputs: KeyedTerms['inputs'],
): KeyedTerms => ({
  inputs,
  rulebook: { hash: rulebookHash(options.rulebook) },
  policy: policyEntry(options.policy),
  assumptions: { off: options.assumptionsOff },
  asOf: printDay(options.asOf),
  county,
  sameSource: options.sameSource,
});
