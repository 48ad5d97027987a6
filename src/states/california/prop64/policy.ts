import {
  all,
  any,
  asOfDate,
  type Condition,
  dateOf,
  isAfter,
  isAnyOf,
  isBefore,
  isOnOrAfter,
  isOnOrBefore,
  missing,
  none,
  not,
  ofOther,
  undecided,
  yearsBeforeAsOf,
} from '../../../law/condition.js';
import type { OrderedLine, OrderedPolicy, PolicyValue, Selects } from '../../../law/rulebook.js';
import { WHOLE } from './assumptions.js';
import {
  hasOnlyProp64Convictions,
  hasPriorRegistrable,
  hasPriorSuperStrike,
  hasTwoPriors,
  isDeceased,
  isFelony,
  otherIsConviction,
} from './conditions.js';
import { fact } from './fact-specs.js';
import { type Prop64PolicyDocument, readPolicyDocument } from './policy-document.js';
import { LETTERED_BEFORE_2016, SECTIONS, valuesWithin } from './prop64-sections.js';
import { DISMISSAL, REDUCTION } from './reliefs.js';

const DISMISS: Selects = Object.freeze({ [DISMISSAL]: 'yes', [REDUCTION]: 'no' });
const REDUCE: Selects = Object.freeze({ [DISMISSAL]: 'no', [REDUCTION]: 'yes' });
const NEITHER: Selects = Object.freeze({ [DISMISSAL]: 'no', [REDUCTION]: 'no' });
const REVIEW: Selects = Object.freeze({ [DISMISSAL]: 'unknown', [REDUCTION]: 'unknown' });

/**
 * A section or subsection of a policy. A charge that cites only the section, where the section had subsections before
 * Proposition 64, may be under any of them.
 */
export function isInSection(section: string): Condition {
  const within = isAnyOf(fact.section, ...valuesWithin(section));
  const whole = LETTERED_BEFORE_2016.find((number) => section.startsWith(`${number}(`));
  if (whole === undefined) return within;
  return any(within, missing(fact.section, all(isAnyOf(fact.section, whole), undecided)));
}

export const isNotFelony: Condition = not(isFelony);
/** Under 21 on the day of the conviction: the day 21 years after the birth is after it. */
export const wasUnder21: Condition = isAfter(fact.birthDate, dateOf(fact.convictionDate), 21);
export const isOfAge = (years: number): Condition => isOnOrBefore(fact.birthDate, asOfDate, years);
export const isYearsAgo = (years: number): Condition =>
  isOnOrBefore(fact.convictionDate, yearsBeforeAsOf(years));
/** The latest conviction of the person, this one or another, is before the day so many years ago. */
export const isConvictionFreeFor = (years: number): Condition =>
  all(
    isBefore(fact.convictionDate, yearsBeforeAsOf(years)),
    none(all(otherIsConviction, ofOther(isOnOrAfter(fact.convictionDate, yearsBeforeAsOf(years)))), WHOLE),
  );
export const isServing: Condition = isAfter(fact.sentenceEnd, asOfDate);
/** Holds of every charge: whatever the section is, it is one of these. */
const isAny: Condition = isAnyOf(fact.section, ...SECTIONS.values);

const line = (id: string, words: string, holds: Condition, selects: Selects): OrderedLine =>
  Object.freeze({ id, words, holds, selects });

/** The lines of a policy, in the order in which they are tried. */
function linesOf(asked: Prop64PolicyDocument): OrderedLine[] {
  const { bars = {}, dismissIf = {} } = asked;
  const bar = (id: string, words: string, how: 'exclude' | 'review' | undefined, holds: Condition) =>
    how === undefined ? [] : [line(`bars.${id}`, words, holds, how === 'exclude' ? NEITHER : REVIEW)];
  const dismiss = (id: keyof typeof dismissIf, words: string, holds: Condition | undefined) =>
    holds === undefined ? [] : [line(id, words, holds, DISMISS)];
  const numbered = (years: number | undefined, holds: (years: number) => Condition) =>
    years === undefined ? undefined : holds(years);
  const flagged = (isOn: boolean | undefined, holds: Condition) => (isOn === true ? holds : undefined);
  const { ageAtLeast, yearsSinceConviction, yearsConvictionFree } = dismissIf;
  return [
    line(
      'notFelony',
      'Misdemeanor or Infraction',
      isNotFelony,
      asked.notFelony === 'dismiss' ? DISMISS : REVIEW,
    ),
    ...bar('superStrike', 'Prior super strike', bars.superStrike, hasPriorSuperStrike),
    ...bar('pc290', 'Prior PC 290 conviction or registration', bars.pc290, hasPriorRegistrable),
    ...bar('twoPriors', 'Two prior convictions of the same section', bars.twoPriors, hasTwoPriors),
    ...asked.dismissSections.map((section) =>
      line(
        `dismissSections:${section}`,
        `Dismiss all HS ${section} convictions`,
        isInSection(section),
        DISMISS,
      ),
    ),
    ...dismiss(
      'under21AtConviction',
      '21 years or younger',
      flagged(dismissIf.under21AtConviction, wasUnder21),
    ),
    ...dismiss('ageAtLeast', `${ageAtLeast} years or older`, numbered(ageAtLeast, isOfAge)),
    ...dismiss(
      'yearsSinceConviction',
      `Conviction occurred ${yearsSinceConviction} or more years ago`,
      numbered(yearsSinceConviction, isYearsAgo),
    ),
    ...dismiss(
      'yearsConvictionFree',
      `No convictions in the past ${yearsConvictionFree} years`,
      numbered(yearsConvictionFree, isConvictionFreeFor),
    ),
    ...dismiss(
      'onlyProp64Convictions',
      'Only has 11357-60 charges',
      flagged(dismissIf.onlyProp64Convictions, hasOnlyProp64Convictions),
    ),
    ...(asked.stillServing === undefined
      ? []
      : [line('stillServing', 'Still serving the sentence', isServing, REVIEW)]),
    ...dismiss('deceased', 'Individual is deceased', flagged(dismissIf.deceased, isDeceased)),
    ...asked.reduceSections.map((section) =>
      line(`reduceSections:${section}`, `Reduce all HS ${section} convictions`, isInSection(section), REDUCE),
    ),
    ...(asked.otherwise === undefined
      ? []
      : [line('otherwise', 'No line of the policy applies', isAny, REVIEW)]),
  ];
}

/** The settings as the manifest keeps them: keys inside another are joined to it by a full stop. */
function settingsOf(asked: Prop64PolicyDocument): Record<string, PolicyValue> {
  const { title: _title, source: _source, notes: _notes, dismissIf = {}, bars = {}, ...plain } = asked;
  const inside = (name: string, of: Readonly<Record<string, PolicyValue | undefined>>) =>
    Object.entries(of).map(([key, value]): [string, PolicyValue | undefined] => [`${name}.${key}`, value]);
  const entries = [...Object.entries(plain), ...inside('dismissIf', dismissIf), ...inside('bars', bars)];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, PolicyValue] => entry[1] !== undefined),
  );
}

/** The document that settings kept by a manifest are of. */
function documentOf(settings: Readonly<Record<string, unknown>>): unknown {
  const document: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(settings)) {
    const [outer, inner] = key.split('.');
    if (inner === undefined) document[key] = value;
    else {
      const before = document[outer];
      document[outer] = { ...(typeof before === 'object' ? before : {}), [inner]: value };
    }
  }
  return document;
}

/**
 * Reads a county's policy (law of the county layer: what the statute leaves to the District Attorney). Keys may stand
 * inside `dismissIf` and `bars`, or be written `dismissIf.ageAtLeast`. Throws a Failure (wrong usage) that names the key
 * at fault.
 */
export function readPolicy(name: string, document: unknown): OrderedPolicy {
  const isMap = typeof document === 'object' && document !== null && !Array.isArray(document);
  const asked = readPolicyDocument(name, isMap ? documentOf({ ...document }) : document);
  return Object.freeze({
    name,
    title: asked.title ?? name,
    source: asked.source ?? '',
    ...(asked.notes === undefined ? {} : { notes: asked.notes }),
    settings: Object.freeze(settingsOf(asked)),
    lines: Object.freeze(linesOf(asked)),
    otherwise: NEITHER,
  });
}
