import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/files/duckdb.js';
import {
  all,
  any,
  atLeast,
  type Condition,
  dateOf,
  daysApart,
  isAfter,
  isAnyOf,
  isBefore,
  isOnOrAfter,
  isOnOrBefore,
  missing,
  not,
  ofOther,
  same,
  sameDay,
  some,
} from '../../src/law/condition.js';
import { determine, OUTCOMES, readingOf } from '../../src/law/determine.js';
import { prepareRelief } from '../../src/law/prepared.js';
import type { Relief } from '../../src/law/rulebook.js';
import { compileRelief } from '../../src/law/sql/compile-relief.js';
import { duckdb } from '../../src/law/sql/dialects/duckdb.js';
import { ranksIn } from '../../src/law/sql/ranked-pairs.js';
import { BED_CODES, loadEntries, rowsOf } from './engine.testkit.js';
import { fact, gardenRulebook, randomContext } from './gardens.js';
import { randomFrom } from './random.js';
import { randomEntries, subjectOf } from './random-facts.js';

const RELATIONS = [isBefore, isOnOrBefore, isAfter, isOnOrAfter];
const otherIsRed = ofOther(isAnyOf(fact.color, 'red'));

/** Every way to compare a day of the other entry with days of this one. */
const COMPARISONS: readonly Condition[] = [
  ...RELATIONS.map((compare) => ofOther(compare(fact.picked, dateOf(fact.sown)))),
  ...RELATIONS.map((compare) => compare(fact.sown, dateOf(fact.picked, 'other'))),
  ...RELATIONS.map((compare) => compare(fact.picked, dateOf(fact.picked, 'other'))),
  sameDay(fact.picked),
  daysApart(fact.picked),
  any(sameDay(fact.picked), ofOther(isBefore(fact.picked, dateOf(fact.sown)))),
];

/** What stands beside it: keys that are equal, or not, and what the other entry is alone. */
const beside = (comparison: Condition): Condition[] => [
  comparison,
  all(otherIsRed, comparison),
  all(otherIsRed, not(same(fact.bed)), comparison),
  all(missing(fact.bed, same(fact.bed)), not(same(fact.shop)), comparison),
  any(all(same(fact.bed), not(comparison)), all(otherIsRed, same(fact.shop))),
];

const WHERES: readonly Condition[] = [
  ...COMPARISONS.flatMap(beside),
  same(fact.bed),
  all(otherIsRed, same(fact.bed), isAnyOf(fact.shape, 'round')),
];

const QUANTIFIED = WHERES.flatMap((where) => [some(where, 'all-listed'), atLeast(2, where, 'all-listed')]);

const reliefOf = (holds: Condition, at: number): Relief => {
  const plain = { citation: 'none', status: 'recalled', asOf: '2008-01-01' } as const;
  const rule = { id: 'rule', words: '', whenFalse: '', ...plain, holds };
  return { id: `prize-${at}`, title: '', grants: '', actor: '', ...plain, rules: [rule] };
};

describe('others of a person counted by ranks', () => {
  it('is how conditions are read that compare one day and two keys at most', () => {
    expect(WHERES.filter((where) => ranksIn(where) === undefined)).toEqual([]);
    const other = ofOther(isBefore(fact.picked, dateOf(fact.sown)));
    expect(ranksIn(all(other, sameDay(fact.sown)))).toBeUndefined();
    expect(ranksIn(ofOther(isBefore(fact.picked, dateOf(fact.sown), 1)))).toBeUndefined();
  });

  it.each([0, 4])('gives what going through all pairs gives (people of more than %i)', async (pairsUpTo) => {
    const random = randomFrom(4000 + pairsUpTo);
    const reliefs = QUANTIFIED.map(reliefOf);
    const rulebook = gardenRulebook(reliefs, 'march-1');
    const entries = randomEntries(random, 12, 24);
    const subjects = entries.map((entry) => subjectOf(entry, entries));
    const outcomes = new Set<string>();
    const database = await openDatabase();
    try {
      await loadEntries(database, entries);
      for (const relief of reliefs) {
        const prepared = prepareRelief(rulebook, relief);
        const reading = readingOf(rulebook, prepared, randomContext(random));
        const terms = { ...reading, dialect: duckdb, keys: BED_CODES, pairsUpTo };
        const decided = await rowsOf(database, compileRelief(prepared, terms, 'r'));
        const read = entries.flatMap(({ inScope }, at) => {
          if (!inScope) return [];
          const d = determine(prepared, subjects[at], reading);
          outcomes.add(d.outcome);
          return [[entries[at].charge, [OUTCOMES.indexOf(d.outcome), d.rule, d.missing, d.support]]];
        });
        expect({ relief, said: [...decided].sort(([a], [b]) => a - b) }).toEqual({ relief, said: read });
      }
    } finally {
      database.close();
    }
    expect([...outcomes].sort()).toEqual(['eligible', 'needs_review', 'not_eligible']);
  });
});
