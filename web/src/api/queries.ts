import { useQueries, useQuery } from '@tanstack/react-query';
import type { Choices } from '../../../src/server/api/choices.js';
import type { Law } from '../../../src/server/api/laws.js';
import type { List, LookedAt } from '../../../src/server/api/lists.js';
import type { Overview, Runs } from '../../../src/server/api/runs.js';
import { ask } from './ask.js';

export const useChoices = () =>
  useQuery({ queryKey: ['choices'], queryFn: () => ask<Choices>('/api/choices') });

export const useLists = () =>
  useQuery({ queryKey: ['lists'], queryFn: () => ask<{ lists: List[] }>('/api/lists') });

export const useLookedAtAll = (lists: readonly string[]) =>
  useQueries({
    queries: lists.map((list) => ({
      queryKey: ['list', list],
      queryFn: () => ask<LookedAt>(`/api/lists/${list}`),
    })),
  });

export const useRuns = () => useQuery({ queryKey: ['runs'], queryFn: () => ask<Runs>('/api/runs') });

/** Never kept: a run that was altered meanwhile must be refused. */
export const useOverview = (run: string) =>
  useQuery({ queryKey: ['run', run], queryFn: () => ask<Overview>(`/api/runs/${run}`), gcTime: 0 });

export const useLaw = (law: string) =>
  useQuery({ queryKey: ['law', law], queryFn: () => ask<Law>(`/api/laws/${law}`) });
