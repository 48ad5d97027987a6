import { z } from 'zod';

/** What went wrong, in words for a person. */
export const errorSchema = z.object({
  code: z.string(),
  what: z.string(),
  next: z.string(),
  place: z.object({ file: z.string(), row: z.number().optional(), column: z.string().optional() }).optional(),
});
export type ApiError = z.infer<typeof errorSchema>;

/** Names of lists and runs in the data folder: made by us, never by a request. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export const idParams = z.object({ id: idSchema });

/** Where nothing is answered. */
export const nothingSchema = z.object({});
