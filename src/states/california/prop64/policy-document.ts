import { z } from 'zod';
import { wantedWords } from '../../../law/policy-setting.js';
import { settingAt, wrongValue } from '../../../law/policy-wrong.js';
import { Failure } from '../../../messages/failure.js';
import { PROP64_NUMBERS, SECTIONS } from './prop64-sections.js';

const SECTIONS_WANTED = `a list of sections such as ${PROP64_NUMBERS[0]}, or of subsections such as 11357(A)`;
const TEXT_WANTED = 'text';
const BLOCK_WANTED = { error: 'settings, one a line' };

/** A section or subsection as a policy names it: `11357`, `11357(A)`. */
const sectionName = z
  .union([z.string(), z.number()], SECTIONS_WANTED)
  .transform((name) => String(name).toUpperCase().replace(/\s+/g, ''))
  .refine((name) => name !== 'OTHER' && SECTIONS.values.some((value) => value === name), SECTIONS_WANTED);
const sections = z.array(sectionName, SECTIONS_WANTED).default([]);

const text = z.string(TEXT_WANTED).optional();
const yesOrNo = z.boolean('true or false').optional();

function years(from: number, to: number) {
  const wanted = wantedWords({ wants: 'years', from, to });
  return z.number(wanted).int(wanted).min(from, wanted).max(to, wanted).optional();
}

const oneOf = <V extends string>(...values: readonly [V, ...V[]]) => z.enum(values, values.join(' or '));
const bar = oneOf('exclude', 'review').optional();

const schema = z.strictObject(
  {
    title: text,
    source: text,
    notes: text,
    dismissSections: sections,
    reduceSections: sections,
    dismissIf: z
      .strictObject(
        {
          under21AtConviction: yesOrNo,
          ageAtLeast: years(40, 65),
          yearsSinceConviction: years(1, 15),
          yearsConvictionFree: years(1, 15),
          onlyProp64Convictions: yesOrNo,
          deceased: yesOrNo,
        },
        BLOCK_WANTED,
      )
      .optional(),
    notFelony: oneOf('dismiss', 'review').default('dismiss'),
    stillServing: oneOf('review').optional(),
    otherwise: oneOf('review').optional(),
    relatedCharges: yesOrNo,
    bars: z.strictObject({ superStrike: bar, pc290: bar, twoPriors: bar }, BLOCK_WANTED).optional(),
  },
  BLOCK_WANTED,
);

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
  throw unreadable(name, settingAt(issue.path), wrongValue(issue.message, document, issue.path));
}

const unreadable = (policy: string, key: string, wrong: string): Failure =>
  new Failure(2, 'LAW_POLICY_UNREADABLE', {
    policy,
    key,
    wrong,
    settings: Object.keys(schema.shape).join(', '),
  });
