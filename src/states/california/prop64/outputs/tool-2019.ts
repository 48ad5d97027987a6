import { addYears, type Day, dayOf } from '../../../../record/day.js';
import { PROP64_NUMBERS } from '../prop64-sections.js';
import { ByText } from './by-text.js';
import type { CountyPortion } from './county-portion.js';
import type { CountyDetermination } from './eligibility.js';
import { Said } from './said.js';

/** What the tool of 2019 would have printed for a row: its determination and reason. */
export interface Answer2019 {
  readonly determination: Extract<
    CountyDetermination,
    'Eligible for Dismissal' | 'Eligible for Reduction' | ''
  >;
  readonly reason: string;
}

/** A citation as that tool read it: the text before the first hyphen. */
interface Statute2019 {
  readonly isProp64: boolean;
  /** The answer where a number of the policy's list of what is dismissed stands in it; of what is reduced. */
  readonly dismissed: Answer2019 | undefined;
  readonly reduced: Answer2019 | undefined;
}

/** A person's convictions of one file as that tool saw them. */
interface History2019 {
  readonly latest: number;
  readonly isOnlyProp64: boolean;
  readonly isDeceased: boolean;
}

/** What dismisses a conviction beside its section, as the policy sets it. */
interface Settings2019 {
  readonly ageAtLeast: number | undefined;
  readonly yearsSinceConviction: number | undefined;
  readonly yearsConvictionFree: number | undefined;
  readonly under21AtConviction: boolean;
  readonly onlyProp64Convictions: boolean;
  readonly deceased: boolean;
}

/** The first day of the year 1 stands where a date cannot be read. */
const YEAR_ONE = dayOf(1, 1, 1) as Day;
const ANY_PROP64 = /113(?:57|58|59|60)/;
const NO_ANSWER: Answer2019 = Object.freeze({ determination: '', reason: '' });
const LEAP_DAY = 'march-1';

const dayRead = (text: string): Day => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return (match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]))) || YEAR_ONE;
};

const MISDEMEANOR = dismissed('Misdemeanor or Infraction');

function dismissed(reason: string): Answer2019 {
  return Object.freeze({ determination: 'Eligible for Dismissal', reason });
}

function reduced(reason: string): Answer2019 {
  return Object.freeze({ determination: 'Eligible for Reduction', reason });
}

const convicts = (text: string): boolean => text.startsWith('CONVICTED');
const isFelony = (text: string): boolean => text.toUpperCase() === 'FELONY' || text.toUpperCase() === 'F';

/**
 * What the tool of 2019 would have answered, as its public code and the published measurements of it say: sections
 * found anywhere in the text before the first hyphen, unknown dates in the year 1, an unknown class no felony, each
 * file alone, set-asides unseen, the county compared letter by letter. Settings it did not have are passed over.
 */
export class Tool2019 {
  private readonly settings: Settings2019;
  private readonly statutes: ByText<Statute2019>;
  private readonly days: ByText<Day>;
  private readonly births: ByText<Day>;
  private readonly felonies: Said;
  private readonly convicted: Said;
  private readonly deceased: Said;
  /** By file, and by person. */
  private readonly histories: Map<number, History2019>[];

  constructor(
    private readonly run: CountyPortion,
    private readonly isCountyAsWritten: (charge: number) => boolean,
  ) {
    const { cells } = run.data.charges;
    const policy = run.policy?.settings ?? {};
    this.settings = settingsOf(policy);
    const [dismissing, reducing] = [listed(policy.dismissSections), listed(policy.reduceSections)];
    this.statutes = new ByText(cells.statute, (text) => {
      const [section] = text.split('-');
      const first = (list: readonly string[]): string | undefined =>
        PROP64_NUMBERS.find((number) => list.includes(number) && section.includes(number));
      const [toDismiss, toReduce] = [first(dismissing), first(reducing)];
      return {
        isProp64: ANY_PROP64.test(section),
        dismissed: toDismiss === undefined ? undefined : dismissed(`Dismiss all HS ${toDismiss} convictions`),
        reduced: toReduce === undefined ? undefined : reduced(`Reduce all HS ${toReduce} convictions`),
      };
    });
    this.days = new ByText(cells.disposition_date, dayRead);
    this.births = new ByText(cells.birth_date, dayRead);
    this.felonies = new Said(cells.class, isFelony);
    this.convicted = new Said(cells.disposition, convicts);
    this.deceased = new Said(cells.event, (text) => text === 'DECEASED');
    this.histories = run.data.frame.files.map(() => new Map<number, History2019>());
  }

  answer(charge: number): Answer2019 {
    if (!this.convicted.ofRow(charge)) return NO_ANSWER;
    const statute = this.statutes.of(charge);
    if (!statute.isProp64) return NO_ANSWER;
    if (this.run.county !== 'all' && !this.isCountyAsWritten(charge)) return NO_ANSWER;
    if (!this.felonies.ofRow(charge)) return MISDEMEANOR;
    if (statute.dismissed !== undefined) return statute.dismissed;
    const reason = this.reasonBySettings(charge);
    if (reason !== undefined) return dismissed(reason);
    return statute.reduced ?? NO_ANSWER;
  }

  /** Why the policy's settings dismiss a conviction, whatever its section; undefined where none does. */
  private reasonBySettings(charge: number): string | undefined {
    const { settings } = this;
    const day = this.days.of(charge);
    const born = this.births.of(charge);
    const { latest, isOnlyProp64, isDeceased } = this.historyOf(charge);
    if (settings.under21AtConviction && addYears(born, 21, LEAP_DAY) > day) return '21 years or younger';
    const age = settings.ageAtLeast;
    if (age !== undefined && born <= this.before(age)) return `${age} years or older`;
    const since = settings.yearsSinceConviction;
    if (since !== undefined && day <= this.before(since))
      return `Conviction occurred ${since} or more years ago`;
    const free = settings.yearsConvictionFree;
    if (free !== undefined && latest < this.before(free)) return `No convictions in the past ${free} years`;
    if (settings.onlyProp64Convictions && isOnlyProp64) return 'Only has 11357-60 charges';
    return settings.deceased && isDeceased ? 'Individual is deceased' : undefined;
  }

  private before(years: number): Day {
    return addYears(this.run.asOf, -years, LEAP_DAY);
  }

  private historyOf(charge: number): History2019 {
    const { person, records, record } = this.run.data.charges;
    const file = records.file[record[charge]];
    const known = this.histories[file].get(person[charge]);
    if (known !== undefined) return known;
    const history = this.makeHistory(person[charge], file);
    this.histories[file].set(person[charge], history);
    return history;
  }

  private makeHistory(person: number, file: number): History2019 {
    const { records, record } = this.run.data.charges;
    const charges = this.run.data.chargesOf(person);
    const history = { latest: YEAR_ONE, isOnlyProp64: true, isDeceased: false };
    for (let at = 0; at < charges.length; at++) {
      const charge = charges[at];
      if (records.file[record[charge]] !== file) continue;
      if (this.deceased.ofRow(charge)) history.isDeceased = true;
      if (!this.convicted.ofRow(charge)) continue;
      history.latest = later(history.latest, this.days.of(charge));
      if (!this.statutes.of(charge).isProp64) history.isOnlyProp64 = false;
    }
    return history;
  }
}

const later = (one: Day, other: Day): Day => (other > one ? other : one);

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function settingsOf(settings: Readonly<Record<string, unknown>>): Settings2019 {
  const years = (name: string): number | undefined => {
    const value = settings[`dismissIf.${name}`];
    return typeof value === 'number' ? value : undefined;
  };
  const isOn = (name: string): boolean => settings[`dismissIf.${name}`] === true;
  return {
    ageAtLeast: years('ageAtLeast'),
    yearsSinceConviction: years('yearsSinceConviction'),
    yearsConvictionFree: years('yearsConvictionFree'),
    under21AtConviction: isOn('under21AtConviction'),
    onlyProp64Convictions: isOn('onlyProp64Convictions'),
    deceased: isOn('deceased'),
  };
}
