import type { OnProgress, Progress } from '../screening/progress.js';
import { printNumber } from './print-number.js';

const EVERY = 100;

/** Shows progress on one line of a terminal that is written over; nothing at all when stderr is no terminal. */
export function progressLine(stream: NodeJS.WriteStream): { show: OnProgress; clear: () => void } {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  let stage = '';
  let began = 0;
  return {
    show: (progress) => {
      const now = Date.now();
      if (progress.stage !== stage) {
        stage = progress.stage;
        began = now;
      } else if (now - last < EVERY) return;
      last = now;
      stream.write(`\r\x1b[K${printProgress(progress, (now - began) / 1000)}`);
    },
    clear: () => stream.write('\r\x1b[K'),
  };
}

/** `reading: 41% of 206 MB, 405,000 rows, 3 s left`. */
export function printProgress({ stage, done, whole, unit, rows }: Progress, seconds: number): string {
  if (unit === 'steps' && whole > 1) return `${stage}: step ${done + 1} of ${whole}`;
  if (unit === 'steps' || whole === 0 || done === 0) return `${stage} ...`;
  const share = Math.min(1, done / whole);
  const left = Math.ceil((seconds * (1 - share)) / share);
  const size = unit === 'bytes' ? `${(whole / 1_000_000).toFixed(0)} MB` : `${printNumber(whole)} rows`;
  const read = rows === undefined ? '' : `, ${printNumber(rows)} rows`;
  return `${stage}: ${Math.floor(share * 100)}% of ${size}${read}${seconds > 1 ? `, ${left} s left` : ''}`;
}
