import { type Random, weighted } from '../../random.js';

/** Felony, misdemeanor or infraction, as the type of a charge says it. */
export type ChargeType = 'F' | 'M' | 'I';

/** A charge as the department writes it. */
export interface InventedCharge {
  /** An invented number of five digits, which begins with 9. */
  readonly code: string;
  /** Section, code and words. */
  readonly description: string;
  readonly type: ChargeType;
  /** Whether it names a section of Proposition 64. */
  readonly isProp64: boolean;
}

const charge = (code: number, description: string, type: ChargeType, isProp64 = false): InventedCharge =>
  Object.freeze({ code: String(code), description, type, isProp64 });

type Spelled = readonly [description: string, type: ChargeType, weight: number];

/** Charges as often as their weights say, numbered from `first` on. */
const vocabulary = (
  first: number,
  spelled: readonly Spelled[],
  isProp64 = false,
): readonly InventedCharge[] =>
  weighted(
    spelled.map(
      ([description, type, weight], at) => [charge(first + at, description, type, isProp64), weight] as const,
    ),
  );

/** As cited before 9 November 2016, in all the ways in which agencies write a section. */
const OLD = vocabulary(
  91000,
  [
    ['11357(A) HS-POSSESS CONCENTRATED CANNABIS', 'F', 8],
    ['11357(B) HS-POSSESS MARIJUANA 28.5 GRAMS OR LESS', 'M', 22],
    ['11357(B)HS-POSSESS MARIJUANA 28.5- GRAMS', 'M', 8],
    ['11357(b)HS-possess marijuana', 'M', 3],
    ['11357(C) HS-POSSESS MARIJUANA OVER 1 OZ/28.5 GRAMS', 'M', 12],
    ['11357(C)HS-POSSESS MARIJUANA', 'M', 8],
    ['11357(D) HS-POSS 28.5 GRAMS OR LESS, K-12 GROUNDS', 'M', 2],
    ['11357(E) HS-POSS 28.5 GRAMS OR LESS, K-12 MINOR', 'M', 1],
    ['11357 HS-POSSESS MARIJUANA', 'M', 6],
    ['11357 HS-POSSESS MARIJUANA/HASHISH', 'F', 5],
    ['11358 HS-CULTIVATE MARIJUANA', 'F', 16],
    ['11358HS-PLANT/CULTIVATE/ETC MARIJUANA/HASHISH', 'F', 6],
    ['11358 hs-cultivate marijuana', 'F', 1],
    ['11359 HS-POSSESS MARIJUANA/HASHISH FOR SALE', 'F', 46],
    ['11359HS-POSSESS MARIJUANA FOR SALE', 'F', 12],
    [' 11359 HS - POSS FOR SALE', 'F', 3],
    ['11360(A) HS-GIVE/TRANSPORT/SELL MARIJUANA/HASHISH', 'F', 28],
    ['11360(A)HS-SELL/FURNISH/ETC MARIJUANA/HASH', 'F', 9],
    ['11360(B) HS-GIVE/ETC MARIJUANA 28.5 GRAMS OR LESS', 'M', 6],
    ['11360 HS-SELL/TRANSPORT MARIJUANA', 'F', 5],
    ['664/11357(C) HS-ATT POSSESS MARIJUANA', 'M', 2],
    ['664-11357(C) HS-ATT POSSESS MARIJUANA', 'M', 1],
    ['664/11359 HS-ATT POSSESS MARIJUANA FOR SALE', 'F', 4],
    ['66411360(A) HS-ATT TRANSPORT/SELL MARIJUANA', 'F', 1],
    ['664.11358 HS-ATT CULTIVATE MARIJUANA', 'F', 1],
    ['182/11360(A) HS-CONSPIRACY TO SELL MARIJUANA', 'F', 2],
    ['11359(C) HS-POSSESS MARIJUANA FOR SALE', 'F', 2],
  ],
  true,
);

/** As cited since Proposition 64. */
const NEW = vocabulary(
  92000,
  [
    ['11357(A) HS-POSSESS MARIJUANA UNDER 18', 'I', 4],
    ['11357(B)(2) HS-POSSESS MORE THAN 28.5 GRAMS MARIJUANA', 'M', 6],
    ['11358(C) HS-PLANT/ETC MORE THAN 6 MARIJUANA PLANTS', 'M', 12],
    ['11358(D) HS-CULTIVATE MARIJUANA W/PRIORS', 'F', 4],
    ['11359(B) HS-POSSESS MARIJUANA FOR SALE', 'M', 24],
    ['11359(C) HS-POSSESS MARIJUANA FOR SALE W/PRIORS', 'F', 4],
    ['11359(D) HS-USE PERSON UNDER 21, MARIJUANA FOR SALE', 'F', 2],
    ['11360(A)(2) HS-TRANSPORT/SELL MARIJUANA', 'M', 14],
    ['11360(A)(3) HS-TRANSPORT/SELL MARIJUANA W/PRIORS', 'F', 4],
  ],
  true,
);

/** What counties dismissed together with a charge of Proposition 64. */
const RELATED = vocabulary(93000, [
  ['11364 HS-POSSESS CONTROLLED SUBSTANCE PARAPHERNALIA', 'M', 10],
  ['11550(A) HS-USE/UNDER INFLUENCE CONTROLLED SUBSTANCE', 'M', 10],
  ['148(A)(1) PC-OBSTRUCT/ETC PUBLIC OFFICER', 'M', 8],
  ['148.9(A) PC-FALSE ID TO SPECIFIC PEACE OFFICERS', 'M', 5],
  ['602(M) PC-TRESPASS: OCCUPY PROPERTY W/O CONSENT', 'M', 3],
  ['647(F) PC-DISORDERLY CONDUCT: UNDER INFLUENCE', 'M', 12],
  ['466 PC-POSSESS BURGLARY TOOLS', 'M', 2],
  ['1320(A) PC-FAILURE TO APPEAR ON WRITTEN PROMISE', 'M', 3],
  ['40508(A) VC-FAILURE TO APPEAR', 'M', 4],
  ['4140 BP-POSSESS HYPODERMIC NEEDLE/SYRINGE', 'M', 2],
  ['4060 BP-POSSESS CONTROLLED SUBSTANCE W/O RX', 'M', 2],
  ['4149 BP-HYPODERMIC NEEDLE W/O PERMIT', 'M', 1],
]);

/** Everything else, with neighbours in number of the sections that matter. */
const OTHER = vocabulary(94000, [
  ['11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE', 'F', 9],
  ['11351 HS-POSSESS/PURCHASE FOR SALE NARCOTIC', 'F', 3],
  ['11352(A) HS-TRANSPORT/SELL NARCOTIC', 'F', 2],
  ['11357.5(B) HS-POSSESS SYNTHETIC CANNABINOID', 'M', 1],
  ['11361(A) HS-EMPLOY MINOR TO SELL MARIJUANA', 'F', 1],
  ['11366 HS-MAINTAIN PLACE FOR NARCOTICS', 'F', 1],
  ['11377(A) HS-POSSESS CONTROLLED SUBSTANCE', 'F', 11],
  ['11378 HS-POSSESS CONTROLLED SUBSTANCE FOR SALE', 'F', 4],
  ['12500(A) VC-DRIVE W/O LICENSE', 'M', 6],
  ['12031(A)(1) PC-CARRY LOADED FIREARM IN PUBLIC', 'M', 2],
  ['12021(A) PC-FELON/ADDICT/ETC POSSESS FIREARM', 'F', 2],
  ['12025(A) PC-CARRY CONCEALED WEAPON', 'M', 1],
  ['14601.1(A) VC-DRIVE: LICENSE SUSPENDED/ETC', 'M', 9],
  ['20002(A) VC-HIT AND RUN: PROPERTY DAMAGE', 'M', 2],
  ['23152(A) VC-DUI ALCOHOL/DRUGS', 'M', 10],
  ['23152(B) VC-DUI ALCOHOL/0.08 PERCENT', 'M', 7],
  ['10851(A) VC-TAKE VEHICLE W/O OWNERS CONSENT', 'F', 5],
  ['211 PC-ROBBERY', 'F', 3],
  ['242 PC-BATTERY', 'M', 5],
  ['243(E)(1) PC-BATTERY: SPOUSE/EX-SPOUSE/DATE/ETC', 'M', 4],
  ['245(A)(1) PC-FORCE/ADW NOT FIREARM: GBI LIKELY', 'F', 4],
  ['273.5(A) PC-INFLICT CORPORAL INJURY, SPOUSE/COHAB', 'F', 5],
  ['273.6(A) PC-VIOLATE COURT ORDER: DOMESTIC VIOLENCE', 'M', 3],
  ['415(1) PC-FIGHT/CHALLENGE FIGHT PUBLIC PLACE', 'M', 2],
  ['459 PC-BURGLARY', 'F', 7],
  ['470(D) PC-FORGERY', 'F', 2],
  ['484(A) PC-THEFT PERSONAL PROPERTY', 'M', 8],
  ['488 PC-PETTY THEFT', 'M', 3],
  ['487(A) PC-GRAND THEFT', 'F', 3],
  ['496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY', 'F', 5],
  ['537(A)(1) PC-DEFRAUD INNKEEPER', 'M', 1],
  ['594(A) PC-VANDALISM', 'M', 2],
  ['32 PC-ACCESSORY', 'F', 1],
  ['666 PC-PETTY THEFT W/PRIOR JAIL', 'F', 2],
  ['1203.2 PC-REVOKE/MODIFY PROBATION', 'M', 4],
]);

/** Super strikes, and what a person registers for. */
const GRAVE = vocabulary(95000, [
  ['187(A) PC-MURDER', 'F', 4],
  ['664/187(A) PC-ATTEMPTED MURDER', 'F', 4],
  ['191.5(A) PC-GROSS VEHICULAR MANSLAUGHTER, INTOXICATED', 'F', 2],
  ['207(A) PC-KIDNAPPING', 'F', 3],
  ['209(B)(1) PC-KIDNAPPING FOR ROBBERY/SEX', 'F', 1],
  ['136.1(B)(1) PC-PREVENT/DISSUADE VICTIM/WITNESS', 'F', 2],
  ['186.22(B)(4) PC-CRIMINAL STREET GANG', 'F', 2],
  ['243.4(A) PC-SEXUAL BATTERY', 'F', 5],
  ['261(A)(2) PC-RAPE BY FORCE/FEAR/ETC', 'F', 4],
  ['261.5(C) PC-SEX W/MINOR: 3+ YRS YOUNGER', 'F', 2],
  ['288(A) PC-LEWD OR LASCIVIOUS ACTS W/CHILD UNDER 14', 'F', 6],
  ['288.5(A) PC-CONTINUOUS SEXUAL ABUSE OF CHILD', 'F', 1],
  ['311.11(A) PC-POSSESS/ETC OBSCENE MATTER OF MINOR', 'F', 2],
  ['314.1 PC-INDECENT EXPOSURE', 'M', 4],
  ['647.6(A) PC-ANNOY/MOLEST CHILDREN', 'M', 3],
  ['272(A)(1) PC-CONTRIBUTE TO DELINQUENCY OF MINOR', 'M', 2],
]);

/** What a section of Proposition 64 is charged as in a year. */
export const prop64Charge = (isNew: boolean, random: Random): InventedCharge =>
  random.pick(isNew ? NEW : OLD);
/** A charge that counties dismissed with one of Proposition 64. */
export const relatedCharge = (random: Random): InventedCharge => random.pick(RELATED);
/** A charge of another kind. */
export const otherCharge = (random: Random): InventedCharge => random.pick(OTHER);
/** A super strike, or an offense for which a person registers, or nearly so. */
export const graveCharge = (random: Random): InventedCharge => random.pick(GRAVE);

/** A registration as a sex offender, under section 290. */
export const SEX_REGISTRATION: InventedCharge = charge(96_000, '290 PC-REGISTRATION OF SEX OFFENDER', 'M');
/** A registration as a drug offender, which bars nothing. */
export const DRUG_REGISTRATION: InventedCharge = charge(
  96_001,
  '11590 HS-REGISTRATION OF CNTL SUB OFFENDER',
  'M',
);
/** What stands where the comment says the charge. */
export const LEFT_TO_COMMENT = 'SEE COMMENT FOR CHARGE';
