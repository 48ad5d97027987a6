import type { LawBlock, LawInline, LawItem, LawText } from '../../../src/server/api/laws.js';
import { WideTable } from '../parts/wide-table.js';

type Numbers = ReadonlyMap<string, string>;

interface BlockProps {
  readonly block: LawBlock;
  readonly numbers: Numbers;
}

/** One paragraph, list, table or the like of a law. */
export function LawBlockView({ block, numbers }: BlockProps) {
  switch (block.block) {
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} numbers={numbers} />
        </p>
      );
    case 'list':
      return <Items items={block.items} ordered={block.ordered} numbers={numbers} />;
    case 'terms':
      return (
        <dl className="desk-terms">
          {block.terms.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Words text={text} numbers={numbers} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <WideTable
          caption={block.caption}
          columns={block.columns}
          rows={block.rows.map((row, at) => ({
            key: String(at),
            cells: row.map((text, column) => (
              <Words key={block.columns[column]} text={text} numbers={numbers} />
            )),
          }))}
        />
      );
    default:
      return <p className="desk-quiet">To be filled in on paper: {block.names.join(', ')}.</p>;
  }
}

interface ItemsProps {
  readonly items: readonly LawItem[];
  readonly ordered: boolean;
  readonly numbers: Numbers;
}

function Items({ items, ordered, numbers }: ItemsProps) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List>
      {items.map(({ text, items: inner }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a law never change their places.
        <li key={at}>
          <Words text={text} numbers={numbers} />
          {inner === undefined || inner.length === 0 ? null : (
            <Items items={inner} ordered={false} numbers={numbers} />
          )}
        </li>
      ))}
    </List>
  );
}

function Words({ text, numbers }: { readonly text: LawText; readonly numbers: Numbers }) {
  if (typeof text === 'string') return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their places.
  return text.map((piece, at) => <Piece key={at} piece={piece} numbers={numbers} />);
}

function Piece({ piece, numbers }: { readonly piece: LawInline; readonly numbers: Numbers }) {
  if (typeof piece === 'string') return piece;
  if ('code' in piece) return <code>{piece.code}</code>;
  if ('strong' in piece) return <strong>{piece.strong}</strong>;
  const number = numbers.get(piece.section);
  if (number === undefined) return piece.name;
  return (
    <a className="usa-link" href={`#${piece.section}`}>
      {piece.name === '' ? number : `${piece.name} (${number})`}
    </a>
  );
}
