import type { Figure, Shape } from '../files/pdf/figure.js';

/** One bar: what it stands for, and its parts from the dark to the light. */
export interface Bar {
  readonly name: string;
  readonly parts: readonly number[];
}

/** How the parts are called. */
type Legend = readonly string[];

/** The greys of two parts, and of three. */
const GREYS: Readonly<Record<number, readonly number[]>> = { 2: [0.25, 0.85], 3: [0.05, 0.5, 0.88] };
const SIZE = 8;
const SMALL = 6.2;
const WIDTH = 250;
const HEAD = 18;

/** Bars standing beside each other, as for years. Read in grey as well as in colour, because there is none. */
export function columnChart(bars: readonly Bar[], legend: Legend, print: (count: number) => string): Figure {
  const height = 124;
  const [top, bottom] = [HEAD + 12, height - 20];
  const most = mostOf(bars);
  const step = WIDTH / Math.max(1, bars.length);
  const width = Math.min(26, step * 0.66);
  const shapes: Shape[] = legendShapes(legend);
  for (const [n, { name, parts }] of bars.entries()) {
    const middle = step * (n + 0.5);
    let y = bottom;
    for (const [part, count] of parts.entries()) {
      const high = ((bottom - top) * count) / most;
      y -= high;
      const grey = greyOf(parts, part);
      if (high > 0)
        shapes.push({ kind: 'box', x: middle - width / 2, y, width, height: high, grey, edge: true });
    }
    shapes.push(words(middle, y - 2.5, print(sum(parts)), 'middle', SMALL));
    for (const [line, word] of name.split(' ').entries())
      shapes.push(words(middle, bottom + 9 + line * (SMALL + 1), word, 'middle', SMALL));
  }
  shapes.push({ kind: 'line', from: [0, bottom], to: [WIDTH, bottom], grey: 0, thickness: 0.7 });
  return { width: WIDTH, height, shapes };
}

/** Bars lying under each other, as for what has a longer name. */
export function barChart(bars: readonly Bar[], legend: Legend, print: (count: number) => string): Figure {
  const line = 12.5;
  const [left, right] = [92, 32];
  const most = mostOf(bars);
  const shapes: Shape[] = legendShapes(legend);
  for (const [n, { name, parts }] of bars.entries()) {
    const y = HEAD + n * line;
    shapes.push(words(left - 4, y + line - 4, name, 'end', 7));
    let x = left;
    for (const [part, count] of parts.entries()) {
      const wide = ((WIDTH - left - right) * count) / most;
      const grey = greyOf(parts, part);
      if (wide > 0)
        shapes.push({ kind: 'box', x, y: y + 1.5, width: wide, height: line - 4, grey, edge: true });
      x += wide;
    }
    shapes.push(words(x + 3, y + line - 4, print(sum(parts)), 'start', 7));
  }
  const height = HEAD + bars.length * line + 2;
  shapes.push({ kind: 'line', from: [left, HEAD - 1], to: [left, height - 2], grey: 0, thickness: 0.7 });
  return { width: WIDTH, height, shapes };
}

const sum = (parts: readonly number[]): number => parts.reduce((all, count) => all + count, 0);

const mostOf = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ parts }) => sum(parts)));

const greyOf = (of: { readonly length: number }, part: number): number => GREYS[of.length]?.[part] ?? 1;

const words = (
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  size: number = SIZE,
): Shape => ({ kind: 'words', x, y, text, size, anchor });

function legendShapes(legend: Legend): Shape[] {
  let x = 0;
  return legend.flatMap((name, part): Shape[] => {
    const at = x;
    x += Math.max(WIDTH / 3, 26 + name.length * SIZE * 0.56);
    const grey = greyOf(legend, part);
    return [
      { kind: 'box', x: at + 0.5, y: 3, width: 8, height: 8, grey, edge: true },
      words(at + 12, 10, name, 'start'),
    ];
  });
}
