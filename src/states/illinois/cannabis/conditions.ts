import {
  all,
  any,
  askCounsel,
  assume,
  type Condition,
  daysApart,
  isAnyOf,
  isBefore,
  isFilled,
  isOnOrAfter,
  missing,
  none,
  not,
  ofOther,
  same,
  sameDay,
  some,
  undecided,
} from '../../../law/condition.js';
import { QUESTION } from './counsel-questions.js';
import { fact } from './fact-specs.js';

const WHOLE = 'history-complete';

/** Recreational cannabis was legalised, and the Minor Cannabis Offense closed, on this day (P.A. 101-27). */
export const LEGAL_SINCE = '2019-06-25';

export const isSection4or5: Condition = any(
  isAnyOf(fact.section, '4', '5'),
  askCounsel(QUESTION.sections6And10, isAnyOf(fact.section, '6', '10')),
);

/** An attempt counts under its target; of conspiracy and solicitation the law says nothing. */
export const isNoConspiracy: Condition = not(
  askCounsel(QUESTION.conspiracy, isAnyOf(fact.inchoate, 'conspiracy', 'solicitation')),
);

const CONVICTED = ['convicted', 'supervision_unsatisfactory', 'probation_unsatisfactory'] as const;
const ENDED_WELL = ['not_convicted', 'supervision_satisfactory', 'probation_satisfactory'] as const;

/** Supervision or qualified probation ended unsatisfactorily is a conviction, ended satisfactorily it is none. */
export const isConvicted: Condition = isAnyOf(fact.disposition, ...CONVICTED);

/** Not convicted, or ended satisfactorily; a charge without any recorded disposition holds by assumption. */
export const isNotConvicted: Condition = any(
  isAnyOf(fact.disposition, ...ENDED_WELL),
  assume('unverifiable-disposition', isAnyOf(fact.dispositionBlank, 'yes')),
);

export const isMisdemeanor: Condition = isAnyOf(fact.class, 'A', 'B', 'C');
export const isMisdemeanorOrClass4: Condition = isAnyOf(fact.class, 'A', 'B', 'C', '4');
const isFelony: Condition = isAnyOf(fact.class, '4', '3', '2', '1', 'X');

/** Misdemeanor or Class 4 is established for offenses from these days on; earlier ones are a question. */
export const isWithinKnownLaw: Condition = all(
  any(
    not(isAnyOf(fact.section, '4')),
    isOnOrAfter(fact.offenseDate, '1973-08-13'),
    askCounsel(QUESTION.section4Before1973, isBefore(fact.offenseDate, '1973-08-13')),
  ),
  any(
    not(isAnyOf(fact.section, '5')),
    isOnOrAfter(fact.offenseDate, '1983-09-24'),
    askCounsel(QUESTION.section5Before1983, isBefore(fact.offenseDate, '1983-09-24')),
  ),
);

export const isConvictedBeforeLegalisation: Condition = any(
  isBefore(fact.convictionDate, LEGAL_SINCE),
  askCounsel(QUESTION.lateConviction, isOnOrAfter(fact.convictionDate, LEGAL_SINCE)),
);

export const isCivilLawViolation: Condition = isAnyOf(fact.civil, 'yes');
export const isNotEnhanced: Condition = isAnyOf(fact.enhanced, 'no');
export const isNotCleared: Condition = isAnyOf(fact.cleared, 'no');

const inSameCase: Condition = all(
  isFilled(fact.caseNumber),
  ofOther(isFilled(fact.caseNumber)),
  same(fact.caseNumber),
  same(fact.county),
);

const fromSameArrest: Condition = all(
  isFilled(fact.arrestNumber),
  ofOther(isFilled(fact.arrestNumber)),
  same(fact.arrestNumber),
);

/** Two charges cannot belong together: two arrest numbers, two days, or two agencies on one day. */
const fromAnotherArrest: Condition = any(
  all(isFilled(fact.arrestNumber), ofOther(isFilled(fact.arrestNumber))),
  daysApart(fact.arrestDate),
  all(
    sameDay(fact.arrestDate),
    isFilled(fact.agency),
    ofOther(isFilled(fact.agency)),
    not(same(fact.agency)),
  ),
);

/**
 * One case in one county, or one arrest. What cannot be told apart by arrest number, date or agency is unknown, and
 * the arrest number is the fact that would tell.
 */
export const isAssociated: Condition = any(
  inSameCase,
  fromSameArrest,
  missing(fact.arrestNumber, all(not(fromAnotherArrest), undecided)),
);

/** Some crimes are violent as felonies only. */
export const otherIsViolent: Condition = ofOther(
  any(isAnyOf(fact.violent, 'yes'), all(isAnyOf(fact.violent, 'if a felony'), isFelony)),
);

export const hasNoAssociatedViolentCrime: Condition = none(all(otherIsViolent, isAssociated), WHOLE);

/** False with an associated conviction for a violent crime; with an arrest or charge alone the sources of law differ. */
export const hasNoAssociatedViolentConviction: Condition = all(
  none(all(otherIsViolent, ofOther(isConvicted), isAssociated), WHOLE),
  not(
    askCounsel(
      QUESTION.violentArrest,
      some(all(otherIsViolent, ofOther(not(isConvicted)), isAssociated), WHOLE),
    ),
  ),
);

/** The same case, as far as it can be told: an empty case number or county leaves it open. */
const maybeInSameCase: Condition = all(same(fact.caseNumber), same(fact.county));

export const hasNoOtherConvictionInCase: Condition = none(all(ofOther(isConvicted), maybeInSameCase), WHOLE);
export const hasNoCompanionFelony: Condition = none(all(ofOther(isFelony), maybeInSameCase), WHOLE);
