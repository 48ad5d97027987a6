import type { CourtPapers } from '../../court/court-interface.js';
import { presetPolicy } from '../../law/policy-keys.js';
import { printDay } from '../../record/day.js';
import { LEAST_MEMORY } from '../../screening/memory.js';
import { type Choices, choicesSchema } from '../api/choices.js';
import { MOST_MEMORY, MOST_THREADS } from '../api/screenings.js';
import type { DeskServices } from '../desk-services.js';
import { type Api, addRoute } from '../route.js';

/** What can be chosen for a screening. */
export function addChoiceRoutes(api: Api, services: DeskServices): void {
  addRoute(api, {
    method: 'GET',
    path: '/api/choices',
    summary: 'The laws, and for each its counties, policies and assumptions',
    answer: choicesSchema,
    handle: async () => ({
      programVersion: services.programVersion,
      today: printDay(services.today()),
      uploadLimit: services.uploadLimit,
      layouts: services.layouts.map(({ name }) => name),
      machine: { mostThreads: MOST_THREADS, leastMemory: LEAST_MEMORY, mostMemory: MOST_MEMORY },
      rulebooks: services.rulebooks.map((rulebook) => ({
        id: rulebook.id,
        title: rulebook.title,
        jurisdiction: rulebook.jurisdiction,
        version: rulebook.version,
        lawAsOf: rulebook.asOf,
        places: [...rulebook.places],
        policies: rulebook.presets.map((name) => {
          const { title, source } = presetPolicy(rulebook, name);
          return { name, title, source };
        }),
        defaultPolicy: rulebook.defaultPreset ?? null,
        assumptions: rulebook.assumptions.map(({ name, words }) => ({ name, words })),
        reliefs: rulebook.reliefs.map(({ id, title }) => ({ id, title })),
        court: courtOf(services.courtPapers, rulebook.id),
      })),
    }),
  });
}

function courtOf(courtPapers: readonly CourtPapers[], law: string): Choices['rulebooks'][number]['court'] {
  const papers = courtPapers.find(({ rulebook }) => rulebook === law);
  if (papers === undefined) return null;
  return {
    reliefs: [...papers.reliefs],
    onDemand: [...new Set(papers.documents.flatMap(({ onDemand }) => onDemand ?? []))],
  };
}
