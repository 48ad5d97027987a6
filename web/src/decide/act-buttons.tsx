import type { Determination } from '../../../src/server/api/docket.js';
import { ACT_KEYS, ofRow } from '../docket/row-acts.js';
import { useActs } from './acts.js';

interface ActButtonsProps {
  readonly run: string;
  readonly row: Determination;
}

/** What can be done with one determination. */
export function ActButtons({ run, row }: ActButtonsProps) {
  const acts = useActs();
  const of = ofRow(row);
  return (
    <div className="desk-acts">
      {ACT_KEYS.map(({ key, act }) => (
        <button
          key={key}
          type="button"
          className={act === 'approve' ? 'usa-button' : 'usa-button usa-button--outline'}
          aria-label={`${SHORT[act]}: ${of}, ${row.relief}`}
          onClick={() =>
            act === 'fact'
              ? acts.recordFact({ run, item: row.item, of })
              : acts.begin({ run, kind: act, chosen: { items: [row.item] }, of, missing: row.missing })
          }
        >
          {SHORT[act]}
        </button>
      ))}
    </div>
  );
}

const SHORT = {
  approve: 'Approve',
  reject: 'Reject',
  send_back: 'Send back',
  fact: 'Record a fact',
  comment: 'Comment',
  assign: 'Assign',
} as const;
