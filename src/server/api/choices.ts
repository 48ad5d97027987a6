import { z } from 'zod';

export const choicesSchema = z.object({
  programVersion: z.string(),
  today: z.string(),
  uploadLimit: z.number(),
  /** Names of the layouts that are known. */
  layouts: z.array(z.string()),
  /** What can be asked of the machine; memory in MiB. */
  machine: z.object({ mostThreads: z.number(), leastMemory: z.number(), mostMemory: z.number() }),
  rulebooks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      jurisdiction: z.string(),
      version: z.string(),
      lawAsOf: z.string(),
      places: z.array(z.string()),
      policies: z.array(z.object({ name: z.string(), title: z.string(), source: z.string() })),
      defaultPolicy: z.string().nullable(),
      assumptions: z.array(z.object({ name: z.string(), words: z.string() })),
      reliefs: z.array(z.object({ id: z.string(), title: z.string() })),
      /** What papers for a court ask for, and what they hold on demand; null where the law has none. */
      court: z
        .object({ reliefs: z.array(z.string()), onDemand: z.array(z.enum(['orders-per-person', 'letters'])) })
        .nullable(),
    }),
  ),
});
export type Choices = z.infer<typeof choicesSchema>;
