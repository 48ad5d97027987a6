import type { Overview } from '../../../src/server/api/runs.js';
import { DocketCount } from '../parts/docket-count.js';
import { WideTable } from '../parts/wide-table.js';
import { printCount } from '../words.js';

interface MissingFactsProps {
  readonly run: string;
  readonly facts: Overview['missingFacts'];
}

/** The worklist: what to find, who has it, and how many people each finding would release. */
export function MissingFacts({ run, facts }: MissingFactsProps) {
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">What is missing</h2>
      {facts.length === 0 ? (
        <p>Nothing is missing: no charge needs review.</p>
      ) : (
        <>
          <p>
            A fact that alone is missing settles an answer once it is found. Together with other missing facts
            it concerns more people and charges, which the last two columns count.
          </p>
          <WideTable
            caption="Missing facts, those first that would settle most people alone"
            columns={[
              'Fact',
              'Who holds it',
              'People it settles alone',
              'Charges it settles alone',
              'People',
              'Charges',
            ]}
            numbers={[2, 3, 4, 5]}
            rows={facts.map((fact) => ({
              key: fact.fact,
              cells: [
                <span key="fact">
                  {fact.fact}
                  {fact.meaning === '' || fact.fact.endsWith(fact.meaning) ? null : (
                    <span className="desk-quiet desk-block">{fact.meaning}</span>
                  )}
                </span>,
                fact.heldBy,
                printCount(fact.peopleAlone),
                printCount(fact.chargesAlone),
                printCount(fact.people),
                <DocketCount
                  key="charges"
                  run={run}
                  count={fact.charges}
                  filter={{ missing: [fact.fact] }}
                  of={`what misses ${fact.fact}`}
                />,
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
