import type { Figure, Shape } from '../files/pdf/figure.js';

/** One bar: what it stands for, and its two parts, the first of which is drawn dark. */
export interface Bar {
  readonly name: string;
  readonly dark: number;
  readonly light: number;
}

/** How the two parts are called. */
export interface Legend {
  readonly dark: string;
  readonly light: string;
}

const DARK = 0.25;
const LIGHT = 0.85;
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
  for (const [n, { name, dark, light }] of bars.entries()) {
    const middle = step * (n + 0.5);
    const [darkHigh, lightHigh] = [dark, light].map((count) => ((bottom - top) * count) / most);
    const box = (y: number, high: number, grey: number): void => {
      if (high > 0)
        shapes.push({ kind: 'box', x: middle - width / 2, y, width, height: high, grey, edge: true });
    };
    box(bottom - darkHigh, darkHigh, DARK);
    box(bottom - darkHigh - lightHigh, lightHigh, LIGHT);
    const over = bottom - darkHigh - lightHigh - 2.5;
    shapes.push(words(middle, over, print(dark + light), 'middle', SMALL));
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
  for (const [n, { name, dark, light }] of bars.entries()) {
    const y = HEAD + n * line;
    const [darkWide, lightWide] = [dark, light].map((count) => ((WIDTH - left - right) * count) / most);
    const box = (x: number, wide: number, grey: number): void => {
      if (wide > 0)
        shapes.push({ kind: 'box', x, y: y + 1.5, width: wide, height: line - 4, grey, edge: true });
    };
    shapes.push(words(left - 4, y + line - 4, name, 'end', 7));
    box(left, darkWide, DARK);
    box(left + darkWide, lightWide, LIGHT);
    shapes.push(words(left + darkWide + lightWide + 3, y + line - 4, print(dark + light), 'start', 7));
  }
  const height = HEAD + bars.length * line + 2;
  shapes.push({ kind: 'line', from: [left, HEAD - 1], to: [left, height - 2], grey: 0, thickness: 0.7 });
  return { width: WIDTH, height, shapes };
}

const mostOf = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ dark, light }) => dark + light));

const words = (
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  size: number = SIZE,
): Shape => ({ kind: 'words', x, y, text, size, anchor });

function legendShapes({ dark, light }: Legend): Shape[] {
  const box = (x: number, grey: number): Shape => ({
    kind: 'box',
    x,
    y: 3,
    width: 8,
    height: 8,
    grey,
    edge: true,
  });
  return [
    box(0.5, DARK),
    words(12, 10, dark, 'start'),
    box(WIDTH / 3, LIGHT),
    words(WIDTH / 3 + 12, 10, light, 'start'),
  ];
}
