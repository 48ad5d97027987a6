import type { Person } from '../../../src/server/api/docket-person.js';
import { useDocket, usePerson } from '../api/docket-queries.js';
import { useNames } from '../api/names.js';
import { ScreenHeading, ScreenLink } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { RunMenu } from '../parts/run-menu.js';
import { counted } from '../words.js';
import { Cases } from './cases.js';
import { Determinations } from './determinations.js';
import { FoundFacts, History } from './history.js';
import { Regroup } from './regroup.js';
import { Regroupings } from './regroupings.js';
import { TimeLine } from './time-line.js';

interface PersonPageProps {
  readonly run: string;
  readonly person: number;
}

/** All that a run says of one person, and what was decided. */
export function PersonPage({ run, person }: PersonPageProps) {
  const read = usePerson(run, person);
  const docket = useDocket(run);
  if (read.isPending) {
    return (
      <>
        <ScreenHeading>Person</ScreenHeading>
        <p role="status">Reading the person's rows ...</p>
      </>
    );
  }
  if (read.isError) {
    return (
      <>
        <ScreenHeading>This person is not shown</ScreenHeading>
        <Failure error={read.error} />
        <p>
          <ScreenLink to={`/runs/${run}/docket`}>Back to the docket</ScreenLink>
        </p>
      </>
    );
  }
  return <Shown run={run} person={read.data} isOpen={docket.data?.open === true} />;
}

interface ShownProps {
  readonly run: string;
  readonly person: Person;
  readonly isOpen: boolean;
}

function Shown({ run, person, isOpen }: ShownProps) {
  const words = useNames(run);
  const { names, birthDate, personId, charges, determinations } = person;
  return (
    <>
      <ScreenHeading>{names.find((name) => name !== '') ?? 'No name'}</ScreenHeading>
      <RunMenu run={run} current="none" />
      <dl className="desk-terms">
        {names.length < 2 ? null : <Term name="Also written" value={names.slice(1).join('; ')} />}
        <Term name="Born" value={birthDate ?? 'not known'} />
        <Term name="Number" value={personId === '' ? 'none' : personId} />
        <Term
          name="In this list"
          value={`${counted(charges.length, 'charge', 'charges')}, ${counted(determinations.length, 'determination', 'determinations')}`}
        />
      </dl>
      {person.mergedInto === null ? null : (
        <p className="desk-remark">
          All its charges were given to{' '}
          <ScreenLink to={`/runs/${run}/people/${person.mergedInto}`}>another person</ScreenLink>, by hand.
        </p>
      )}
      {person.splitFrom === null ? null : (
        <p className="desk-remark">
          Its charges were taken from{' '}
          <ScreenLink to={`/runs/${run}/people/${person.splitFrom}`}>another person</ScreenLink>, by hand.
        </p>
      )}
      {person.historyKnown ? null : (
        <p className="desk-remark">
          It is not certain whose rows these are. That no other charge is seen decides nothing.
        </p>
      )}
      {person.historyWhole ? null : (
        <p className="desk-remark">
          A row of this person was set aside. That no other charge is seen decides nothing.
        </p>
      )}
      {person.untold === null ? null : <p className="desk-remark">{person.untold}</p>}
      <section aria-labelledby="determinations">
        <h2 id="determinations">What the law says</h2>
        <Determinations run={run} determinations={determinations} isOpen={isOpen} />
      </section>
      <section aria-labelledby="time-line">
        <h2 id="time-line">Time line</h2>
        <TimeLine charges={charges} />
      </section>
      <section aria-labelledby="cases">
        <h2 id="cases">Cases and arrests</h2>
        <Cases charges={charges} />
      </section>
      <section aria-labelledby="history">
        <h2 id="history">What was done</h2>
        <FoundFacts found={person.found} names={words} />
        <Regroupings run={run} regroupings={person.regroupings} isOpen={isOpen} />
        <h3>Decisions</h3>
        <History history={person.history} />
      </section>
      {isOpen ? <Regroup run={run} person={person} /> : null}
    </>
  );
}

function Term({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
