import { type Approved, approvedOf } from '../court/approved.js';
import { Failure } from '../messages/failure.js';
import type { Manifest } from '../screening/manifest.js';
import { type PlaceFlags, placeOf, withStore } from './docket-place.js';

/** Asks what attorneys approved of a run, under some reliefs. */
type ApprovedAsk = (manifest: Manifest, reliefs: readonly string[]) => Promise<Approved>;

/**
 * What `--approved` asks of the store that is named; undefined without it. Throws a Failure (wrong usage) when a store
 * is named without it, or not exactly one with it.
 */
export function approvedAsk(
  approved: boolean | undefined,
  { data, databaseUrl }: PlaceFlags,
): ApprovedAsk | undefined {
  const place = {
    ...(data === undefined ? {} : { data }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
  if (approved === true) {
    placeOf(place);
    return (manifest, reliefs) => withStore(place, (store) => approvedOf(store, manifest, reliefs));
  }
  if (data !== undefined || databaseUrl !== undefined)
    throw new Failure(2, 'CLI_USAGE', { wrong: '--data and --database-url go with --approved' });
  return undefined;
}
