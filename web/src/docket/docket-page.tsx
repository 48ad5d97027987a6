import type { DocketOfRun } from '../../../src/server/api/docket.js';
import { useDocket } from '../api/docket-queries.js';
import { ScreenHeading, ScreenLink, useSearch } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { RunMenu } from '../parts/run-menu.js';
import { counted } from '../words.js';
import { viewOf } from './address.js';
import { Docket } from './docket.js';
import { TakeUp } from './take-up.js';

/** The determinations of a run: found, read and decided. */
export function DocketPage({ run }: { readonly run: string }) {
  const docket = useDocket(run);
  const search = useSearch();
  return (
    <>
      <ScreenHeading>Docket</ScreenHeading>
      <RunMenu run={run} current="docket" />
      {docket.isPending ? <p role="status">Opening the docket ...</p> : null}
      {docket.isError ? <Failure error={docket.error} /> : null}
      {docket.data === undefined ? null : docket.data.state === 'ready' ? (
        <>
          <About docket={docket.data} run={run} />
          <Docket run={run} view={viewOf(search)} docket={docket.data} />
        </>
      ) : (
        <TakeUp run={run} docket={docket.data} />
      )}
    </>
  );
}

function About({ docket, run }: { readonly docket: DocketOfRun; readonly run: string }) {
  const { determinations, people, changed, open } = docket;
  return (
    <>
      <p className="desk-under-heading">
        {counted(determinations, 'determination', 'determinations')} of {counted(people, 'person', 'people')}:
        one for each charge and each relief of the law.
        {changed === 0 ? null : (
          <>
            {' '}
            <ScreenLink to={`/runs/${run}/changes`}>
              {counted(changed, 'of them is', 'of them are')} not what they were in the earlier run
            </ScreenLink>
            .
          </>
        )}
      </p>
      {open ? null : (
        <p className="desk-remark">
          A newer run of the same list took the place of this one. It can be read; decide in the newer one.
        </p>
      )}
    </>
  );
}
