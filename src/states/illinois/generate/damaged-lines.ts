import type { Random } from '../../random.js';

/** Ways in which a line is no row of the list: a quotation mark astray, or cells that are missing or too many. */
const DAMAGES: readonly ((line: string) => string)[] = [
  (line) => line.replace(',', ',"'),
  (line) => line.replace(',', ',"A" B'),
  (line) => line.slice(0, Math.floor(line.length / 2)).replaceAll('"', ''),
  (line) => `${line},,`,
];

const DAMAGED = 0.0006;
const BLANK = 0.001;
const WINDOWS = 0.03;

/** What a line became on its way through an office: with its line end, at times damaged, or after a blank line. */
export interface SentLine {
  readonly text: string;
  readonly isDamaged: boolean;
  readonly hasBlankLine: boolean;
}

/** Sends a line through an office: nothing is damaged and nothing but line feeds end lines when `dirt` is 0. */
export function sendLine(line: string, random: Random, dirt: number): SentLine {
  if (dirt === 0) return { text: `${line}\n`, isDamaged: false, hasBlankLine: false };
  const isDamaged = random.chance(DAMAGED * dirt);
  const hasBlankLine = random.chance(BLANK * dirt);
  const end = random.chance(WINDOWS) ? '\r\n' : '\n';
  const sent = isDamaged ? random.pick(DAMAGES)(line.replaceAll('\n', ' ')) : line;
  return { text: `${hasBlankLine ? end : ''}${sent}${end}`, isDamaged, hasBlankLine };
}
