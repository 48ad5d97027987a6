import {
  all,
  asOfDate,
  type Condition,
  isAnyOf,
  isBefore,
  isOnOrBefore,
  isParameter,
  not,
  weighsAtMost,
} from '../../../law/condition.js';
import type { Relief, Rule, Verification } from '../../../law/rulebook.js';
import {
  hasNoAssociatedViolentConviction,
  hasNoAssociatedViolentCrime,
  isCivilLawViolation,
  isConvicted,
  isConvictedBeforeLegalisation,
  isMisdemeanorOrClass4,
  isNoConspiracy,
  isNotCleared,
  isNotConvicted,
  isNotEnhanced,
  isSection4or5,
  isWithinKnownLaw,
  LEGAL_SINCE,
} from './conditions.js';
import { fact } from './fact-specs.js';

const AS_OF = '2026-11-22';

function rule(
  id: string,
  words: string,
  whenFalse: string,
  citation: string,
  status: Verification,
  holds: Condition,
): Rule {
  return Object.freeze({ id, words, whenFalse, citation, status, asOf: AS_OF, holds });
}

const section = (citation: string, status: Verification): Rule =>
  rule(
    'section',
    'the charge is under section 4 or 5 of the Cannabis Control Act',
    'The charge ({statute}) is not under section 4 or 5 of the Cannabis Control Act.',
    citation,
    status,
    all(isSection4or5, isNoConspiracy),
  );

const notCleared = rule(
  'not-cleared',
  'the charge was not already vacated or expunged',
  'The charge is already cleared.',
  '20 ILCS 2630/5.2(i)',
  'recalled',
  isNotCleared,
);

const notCivil = rule(
  'not-civil',
  'the charge is a criminal charge, not a civil law violation',
  'The charge is a civil law violation, which is expunged under another paragraph, 5.2(a)(2.5).',
  '720 ILCS 550/4(a); 20 ILCS 2630/5.2(a)(2.5)',
  'verified',
  not(isCivilLawViolation),
);

const convicted = (citation: string): Rule =>
  rule(
    'convicted',
    'the charge ended in a conviction',
    'The charge did not end in a conviction (disposition: {disposition}).',
    citation,
    'recalled',
    isConvicted,
  );

const grams30 = (citation: string): Rule =>
  rule(
    'grams',
    'the weight is not more than 30 grams',
    'The weight is more than 30 grams ({grams}).',
    citation,
    'verified',
    weighsAtMost(fact.grams, 30),
  );

const notEnhanced = rule(
  'not-enhanced',
  'no penalty enhancement under section 7 was applied',
  'A penalty enhancement under section 7 was applied.',
  '20 ILCS 2630/5.2(a)(1)(G-5); 720 ILCS 550/7',
  'verified',
  isNotEnhanced,
);

const beforeLegalisation = (citation: string): Rule =>
  rule(
    'offense-date',
    'the offense was committed before 2019-06-25',
    'The offense was committed on or after 2019-06-25 ({offense_date}).',
    citation,
    'recalled',
    isBefore(fact.offenseDate, LEGAL_SINCE),
  );

const MCO = '20 ILCS 2630/5.2(a)(1)(G-5)';

/** What a State's Attorney may ask a court to vacate and expunge. No weight and no violent-crime test. */
const stateAttorneyMotion: Relief = Object.freeze({
  id: 'il.state-attorney-motion',
  title: "State's Attorney's motion to vacate and expunge",
  citation: '20 ILCS 2630/5.2(i)(4)',
  status: 'second-hand',
  asOf: AS_OF,
  grants: 'vacation and expungement of the conviction by the circuit court',
  actor: "State's Attorney of the county of the case",
  rules: [
    notCleared,
    section('20 ILCS 2630/5.2(i)(4)', 'second-hand'),
    notCivil,
    convicted('20 ILCS 2630/5.2(a)(1)(C), 5.2(i)(4)'),
    rule(
      'class',
      'the conviction is a misdemeanor or a Class 4 felony',
      'The conviction is neither a misdemeanor nor a Class 4 felony (class {class}).',
      '20 ILCS 2630/5.2(i)(4)',
      'second-hand',
      isMisdemeanorOrClass4,
    ),
    rule(
      'known-law',
      'the offense is not older than the law whose classes are known',
      'The offense is older than the law whose classes are known.',
      'Approved form EXC-I 4701.2, page 1',
      'verified',
      isWithinKnownLaw,
    ),
    rule(
      'conviction-date',
      'the conviction was entered before 2019-06-25',
      'The conviction was entered on or after 2019-06-25 ({conviction_date}).',
      'Approved form EXC-M 4702.2, item 2',
      'verified',
      isConvictedBeforeLegalisation,
    ),
  ],
  venue: rule(
    'county',
    'the case is in the requesting county',
    "The case is in {county} County; only the State's Attorney there may move.",
    '20 ILCS 2630/5.2(i)(4)',
    'recalled',
    isParameter(fact.county, 'county'),
  ),
});

/** A Minor Cannabis Offense that ended in a conviction: pardon and expungement without the State's Attorney. */
const minorCannabisConviction: Relief = Object.freeze({
  id: 'il.minor-cannabis-conviction',
  title: 'Minor Cannabis Offense: conviction',
  citation: `${MCO}, 5.2(i)(2)`,
  status: 'second-hand',
  asOf: AS_OF,
  grants: 'pardon authorizing expungement, then expungement by the circuit court',
  actor: 'State Police, Prisoner Review Board, Governor, Attorney General',
  rules: [
    notCleared,
    section(MCO, 'verified'),
    notCivil,
    convicted(`20 ILCS 2630/5.2(a)(1)(C), 5.2(i)(2)`),
    grams30(MCO),
    notEnhanced,
    rule(
      'violent-conviction',
      'no conviction for a violent crime is associated with it',
      'A conviction for a violent crime is associated with it.',
      '20 ILCS 2630/5.2(i)(2); 725 ILCS 120/3(c)',
      'second-hand',
      hasNoAssociatedViolentConviction,
    ),
    beforeLegalisation('20 ILCS 2630/5.2(i)(2)'),
  ],
});

/** A Minor Cannabis Offense that did not end in a conviction: expungement of the police records. */
const arrestExpungement: Relief = Object.freeze({
  id: 'il.arrest-expungement',
  title: 'Minor Cannabis Offense: arrest or charge without conviction',
  citation: '20 ILCS 2630/5.2(i)(1)',
  status: 'second-hand',
  asOf: AS_OF,
  grants: 'expungement of the law enforcement records; court records are not covered',
  actor: 'State Police and all law enforcement agencies',
  rules: [
    notCleared,
    section(MCO, 'verified'),
    notCivil,
    rule(
      'not-convicted',
      'the charge did not end in a conviction',
      'The charge ended in a conviction, or is still pending (disposition: {disposition}).',
      '20 ILCS 2630/5.2(i)(1)',
      'second-hand',
      isNotConvicted,
    ),
    grams30(MCO),
    notEnhanced,
    rule(
      'violent-crime',
      'no arrest, charge or conviction for a violent crime is associated with it',
      'An arrest, charge or conviction for a violent crime is associated with it.',
      `${MCO}; 725 ILCS 120/3(c)`,
      'verified',
      hasNoAssociatedViolentCrime,
    ),
    beforeLegalisation('20 ILCS 2630/5.2(i)(1)'),
    rule(
      'year-since-arrest',
      'at least one year has passed since the arrest',
      'Less than one year has passed since the arrest ({arrest_date}).',
      '20 ILCS 2630/5.2(i)(1)(A)',
      'second-hand',
      isOnOrBefore(fact.arrestDate, asOfDate, 1),
    ),
  ],
});

/** A civil law violation, expunged by the agency and the clerk twice a year. */
const civilLawViolation: Relief = Object.freeze({
  id: 'il.civil-law-violation',
  title: 'Civil law violation',
  citation: '20 ILCS 2630/5.2(a)(2.5)',
  // The two days are known second-hand only: the lesser status holds.
  status: 'second-hand',
  asOf: AS_OF,
  grants: 'expungement on or before each January 1 and July 1',
  actor: 'Citing agency and clerk of the circuit court',
  rules: [
    notCleared,
    rule(
      'civil',
      'the charge is a civil law violation',
      'The charge ({statute}) is not a civil law violation.',
      '720 ILCS 550/4(a)',
      'verified',
      all(isCivilLawViolation, isNoConspiracy),
    ),
    rule(
      'found',
      'the person was found to have committed it',
      'The person was not found to have committed it (disposition: {disposition}).',
      '20 ILCS 2630/5.2(a)(2.5)',
      'second-hand',
      isAnyOf(fact.disposition, 'found'),
    ),
  ],
});

/** The four reliefs, in reading order. */
export const RELIEFS: readonly Relief[] = Object.freeze([
  stateAttorneyMotion,
  minorCannabisConviction,
  arrestExpungement,
  civilLawViolation,
]);
