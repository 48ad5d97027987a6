import { useRuns } from '../api/queries.js';
import { ScreenLink } from '../navigation.js';

interface RunMenuProps {
  readonly run: string;
  readonly current: 'overview' | 'docket' | 'papers' | 'none';
}

/** Which run this is, and its screens. */
export function RunMenu({ run, current }: RunMenuProps) {
  const runs = useRuns();
  const named = runs.data?.runs.find(({ id }) => id === run);
  return (
    <>
      {current === 'overview' ? null : (
        <p className="desk-under-heading">
          {named === undefined
            ? '\u00a0'
            : `${named.lists.join(', ')}. ${named.lawTitle}. County: ${named.county}. As of ${named.asOf}.`}
        </p>
      )}
      <nav aria-label="Screens of this run">
        <ul className="desk-run-menu">
          <li>
            <ScreenLink to={`/runs/${run}`} current={current === 'overview'}>
              Overview
            </ScreenLink>
          </li>
          <li>
            <ScreenLink to={`/runs/${run}/docket`} current={current === 'docket'}>
              Docket
            </ScreenLink>
          </li>
          <li>
            <ScreenLink to={`/runs/${run}/papers`} current={current === 'papers'}>
              Papers
            </ScreenLink>
          </li>
          <li>
            <ScreenLink to={`/trail?run=${run}`}>Trail of this run</ScreenLink>
          </li>
        </ul>
      </nav>
    </>
  );
}
