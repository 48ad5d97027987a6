import { useChoicesOfRun, useDocket } from '../api/docket-queries.js';
import { approvedWithin, useApproved, useCourt } from '../api/papers-queries.js';
import { docketAddress } from '../docket/address.js';
import { setIn } from '../docket/filter-words.js';
import { ScreenLink } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { counted } from '../words.js';
import { type PapersAsked, papersAddress } from './papers-address.js';

interface ApprovedProps {
  readonly run: string;
  readonly asked: PapersAsked;
}

/** Which approved determinations are meant, and how many there are now. */
export function Approved({ run, asked }: ApprovedProps) {
  const docket = useDocket(run);
  const isThere = docket.data?.state === 'ready';
  const choices = useChoicesOfRun(run, isThere);
  const { filter } = asked;
  const set = setIn(filter, choices.data);
  if (docket.isError) return <Failure error={docket.error} />;
  if (docket.data === undefined) return <p role="status">Looking into the docket ...</p>;
  if (!isThere) {
    return (
      <p className="desk-remark">
        {docket.data.state === 'purged' ? (
          'The personal data of this run were removed, so nothing can be made of it.'
        ) : (
          <>
            This run is not in the docket yet, so nothing of it is approved.{' '}
            <ScreenLink to={docketAddress(run)}>Open its docket</ScreenLink>.
          </>
        )}
      </p>
    );
  }
  if (!docket.data.open) {
    return (
      <p className="desk-remark">
        A newer run of the same list took the place of this one. Make papers of what is approved in the newer
        one.
      </p>
    );
  }
  return (
    <div className="desk-preview">
      {set.length === 0 ? (
        <p>
          All that is approved in the docket of this run. To take only some of it, set a filter{' '}
          <ScreenLink to={docketAddress(run, { state: ['approved'] })}>in the docket</ScreenLink> and come
          from there.
        </p>
      ) : (
        <>
          <p>Only what this filter of the docket means:</p>
          <ul className="desk-chips" aria-label="The filter">
            {set.map(({ words }) => (
              <li key={words} className="desk-chip desk-chip-still">
                {words}
              </li>
            ))}
          </ul>
          <p>
            <ScreenLink to={docketAddress(run, filter)}>Change it in the docket</ScreenLink>
            {' or '}
            <ScreenLink to={papersAddress(run, { ...asked, filter: {} })}>leave it out</ScreenLink>.
          </p>
        </>
      )}
      <Found run={run} asked={asked} />
    </div>
  );
}

function Found({ run, asked }: ApprovedProps) {
  const court = useCourt(run);
  const isForCourt = asked.kind === 'packets';
  const isUnknown = isForCourt && court === undefined;
  // A law without papers for a court has no relief that one is asked for.
  const reliefs = isForCourt ? (court?.reliefs ?? []).map(({ id }) => id) : undefined;
  const within = approvedWithin(asked.filter, reliefs);
  const approved = useApproved(run, within);
  if (approved.isError) return <Failure error={approved.error} />;
  if (isUnknown || (within !== undefined && approved.data === undefined)) {
    return <p role="status">Counting ...</p>;
  }
  const { count = 0, people = 0 } = approved.data ?? {};
  return (
    <p role="status">
      {count === 0 ? (
        <>
          <strong>Nothing of it is approved and eligible.</strong> Papers are made once something is.
        </>
      ) : (
        <>
          <strong>
            {counted(count, 'determination', 'determinations')} of {counted(people, 'person', 'people')}
          </strong>{' '}
          {count === 1 ? 'is' : 'are'} approved and eligible.
        </>
      )}
    </p>
  );
}
