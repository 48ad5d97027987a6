import { parse } from 'yaml';
import type { Rulebook } from '../../src/law/rulebook.js';
import { californiaProp64 } from '../../src/states/california/prop64/rulebook.js';
import { illinoisCannabis } from '../../src/states/illinois/cannabis/rulebook.js';
import { randomPeople as californians } from '../california-prop64/histories.js';
import { randomPeople as illinoisans } from '../illinois-cannabis/histories.js';
import type { TestPerson } from './both-readers.js';

/** Under what a rulebook is printed and decided, and who is decided. */
export interface SqlCase {
  readonly rulebook: Rulebook;
  readonly people: (seed: number, count: number) => TestPerson[];
  readonly asOf: string;
  readonly county: string;
  readonly off: readonly string[];
  readonly policy?: { readonly name: string; readonly document: unknown };
}

const illinois = { rulebook: illinoisCannabis, people: illinoisans };
const california = { rulebook: californiaProp64, people: californians };

const preset = ({ presetDocument }: Rulebook, name: string) => ({
  name,
  document: parse(presetDocument(name)) as unknown,
});
const everyAssumption = ({ assumptions }: Rulebook): string[] => assumptions.map(({ name }) => name);

export const SQL_CASES: readonly SqlCase[] = [
  { ...illinois, asOf: '2026-11-22', county: 'Cook', off: [] },
  { ...illinois, asOf: '2028-02-29', county: 'all', off: everyAssumption(illinoisCannabis) },
  {
    ...illinois,
    asOf: '2026-11-22',
    county: 'Will',
    off: ['history-complete'],
    policy: preset(illinoisCannabis, 'cook-2019'),
  },
  {
    ...illinois,
    asOf: '2027-02-28',
    county: 'all',
    off: [],
    policy: {
      name: 'of many settings',
      document: {
        possessionOnly: true,
        maxGrams: 28.5,
        noOtherConvictionInCase: true,
        noCompanionFelony: true,
        noAssociatedViolentCrime: true,
        convictedFrom: '1984-02-29',
      },
    },
  },
  {
    ...california,
    asOf: '2019-07-01',
    county: 'San Joaquin',
    off: [],
    policy: preset(californiaProp64, 'los-angeles'),
  },
  {
    ...california,
    asOf: '2028-02-29',
    county: 'all',
    off: everyAssumption(californiaProp64),
    policy: preset(californiaProp64, 'san-joaquin-contra-costa'),
  },
  { ...california, asOf: '2028-02-29', county: 'all', off: ['history-complete'] },
  {
    ...california,
    asOf: '2026-02-28',
    county: 'all',
    off: [],
    policy: {
      name: 'of years',
      document: {
        dismissIf: {
          under21AtConviction: true,
          ageAtLeast: 50,
          yearsSinceConviction: 10,
          yearsConvictionFree: 5,
        },
        bars: { superStrike: 'review', pc290: 'exclude', twoPriors: 'review' },
      },
    },
  },
];
