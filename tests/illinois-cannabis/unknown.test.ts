import { describe, expect, it } from 'vitest';
import { assumptionMask } from '../../src/law/prepared.js';
import { isoDay } from '../../src/record/day.js';
import { illinoisCannabis as rulebook } from '../../src/states/illinois/cannabis/rulebook.js';
import {
  type Said,
  saidByEngine,
  saidByEvaluation,
  type TestPerson,
  type TestTerms,
} from '../rulebooks/both-readers.js';
import { checkMoreKnown } from '../rulebooks/more-known.js';
import { randomPeople } from './histories.js';

const asOf = isoDay('2026-11-22');
const names = rulebook.assumptions.map((assumption) => assumption.name);
const termsWith = (on: readonly string[], county = 'Cook'): TestTerms => ({
  asOf,
  county,
  assumptions: assumptionMask(
    rulebook,
    names.filter((name) => !on.includes(name)),
  ),
});

const KEYS: Readonly<Record<string, readonly string[]>> = {
  county: ['Cook', 'Will', 'Lake'],
  case_number: ['2010-CR-100', '2010-CR-200', '2012-CF-7'],
  arrest_id: ['P1001', 'P2002', 'P3003'],
  arresting_agency: ['CHICAGOPD', 'JOLIETPD', 'ISP'],
};

it('with every assumption off, whatever else comes to be known of a charge, its person or the list, what was decided stays', () => {
  const { decided, opened } = checkMoreKnown({
    rulebook,
    people: randomPeople(13, 3_000),
    strangers: randomPeople(12, 300),
    context: { asOf, parameters: { county: 'Cook' }, assumptions: 0 },
    keys: KEYS,
    seed: 11,
  });
  expect(decided).toBeGreaterThan(20_000);
  expect(opened).toBeGreaterThan(1_000);
});

/** Every determination of some people, each with the person and the charge. */
function eachSaid(people: readonly TestPerson[], terms: TestTerms) {
  const all: { person: TestPerson; charge: number; relief: string; said: Said }[] = [];
  saidByEvaluation(rulebook, people, terms).forEach((ofPerson, p) => {
    ofPerson.forEach((ofCharge, charge) => {
      if (ofCharge === 'none') return;
      for (const [relief, said] of Object.entries(ofCharge))
        all.push({ person: people[p], charge, relief, said });
    });
  });
  return all;
}

function saidAgain(person: TestPerson, charge: number, relief: string, terms: TestTerms): Said {
  const said = saidByEvaluation(rulebook, [person], terms)[0][charge];
  if (said === 'none') throw new Error('the charge got no determination');
  return said[relief];
}

describe('the assumptions a determination names', () => {
  const policy = {
    name: 'own',
    document: { maxGrams: 30, noCompanionFelony: true, offenseFrom: '1984-01-01' },
  };

  it('are all it rests on: with the others off it is the same, and the same is selected', () => {
    let named = 0;
    let unnamed = 0;
    const people = randomPeople(21, 1_200);
    for (const { person, charge, relief, said } of eachSaid(people, { ...termsWith(names), policy })) {
      if (said.outcome === 'needs_review' || said.selected === 'unknown') continue;
      if (said.assumptions.length === 0) unnamed++;
      else named++;
      const again = saidAgain(person, charge, relief, { ...termsWith(said.assumptions), policy });
      const decision = { outcome: said.outcome, selected: said.selected };
      if (again.outcome === said.outcome && again.selected === said.selected) continue;
      expect({
        relief,
        charge,
        person,
        named: said.assumptions,
        outcome: again.outcome,
        selected: again.selected,
      }).toEqual({
        relief,
        charge,
        person,
        named: said.assumptions,
        ...decision,
      });
    }
    expect(named).toBeGreaterThan(500);
    expect(unnamed).toBeGreaterThan(1_000);
  });

  it('are each needed by what is eligible: switched off alone, it leaves a question', () => {
    const tested = new Set<string>();
    const people = randomPeople(22, 4_000).map((person) => ({
      ...person,
      charges: person.charges.slice(0, 1),
    }));
    for (const { person, charge, relief, said } of eachSaid(people, termsWith(names))) {
      if (said.outcome !== 'eligible') continue;
      for (const off of said.assumptions) {
        tested.add(off);
        const again = saidAgain(person, charge, relief, termsWith(names.filter((name) => name !== off)));
        expect({ relief, person, off, outcome: again.outcome }).toEqual({
          relief,
          person,
          off,
          outcome: 'needs_review',
        });
      }
    }
    expect([...tested].sort()).toEqual([...names].sort());
  });
});

describe('the order in which charges and people are listed', () => {
  const people = randomPeople(31, 1_500);
  const backwards = [...people]
    .reverse()
    .map((person) => ({ ...person, charges: [...person.charges].reverse() }));
  const forwards = <T>(said: T[][]): T[][] => [...said].reverse().map((ofPerson) => [...ofPerson].reverse());
  const policy = { name: 'own', document: { noOtherConvictionInCase: true, noAssociatedViolentCrime: true } };
  const terms = { ...termsWith(names), policy };

  it('changes nothing of what evaluation says', () => {
    expect(forwards(saidByEvaluation(rulebook, backwards, terms))).toEqual(
      saidByEvaluation(rulebook, people, terms),
    );
  });

  it('changes nothing of what the engine says', async () => {
    const [one, other] = [
      await saidByEngine(rulebook, people, terms),
      await saidByEngine(rulebook, backwards, terms),
    ];
    expect(forwards(other)).toEqual(one);
  });
});
