import type { FillNode } from './fill-model.js';
import { type PartStructure, partStructure, type Stretch } from './part-structure.js';
import { type Placeholder, placeholdersIn } from './placeholders-in.js';
import { tagName } from './xml-tokens.js';

/** A piece of the part, with the token it is of. */
type Piece =
  | { readonly kind: 'xml'; readonly token: number; xml: string }
  | { readonly kind: 'tag'; readonly token: number; readonly tag: Placeholder };

/** A part that is repeated: from the first piece of it to the last, both included; empty when `to` is before `from`. */
interface Repeated {
  readonly name: string;
  readonly whenNone: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * A part of a document, ready to be filled in. `{#name}` and `{/name}` repeat what stands between them: within a
 * paragraph; whole paragraphs, when each stands alone in one; or the row of a table, when both are in it. Calls
 * `wrong` for what cannot be filled.
 */
export function compilePart(xml: string, wrong: (cause: string) => Error): FillNode[] {
  const structure = partStructure(xml);
  const pieces = piecesOf(structure, wrong);
  const dropped = new Set<number>();
  const parts = pairsOf(pieces, wrong).map((pair) => repeated(structure, pieces, pair, dropped, wrong));
  mustNest(parts, wrong);
  return build(pieces, parts, dropped);
}

function piecesOf(structure: PartStructure, wrong: (cause: string) => Error): Piece[] {
  const { tokens } = structure;
  const items = placeholdersIn(structure, wrong);
  return tokens.flatMap((xml, token): Piece[] => {
    const own = items.get(token);
    if (own === undefined) {
      const filled = items.has(token + 1) && tagName(xml) === 'w:t' && !xml.includes('xml:space');
      return [{ kind: 'xml', token, xml: filled ? '<w:t xml:space="preserve">' : xml }];
    }
    return own.map((item) =>
      item.kind === 'text' ? { kind: 'xml', token, xml: item.text } : { kind: 'tag', token, tag: item },
    );
  });
}

interface Pair {
  readonly open: number;
  readonly close: number;
  readonly first: Placeholder;
  readonly last: Placeholder;
}

/** The marks that belong together, outer ones first. */
function pairsOf(pieces: readonly Piece[], wrong: (cause: string) => Error): Pair[] {
  const pairs: Pair[] = [];
  const open: { readonly at: number; readonly tag: Placeholder }[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'tag' || piece.tag.mark === '') continue;
    if (piece.tag.mark !== '/') {
      open.push({ at, tag: piece.tag });
      continue;
    }
    const first = open.pop();
    if (first === undefined) throw wrong(`{/${piece.tag.name}} ends what was not begun`);
    if (first.tag.name !== piece.tag.name) {
      throw wrong(`{/${piece.tag.name}} stands where {/${first.tag.name}} should`);
    }
    pairs.push({ open: first.at, close: at, first: first.tag, last: piece.tag });
  }
  const left = open.at(-1);
  if (left !== undefined) throw wrong(`{${left.tag.mark}${left.tag.name}} has no {/${left.tag.name}}`);
  return pairs.sort((a, b) => a.open - b.open);
}

/** What a pair repeats. The marks are dropped, and paragraphs that hold nothing else. */
function repeated(
  structure: PartStructure,
  pieces: Piece[],
  { open, close, first, last }: Pair,
  dropped: Set<number>,
  wrong: (cause: string) => Error,
): Repeated {
  dropped.add(open);
  dropped.add(close);
  const of = { name: first.name, whenNone: first.mark === '^' };
  if (first.paragraph === last.paragraph) return { ...of, from: open, to: close };
  if (first.alone && last.alone && first.paragraph.parent === last.paragraph.parent) {
    const [begin, end] = [piecesAt(pieces, first.paragraph), piecesAt(pieces, last.paragraph)];
    for (const { from, to } of [begin, end]) for (let at = from; at <= to; at++) dropped.add(at);
    // A cell of a table must hold a paragraph.
    const behind = structure.tokens.slice(last.paragraph.close + 1).find((token) => token.trim() !== '');
    if (behind !== undefined && behind === '</w:tc>') {
      const piece = pieces[end.to];
      if (piece.kind === 'xml') piece.xml = '<w:p/>';
      dropped.delete(end.to);
    }
    return { ...of, from: begin.to + 1, to: end.from - 1 };
  }
  const { row } = first.paragraph;
  if (row !== undefined && row === last.paragraph.row) return { ...of, ...piecesAt(pieces, row) };
  throw wrong(
    `{${first.mark}${first.name}} and {/${first.name}} must stand in one paragraph, in one row of a table, or each alone in a paragraph`,
  );
}

/** The first and last piece of a stretch of tokens. */
function piecesAt(pieces: readonly Piece[], { open, close }: Stretch): { from: number; to: number } {
  return {
    from: pieces.findIndex(({ token }) => token === open),
    to: pieces.findLastIndex(({ token }) => token === close),
  };
}

function mustNest(parts: readonly Repeated[], wrong: (cause: string) => Error): void {
  parts.forEach((outer, at) => {
    for (const inner of parts.slice(at + 1)) {
      const apart = inner.from > outer.to || inner.to < outer.from || inner.to < inner.from;
      const within = inner.from >= outer.from && inner.to <= outer.to;
      if (!apart && !within) throw wrong(`{#${inner.name}} reaches out of {#${outer.name}}`);
    }
  });
}

/** The tree: parts are told outer ones first. */
function build(
  pieces: readonly Piece[],
  parts: readonly Repeated[],
  dropped: ReadonlySet<number>,
): FillNode[] {
  const begins = new Map<number, Repeated[]>();
  const ends = new Map<number, number>();
  for (const part of parts) {
    if (part.to < part.from) continue;
    begins.set(part.from, [...(begins.get(part.from) ?? []), part]);
    ends.set(part.to, (ends.get(part.to) ?? 0) + 1);
  }
  const whole: FillNode[] = [];
  const open: FillNode[][] = [whole];
  for (const [at, piece] of pieces.entries()) {
    for (const { name, whenNone } of begins.get(at) ?? []) {
      const body: FillNode[] = [];
      open[open.length - 1].push({ kind: 'part', name, whenNone, body });
      open.push(body);
    }
    if (!dropped.has(at)) add(open[open.length - 1], piece);
    for (let n = ends.get(at) ?? 0; n > 0; n--) open.pop();
  }
  return whole;
}

function add(nodes: FillNode[], piece: Piece): void {
  if (piece.kind === 'tag') {
    nodes.push({ kind: 'value', name: piece.tag.name });
    return;
  }
  const last = nodes.at(-1);
  if (last?.kind === 'xml') nodes[nodes.length - 1] = { kind: 'xml', xml: last.xml + piece.xml };
  else nodes.push({ kind: 'xml', xml: piece.xml });
}
