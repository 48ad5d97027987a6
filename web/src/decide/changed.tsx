import type { ChangedDetermination } from '../../../src/server/api/docket-person.js';
import { useNames } from '../api/names.js';
import { outcomeName } from '../docket/docket-words.js';
import { WideTable } from '../parts/wide-table.js';
import { counted } from '../words.js';

interface ChangedProps {
  readonly run: string;
  readonly made: number;
  readonly changed: readonly ChangedDetermination[];
}

/** What making determinations again came to. */
export function Changed({ run, made, changed }: ChangedProps) {
  const names = useNames(run);
  return (
    <>
      <p role="status">
        Kept. {counted(made, 'determination was', 'determinations were')} made again;{' '}
        {changed.length === 0 ? 'none came out otherwise' : `${changed.length} came out otherwise`}.
      </p>
      {changed.length === 0 ? null : (
        <WideTable
          caption="What came out otherwise"
          columns={['Relief', 'Before', 'Now', 'Why now']}
          rows={changed.map(({ item, relief, before, after }) => ({
            key: String(item),
            cells: [
              names.relief(relief),
              outcomeName(before.outcome),
              outcomeName(after.outcome),
              after.reason,
            ],
          }))}
        />
      )}
    </>
  );
}
