import { Button } from '@trussworks/react-uswds';
import type { TrailEntry } from '../../../src/server/api/docket-trail.js';
import { useTrail } from '../api/docket-queries.js';
import { useRuns } from '../api/queries.js';
import { useActs } from '../decide/acts.js';
import { actName } from '../docket/docket-words.js';
import { rewriteAddress, ScreenHeading, ScreenLink, useSearch } from '../navigation.js';
import { Failure } from '../parts/failure.js';
import { WideTable } from '../parts/wide-table.js';
import { writtenText } from '../parts/written-text.js';
import { printCount, printTime } from '../words.js';
import { momentsOf } from './local-days.js';
import { TrailFilters } from './trail-filters.js';
import { VerifyTrail } from './verify-trail.js';

/** Who did what, and when. */
export function TrailPage() {
  const search = useSearch();
  const asked = askedOf(search);
  const trail = useTrail(momentsOf(asked).toString());
  const runs = useRuns();
  const pages = trail.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.entries);
  const runName = (run: string | null, stored: string): string => {
    const known = runs.data?.runs.find(({ id }) => id === run);
    return known === undefined ? stored.slice(0, 12) : `${known.lists.join(', ')} (${known.asOf})`;
  };
  return (
    <>
      <ScreenHeading>Trail</ScreenHeading>
      <p className="usa-intro">
        Who did what, and when. Entries are only ever added, and each holds the hash of the one before.
      </p>
      <TrailFilters
        asked={asked}
        actors={pages[0]?.actors ?? []}
        runs={runs.data?.runs ?? []}
        onChange={(next) => {
          const text = next.toString();
          rewriteAddress(text === '' ? '/trail' : `/trail?${text}`);
        }}
      />
      {pages[0] === undefined ? null : <VerifyTrail head={pages[0].head} />}
      {trail.isPending ? <p role="status">Reading the trail ...</p> : null}
      {trail.isError ? <Failure error={trail.error} /> : null}
      {trail.isSuccess && entries.length === 0 ? (
        <p className="desk-remark">There is no such entry.</p>
      ) : null}
      {entries.length === 0 ? null : (
        <WideTable
          caption="Entries, the newest first"
          columns={['Entry', 'When', 'Who', 'What', 'Text', 'Run']}
          rows={entries.map((entry) => ({
            key: String(entry.entry),
            cells: [
              printCount(entry.entry),
              printTime(entry.at),
              entry.actor,
              <What key="what" entry={entry} />,
              entry.purged ? 'removed' : writtenText(entry.action, entry.text ?? ''),
              entry.run === null ? (
                runName(null, entry.storedRun)
              ) : (
                <ScreenLink key="run" to={`/runs/${entry.run}/docket`}>
                  {runName(entry.run, entry.storedRun)}
                </ScreenLink>
              ),
            ],
          }))}
        />
      )}
      {trail.hasNextPage ? (
        <Button type="button" outline onClick={() => void trail.fetchNextPage()}>
          Show older entries
        </Button>
      ) : null}
    </>
  );
}

const NAMES = ['run', 'actor', 'action', 'from', 'to'] as const;

/** What the address asks for, and nothing else. */
function askedOf(search: string): URLSearchParams {
  const given = new URLSearchParams(search);
  const asked = new URLSearchParams();
  for (const name of NAMES) {
    const value = given.get(name);
    if (value !== null && value !== '') asked.set(name, value);
  }
  return asked;
}

function What({ entry }: { readonly entry: TrailEntry }) {
  const acts = useActs();
  const { run } = entry;
  return (
    <>
      {actName(entry.action)}
      {entry.action === 'undo' ? ` entry ${entry.code}` : codeWords(entry)}
      {entry.count === 0 ? null : (
        <span className="desk-quiet desk-block">
          {printCount(entry.count)} {entry.count === 1 ? 'determination' : 'determinations'}
        </span>
      )}
      {entry.undoable && run !== null ? (
        <button
          type="button"
          className="usa-button usa-button--unstyled desk-block"
          aria-label={`Take it back: entry ${entry.entry}`}
          onClick={() => acts.undo(run, entry.entry)}
        >
          Take it back
        </button>
      ) : null}
    </>
  );
}

function codeWords({ words, code }: TrailEntry): string {
  if (words !== '') return `: ${words}`;
  return code === '' ? '' : `: ${code}`;
}
