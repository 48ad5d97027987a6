import type { ItemInFull } from '../../../src/server/api/docket-item.js';
import { counted } from '../words.js';

type SourceRecord = ItemInFull['records'][number];

/** A row of the list cell by cell, with those marked that a rule reads. */
export function OriginalRecord({ record }: { readonly record: SourceRecord }) {
  const shown = record.cells.filter(({ text, used }) => used || text !== '');
  const blank = record.cells.length - shown.length;
  return (
    <>
      <p className="desk-quiet">
        {record.file}, row {record.row}. Cells that a rule reads are marked
        {blank === 0 ? '' : `; ${counted(blank, 'blank cell', 'blank cells')} that no rule reads left out`}.
      </p>
      <dl className="desk-cells">
        {shown.map(({ column, text, used }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list may have two columns of one name; cells never move.
          <div key={at} className={used ? 'desk-cell-used' : undefined}>
            <dt>
              {column}
              {used ? <span className="desk-used"> read</span> : null}
            </dt>
            <dd>{text === '' ? <span className="desk-quiet">blank</span> : text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
