import { expect } from 'vitest';
import { determine, readingOf, type Selection, select } from '../../src/law/determine.js';
import type { Subject } from '../../src/law/evaluate.js';
import { factsOf } from '../../src/law/fact-reader.js';
import type { ChargeFacts } from '../../src/law/facts.js';
import { type Context, preparePolicy, prepareRelief } from '../../src/law/prepared.js';
import type { Policy, Rulebook } from '../../src/law/rulebook.js';
import { type Random, randomFrom } from '../law/random.js';
import { refined } from '../law/random-facts.js';
import type { TestPerson } from './both-readers.js';

/** Who is looked at, and with what more may come to be known. */
export interface MoreKnown {
  readonly rulebook: Rulebook;
  readonly people: readonly TestPerson[];
  /** Their charges may be found to be one of the people's. */
  readonly strangers: readonly TestPerson[];
  readonly context: Context;
  readonly policy?: Policy;
  /** Texts that an identifier may turn out to be, by fact. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly seed: number;
}

/** How often something was decided before more came to be known, and how often the more decided something. */
export interface Tally {
  decided: number;
  opened: number;
}

interface Answer {
  readonly outcome: string;
  readonly selected: Selection | '';
}

/**
 * Asks of every charge in scope, four times, what is said when more is known of it, of its person and of the rest of
 * the list. Fails a test where something that was decided came out otherwise. Assumptions have to be off: they are
 * given up when the contrary is found.
 */
export function checkMoreKnown({
  rulebook,
  people,
  strangers,
  context,
  policy,
  keys,
  seed,
}: MoreKnown): Tally {
  const random = randomFrom(seed);
  const found = strangers.flatMap((person) => person.charges);
  const answersOf = answering(rulebook, context, policy);
  const tally: Tally = { decided: 0, opened: 0 };
  for (const person of people) {
    const read = person.charges.map((cells) => factsOf(rulebook.reader, cells, context));
    for (const [at, charge] of read.entries()) {
      if (!charge.kind.inScope) continue;
      const others = read.filter((_, k) => k !== at).map((r) => r.facts);
      const before = answersOf({
        facts: charge.facts,
        others,
        historyKnown: person.identified,
        historyWhole: true,
      });
      for (let time = 0; time < 4; time++) {
        const one = random.chance(50) ? [factsOf(rulebook.reader, random.pick(found), context).facts] : [];
        const subject = {
          facts: moreKnownOf(random, charge.facts, keys),
          others: [...others, ...one].map((facts) => moreKnownOf(random, facts, keys)),
          historyKnown: true,
          historyWhole: true,
        };
        answersOf(subject).forEach((after, r) => {
          const wrong = compare(before[r], after, tally);
          if (!wrong) return;
          const where = { cells: person.charges[at], relief: rulebook.reliefs[r].id, subject };
          expect({ ...where, ...after }).toEqual({ ...where, ...before[r] });
        });
      }
    }
  }
  return tally;
}

function answering(rulebook: Rulebook, context: Context, policy: Policy | undefined) {
  const reliefs = rulebook.reliefs.map((relief) => prepareRelief(rulebook, relief));
  const readings = reliefs.map((relief) => readingOf(rulebook, relief, context));
  const prepared = policy === undefined ? undefined : preparePolicy(rulebook, policy);
  const reading = prepared === undefined ? undefined : readingOf(rulebook, prepared, context);
  return (subject: Subject): Answer[] =>
    reliefs.map((relief, at) => {
      const { outcome } = determine(relief, subject, readings[at]);
      const { id } = relief.relief;
      if (prepared === undefined || reading === undefined || !rulebook.policyReliefs.includes(id)) {
        return { outcome, selected: '' };
      }
      return { outcome, selected: select(prepared, id, subject, reading).selected };
    });
}

/** Whether something decided came out otherwise. */
function compare(before: Answer, after: Answer, tally: Tally): boolean {
  return (
    changed(before.outcome, after.outcome, 'needs_review', tally) ||
    changed(before.selected, after.selected, 'unknown', tally)
  );
}

function changed(before: string, after: string, open: string, tally: Tally): boolean {
  if (before === '') return false;
  if (before === open) {
    if (after !== open) tally.opened++;
    return false;
  }
  tally.decided++;
  // Another county keeps the charge from being eligible; a rule may still come to forbid it as well.
  return after !== before && !(before === 'other_county' && after === 'not_eligible');
}

const moreKnownOf = (random: Random, facts: ChargeFacts, keys: MoreKnown['keys']): ChargeFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, refined(random, value, keys[name] ?? [])]),
  );
