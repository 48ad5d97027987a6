import { useState } from 'react';
import { usePapers } from '../api/papers-queries.js';
import { ScreenHeading, useSearch } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { RunMenu } from '../parts/run-menu.js';
import { MadeList } from './made-list.js';
import { Making } from './making.js';
import { papersAsked } from './papers-address.js';
import { PapersForm } from './papers-form.js';

/** Papers of a run: what a court gets, and what the public may read. */
export function PapersPage({ run }: { readonly run: string }) {
  const papers = usePapers(run);
  const asked = papersAsked(useSearch());
  const [begun, setBegun] = useState<string>();
  const all = papers.data?.papers ?? [];
  const running = all.find(({ status }) => status === 'running');
  // What came of it is told also to whoever came to this page while it went on.
  if (running !== undefined && running.id !== begun) setBegun(running.id);
  return (
    <>
      <ScreenHeading>Papers</ScreenHeading>
      <RunMenu run={run} current="papers" />
      <p>
        Papers are made on this machine and stay on it. Nothing is filed or sent: an attorney reads, signs and
        files them.
      </p>
      {papers.isPending ? <p role="status">Looking what was made ...</p> : null}
      {papers.isError ? <Failure error={papers.error} /> : null}
      <section aria-labelledby="make">
        <h2 id="make">Make papers</h2>
        <PapersForm run={run} asked={asked} isBusy={running !== undefined} onBegun={setBegun} />
        {begun === undefined ? null : <Making key={begun} id={begun} onLeave={() => setBegun(undefined)} />}
      </section>
      {papers.isSuccess ? (
        <section aria-labelledby="made">
          <h2 id="made">What was made</h2>
          <MadeList
            run={run}
            papers={all.filter(({ status }) => status === 'done')}
            onRemoved={(id) => {
              if (begun === id) setBegun(undefined);
            }}
          />
        </section>
      ) : null}
    </>
  );
}
