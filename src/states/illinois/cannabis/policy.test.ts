import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../../../messages/failure.js';
import { readPolicy } from './policy.js';
import { illinoisCannabis } from './rulebook.js';

const lines = (document: unknown) =>
  readPolicy('own', document).lines.map(({ id, words }) => `${id}: ${words}`);

describe('a policy document', () => {
  it('asks for its settings in the order of the rulebook', () => {
    const document = {
      offenseTo: '2019-06-25',
      offenseFrom: '2013-01-01',
      convictedTo: '2018-12-31',
      convictedFrom: '2014-01-01',
      noAssociatedViolentCrime: true,
      noCompanionFelony: true,
      noOtherConvictionInCase: true,
      maxGrams: 28.5,
      misdemeanorOnly: true,
      possessionOnly: true,
    };
    expect(lines(document)).toEqual([
      'possessionOnly: possession only (section 4)',
      'misdemeanorOnly: misdemeanors only',
      'maxGrams: not more than 28.5 grams',
      'noOtherConvictionInCase: no other conviction in the case',
      'noCompanionFelony: no other felony charge in the case',
      'noAssociatedViolentCrime: no associated violent crime',
      'convictedFrom: convicted on or after 2014-01-01',
      'convictedTo: convicted on or before 2018-12-31',
      'offenseFrom: offense on or after 2013-01-01',
      'offenseTo: offense on or before 2019-06-25',
    ]);
    expect(readPolicy('own', document).settings).toEqual(document);
  });

  it('asks for nothing by a setting that is false, or when it is empty', () => {
    expect(lines({ possessionOnly: false })).toEqual([]);
    expect(readPolicy('own', { possessionOnly: false }).settings).toEqual({ possessionOnly: false });
    expect(lines({})).toEqual([]);
    expect(lines(null)).toEqual([]);
    expect(lines(undefined)).toEqual([]);
  });

  it('has a title and a source, or goes by its name', () => {
    expect(readPolicy('own', { title: 'Ours', source: 'a letter', notes: 'n' })).toMatchObject({
      name: 'own',
      title: 'Ours',
      source: 'a letter',
      notes: 'n',
      settings: {},
    });
    expect(readPolicy('own', {})).toMatchObject({ title: 'own', source: '' });
    expect(readPolicy('own', {})).not.toHaveProperty('notes');
  });

  it('is frozen', () => {
    const policy = readPolicy('own', { maxGrams: 30 });
    expect([policy, policy.lines, policy.lines[0], policy.settings].map(Object.isFrozen)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a setting nobody knows', { maxGram: 30 }, 'maxGram'],
    ['two settings nobody knows', { maxGram: 30, colour: 'red' }, 'maxGram, colour'],
    ['a word for yes', { possessionOnly: 'yes' }, 'possessionOnly'],
    ['a number for yes', { noCompanionFelony: 1 }, 'noCompanionFelony'],
    ['grams as text', { maxGrams: '30' }, 'maxGrams'],
    ['no grams', { maxGrams: 0 }, 'maxGrams'],
    ['negative grams', { maxGrams: -1 }, 'maxGrams'],
    ['more than a ton', { maxGrams: 1_000_001 }, 'maxGrams'],
    ['a day there is not', { offenseFrom: '2013-02-30' }, 'offenseFrom'],
    ['a day in another order', { offenseTo: '25/06/2019' }, 'offenseTo'],
    ['a month', { convictedFrom: '2014-01' }, 'convictedFrom'],
    ['a year as a number', { convictedTo: 2018 }, 'convictedTo'],
    ['a title that is a number', { title: 3 }, 'title'],
    [
      'convictions that end before they begin',
      { convictedFrom: '2019-02-01', convictedTo: '2019-01-31' },
      'convictedTo',
    ],
    [
      'offenses that end before they begin',
      { offenseFrom: '2019-02-01', offenseTo: '2018-12-31' },
      'offenseTo',
    ],
    ['a list', [], 'the document'],
    ['a text', 'possessionOnly', 'the document'],
  ])('with %s is refused, and the key at fault is named', (_, document, key) => {
    let thrown: unknown;
    try {
      readPolicy('own', document);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({
      exitCode: 2,
      detail: { code: 'LAW_POLICY_UNREADABLE', parameters: { policy: 'own', key } },
    });
  });
});

it('a policy that is refused is told what is wrong with the key', () => {
  expect(() => readPolicy('own', { maxGram: 30 })).toThrow('is no setting of this rulebook');
  expect(() => readPolicy('own', { offenseFrom: 'May' })).toThrow('offenseFrom must be a date such as');
  expect(() => readPolicy('own', { offenseFrom: 2013 })).toThrow('offenseFrom must be a date such as');
  expect(() => readPolicy('own', { maxGrams: -3 })).toThrow('maxGrams must be a number above 0 and not');
  expect(() => readPolicy('own', { maxGrams: 'ten' })).toThrow('maxGrams must be a number above 0 and not');
  expect(() => readPolicy('own', { possessionOnly: 'yes' })).toThrow('possessionOnly must be true or false');
  expect(() => readPolicy('own', 'text')).toThrow('the document must be settings, one a line');
  expect(readPolicy('own', { offenseFrom: '2019-01-01', offenseTo: '2019-01-01' }).lines).toHaveLength(2);
});

describe('the presets', () => {
  const preset = (name: string) => readPolicy(name, parse(illinoisCannabis.presetDocument(name)));
  it.each([
    ['cook-2019', { possessionOnly: true, maxGrams: 30 }],
    [
      'mchenry-2020',
      {
        possessionOnly: true,
        misdemeanorOnly: true,
        noCompanionFelony: true,
        noAssociatedViolentCrime: true,
      },
    ],
    [
      'will-2020',
      { misdemeanorOnly: true, maxGrams: 30, offenseFrom: '2013-01-01', offenseTo: '2019-06-25' },
    ],
  ])('%s asks for what its office asked for', (name, settings) => {
    expect(preset(name).settings).toEqual(settings);
    expect(preset(name).source).not.toBe('');
    expect(illinoisCannabis.presets).toContain(name);
  });

  it('are three', () => {
    expect(illinoisCannabis.presets).toHaveLength(3);
  });
});
