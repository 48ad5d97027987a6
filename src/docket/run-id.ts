import { sha256 } from '../files/sha256.js';
import type { Manifest } from '../screening/manifest.js';

/**
 * The hash of a manifest without what differs from run to run: the same for runs of the same inputs, law, terms and
 * results on any machine. Documents that are made from a run carry it.
 */
export function manifestHash(manifest: Manifest): string {
  const { integrity: _, volatile: __, ...same } = manifest;
  return sha256(JSON.stringify(sorted(same)));
}

/** What the docket knows a run by: twelve characters of that hash. */
export const runIdOf = (manifest: Manifest): string => manifestHash(manifest).slice(0, 12);

/** The same data with the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
