import type { Determination } from '../../../src/server/api/docket.js';
import type { Names } from '../api/names.js';
import { ScreenLink } from '../navigation.js';
import { OutcomeTag, StateTag } from '../parts/tags.js';
import { nameOf } from './row-acts.js';

interface DocketRowProps {
  readonly run: string;
  readonly names: Names;
  readonly row: Determination;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onAt: (index: number) => void;
  readonly onMark: (row: Determination) => void;
}

/** One determination of a list. */
export function DocketRow({
  run,
  names,
  row,
  index,
  isCurrent,
  isMarked,
  measure,
  onAt,
  onMark,
}: DocketRowProps) {
  const name = nameOf(row);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row={index}
      aria-rowindex={index + 2}
      className={rowClass(isCurrent, isMarked)}
      onClick={() => onAt(index)}
      onFocus={() => onAt(index)}
    >
      <td className="desk-mark-cell">
        <label className="desk-mark">
          <input type="checkbox" checked={isMarked} tabIndex={tabIndex} onChange={() => onMark(row)} />
          <span className="usa-sr-only">
            Mark {name}, {row.statuteCited}, row {row.sourceRow}
          </span>
        </label>
      </td>
      <th scope="row">
        <ScreenLink to={`/runs/${run}/people/${row.person}#item-${row.item}`} tabIndex={tabIndex}>
          {name}
        </ScreenLink>
        <span className="desk-quiet desk-block">
          {row.caseNumber === '' ? 'no case number' : row.caseNumber}
          {row.county === '' ? '' : `, ${row.county}`}
        </span>
      </th>
      <td>
        {row.statuteCited === '' ? row.statute : row.statuteCited}
        <span className="desk-quiet desk-block">
          {[row.class === '' ? '' : `class ${row.class}`, row.offenseDate]
            .filter((one) => one !== '')
            .join(', ')}
        </span>
        <span className="desk-block desk-two-lines">{names.relief(row.relief)}</span>
      </td>
      <td>
        <OutcomeTag outcome={row.outcome} />{' '}
        <span className="desk-quiet desk-block desk-two-lines">{row.reason}</span>
      </td>
      <td>
        <StateTag state={row.state} />
        {row.assignee === null ? null : <span className="desk-quiet desk-block">for {row.assignee}</span>}
      </td>
    </tr>
  );
}

function rowClass(isCurrent: boolean, isMarked: boolean): string | undefined {
  const names = [isCurrent ? 'desk-row-current' : '', isMarked ? 'desk-row-marked' : ''].filter(
    (one) => one !== '',
  );
  return names.length === 0 ? undefined : names.join(' ');
}
