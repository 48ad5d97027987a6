import type { Figure, Shape } from '../files/pdf/figure.js';

/** A part that every bar has: what it counts, how it is called, and its grey. Parts go from the dark to the light. */
export interface ChartPart<K extends string> {
  readonly of: K;
  readonly name: string;
  readonly grey: number;
}

/** One bar: what it stands for, and how many of each part. */
interface Bar<K extends string> {
  readonly name: string;
  readonly counts: Readonly<Record<K, number>>;
}

const SIZE = 8;
const SMALL = 6.2;
const WIDTH = 250;
const HEAD = 18;

/** Bars standing beside each other, as for years. Read in grey as well as in colour, because there is none. */
export function columnChart<K extends string>(
  bars: readonly Bar<K>[],
  parts: readonly ChartPart<K>[],
  print: (count: number) => string,
): Figure {
  const height = 124;
  const [top, bottom] = [HEAD + 12, height - 20];
  const most = mostOf(bars, parts);
  const step = WIDTH / Math.max(1, bars.length);
  const width = Math.min(26, step * 0.66);
  const shapes: Shape[] = legendShapes(parts);
  for (const [n, { name, counts }] of bars.entries()) {
    const middle = step * (n + 0.5);
    let y = bottom;
    for (const { of, grey } of parts) {
      const high = ((bottom - top) * counts[of]) / most;
      y -= high;
      if (high > 0)
        shapes.push({ kind: 'box', x: middle - width / 2, y, width, height: high, grey, edge: true });
    }
    shapes.push(words(middle, y - 2.5, print(sumOf(counts, parts)), 'middle', SMALL));
    for (const [line, word] of name.split(' ').entries())
      shapes.push(words(middle, bottom + 9 + line * (SMALL + 1), word, 'middle', SMALL));
  }
  shapes.push({ kind: 'line', from: [0, bottom], to: [WIDTH, bottom], grey: 0, thickness: 0.7 });
  return { width: WIDTH, height, shapes };
}

/** Bars lying under each other, as for what has a longer name. */
export function barChart<K extends string>(
  bars: readonly Bar<K>[],
  parts: readonly ChartPart<K>[],
  print: (count: number) => string,
): Figure {
  const line = 12.5;
  const [left, right] = [92, 32];
  const most = mostOf(bars, parts);
  const shapes: Shape[] = legendShapes(parts);
  for (const [n, { name, counts }] of bars.entries()) {
    const y = HEAD + n * line;
    shapes.push(words(left - 4, y + line - 4, name, 'end', 7));
    let x = left;
    for (const { of, grey } of parts) {
      const wide = ((WIDTH - left - right) * counts[of]) / most;
      if (wide > 0)
        shapes.push({ kind: 'box', x, y: y + 1.5, width: wide, height: line - 4, grey, edge: true });
      x += wide;
    }
    shapes.push(words(x + 3, y + line - 4, print(sumOf(counts, parts)), 'start', 7));
  }
  const height = HEAD + bars.length * line + 2;
  shapes.push({ kind: 'line', from: [left, HEAD - 1], to: [left, height - 2], grey: 0, thickness: 0.7 });
  return { width: WIDTH, height, shapes };
}

const sumOf = <K extends string>(
  counts: Readonly<Record<K, number>>,
  parts: readonly ChartPart<K>[],
): number => parts.reduce((all, { of }) => all + counts[of], 0);

const mostOf = <K extends string>(bars: readonly Bar<K>[], parts: readonly ChartPart<K>[]): number =>
  Math.max(1, ...bars.map(({ counts }) => sumOf(counts, parts)));

const words = (
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  size: number = SIZE,
): Shape => ({ kind: 'words', x, y, text, size, anchor });

function legendShapes(parts: readonly Pick<ChartPart<string>, 'name' | 'grey'>[]): Shape[] {
  let x = 0;
  return parts.flatMap(({ name, grey }): Shape[] => {
    const at = x;
    x += Math.max(WIDTH / 3, 26 + name.length * SIZE * 0.56);
    return [
      { kind: 'box', x: at + 0.5, y: 3, width: 8, height: 8, grey, edge: true },
      words(at + 12, 10, name, 'start'),
    ];
  });
}
