import { z } from 'zod';
import { errorSchema, idSchema } from './common.js';
import { filterSchema } from './docket.js';

/*
 * Papers that are made at the desk: packets for a court, and the report to hand out.
 *
 *   GET    /api/papers?run=             papersListSchema, the newest first; with those of earlier starts of the desk
 *   POST   /api/papers                  papersRequest -> papersSchema (202), goes on by itself; one at a time
 *   POST   /api/papers/office           officeRequest -> officeSchema; its faults are the error
 *   GET    /api/papers/office-template  YAML, an office file to fill in
 *   GET    /api/papers/:id              papersSchema
 *   GET    /api/papers/:id/events       server-sent events `papers` with papersSchema, until it is over
 *   GET    /api/papers/:id/download     what was made, as one file: `made.name`
 *   DELETE /api/papers/:id              papersSchema; stops it while it goes on, removes it when it is over
 *
 * Papers from approved determinations are made in the name that was given at the desk: without one they are refused
 * with DOCKET_NAME_NEEDED. The page of them has the address /runs/:id/papers.
 */

/** An office file is far smaller. */
const LARGEST_OFFICE = 200_000;
const officeText = z.string().max(LARGEST_OFFICE);

const of = {
  run: idSchema,
  /** What the policy of the run selects, or what attorneys approved in the docket. */
  from: z.enum(['selected', 'approved']),
  /** Only with `from: 'approved'`: of these, only what it means. */
  filter: filterSchema.optional(),
};

const packetsRequest = z.strictObject({
  kind: z.literal('packets'),
  ...of,
  /** The office file, as YAML; without it the places of its details stand in [brackets]. */
  office: officeText.optional(),
  by: z.enum(['all', 'person', 'case']),
  /** Only with `by: 'all'`: at most so many people in a packet. */
  atMost: z.number().int().min(1).max(1_000_000).optional(),
  /** A courthouse of the office file, or `each`. */
  courthouse: z.string().max(4000).optional(),
  ordersPerPerson: z.boolean().optional(),
  letters: z.boolean().optional(),
});

const reportRequest = z.strictObject({
  kind: z.literal('report'),
  ...of,
  language: z.enum(['en', 'es']),
  forms: z
    .array(z.enum(['html', 'pdf']))
    .min(1)
    .max(2),
});

/** What papers are asked for. */
export const papersRequest = z
  .discriminatedUnion('kind', [packetsRequest, reportRequest])
  .refine(({ from, filter }) => from === 'approved' || filter === undefined, {
    path: ['filter'],
    message: 'only with from: approved',
  })
  .refine((asked) => asked.kind === 'report' || asked.by === 'all' || asked.atMost === undefined, {
    path: ['atMost'],
    message: 'only with by: all',
  });
export type PapersRequest = z.infer<typeof papersRequest>;

const number = z.number().int().nonnegative();

export const papersSchema = z.object({
  id: idSchema,
  run: idSchema,
  kind: z.enum(['packets', 'report']),
  from: z.enum(['selected', 'approved']),
  filter: filterSchema.nullable(),
  /** Those that were stopped or failed are remembered until the desk closes. */
  status: z.enum(['running', 'done', 'stopped', 'failed']),
  /** In documents and lists; null while what goes into them is put together, and for a report. */
  progress: z.object({ done: number, whole: number }).nullable(),
  /** What was made, once it is done; of a report `packets`, `people`, `charges` and `elsewhere` are 0. */
  made: z
    .object({
      packets: number,
      people: number,
      /** Convictions. */
      charges: number,
      /** Convictions of other courthouses, which are in no packet. */
      elsewhere: number,
      files: number,
      /** Of the download. */
      bytes: number,
      name: z.string(),
    })
    .nullable(),
  /** The time by the clock, in ISO 8601, once it is done. */
  madeAt: z.string().nullable(),
  error: errorSchema.nullable(),
});
export type Papers = z.infer<typeof papersSchema>;

export const papersQuery = z.object({ run: idSchema });
export const papersListSchema = z.object({ papers: z.array(papersSchema) });

export const officeRequest = z.strictObject({ text: officeText });
/** An office file that can be used: its courthouses, and the details it does not give that papers may print. */
export const officeSchema = z.object({ courthouses: z.array(z.string()), missing: z.array(z.string()) });
export type OfficeChecked = z.infer<typeof officeSchema>;
