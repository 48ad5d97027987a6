import { choiceList } from '../../record/choice.js';
import { any, askCounsel, isAnyOf, isParameter, none, ofOther, weighsAtMost } from '../condition.js';
import { choiceFact, identifierFact, weightFact } from '../facts.js';
import { policyLine } from '../policy-setting.js';
import type { Relief, Rule, Rulebook } from '../rulebook.js';

const colors = choiceList('red', 'green');
export const ripe = choiceFact(
  'ripe',
  choiceList('yes', 'no'),
  'whether the charge is ripe',
  'gardener',
  'class',
);
export const color = choiceFact('color', colors, 'the color', 'gardener', 'description');
export const mass = weightFact('mass', 'the mass in grams', 'scales', 'grams');
export const bed = identifierFact('bed', 'the bed', 'gardener', 'county');

const rule = (
  id: string,
  words: string,
  holds: Rule['holds'],
  status: Rule['status'] = 'verified',
): Rule => ({
  id,
  words,
  whenFalse: `It is not so that ${words} ({color}).`,
  citation: 'Garden Act 1 & 2',
  status,
  asOf: '2010-01-01',
  holds,
});

const otherIsRed = ofOther(isAnyOf(color, 'red'));

const prize: Relief = {
  id: 'g.prize',
  title: 'A prize',
  citation: 'Garden Act 1',
  status: 'second-hand',
  asOf: '2010-01-01',
  grants: 'a <b>cup</b>',
  actor: 'The judge',
  rules: [
    rule(
      'ripe',
      'it is ripe',
      any(isAnyOf(ripe, 'yes'), askCounsel('is a pea ripe?', isAnyOf(color, 'green'))),
    ),
    rule('alone', 'no red one lies beside it', none(otherIsRed, 'all-listed'), 'recalled'),
  ],
  venue: rule('near', 'it grew here', isParameter(bed, 'bed')),
};

/** A small invented law with everything a document shows, and texts that would break careless printers. */
export const inventedRulebook = (over: Partial<Rulebook> = {}): Rulebook => {
  const unused = (): never => {
    throw new Error('this law reads no cells');
  };
  const settings = [
    {
      id: 'maxMass',
      words: 'not more than {value} grams',
      wants: 'grams',
      holds: weighsAtMost(mass, { parameter: 'maxMass' }),
    },
  ] as const;
  return {
    id: 'gardens',
    title: 'Prizes <script>alert(1)</script> & "more"',
    home: { module: '', name: '' },
    jurisdiction: 'nowhere',
    version: '1',
    asOf: '2010-01-01',
    leapDay: 'march-1',
    facts: [ripe, color, mass, bed],
    assumptions: [{ name: 'all-listed', words: 'The list holds all.', basis: 'Custom' }],
    reliefs: [prize],
    tables: [
      {
        name: 'beds',
        title: 'Beds',
        citation: 'Garden Act 3',
        status: 'verified',
        note: 'A note with *stars*.',
        columns: ['bed', 'kind', 'status'],
        rows: [['B1', '(peas|beans) [dry]', 'recalled']],
      },
    ],
    policyReliefs: ['g.prize'],
    policySettings: settings,
    presets: ['small'],
    readPolicy: (name) => ({
      name,
      title: 'Small prizes',
      source: 'a letter',
      notes: 'An <i>early</i> note.',
      settings: { maxMass: 30 },
      lines: settings.flatMap((setting) => policyLine(setting, 30) ?? []),
    }),
    presetDocument: () => 'maxMass: 30',
    prose: {
      purpose: ['What this is for.'],
      howFound: { ripe: 'By touch.' },
      valueWords: { color: { red: 'a red one' } },
      alwaysKnown: [],
      definitions: [{ id: 'red', words: 'the other charge is red', ofTwoCharges: true, holds: otherIsRed }],
      whenOff: { 'all-listed': 'All is open.' },
      openPoints: [
        {
          id: 'weather',
          point: 'May it rain?',
          source: 'Garden Act 9',
          status: 'recalled',
          touches: [
            { relief: 'g.prize', rule: 'ripe' },
            { table: 'beds' },
            { setting: 'maxMass' },
            { preset: 'small' },
            { relief: 'g.prize' },
          ],
          questions: [],
          meanwhile: 'It may.',
        },
      ],
    },
    scenarioTexts: () => [
      {
        name: 'peas.yaml',
        text: [
          'about: What peas win.',
          'asOf: 2010-01-01',
          'county: North',
          "charge: { statute: Garden Act 1, class: A, description: '<pea>' }",
          'scenarios:',
          '  - { name: A pea wins, expect: { g.prize: eligible } }',
          '  - name: A pea beside a red one needs review',
          '    because: Garden Act 2',
          '    asOf: 2011-01-01',
          '    county: South',
          "    identified: 'false'",
          '    without: [all-listed]',
          '    policy: { settings: { maxMass: 3 } }',
          "    charge: { class: '' }",
          '    others: [{ description: red }]',
          '    expect: { g.prize: { outcome: needs_review, rule: alone, missing: [identity, counsel], assumptions: [all-listed], selected: unknown, selectedRule: maxMass, selectedMissing: [mass] } }',
          '  - { name: A stone is no pea, without: all, policy: small, expect: none }',
          '',
        ].join('\n'),
      },
    ],
    reader: {
      convictionDate: '',
      kindCells: [],
      identifiers: [],
      printedAsCell: {},
      timeline: unused,
      period: unused,
      read: unused,
      dates: {},
    },
    places: [],
    readPlace: unused,
    ...over,
  };
};
