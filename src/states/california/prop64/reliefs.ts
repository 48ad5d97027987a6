import { type Condition, isParameter } from '../../../law/condition.js';
import type { Relief, Rule, Verification } from '../../../law/rulebook.js';
import { isBeforeProp64, isConvicted, isNotSetAside, isOldGrade, isProp64Section } from './conditions.js';
import { fact } from './fact-specs.js';

const AS_OF = '2026-11-22';

export const DISMISSAL = 'ca.prop64-dismissal';
export const REDUCTION = 'ca.prop64-reduction';

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

/** What both reliefs ask: the law opens the conviction to relief, and leaves the choice between them to the office. */
const RULES: readonly Rule[] = Object.freeze([
  rule(
    'section',
    'the charge is under section 11357, 11358, 11359 or 11360 of the Health and Safety Code',
    'The charge ({statute}) is not under section 11357 to 11360 of the Health and Safety Code.',
    'HSC 11361.8(a)',
    'verified',
    isProp64Section,
  ),
  rule(
    'convicted',
    'the charge ended in a conviction',
    'The charge did not end in a conviction (disposition: {disposition}).',
    'HSC 11361.8(e), 11361.9(a)',
    'recalled',
    isConvicted,
  ),
  rule(
    'cleared',
    'the conviction was not already set aside or dismissed',
    'The conviction is already set aside or dismissed.',
    'PC 1203.4; HSC 11361.9',
    'recalled',
    isNotSetAside,
  ),
  rule(
    'grade',
    'the conviction is not under one of the felony grades that Proposition 64 kept',
    'The conviction is under a felony grade that Proposition 64 kept.',
    'HSC 11359(c), 11359(d), 11360(a)(3)',
    'recalled',
    isOldGrade,
  ),
  rule(
    'offense-date',
    'the offense was committed before 2016-11-09, as the arrest shows',
    'The arrest was on or after 2016-11-09 ({arrest_date}), and the penalties of Proposition 64 already applied.',
    'HSC 11361.8(a); Proposition 64, effective 2016-11-09',
    'verified',
    isBeforeProp64,
  ),
]);

const VENUE = rule(
  'county',
  'the conviction was entered in the requesting county',
  'The conviction was entered in {county} County; only the prosecution and the court there may act.',
  'HSC 11361.9(b), (c)',
  'recalled',
  isParameter(fact.county, 'county'),
);

/** Dismissal and sealing, where the conduct is no offense any more or the prosecution asks for it. */
const dismissal: Relief = Object.freeze({
  id: DISMISSAL,
  title: 'Proposition 64: dismissal and sealing',
  citation: 'HSC 11361.8, 11361.9',
  status: 'verified',
  asOf: AS_OF,
  grants: 'dismissal and sealing of the conviction by the superior court',
  actor: 'District Attorney of the county of the conviction',
  rules: RULES,
  venue: VENUE,
});

/** Redesignation as a misdemeanor or an infraction. */
const reduction: Relief = Object.freeze({
  id: REDUCTION,
  title: 'Proposition 64: redesignation',
  citation: 'HSC 11361.8, 11361.9',
  status: 'verified',
  asOf: AS_OF,
  grants: 'redesignation of the conviction as a misdemeanor or an infraction by the superior court',
  leavesLesserConviction: true,
  actor: 'District Attorney of the county of the conviction',
  rules: RULES,
  venue: VENUE,
});

/** The two reliefs, in reading order. */
export const RELIEFS: readonly Relief[] = Object.freeze([dismissal, reduction]);
