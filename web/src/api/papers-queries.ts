import { useQuery } from '@tanstack/react-query';
import type { DocketFilter, Preview } from '../../../src/server/api/docket.js';
import type { Papers } from '../../../src/server/api/papers.js';
import { without } from '../docket/address.js';
import { ask } from './ask.js';
import { DOCKET } from './docket-queries.js';

/** The papers that were made from a run, the newest first. */
export const usePapers = (run: string) =>
  useQuery({
    queryKey: papersKey(run),
    queryFn: () => ask<{ papers: Papers[] }>(`/api/papers?run=${run}`),
    gcTime: 0,
  });

/** Under what they are kept. */
export const papersKey = (run: string): readonly string[] => ['papers', run];

/** Of a filter only what is approved and eligible now; undefined where the filter asks for others only. */
export function approvedWithin(filter: DocketFilter): DocketFilter | undefined {
  const { state = ['approved'], outcome = ['eligible'] } = filter;
  if (!state.includes('approved') || !outcome.includes('eligible')) return undefined;
  return without({ ...filter, state: ['approved'], outcome: ['eligible'] });
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
