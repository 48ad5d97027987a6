import type { StateResults, StateRun, WrittenStateResults } from '../../../../screening/state-results.js';
import { cellsOfConviction, cellsOfRelated } from './added-cells.js';
import { Convictions } from './convictions.js';
import { countySummary } from './county-summary.js';
import { writeDifferences } from './differences-csv.js';
import { eligibilityOf } from './eligibility.js';
import { personNumbers } from './people.js';
import { relatedEligibility } from './related.js';
import { type ShownCharges, writeCopies } from './write-copies.js';

const LAYOUT = 'ca-doj';

/** The files and numbers that counties of the pilot of 2019 know, beside those of every run. */
export const prop64Results: StateResults = Object.freeze({
  rulebook: 'california-prop64',
  copiesOf: [LAYOUT],
  write: writeResults,
});

async function writeResults(run: StateRun): Promise<WrittenStateResults> {
  const { data } = run;
  const convictions = new Convictions(run);
  const eligibility = eligibilityOf(run);
  const related = relatedEligibility(run, convictions);
  const numbers = personNumbers(run, convictions);
  const shown: ShownCharges = {
    isResult: (charge) => convictions.isShown(charge),
    cells: (charge, other) => {
      if (!convictions.isShown(charge)) {
        const said = related(charge);
        return said === undefined ? undefined : cellsOfRelated(said, other);
      }
      const person = numbers(data.charges.person[charge]);
      return cellsOfConviction(run, convictions, person, eligibility(charge), charge, other);
    },
  };
  const own = data.intake.files.flatMap(({ layout }, index) => (layout.name === LAYOUT ? [index] : []));
  const files = {};
  for (const [at, index] of own.entries()) {
    const nameOf = (name: string): string =>
      own.length === 1 ? name : name.replace('.csv', `_${at + 1}.csv`);
    Object.assign(files, await writeCopies(run, index, nameOf, shown));
  }
  return {
    files: { ...files, 'differences.csv': writeDifferences(run, convictions, eligibility) },
    summary: { countySummary: countySummary(run, convictions, eligibility, related) },
  };
}
