import { Label, Select } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Overview } from '../../../src/server/api/runs.js';
import { DocketCount } from '../parts/docket-count.js';
import { YearColumns } from '../parts/stacked-bar.js';
import { WideTable } from '../parts/wide-table.js';
import { OUTCOMES, printCount } from '../words.js';

type Relief = Overview['reliefs'][number];

interface ReliefInDetailProps {
  readonly run: string;
  readonly reliefs: readonly Relief[];
}

/** One relief by the rule that decided, and by year. */
export function ReliefInDetail({ run, reliefs }: ReliefInDetailProps) {
  const [id, setId] = useState(reliefs[0].id);
  const relief = reliefs.find((one) => one.id === id) ?? reliefs[0];
  return (
    <section aria-labelledby="detail">
      <h2 id="detail">One relief in detail</h2>
      <Label htmlFor="relief">Relief</Label>
      <Select id="relief" name="relief" value={relief.id} onChange={(event) => setId(event.target.value)}>
        {reliefs.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
      <Reasons run={run} relief={relief} />
      <Years relief={relief} />
    </section>
  );
}

function Reasons({ run, relief }: { readonly run: string; readonly relief: Relief }) {
  return (
    <>
      <h3>By reason</h3>
      {relief.reasons.length === 0 ? <p>No charge of the list was asked about this relief.</p> : null}
      {OUTCOMES.map(({ key, name }) => {
        const reasons = relief.reasons.filter(({ outcome }) => outcome === key);
        if (reasons.length === 0) return null;
        return (
          <WideTable
            key={key}
            caption={`${name}: ${INTRODUCED[key]}`}
            columns={['Rule', 'Source', 'Charges', 'People']}
            numbers={[2, 3]}
            rows={reasons.map(({ rule, words, citation, charges, people }) => ({
              key: rule,
              cells: [
                rule === '' ? 'All rules are met' : words,
                citation,
                <DocketCount
                  key="charges"
                  run={run}
                  count={charges}
                  filter={{ relief: [relief.id], outcome: [key], rule: [rule] }}
                  of={`${name} by: ${rule === '' ? 'all rules are met' : words}`}
                />,
                printCount(people),
              ],
            }))}
          />
        );
      })}
    </>
  );
}

const INTRODUCED = {
  eligible: 'every rule is met',
  needs_review: 'the first rule that cannot be decided',
  not_eligible: 'the first rule that is not met',
  other_county: 'the rule of where the office may act',
} as const;

function Years({ relief }: { readonly relief: Relief }) {
  return (
    <>
      <h3>By year of the disposition</h3>
      <YearColumns years={relief.years} />
      <details className="desk-details">
        <summary>The same in numbers</summary>
        <WideTable
          caption="Charges by year and outcome"
          columns={['Year', ...OUTCOMES.map(({ name }) => name)]}
          numbers={[1, 2, 3, 4]}
          rows={relief.years.map((counts) => ({
            key: counts.year,
            cells: [
              counts.year === '' ? 'not known' : counts.year,
              ...OUTCOMES.map(({ key }) => printCount(counts[key])),
            ],
          }))}
        />
      </details>
    </>
  );
}
