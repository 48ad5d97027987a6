import type { PolicyKey, PolicySetting } from '../../../law/rulebook.js';
import {
  hasOnlyProp64Convictions,
  hasPriorRegistrable,
  hasPriorSuperStrike,
  hasTwoPriors,
  isDeceased,
} from './conditions.js';
import {
  isConvictionFreeFor,
  isInSection,
  isNotFelony,
  isOfAge,
  isServing,
  isYearsAgo,
  wasUnder21,
} from './policy.js';

const BAR = { wants: 'one of', choices: ['exclude', 'review'] } as const;
const YEARS = { wants: 'years', from: 1, to: 15, example: 5 } as const;

const SETTINGS: readonly PolicySetting[] = [
  {
    id: 'notFelony',
    words: 'what is no felony: dismissed, or reviewed',
    wants: 'one of',
    choices: ['dismiss', 'review'],
    byDefault: 'dismiss',
    holds: isNotFelony,
  },
  {
    id: 'bars.superStrike',
    words: 'a super strike before the cannabis arrest excludes, or is for review',
    ...BAR,
    holds: hasPriorSuperStrike,
  },
  {
    id: 'bars.pc290',
    words:
      'an offense of PC 290(c), or a registration, before the cannabis arrest excludes, or is for review',
    ...BAR,
    holds: hasPriorRegistrable,
  },
  {
    id: 'bars.twoPriors',
    words: 'two convictions of the same section before the cannabis arrest exclude, or are for review',
    ...BAR,
    holds: hasTwoPriors,
  },
  {
    id: 'dismissSections',
    words: 'every conviction of {value} is dismissed',
    wants: 'sections',
    example: '11357',
    holds: isInSection('11357'),
  },
  {
    id: 'dismissIf.under21AtConviction',
    words: 'dismissed where the person was under 21 on the day of the conviction',
    wants: 'yes or no',
    holds: wasUnder21,
  },
  {
    id: 'dismissIf.ageAtLeast',
    words: 'dismissed where the person is {value} years old or older',
    wants: 'years',
    from: 40,
    to: 65,
    example: 50,
    holds: isOfAge(50),
  },
  {
    id: 'dismissIf.yearsSinceConviction',
    words: 'dismissed where the conviction was {value} years ago or earlier',
    ...YEARS,
    holds: isYearsAgo(5),
  },
  {
    id: 'dismissIf.yearsConvictionFree',
    words: 'dismissed where the person was convicted of nothing for {value} years',
    ...YEARS,
    holds: isConvictionFreeFor(5),
  },
  {
    id: 'dismissIf.onlyProp64Convictions',
    words: 'dismissed where all convictions of the person are under 11357 to 11360',
    wants: 'yes or no',
    holds: hasOnlyProp64Convictions,
  },
  {
    id: 'stillServing',
    words: 'what is still being served is for review',
    wants: 'one of',
    choices: ['review'],
    holds: isServing,
  },
  {
    id: 'dismissIf.deceased',
    words: 'dismissed where the person is deceased',
    wants: 'yes or no',
    holds: isDeceased,
  },
  {
    id: 'reduceSections',
    words: 'every other conviction of {value} is reduced',
    wants: 'sections',
    example: '11359',
    holds: isInSection('11359'),
  },
];

/** What a county can ask for, in the order in which the lines are tried. */
export const POLICY_SETTINGS: readonly PolicySetting[] = Object.freeze(SETTINGS);

/** Keys that compare no fact of a conviction: what follows where no line holds, and what stands in the county's files alone. */
export const OTHER_POLICY_KEYS: readonly PolicyKey[] = Object.freeze<PolicyKey[]>([
  {
    id: 'otherwise',
    words: 'what no line decides is for review',
    wants: 'one of',
    choices: ['review'],
    byDefault: 'it is neither dismissed nor reduced',
  },
  {
    id: 'relatedCharges',
    words:
      "in the county's own files, a conviction of a related charge, such as 11364 HS or 148 PC, is dismissed where its cycle holds a charge under 11357 to 11360, and for review elsewhere",
    wants: 'yes or no',
  },
]);
