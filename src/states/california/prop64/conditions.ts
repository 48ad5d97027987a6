import {
  all,
  any,
  askCounsel,
  atLeast,
  type Condition,
  dateOf,
  isAnyOf,
  isBefore,
  isOnOrAfter,
  missing,
  none,
  not,
  ofOther,
  same,
  some,
  undecided,
} from '../../../law/condition.js';
import { WHOLE } from './assumptions.js';
import { QUESTION } from './counsel-questions.js';
import { fact } from './fact-specs.js';
import { PROP64_NUMBERS, SECTIONS, type SectionValue, valuesWithin } from './prop64-sections.js';

/** Proposition 64 took effect on this day. */
const PROP64_SINCE = '2016-11-09';

const PROP64_VALUES: readonly SectionValue[] = SECTIONS.values.filter((value) => value !== 'other');

/** Under 11357 to 11360; an attempt counts under its target, of conspiracy and solicitation the law says nothing. */
export const isProp64Section: Condition = all(
  isAnyOf(fact.section, ...PROP64_VALUES),
  not(askCounsel(QUESTION.conspiracy, isAnyOf(fact.inchoate, 'conspiracy', 'solicitation'))),
);

export const isConvicted: Condition = isAnyOf(fact.disposition, 'convicted');
export const isNotSetAside: Condition = isAnyOf(fact.setAside, 'no');
export const isFelony: Condition = isAnyOf(fact.felony, 'yes');

export const isOldGrade: Condition = not(
  askCounsel(QUESTION.newGrade, isAnyOf(fact.section, '11359(C)', '11359(D)', '11360(A)(3)')),
);

/** The file states no day of the offense: the arrest shows it, and the conviction which penalties were applied. */
export const isBeforeProp64: Condition = all(
  isBefore(fact.arrestDate, PROP64_SINCE),
  any(
    isBefore(fact.convictionDate, PROP64_SINCE),
    askCounsel(QUESTION.lateConviction, isOnOrAfter(fact.convictionDate, PROP64_SINCE)),
  ),
);

/** The other charge is a conviction that stands. */
export const otherIsConviction: Condition = ofOther(all(isConvicted, isNotSetAside));

/** *People v. Smit*: prior to the cannabis arrest, and not of the same cycle. */
const isPriorToArrest: Condition = all(
  not(same(fact.cycle)),
  ofOther(isBefore(fact.convictionDate, dateOf(fact.arrestDate))),
);

/** An answer of a table: yes, or unknown where the table needs facts that the file has not. */
const isYes = (answer: typeof fact.superStrike): Condition =>
  any(isAnyOf(answer, 'yes'), missing(answer, all(isAnyOf(answer, 'needs facts'), undecided)));

export const hasPriorSuperStrike: Condition = some(
  all(otherIsConviction, ofOther(isYes(fact.superStrike)), isPriorToArrest),
  WHOLE,
);

/** A prior conviction of PC 290(c), or a registration under it. */
export const hasPriorRegistrable: Condition = some(
  all(
    any(
      all(otherIsConviction, ofOther(isYes(fact.registrable))),
      ofOther(isAnyOf(fact.event, 'registration under 290')),
    ),
    isPriorToArrest,
  ),
  WHOLE,
);

/** Two prior convictions of the same section, whatever its subsections. */
export const hasTwoPriors: Condition = any(
  ...PROP64_NUMBERS.map((number) =>
    all(
      isAnyOf(fact.section, ...valuesWithin(number)),
      atLeast(
        2,
        all(otherIsConviction, ofOther(isAnyOf(fact.section, ...valuesWithin(number))), isPriorToArrest),
        WHOLE,
      ),
    ),
  ),
);

export const hasOnlyProp64Convictions: Condition = none(
  all(otherIsConviction, ofOther(isAnyOf(fact.section, 'other'))),
  WHOLE,
);

/** A step of the record reports the death. That none does says that none is recorded. */
export const isDeceased: Condition = some(ofOther(isAnyOf(fact.event, 'deceased')), WHOLE);
