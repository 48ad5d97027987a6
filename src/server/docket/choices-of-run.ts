import type { Counted } from '../../docket/choices.js';
import { decidedChoices } from '../../docket/choices.js';
import { REJECT_REASONS, type RejectReason } from '../../docket/codes.js';
import { allRules } from '../../law/document/references.js';
import type { Rulebook } from '../../law/rulebook.js';
import type { Choice, ChoicesOfRun } from '../api/docket.js';
import { factsOfRun, wordsOfFacts } from './facts-of-run.js';
import type { DeskDocket, ReadyRun } from './open-docket.js';

const WORDS: Readonly<Record<string, string>> = {
  eligible: 'Eligible',
  not_eligible: 'Not eligible',
  needs_review: 'Needs review',
  other_county: 'Another county decides',
  yes: 'Selected by the policy',
  no: 'Not selected by the policy',
  unknown: 'Selection open',
  open: 'Not decided',
  approved: 'Approved',
  rejected: 'Rejected',
  sent_back: 'Sent back',
  decide_again: 'To be decided again',
};

/** For each filter what there is in a run, in words. `law` is that of the run, if this program has its very text. */
export async function choicesOfRun(
  docket: DeskDocket,
  run: ReadyRun,
  law: Rulebook | undefined,
): Promise<ChoicesOfRun> {
  const [found, decided] = [await docket.choicesOf(run), await decidedChoices(docket.store.db, run.runNo)];
  const worded = ({ value, count }: Counted): Choice => ({ id: value, words: WORDS[value] ?? value, count });
  const words = wordsOfFacts(law);
  const relief = (id: string) => law?.reliefs.find((one) => one.id === id);
  const rulesOf = (id: string) => {
    const one = relief(id);
    return one === undefined ? [] : allRules(one);
  };
  return {
    outcomes: found.outcomes.map(worded),
    selections: found.selections
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({ id: value, words: WORDS[value] ?? value, count })),
    reliefs: found.reliefs.map(({ value, count }) => ({
      id: value,
      words: relief(value)?.title ?? value,
      count,
    })),
    rules: found.rules
      .filter(({ value }) => value !== '')
      .map(({ value, relief: of, count }) => ({
        id: value,
        relief: of,
        words: rulesOf(of).find(({ id }) => id === value)?.words ?? value,
        count,
      })),
    reasons: found.reasons.map(worded),
    missing: found.missing.map(({ value, count }) => ({
      id: value,
      words: words.get(value) ?? value,
      count,
    })),
    facts: await factsOfRun(docket, run, law),
    counties: found.counties.map(worded),
    classes: found.classes.map(worded),
    agencies: found.agencies?.map(worded) ?? null,
    years: found.years.map(worded),
    states: decided.states.map(worded),
    assignees: decided.assignees.map(worded),
    rejectReasons: Object.entries(REJECT_REASONS).map(([id, words]) => ({ id: id as RejectReason, words })),
  };
}
