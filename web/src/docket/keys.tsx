import { Dialog } from '../parts/dialog.js';
import { ACT_KEYS } from './row-acts.js';

const MOVES = [
  { keys: ['j', '↓'], does: 'Next row' },
  { keys: ['k', '↑'], does: 'Row before' },
  { keys: ['Page down', 'Page up'], does: 'Ten rows on, ten rows back' },
  { keys: ['Home', 'End'], does: 'First row, last row that was read' },
  { keys: ['Enter'], does: 'Open the person' },
  { keys: ['x'], does: 'Mark the row, or take the mark away' },
  { keys: ['u'], does: 'Take the last decision back' },
  { keys: ['/'], does: 'Go to the search' },
  { keys: ['?'], does: 'Show this' },
  { keys: ['Tab'], does: 'Leave the list' },
] as const;

/** All keys of the docket. */
export function Keys({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p>
        They work while a row of the list has the focus. Where rows are marked, decisions are for all of
        these.
      </p>
      <dl className="desk-keys">
        {[...MOVES, ...ACT_KEYS.map(({ key, does }) => ({ keys: [key], does }))].map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, nth) => (
                <span key={key}>
                  {nth === 0 ? '' : ' or '}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
