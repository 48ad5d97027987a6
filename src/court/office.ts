import { parse } from 'yaml';
import { z } from 'zod';
import { TURNING_MARKS } from '../files/letter-numbers.js';
import { Failure } from '../messages/failure.js';
import { closestTo } from './closest-name.js';
import type { Courthouse } from './packet-model.js';

/** A key of the office file: what it says, and what is printed where it is not there. */
interface OfficeKey {
  readonly words: string;
  readonly example: string;
  /** `must`: templates that print it cannot do without. `by-hand`: a line to write on. `nothing`: nothing. */
  readonly whenMissing: 'must' | 'by-hand' | 'nothing';
}

const must = (words: string, example: string): OfficeKey => ({ words, example, whenMissing: 'must' });
const byHand = (words: string, example: string): OfficeKey => ({ words, example, whenMissing: 'by-hand' });
const optional = (words: string, example: string): OfficeKey => ({ words, example, whenMissing: 'nothing' });

/** What an office says of itself. Each is a placeholder of the same name. */
export const OFFICE_KEYS = {
  office_name: must('the name of the office that files', 'Office of the State Prosecutor, Invented County'),
  office_address: must('its address, in lines', '1 Invented Square\\nInvented City 00000'),
  office_phone: optional('its telephone number', '555-0100'),
  office_email: optional('its address for e-mail', 'records@office.invalid'),
  attorney_name: must('the attorney who signs', 'Alex Example'),
  attorney_title: optional('the title of the attorney', 'Assistant State Prosecutor'),
  attorney_number: must('the number of the attorney with the bar or the court', '00000'),
  courthouse: must('the courthouse where the packets are filed', 'Invented County Courthouse'),
  courthouse_address: optional('its address, in lines', '2 Invented Square\\nInvented City 00000'),
  judge: must('the judge before whom the papers are brought', 'Hon. Robin Example'),
  hearing_date: byHand('the day of the hearing', 'March 2, 2027'),
  hearing_time: byHand('its time', '9:30 a.m.'),
  hearing_room: byHand('the courtroom', '101'),
  reasons_to_retain: optional(
    'what law enforcement says for keeping the records, in sentences',
    'No agency has given a reason to keep these records.',
  ),
  adverse_consequences: optional(
    'what a denial would mean for the people, in sentences',
    'A conviction that stays on record stands in the way of work and housing.',
  ),
} as const satisfies Record<string, OfficeKey>;

type Key = keyof typeof OFFICE_KEYS;

const KEYS = Object.keys(OFFICE_KEYS) as Key[];

/** What stands where something is to be written by hand; an office asks for it by this value. */
const BY_HAND = '-';
const LINE = '____________________';

/** An office as its file tells of it. */
export interface Office {
  /** The base name of the file; undefined when none was given. */
  readonly file: string | undefined;
  readonly details: Readonly<Partial<Record<Key, string>>>;
  readonly courthouses: readonly Courthouse[];
}

export const NO_OFFICE: Office = Object.freeze({ file: undefined, details: {}, courthouses: [] });

/** What is printed for each detail. Without an office file the details stand in brackets, to be seen and filled in. */
export function officeValues({ file, details }: Office): Record<Key, string> {
  const printedOf = (key: Key): string => {
    const said = details[key];
    if (said === BY_HAND) return LINE;
    if (said !== undefined) return said;
    const { words, whenMissing } = OFFICE_KEYS[key];
    if (whenMissing === 'by-hand') return LINE;
    return whenMissing === 'must' && file === undefined ? `[${words}]` : '';
  };
  return Object.fromEntries(KEYS.map((key) => [key, printedOf(key)])) as Record<Key, string>;
}

/**
 * Of the details that some templates print, those the file had to say and does not. A packet of a courthouse has its
 * name and judge from there: `places` are the courthouses of the packets, undefined for a packet of none.
 */
export function missingDetails(
  { details, courthouses }: Office,
  printed: ReadonlySet<string>,
  places: readonly (Courthouse | undefined)[] = courthouses.length > 0 ? courthouses : [undefined],
): Key[] {
  const ofPlaces: Partial<Record<Key, boolean>> = {
    courthouse: places.every((place) => place !== undefined),
    judge: places.every((place) => place !== undefined && place.judge !== ''),
  };
  return KEYS.filter(
    (key) =>
      printed.has(key) &&
      OFFICE_KEYS[key].whenMissing === 'must' &&
      details[key] === undefined &&
      ofPlaces[key] !== true,
  );
}

/** Those it does not say and some template may print. */
export const lackingDetails = (office: Office): string[] => missingDetails(office, new Set(KEYS));

const LONGEST = 4000;
/** What a file in another encoding leaves, controls but ends of lines, and marks that turn the order of letters. */
const UNREADABLE = new RegExp(`[\\ufffd${TURNING_MARKS}]|(?!\\n)\\p{Cc}`, 'u');
const text = z
  .string('a text')
  .trim()
  .min(1, 'a text that is not blank')
  .max(LONGEST, `at most ${LONGEST} characters`)
  .refine((said) => !UNREADABLE.test(said), 'text whose letters can all be read; save the file as UTF-8');

const courthouseSchema = z.strictObject({
  name: text,
  address: text.optional(),
  judge: text.optional(),
  cases: z
    .array(text, 'a list of beginnings of case numbers')
    .min(1, 'at least one beginning of case numbers'),
});

const officeSchema = z.strictObject({
  ...(Object.fromEntries(KEYS.map((key) => [key, text.optional()])) as Record<
    Key,
    z.ZodOptional<typeof text>
  >),
  courthouses: z.array(courthouseSchema, 'a list of courthouses').optional(),
});

/** Reads an office file. Throws a Failure (wrong usage) that names the key at fault. */
export function readOffice(file: string, yaml: string): Office {
  const wrong = (why: string): Failure => new Failure(2, 'COURT_OFFICE_UNREADABLE', { file, why });
  let document: unknown;
  try {
    // Every value is text: a number of an attorney keeps its zeros.
    document = parse(yaml, { schema: 'failsafe', logLevel: 'error' });
  } catch {
    throw wrong('it is no YAML; each line is a key, a colon, a blank and its value');
  }
  const read = officeSchema.safeParse(document ?? {});
  if (!read.success) throw wrong(faultOf(read.error.issues[0]));
  const { courthouses = [], ...details } = read.data;
  return {
    file,
    details: details as Partial<Record<Key, string>>,
    courthouses: courthouses.map(({ name, address = '', judge = '', cases }) => ({
      name,
      address,
      judge,
      cases,
    })),
  };
}

function faultOf(issue: z.core.$ZodIssue): string {
  const where = issue.path
    .map((part) => (typeof part === 'number' ? `number ${part + 1}` : String(part)))
    .join(', ');
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    const known = issue.path.length === 0 ? [...KEYS, 'courthouses'] : Object.keys(courthouseSchema.shape);
    const close = closestTo(key, known);
    const shown = /^[\w -]{1,40}$/.test(key) ? key : 'a key of other signs';
    return `it has no key ${shown}${where === '' ? '' : ` in ${where}`}${close === undefined ? '' : `; did you mean ${close}?`}`;
  }
  return where === '' ? 'it is no list of keys and values' : `${where} must be ${issue.message}`;
}

/** An office file to fill in. */
export function officeTemplate(): string {
  const lines = KEYS.flatMap((key) => {
    const { words, example, whenMissing } = OFFICE_KEYS[key];
    const note = {
      must: 'needed',
      'by-hand': 'when it is left out, a line to write on',
      nothing: 'may be left out',
    }[whenMissing];
    return [`# ${words} (${note})`, `# ${key}: "${example}"`, ''];
  });
  return [
    '# What your office says of itself. Take the # away before a key to say it.',
    '# A value of - leaves a line to be written on by hand. \\n begins a new line.',
    '',
    ...lines,
    '# Courthouses, each with how the numbers of its cases begin (blanks and signs in them do not matter).',
    '# A case goes to the courthouse with the longest beginning that fits; others to the courthouse above.',
    '# courthouses:',
    '#   - name: "Second District Courthouse"',
    '#     address: "3 Invented Square"',
    '#     judge: "Hon. Sam Example"',
    '#     cases: ["2014C2", "2015C2"]',
    '',
  ].join('\n');
}
