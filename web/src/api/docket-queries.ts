import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Changes,
  ChoicesOfRun,
  Count,
  DocketFilter,
  DocketOfRun,
  ListRequest,
  Me,
  Page,
  Preview,
  PreviewRequest,
  Views,
} from '../../../src/server/api/docket.js';
import type { FactsToFind } from '../../../src/server/api/docket-facts.js';
import type { ItemInFull } from '../../../src/server/api/docket-item.js';
import type { People, Person } from '../../../src/server/api/docket-person.js';
import type { Trail } from '../../../src/server/api/docket-trail.js';
import { ask } from './ask.js';

/** All that an act may change is kept under this key. */
export const DOCKET = 'docket';
const CHOICES = 'choices of a run';
const ROWS_A_PAGE = 100;

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: () => ask<Me>('/api/docket/me'),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useDocket = (run: string, isAsked = true) =>
  useQuery({
    queryKey: [DOCKET, run],
    queryFn: () => ask<DocketOfRun>(`/api/docket/${run}`),
    enabled: isAsked,
  });

/** Counted over the whole run, so not after each act: `refetch` where counts must be those of now. */
export const useChoicesOfRun = (run: string, isAsked = true) =>
  useQuery({
    queryKey: [CHOICES, run],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask<ChoicesOfRun>(`/api/docket/${run}/choices`),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });

/**
 * The rows of a list, a page after the other; those shown before stay until the new ones are there. The desk is not
 * asked while `isAsked` is false.
 */
export const useRows = (
  run: string,
  asked: Pick<ListRequest, 'filter' | 'sort' | 'descending'>,
  isAsked = true,
) =>
  useInfiniteQuery({
    enabled: isAsked,
    queryKey: [DOCKET, run, 'list', asked],
    queryFn: ({ pageParam }) =>
      ask<Page>(`/api/docket/${run}/list`, 'POST', {
        ...asked,
        limit: ROWS_A_PAGE,
        ...(pageParam === '' ? {} : { after: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const useCount = (run: string, filter: DocketFilter) =>
  useQuery({
    queryKey: [DOCKET, run, 'count', filter],
    queryFn: () => ask<Count>(`/api/docket/${run}/count`, 'POST', { filter }),
    placeholderData: keepPreviousData,
  });

export const useItem = (run: string, item: number) =>
  useQuery({
    queryKey: [DOCKET, run, 'item', item],
    queryFn: () => ask<ItemInFull>(`/api/docket/${run}/item/${item}`),
  });

export const usePerson = (run: string, person: number) =>
  useQuery({
    queryKey: [DOCKET, run, 'person', person],
    queryFn: () => ask<Person>(`/api/docket/${run}/person/${person}`),
  });

/** People by words, also those without determinations; asked while `isAsked`. */
export const usePeople = (run: string, search: string, isAsked: boolean) =>
  useQuery({
    queryKey: [DOCKET, run, 'people', search],
    queryFn: () => ask<People>(`/api/docket/${run}/people`, 'POST', { search }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });

export const useFactsToFind = (run: string, item: number) =>
  useQuery({
    queryKey: [DOCKET, run, 'facts', item],
    queryFn: () => ask<FactsToFind>(`/api/docket/${run}/facts/${item}`),
  });

export const useChanges = (run: string) =>
  useInfiniteQuery({
    queryKey: [DOCKET, run, 'changes'],
    queryFn: ({ pageParam }) =>
      ask<Changes>(`/api/docket/${run}/changes${pageParam === 0 ? '' : `?after=${pageParam}`}`),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

/** What a decision would change; asked once the decision is whole. `key` names all of it that matters. */
export const usePreview = (run: string, request: PreviewRequest | undefined, key: readonly unknown[]) =>
  useQuery({
    queryKey: [DOCKET, run, 'preview', ...key],
    queryFn: () => ask<Preview>(`/api/docket/${run}/preview`, 'POST', request),
    enabled: request !== undefined,
    gcTime: 0,
  });

export const useViews = () =>
  useQuery({ queryKey: ['views'], queryFn: () => ask<Views>('/api/docket/views') });

export const useTrail = (asked: string) =>
  useInfiniteQuery({
    queryKey: [DOCKET, 'trail', asked],
    queryFn: ({ pageParam }) => {
      const all = new URLSearchParams(asked);
      if (pageParam !== 0) all.set('before', String(pageParam));
      return ask<Trail>(`/api/docket/trail?${all}`);
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Asks again for all that an act may have changed; resolves when what is shown is there. */
export function useDocketChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [DOCKET] });
}
