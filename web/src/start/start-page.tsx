import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Screening } from '../../../src/server/api/screenings.js';
import { ask } from '../api/ask.js';
import { useChoices, useLookedAtAll } from '../api/queries.js';
import { ScreenHeading } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { ChooseList } from './choose-list.js';
import { ListReport } from './list-report.js';
import { RunList } from './run-list.js';
import { ScreeningProgress } from './screening-progress.js';
import { TermsForm } from './terms-form.js';

/** From a file to a run: choose a list, see what it is, say what is asked, screen it. */
export function StartPage() {
  const client = useQueryClient();
  const [lists, setLists] = useState<readonly string[]>([]);
  const [begun, setBegun] = useState<string>();
  const running = useQuery({
    queryKey: ['running'],
    queryFn: () => ask<{ running: Screening | null }>('/api/screenings'),
    gcTime: 0,
  });
  const screening = begun ?? running.data?.running?.id;
  const leave = (): void => {
    // What was told of it when this page was opened is over as well.
    client.setQueryData(['running'], { running: null });
    setBegun(undefined);
  };
  return (
    <>
      <ScreenHeading>Start</ScreenHeading>
      <p className="usa-intro">
        Give the desk a list of convictions. It says which of them the law clears, why, or what is missing.
      </p>
      {screening === undefined ? null : <ScreeningProgress key={screening} id={screening} onLeave={leave} />}
      <RunList />
      <section aria-labelledby="choose">
        <h2 id="choose">1. Choose a list</h2>
        <ChooseList chosen={lists} onChosen={setLists} />
      </section>
      {lists.length === 0 ? null : <Chosen key={lists.join(' ')} lists={lists} onBegun={setBegun} />}
    </>
  );
}

interface ChosenProps {
  readonly lists: readonly string[];
  readonly onBegun: (screening: string) => void;
}

function Chosen({ lists, onBegun }: ChosenProps) {
  const lookedAt = useLookedAtAll(lists);
  const choices = useChoices();
  const looked = lookedAt.flatMap(({ data }) => data ?? []);
  const failed = lookedAt.find(({ isError }) => isError);
  if (failed !== undefined) return <Failure error={failed.error} />;
  if (looked.length < lists.length || choices.isPending) return <p role="status">Reading the list ...</p>;
  if (choices.isError) return <Failure error={choices.error} />;
  return (
    <>
      <section aria-labelledby="report">
        <h2 id="report">2. See what it is</h2>
        {looked.map((one) => (
          <ListReport key={one.list.id} looked={one} />
        ))}
      </section>
      <section aria-labelledby="terms">
        <h2 id="terms">3. Say what you ask</h2>
        <TermsForm looked={looked} choices={choices.data} onBegun={onBegun} />
      </section>
    </>
  );
}
