import { useQuery } from '@tanstack/react-query';
import type { Choices } from '../../../src/server/api/choices.js';
import type { DocketFilter, Preview } from '../../../src/server/api/docket.js';
import type { Papers } from '../../../src/server/api/papers.js';
import { without } from '../docket/address.js';
import { ask } from './ask.js';
import { DOCKET } from './docket-queries.js';
import { useChoices, useRuns } from './queries.js';

/** The papers that were made from a run, the newest first. */
export const usePapers = (run: string) =>
  useQuery({
    queryKey: papersKey(run),
    queryFn: () => ask<{ papers: Papers[] }>(`/api/papers?run=${run}`),
    gcTime: 0,
  });

/** Under what they are kept, of all runs and of one. */
export const PAPERS: readonly string[] = ['papers'];
export const papersKey = (run: string): readonly string[] => [...PAPERS, run];

/** What a court is asked for under a law. */
export interface Court {
  /** Of the reliefs, those whose determinations go into packets. */
  readonly reliefs: readonly { readonly id: string; readonly title: string }[];
  readonly onDemand: readonly ('orders-per-person' | 'letters')[];
}

/** What a court is asked for under the law of a run; null where there are no papers for one, undefined until known. */
export function useCourt(run: string): Court | null | undefined {
  const law = useRuns().data?.runs.find(({ id }) => id === run)?.law;
  const all: Choices['rulebooks'] | undefined = useChoices().data?.rulebooks;
  if (law === undefined || all === undefined) return undefined;
  const rulebook = all.find(({ id }) => id === law);
  if (rulebook === undefined || rulebook.court === null) return null;
  const { reliefs, onDemand } = rulebook.court;
  return { reliefs: rulebook.reliefs.filter(({ id }) => reliefs.includes(id)), onDemand };
}

/**
 * Of a filter only what is approved and eligible now, and of the reliefs that are given; undefined where the filter
 * asks for others only.
 */
export function approvedWithin(
  filter: DocketFilter,
  reliefs: readonly string[] | undefined,
): DocketFilter | undefined {
  const { state = ['approved'], outcome = ['eligible'], relief } = filter;
  const wanted = reliefs?.filter((id) => relief === undefined || relief.includes(id)) ?? relief;
  const isNone = !state.includes('approved') || !outcome.includes('eligible') || wanted?.length === 0;
  if (isNone) return undefined;
  return without({
    ...filter,
    state: ['approved'],
    outcome: ['eligible'],
    relief: wanted === undefined ? undefined : [...wanted],
  });
}

/** How many determinations a filter means, of how many people: all that a comment on them would be on. */
export const useApproved = (run: string, within: DocketFilter | undefined) =>
  useQuery({
    queryKey: [DOCKET, run, 'approved', within],
    queryFn: () =>
      ask<Preview>(`/api/docket/${run}/preview`, 'POST', {
        filter: within,
        decision: { kind: 'comment', text: '-' },
      }),
    enabled: within !== undefined,
    gcTime: 0,
  });
