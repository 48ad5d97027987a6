import type { Layout } from '../intake/layout.js';
import { mappedLayout } from '../intake/mapping/mapped-layout.js';
import { readMapping } from '../intake/mapping/read-mapping.js';
import type { Manifest } from './manifest.js';

/**
 * The layouts by which a finished run is read again: the one its manifest describes, else those of `known` that it
 * names. Throws a Failure (exit 2) when the manifest's mapping is none.
 */
export function layoutsOfRun(manifest: Manifest, known: readonly Layout[]): readonly Layout[] {
  if (manifest.mapping !== undefined) return [mappedLayout(readMapping(manifest.mapping, 'manifest.json'))];
  return known.filter(({ name }) => manifest.inputs.some((input) => input.layout === name));
}
