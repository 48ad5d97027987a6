import { csvCell } from '../../../../files/csv-writer.js';
import type {
  RunFrame,
  StateCopies,
  StatePortion,
  StateResults,
  StateRun,
  StateWritten,
} from '../../../../screening/state-results.js';
import { ConvictionCells } from './added-cells.js';
import { Convictions } from './convictions.js';
import { countyPortion } from './county-portion.js';
import { addCounty, type CountyCounts, countCounty, emptyCounty, printedCounty } from './county-summary.js';
import { DIFFERENCE_COLUMNS, putDifferences } from './differences-csv.js';
import { Eligibilities, type Eligibility } from './eligibility.js';
import { relatedEligibility } from './related.js';
import type { ShownCharges } from './result-rows.js';
import { type SaidOfRows, saidOfRows } from './said-of-rows.js';
import { copyHeads, putCopies, putResults } from './write-copies.js';
import { WrittenCounties } from './written-counties.js';

const LAYOUT = 'ca-doj';
const DIFFERENCES = 'differences.csv';

/** The files and numbers that counties of the pilot of 2019 know, beside those of every run. */
export const prop64Results: StateResults = Object.freeze({
  rulebook: 'california-prop64',
  home: { module: import.meta.url, name: 'prop64Results' },
  copiesOf: [LAYOUT],
  begin,
  write,
  copy,
  summary: ({ frame }: StateRun, counts: readonly CountyCounts[]) => {
    const sum = emptyCounty();
    for (const one of counts) addCounty(sum, one);
    return { countySummary: printedCounty(frame, sum) };
  },
});

/** The input files of which counties know results, each with how theirs are named: with a number where there are several. */
function ownFiles({ files }: RunFrame): { index: number; nameOf: (name: string) => string }[] {
  const own = files.flatMap(({ layout }, index) => (layout.name === LAYOUT ? [index] : []));
  return own.map((index, at) => ({
    index,
    nameOf: (name) => (own.length === 1 ? name : name.replace('.csv', `_${at + 1}.csv`)),
  }));
}

function begin(run: StateRun): Record<string, string> {
  const heads = ownFiles(run.frame).map(({ index, nameOf }) => copyHeads(run, index, nameOf));
  return Object.assign({ [DIFFERENCES]: `${DIFFERENCE_COLUMNS.map(csvCell).join()}\n` }, ...heads);
}

async function write(portion: StatePortion): Promise<StateWritten> {
  const run = countyPortion(portion);
  const convictions = new Convictions(run);
  const eligibilities = new Eligibilities(run.data);
  const eligibility = (charge: number): Eligibility => eligibilities.of(charge);
  const related = relatedEligibility(run, convictions);
  const cells = new ConvictionCells(run, convictions);
  const shown: ShownCharges = {
    isResult: (charge) => convictions.isShown(charge),
    cells: (charge, other) => cells.of(charge, eligibility(charge), other),
  };
  const counties = new WrittenCounties(run);
  const said: SaidOfRows[] = [];
  try {
    for (const { index, nameOf } of ownFiles(portion.frame)) {
      const endings = putResults(portion, index, nameOf, shown, counties);
      if (portion.annotated) said.push(saidOfRows(portion, index, endings, related));
    }
    putDifferences(portion.file(DIFFERENCES), run, convictions, eligibility, counties);
  } finally {
    counties.close();
  }
  const count = countCounty(run, convictions, eligibility, related ?? (() => undefined));
  return portion.annotated ? { count, said } : { count };
}

async function copy(copies: StateCopies<readonly SaidOfRows[]>): Promise<void> {
  for (const [at, { index, nameOf }] of ownFiles(copies.frame).entries()) {
    await putCopies(copies, index, nameOf, copies.said[at]);
  }
}
