import { z } from 'zod';
import { Failure } from '../../../messages/failure.js';
import { PROP64_NUMBERS, SECTIONS } from './prop64-sections.js';

/** A section or subsection as a policy names it: `11357`, `11357(A)`. */
const sectionName = z
  .union([z.string(), z.number()])
  .transform((name) => String(name).toUpperCase().replace(/\s+/g, ''))
  .refine(
    (name) => name !== 'OTHER' && SECTIONS.values.some((value) => value === name),
    `a section such as ${PROP64_NUMBERS[0]}, or a subsection such as 11357(A), is wanted`,
  );
const sections = z.array(sectionName);
const years = z.number().int().min(1).max(15);
const bar = z.enum(['exclude', 'review']);

const schema = z.strictObject({
  title: z.string().optional(),
  source: z.string().optional(),
  notes: z.string().optional(),
  dismissSections: sections.default([]),
  reduceSections: sections.default([]),
  dismissIf: z
    .strictObject({
      under21AtConviction: z.boolean().optional(),
      ageAtLeast: z.number().int().min(40).max(65).optional(),
      yearsSinceConviction: years.optional(),
      yearsConvictionFree: years.optional(),
      onlyProp64Convictions: z.boolean().optional(),
      deceased: z.boolean().optional(),
    })
    .optional(),
  notFelony: z.enum(['dismiss', 'review']).default('dismiss'),
  stillServing: z.enum(['review']).optional(),
  otherwise: z.enum(['review']).optional(),
  relatedCharges: z.boolean().optional(),
  bars: z
    .strictObject({ superStrike: bar.optional(), pc290: bar.optional(), twoPriors: bar.optional() })
    .optional(),
});

/** A county's policy as its file says it, checked. */
export type Prop64PolicyDocument = z.infer<typeof schema>;

/** Reads the document of a policy file; throws a Failure (wrong usage) that names the key at fault. */
export function readPolicyDocument(name: string, document: unknown): Prop64PolicyDocument {
  const read = schema.safeParse(document ?? {});
  if (read.success) {
    const twice = read.data.dismissSections.find((section) => read.data.reduceSections.includes(section));
    if (twice === undefined) return read.data;
    throw unreadable(name, 'reduceSections', `names ${twice}, which dismissSections names as well`);
  }
  const [issue] = read.error.issues;
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = [...(path === '' ? [] : [path]), issue.keys.join(', ')].join('.');
    throw unreadable(name, key, 'is no setting of this rulebook');
  }
  throw unreadable(name, path || 'the document', issue.message);
}

const unreadable = (policy: string, key: string, wrong: string): Failure =>
  new Failure(2, 'LAW_POLICY_UNREADABLE', {
    policy,
    key,
    wrong,
    settings: Object.keys(schema.shape).join(', '),
  });
