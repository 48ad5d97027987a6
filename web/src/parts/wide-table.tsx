import type { ReactNode } from 'react';

interface WideTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Columns that hold numbers, by their place. */
  readonly numbers?: readonly number[];
  /** The first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table that becomes a list of cards where the screen is too narrow for it. */
export function WideTable({ caption, columns, numbers = [], rows }: WideTableProps) {
  const classOf = (at: number): string | undefined => (numbers.includes(at) ? 'desk-number' : undefined);
  return (
    <table className="usa-table usa-table--borderless usa-table--stacked-header desk-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={classOf(at)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]} scope="row" data-label={columns[at]}>
                  {cell}
                </th>
              ) : (
                <td key={columns[at]} data-label={columns[at]} className={classOf(at)}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
