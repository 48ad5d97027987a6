import { type Random, weighted } from '../../random.js';
import { COUNTIES } from '../counties.js';

/** An agency that reports steps, as the file names it. */
export interface Agency {
  readonly type: string;
  readonly typeWords: string;
  readonly code: string;
  readonly name: string;
}

/** A county, as the file names it, and those who report from it. */
export interface ReportingCounty {
  /** Two digits, in the order of names. */
  readonly code: string;
  readonly name: string;
  readonly police: Agency;
  readonly sheriff: Agency;
  readonly court: Agency;
  /** Heard misdemeanors until 1998. */
  readonly municipal: Agency;
  readonly probation: Agency;
}

const BY_NAME: ReadonlyMap<string, ReportingCounty> = new Map(
  COUNTIES.map((county, at): [string, ReportingCounty] => {
    const name = county.toUpperCase();
    const code = String(at + 1).padStart(2, '0');
    const agency = (type: string, typeWords: string, number: number): Agency =>
      Object.freeze({ type, typeWords, code: `CA0${code}9${number}`, name: `CA${type}${name}` });
    return [
      county,
      Object.freeze({
        code,
        name,
        police: agency('PD', 'POLICE DEPARTMENT', 100),
        sheriff: agency('SO', 'SHERIFF', 200),
        court: agency('SC', 'SUPERIOR COURT', 300),
        municipal: agency('MC', 'MUNICIPAL COURT', 400),
        probation: agency('PR', 'PROBATION DEPARTMENT', 500),
      }),
    ];
  }),
);

/** The prisons of the state. */
export const PRISONS: Agency = Object.freeze({
  type: 'CD',
  typeWords: 'DEPT OF CORRECTIONS',
  code: 'CA0349600',
  name: 'CACD RECEPTION CENTER',
});

/** Who asks for the record of an applicant. */
export const SCHOOLS: Agency = Object.freeze({
  type: 'SD',
  typeWords: 'SCHOOL DISTRICT',
  code: 'CA0349700',
  name: 'CASD UNIFIED SCHOOLS',
});

/** Counties with more of the cases than the others, in hundredths (about). */
const SHARES: Readonly<Record<string, number>> = {
  'Los Angeles': 28,
  'San Diego': 9,
  Orange: 8,
  Riverside: 6,
  'San Bernardino': 6,
  'Santa Clara': 5,
  Alameda: 5,
  Sacramento: 5,
  'Contra Costa': 3,
  Fresno: 3,
  Kern: 3,
  'San Francisco': 3,
  'San Joaquin': 3,
  Stanislaus: 3,
  Ventura: 2,
  'San Mateo': 2,
  Solano: 2,
};

const BY_SHARE = weighted([...BY_NAME].map(([county, agencies]) => [agencies, SHARES[county] ?? 1] as const));

/** A county of the state, the large ones more often. */
export const inventCounty = (random: Random): ReportingCounty => random.pick(BY_SHARE);

/** The county of a name, in this project's spelling. Throws a RangeError where there is none. */
export function countyNamed(name: string): ReportingCounty {
  const found = BY_NAME.get(name);
  if (found === undefined) throw new RangeError(`no such county: ${name}`);
  return found;
}
