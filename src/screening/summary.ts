import type { UnhashedFile } from '../intake/intake-result.js';
import { OUTCOMES, SELECTIONS } from '../law/determine.js';
import type { Deciding } from './determination-row.js';
import type { MissingFact } from './missing-facts.js';
import type { Counts, Tally } from './tally.js';

/** The numbers of a run: of rows, charges and people, each by relief and outcome. */
export function summaryOf(
  files: readonly UnhashedFile[],
  { reliefs, rulebook }: Deciding,
  tally: Tally,
  missing: readonly MissingFact[],
) {
  return {
    rows: {
      read: sum(files, (file) => file.records),
      used: sum(files, (file) => file.clean),
      rejected: sum(files, (file) => file.rejected),
      blankLines: sum(files, (file) => file.blankLines),
    },
    charges: {
      total: tally.charges,
      underThisLaw: tally.underThisLaw,
      historyOnly: sorted(tally.outside),
    },
    ...countiesInstead(tally),
    people: {
      total: tally.people,
      identified: tally.identified,
      ifEligibleGranted: tally.ifEligibleGranted,
      ifSelectedGranted: tally.ifSelectedGranted,
    },
    reliefs: Object.fromEntries(
      reliefs.map(({ relief }, at) => [relief.id, printedRelief(tally.reliefs[at])]),
    ),
    assumptions: Object.fromEntries(
      rulebook.assumptions.map(({ name }) => [name, tally.assumptions[name] ?? 0]),
    ),
    missingFacts: missing.map((fact) => ({
      missingFact: fact.label.text,
      heldBy: fact.holder,
      peopleAlone: fact.peopleAlone,
      chargesAlone: fact.chargesAlone.length,
      people: fact.people,
      charges: fact.charges,
    })),
    problems: sorted(tally.problems),
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/**
 * The counties of the charges under the law, when no charge at all is of the county that asks: then it is most likely
 * the wrong list, or the wrong county. Nothing otherwise.
 */
const countiesInstead = ({ charges, counties }: Tally): { readonly countiesInstead?: Counts } =>
  charges === 0 || counties === undefined || counties.asking > 0
    ? {}
    : { countiesInstead: sorted(counties.underThisLaw) };

const sorted = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Charges and people by outcome, and by selection among the eligible. */
function printedRelief({ charges, people, selected, rules }: Tally['reliefs'][number]) {
  const byOutcome = (counts: readonly number[]): Counts =>
    Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, counts[code]]));
  const of = (selection: (typeof SELECTIONS)[number]): number => selected[SELECTIONS.indexOf(selection)];
  return {
    charges: byOutcome(charges),
    people: byOutcome(people),
    selected: { yes: of('yes'), no: of('no'), unknown: of('unknown') },
    byRule: Object.fromEntries(
      OUTCOMES.flatMap((outcome) =>
        rules[outcome] === undefined ? [] : [[outcome, sorted(rules[outcome])]],
      ),
    ),
  };
}

export type Summary = ReturnType<typeof summaryOf>;
