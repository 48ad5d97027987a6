import { type OffenseRow, rowsOf } from './offense-row.js';

const LIST = 'PC 667(e)(2)(C)(iv)';
const SEXUAL = `${LIST}(I); WIC 6600(b)`;
const SECOND_HAND = { status: 'second-hand', attempt: 'no' } as const;
const RECALLED = { status: 'recalled', attempt: 'no' } as const;

const BY_FORCE = { reason: 'a sexually violent offense', source: SEXUAL, ...SECOND_HAND };
const FORCE_OPEN = {
  reason: 'sexually violent only by force, violence, duress, menace, fear or threat',
  source: SEXUAL,
  ...SECOND_HAND,
};
const NO_FORCE = {
  reason: 'the subdivision asks for neither force nor a child under 14',
  source: SEXUAL,
  ...RECALLED,
};
const ORAL = { to: '2018-12-31' };
const ORAL_NEW = { from: '2019-01-01' };
const LIFE = {
  reason: 'a serious or violent felony punishable by life imprisonment or death',
  source: `${LIST}(VIII)`,
  ...SECOND_HAND,
};
const HOMICIDE = {
  reason: 'homicide, and attempted homicide',
  source: `${LIST}(IV); PC 187 to 191.5`,
  status: 'second-hand',
  attempt: 'yes',
} as const;

/** Super strikes: the offenses of PC 667(e)(2)(C)(iv), by section. What is not listed is none. */
export const SUPER_STRIKES: readonly OffenseRow[] = Object.freeze([
  ...rowsOf('needs facts', '261 262', FORCE_OPEN),
  ...rowsOf('yes', '261(A)(2) 261(A)(6) 262(A)(1) 262(A)(4)', BY_FORCE),
  ...rowsOf('yes', '264.1 269 288.5', BY_FORCE),
  ...rowsOf('needs facts', '286', FORCE_OPEN),
  ...rowsOf('yes', '286(C) 286(D)', BY_FORCE),
  ...rowsOf('no', '286(B) 286(E) 286(H)', NO_FORCE),
  ...rowsOf('needs facts', '288A', { ...FORCE_OPEN, ...ORAL }),
  ...rowsOf('yes', '288A(C) 288A(D)', { ...BY_FORCE, ...ORAL }),
  ...rowsOf('no', '288A(B) 288A(E) 288A(H)', { ...NO_FORCE, ...ORAL }),
  ...rowsOf('needs facts', '287', { ...FORCE_OPEN, ...ORAL_NEW }),
  ...rowsOf('yes', '287(C) 287(D)', { ...BY_FORCE, ...ORAL_NEW }),
  ...rowsOf('no', '287(B) 287(E) 287(H)', { ...NO_FORCE, ...ORAL_NEW }),
  ...rowsOf('needs facts', '288', {
    reason: 'a lewd act on a child under 14 under (a) or (b), not under (c)',
    source: `${LIST}(III)`,
    ...SECOND_HAND,
  }),
  ...rowsOf('yes', '288(A) 288(B)', {
    reason: 'a lewd act on a child under 14',
    source: `${LIST}(III)`,
    ...SECOND_HAND,
  }),
  ...rowsOf('no', '288(C)', NO_FORCE),
  ...rowsOf('needs facts', '289', FORCE_OPEN),
  ...rowsOf('yes', '289(A) 289(J)', BY_FORCE),
  ...rowsOf('no', '289(H) 289(I)', NO_FORCE),
  ...rowsOf('needs facts', '207', {
    reason: 'kidnapping, sexually violent only with sexual intent',
    source: SEXUAL,
    ...SECOND_HAND,
  }),
  ...rowsOf('yes', '207(B)', { reason: 'kidnapping of a child for a lewd act', source: SEXUAL, ...RECALLED }),
  ...rowsOf('needs facts', '220', {
    reason: 'assault, sexually violent only with the intent of a sexual offense',
    source: SEXUAL,
    ...SECOND_HAND,
  }),
  ...rowsOf('yes', '220(B)', LIFE),
  ...rowsOf('yes', '187 188 189 189.5 190 191 191.5', HOMICIDE),
  ...rowsOf('yes', '653F(B)', { reason: 'solicitation to murder', source: `${LIST}(V)`, ...SECOND_HAND }),
  ...rowsOf('needs facts', '653F', {
    reason: 'solicitation: to murder under (b) only',
    source: `${LIST}(V)`,
    ...SECOND_HAND,
  }),
  ...rowsOf('no', '653F(A) 653F(C) 653F(D) 653F(E)', {
    reason: 'solicitation of another crime than murder',
    source: `${LIST}(V)`,
    ...RECALLED,
  }),
  ...rowsOf('yes', '245(D)(3)', {
    reason: 'assault with a machine gun on a peace officer or firefighter',
    source: `${LIST}(VI)`,
    ...SECOND_HAND,
  }),
  ...rowsOf('yes', '11418(A)(1)', {
    reason: 'possession of a weapon of mass destruction',
    source: `${LIST}(VII)`,
    ...SECOND_HAND,
  }),
  ...rowsOf(
    'yes',
    '37 128 205 206 209 209.5 217.1(B) 218 219 273AB 288.7 451.5 4500 11418(B) 667.61 667.7 667.71',
    LIFE,
  ),
  ...rowsOf('yes', '12308 12310', { ...LIFE, to: '2011-12-31' }),
  ...rowsOf('yes', '18745 18755', { ...LIFE, from: '2012-01-01' }),
  ...rowsOf('yes', '1672(A)', { ...LIFE, code: 'MV' }),
  ...rowsOf('needs facts', '186.22(B)(4)', {
    ...LIFE,
    reason: 'a gang enhancement, punishable by life beside certain offenses only',
  }),
  ...rowsOf('needs facts', '236.1(C)(2)', {
    ...LIFE,
    reason: 'trafficking of a minor, serious only since 2024: which day counts is for counsel',
    to: '2023-12-31',
  }),
  ...rowsOf('yes', '236.1(C)(2)', { ...LIFE, from: '2024-01-01' }),
]);

/**
 * Offenses that PC 186.22(b)(4) makes punishable by life: home invasion robbery, carjacking, shooting at an inhabited
 * dwelling, discharge from a vehicle, extortion, threats to victims or witnesses. (Recalled.)
 */
export const ENHANCEABLE: readonly string[] = Object.freeze([
  '136.1',
  '213',
  '215',
  '246',
  '519',
  '12022.55',
]);
