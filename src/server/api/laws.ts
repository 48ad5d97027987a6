import { z } from 'zod';

const inline = z.union([
  z.string(),
  z.object({ code: z.string() }),
  z.object({ strong: z.string() }),
  z.object({ section: z.string(), name: z.string() }),
]);
const text = z.union([z.string(), z.array(inline)]);
export type LawText = z.infer<typeof text>;
export type LawInline = z.infer<typeof inline>;

const item = z.object({
  text,
  get items() {
    return z.array(item).optional();
  },
});
export type LawItem = z.infer<typeof item>;

const block = z.discriminatedUnion('block', [
  z.object({ block: z.literal('paragraph'), text }),
  z.object({ block: z.literal('list'), ordered: z.boolean(), items: z.array(item) }),
  z.object({ block: z.literal('terms'), terms: z.array(z.tuple([z.string(), text])) }),
  z.object({
    block: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(text)),
  }),
  z.object({ block: z.literal('blanks'), names: z.array(z.string()) }),
]);
export type LawBlock = z.infer<typeof block>;

const section = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  blocks: z.array(block),
  get sections() {
    return z.array(section);
  },
});
export type LawSection = z.infer<typeof section>;

/** A law as a document: the same that `freshstart law --format json` prints. */
export const lawSchema = z.object({
  format: z.literal(1),
  kind: z.literal('law'),
  rulebook: z.object({
    id: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    version: z.string(),
    asOf: z.string(),
    lawHash: z.string(),
    textHash: z.string(),
  }),
  law: z.record(z.string(), z.unknown()),
  text: z.object({ title: z.string(), sections: z.array(section) }),
  signature: section,
});
export type Law = z.infer<typeof lawSchema>;
