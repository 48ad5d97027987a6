import { ScreenLink } from '../navigation.js';

interface RunMenuProps {
  readonly run: string;
  readonly current: 'overview' | 'docket' | 'none';
}

/** The screens of one run. */
export function RunMenu({ run, current }: RunMenuProps) {
  return (
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
          <ScreenLink to={`/trail?run=${run}`}>Trail of this run</ScreenLink>
        </li>
      </ul>
    </nav>
  );
}
