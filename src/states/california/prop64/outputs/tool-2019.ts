import { addYears, type Day, dayOf } from '../../../../record/day.js';
import { PROP64_NUMBERS } from '../prop64-sections.js';
import type { CountyPortion } from './county-portion.js';
import type { CountyDetermination } from './eligibility.js';

/** What the tool of 2019 would have printed for a row: its determination and reason. */
export interface Answer2019 {
  readonly determination: Extract<
    CountyDetermination,
    'Eligible for Dismissal' | 'Eligible for Reduction' | ''
  >;
  readonly reason: string;
}

/** A conviction as that tool read it. */
interface Conviction2019 {
  /** The text before the first hyphen. */
  readonly section: string;
  /** The first day of the year 1 where the date could not be read. */
  readonly day: Day;
  readonly isFelony: boolean;
}

/** A person's convictions of one file as that tool saw them. */
interface History2019 {
  readonly latest: number;
  readonly isOnlyProp64: boolean;
  readonly isDeceased: boolean;
}

const YEAR_ONE = dayOf(1, 1, 1) as Day;
const ANY_PROP64 = /113(?:57|58|59|60)/;
const NO_ANSWER: Answer2019 = Object.freeze({ determination: '', reason: '' });
const LEAP_DAY = 'march-1';

const dayRead = (text: string): Day => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return (match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]))) || YEAR_ONE;
};

/**
 * What the tool of 2019 would have answered, as its public code and the published measurements of it say: sections
 * found anywhere in the text before the first hyphen, unknown dates in the year 1, an unknown class no felony, each
 * file alone, set-asides unseen, the county compared letter by letter. Settings it did not have are passed over.
 */
export function tool2019(
  run: CountyPortion,
  isCountyAsWritten: (charge: number) => boolean,
): (charge: number) => Answer2019 {
  const { data, policy, asOf } = run;
  const { cells, person, records, record } = data.charges;
  const text = (charge: number, column: keyof typeof cells): string =>
    cells[column].texts.textOf(cells[column].codes[charge]);
  const fileOf = (charge: number): number => records.file[record[charge]];
  const conviction = (charge: number): Conviction2019 => {
    const level = text(charge, 'class').toUpperCase();
    return {
      section: text(charge, 'statute').split('-')[0],
      day: dayRead(text(charge, 'disposition_date')),
      isFelony: level === 'FELONY' || level === 'F',
    };
  };
  const isConvicted = (charge: number): boolean => text(charge, 'disposition').startsWith('CONVICTED');
  const histories = new Map<string, History2019>();
  const historyOf = (charge: number) => {
    const key = `${fileOf(charge)} ${person[charge]}`;
    const known = histories.get(key);
    if (known !== undefined) return known;
    const own = [...data.chargesOf(person[charge])].filter((one) => fileOf(one) === fileOf(charge));
    const convictions = own.filter(isConvicted).map(conviction);
    const history = {
      latest: convictions.reduce<number>((late, one) => Math.max(late, one.day), YEAR_ONE),
      isOnlyProp64: convictions.every((one) => ANY_PROP64.test(one.section)),
      isDeceased: own.some((one) => text(one, 'event') === 'DECEASED'),
    };
    histories.set(key, history);
    return history;
  };
  const settings = policy?.settings ?? {};
  const listed = (name: string): string[] => {
    const value = settings[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const years = (name: string): number | undefined => {
    const value = settings[`dismissIf.${name}`];
    return typeof value === 'number' ? value : undefined;
  };
  const isOn = (name: string): boolean => settings[`dismissIf.${name}`] === true;
  const before = (number: number): Day => addYears(asOf, -number, LEAP_DAY);
  const dismissed = (reason: string): Answer2019 => ({ determination: 'Eligible for Dismissal', reason });

  return (charge) => {
    if (run.county !== 'all' && !isCountyAsWritten(charge)) return NO_ANSWER;
    const { section, day, isFelony } = conviction(charge);
    if (!isConvicted(charge) || !ANY_PROP64.test(section)) return NO_ANSWER;
    if (!isFelony) return dismissed('Misdemeanor or Infraction');
    const inList = (list: string): string | undefined =>
      PROP64_NUMBERS.find((number) => listed(list).includes(number) && section.includes(number));
    const dismissList = inList('dismissSections');
    if (dismissList !== undefined) return dismissed(`Dismiss all HS ${dismissList} convictions`);
    const { latest, isOnlyProp64, isDeceased } = historyOf(charge);
    const born = dayRead(text(charge, 'birth_date'));
    if (isOn('under21AtConviction') && addYears(born, 21, LEAP_DAY) > day)
      return dismissed('21 years or younger');
    const age = years('ageAtLeast');
    if (age !== undefined && born <= before(age)) return dismissed(`${age} years or older`);
    const since = years('yearsSinceConviction');
    if (since !== undefined && day <= before(since)) {
      return dismissed(`Conviction occurred ${since} or more years ago`);
    }
    const free = years('yearsConvictionFree');
    if (free !== undefined && latest < before(free)) {
      return dismissed(`No convictions in the past ${free} years`);
    }
    if (isOn('onlyProp64Convictions') && isOnlyProp64) {
      return dismissed('Only has 11357-60 charges');
    }
    if (isOn('deceased') && isDeceased) return dismissed('Individual is deceased');
    const reduceList = inList('reduceSections');
    if (reduceList === undefined) return NO_ANSWER;
    return { determination: 'Eligible for Reduction', reason: `Reduce all HS ${reduceList} convictions` };
  };
}
