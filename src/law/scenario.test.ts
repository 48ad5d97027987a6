import { describe, expect, it } from 'vitest';
import { readScenarios } from './scenario.js';

const file = (...scenarios: unknown[]) => ({
  about: 'What wins.',
  asOf: '2010-06-01',
  county: 'North',
  charge: { statute: 'Garden Act 1', class: 'A' },
  scenarios,
});
const one = (scenario: unknown) => readScenarios(file(scenario)).scenarios[0];
const bare = { name: 'A pea wins', expect: { prize: 'eligible' } };

describe('a file of scenarios', () => {
  it('gives each scenario the terms and cells of the file', () => {
    const { about, scenarios } = readScenarios(file(bare));
    expect(about).toBe('What wins.');
    const [scenario] = scenarios;
    expect(scenario).toMatchObject({
      name: 'A pea wins',
      because: '',
      asOf: '2010-06-01',
      county: 'North',
      without: [],
      identified: true,
      others: [],
      expect: { prize: { outcome: 'eligible' } },
    });
    expect(scenario.charge).toMatchObject({ statute: 'Garden Act 1', class: 'A', grams: '' });
    expect(scenario).not.toHaveProperty('policy');
  });

  it('lets a scenario replace them', () => {
    const scenario = one({
      ...bare,
      because: 'Garden Act 2',
      asOf: '2011-01-01',
      county: 'all',
      without: ['sun'],
      policy: 'early',
      identified: 'false',
      charge: { class: '' },
      others: [{ statute: 'Garden Act 3' }],
    });
    expect(scenario).toMatchObject({ asOf: '2011-01-01', county: 'all', without: ['sun'], policy: 'early' });
    expect(scenario.identified).toBe(false);
    expect(scenario.charge).toMatchObject({ statute: 'Garden Act 1', class: '' });
    expect(scenario.others[0]).toMatchObject({ statute: 'Garden Act 3', class: '' });
    expect(one({ ...bare, without: 'all', policy: { maxGrams: '3' } })).toMatchObject({
      without: 'all',
      policy: { maxGrams: '3' },
    });
  });

  it('expects an outcome, an outcome with its grounds, or no determination at all', () => {
    expect(one({ ...bare, expect: 'none' }).expect).toBe('none');
    const grounds = {
      outcome: 'needs_review',
      rule: 'ripe',
      missing: ['ripe'],
      assumptions: [],
      selected: 'yes',
    };
    expect(one({ ...bare, expect: { prize: grounds } }).expect).toEqual({ prize: grounds });
  });

  it.each<[string, unknown]>([
    ['a key that is not known', { ...bare, becuase: 'a slip' }],
    ['a cell that is not known', { ...bare, charge: { colour: 'red' } }],
    ['an outcome that is none', { ...bare, expect: { prize: 'perhaps' } }],
    ['an expectation that is not known', { ...bare, expect: { prize: { outcome: 'eligible', rul: 'x' } } }],
    ['no name', { expect: { prize: 'eligible' } }],
    ['no expectation', { name: 'A pea' }],
    ['a person who is neither identified nor not', { ...bare, identified: 'no' }],
  ])('is refused with %s', (_, scenario) => {
    expect(() => one(scenario)).toThrow();
  });

  it('is refused without terms', () => {
    expect(() => readScenarios({ ...file(bare), asOf: undefined })).toThrow();
  });
});
