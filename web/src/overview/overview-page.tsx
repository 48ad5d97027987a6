import { Alert } from '@trussworks/react-uswds';
import type { Overview } from '../../../src/server/api/runs.js';
import { useOverview } from '../api/queries.js';
import { outcomeName } from '../docket/docket-words.js';
import { ScreenHeading, ScreenLink } from '../navigation.js';
import { papersAddress } from '../papers/papers-address.js';
import { DocketCount } from '../parts/docket-count.js';
import { Failure } from '../parts/failure.js';
import { RunMenu } from '../parts/run-menu.js';
import { Legend, StackedBar } from '../parts/stacked-bar.js';
import { WideTable } from '../parts/wide-table.js';
import { counted, type OutcomeKey, printBytes, printCount } from '../words.js';
import { MissingFacts } from './missing-facts.js';
import { ReliefInDetail } from './relief-in-detail.js';

/** What a run came to. */
export function OverviewPage({ run }: { readonly run: string }) {
  const overview = useOverview(run);
  if (overview.isPending) {
    return (
      <>
        <ScreenHeading>Overview of a run</ScreenHeading>
        <p role="status">Checking the files of the run against its manifest, and counting ...</p>
      </>
    );
  }
  if (overview.isError) {
    return (
      <>
        <ScreenHeading>This run is not shown</ScreenHeading>
        <Failure error={overview.error} />
      </>
    );
  }
  return <Shown overview={overview.data} />;
}

function Shown({ overview }: { readonly overview: Overview }) {
  const { run, people, charges, rows } = overview;
  return (
    <>
      <ScreenHeading>{`Overview: ${run.lists.join(', ')}`}</ScreenHeading>
      <RunMenu run={run.id} current="overview" />
      <p className="desk-under-heading">
        {overview.sameLaw ? <ScreenLink to={`/laws/${run.law}`}>{run.lawTitle}</ScreenLink> : run.lawTitle},
        version {overview.lawVersion}. County: {run.county}. Policy: {overview.policyTitle ?? 'none'}. As of{' '}
        {run.asOf}.
      </p>
      {overview.sameLaw ? null : (
        <Alert type="warning" headingLevel="h2" heading="Decided under another text of the law">
          This program has another text of this law than the one the run was decided under (program version{' '}
          {overview.programVersion}). Rules are named and not explained here.
        </Alert>
      )}
      {overview.assumptionsOff.length === 0 ? null : (
        <p>Assumptions that were switched off: {overview.assumptionsOff.join(', ')}.</p>
      )}
      <ul className="desk-figures">
        <Figure
          value={people.withRelief}
          of={`of ${counted(people.total, 'person', 'people')} with an eligible charge`}
        />
        <Figure value={people.noConvictionLeft} of="would have no conviction left in this list" />
        <Figure value={people.noFelonyLeft} of="would have no felony left in this list" />
      </ul>
      <p>
        {counted(rows.read, 'row', 'rows')} read: {printCount(rows.used)} used, {printCount(rows.rejected)}{' '}
        set aside. {counted(charges.total, 'charge', 'charges')}, {printCount(charges.underThisLaw)} under
        this law. The figures about people suppose that every eligible charge is granted.
      </p>
      {rows.rejected === 0 ? null : (
        <Alert
          type="warning"
          headingLevel="h2"
          heading={`${counted(rows.rejected, 'row was', 'rows were')} set aside`}
        >
          They could not be read, so nothing is decided on them, and what they say is missing from the history
          of their people. rejected-rows.csv below says why for each: somebody should look.
        </Alert>
      )}
      <CountyWarning overview={overview} />

      <section aria-labelledby="reliefs">
        <h2 id="reliefs">What the law says, for each relief</h2>
        <Legend />
        <WideTable
          caption="Charges by outcome. Selected: eligible, and asked for by the office's policy"
          columns={[
            'Relief',
            'Shares',
            'Eligible',
            'Selected',
            'Needs review',
            'Not eligible',
            'Other county',
          ]}
          numbers={[2, 3, 4, 5, 6]}
          rows={overview.reliefs.map((relief) => ({
            key: relief.id,
            cells: [
              relief.title,
              <StackedBar key="bar" counts={relief.charges} />,
              <Counted key="eligible" run={run.id} relief={relief} outcome="eligible" />,
              <DocketCount
                key="selected"
                run={run.id}
                count={relief.selected.yes}
                filter={{ relief: [relief.id], selected: ['yes'] }}
                of={`what is selected, ${relief.title},`}
              />,
              <Counted key="needs_review" run={run.id} relief={relief} outcome="needs_review" />,
              <Counted key="not_eligible" run={run.id} relief={relief} outcome="not_eligible" />,
              <Counted key="other_county" run={run.id} relief={relief} outcome="other_county" />,
            ],
          }))}
        />
      </section>
      <section aria-labelledby="papers">
        <h2 id="papers">Papers</h2>
        <p>
          From what is selected here. What attorneys approved is taken from the{' '}
          <ScreenLink to={`/runs/${run.id}/docket`}>docket</ScreenLink>.
        </p>
        <ul className="desk-lists">
          <li>
            <ScreenLink to={papersAddress(run.id, { kind: 'packets', from: 'selected', filter: {} })}>
              Papers for the court
            </ScreenLink>
            <span className="desk-quiet">Motions, orders, notices, schedules and lists.</span>
          </li>
          <li>
            <ScreenLink to={papersAddress(run.id, { kind: 'report', from: 'selected', filter: {} })}>
              Report to hand out
            </ScreenLink>
            <span className="desk-quiet">Two pages, without any name.</span>
          </li>
        </ul>
      </section>
      <MissingFacts run={run.id} facts={overview.missingFacts} />
      <ReliefInDetail run={run.id} reliefs={overview.reliefs} />
      <section aria-labelledby="files">
        <h2 id="files">Files of the run</h2>
        <p>
          They hold personal data, except summary.json and problems.csv. Save them only where the list may be
          kept.
        </p>
        <ul className="desk-lists">
          {overview.files.map(({ name, bytes }) => (
            <li key={name}>
              <a
                className="usa-link"
                href={`/api/runs/${run.id}/files/${encodeURIComponent(name)}`}
                download={name}
              >
                {name}
              </a>{' '}
              <span className="desk-quiet">({printBytes(bytes)})</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface CountedProps {
  readonly run: string;
  readonly relief: Overview['reliefs'][number];
  readonly outcome: OutcomeKey;
}

function Counted({ run, relief, outcome }: CountedProps) {
  return (
    <DocketCount
      run={run}
      count={relief.charges[outcome]}
      filter={{ relief: [relief.id], outcome: [outcome] }}
      of={`${outcomeName(outcome)}, ${relief.title},`}
    />
  );
}

function Figure({ value, of }: { readonly value: number; readonly of: string }) {
  return (
    <li>
      <strong>{printCount(value)}</strong> <span>{of}</span>
    </li>
  );
}

function CountyWarning({ overview }: { readonly overview: Overview }) {
  const { countiesInstead, run } = overview;
  if (countiesInstead === null) return null;
  const present = countiesInstead.map(({ name, charges }) => `${name} (${printCount(charges)})`).join(', ');
  return (
    <Alert type="warning" headingLevel="h2" heading={`No charge of this list is of ${run.county}`}>
      {present === '' ? 'No charge is under this law either.' : `Charges under this law are of: ${present}.`}{' '}
      Check the county, and that this is the list that was meant.
    </Alert>
  );
}
