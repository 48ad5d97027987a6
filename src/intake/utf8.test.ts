import { isUtf8 as isUtf8OfNode } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUtf8 } from './utf8.js';

const agrees = (bytes: Uint8Array): boolean => {
  const padded = Buffer.concat([Buffer.from([0xc3]), bytes, Buffer.from([0xa9])]);
  return isUtf8(padded, 1, padded.length - 1) === isUtf8OfNode(bytes);
};

it('agrees with Node on every pair of bytes, alone and continued', () => {
  for (let pair = 0; pair < 0x1_0000; pair++) {
    for (const rest of [[], [0x80], [0xbf, 0x80], [0x41]]) {
      const bytes = Uint8Array.of(pair >> 8, pair & 0xff, ...rest);
      if (!agrees(bytes)) expect.fail(Buffer.from(bytes).toString('hex'));
    }
  }
  expect(agrees(Uint8Array.of())).toBe(true);
});

it('agrees with Node on text, whole and damaged', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 }).map((one) => Buffer.from(one));
  fc.assert(
    fc.property(text, fc.nat(80), fc.nat(255), (bytes, at, byte) => {
      expect(agrees(bytes)).toBe(true);
      const damaged = Uint8Array.from(bytes);
      if (at < damaged.length) damaged[at] = byte;
      expect(agrees(damaged)).toBe(true);
      expect(agrees(bytes.subarray(0, Math.max(0, bytes.length - 1)))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
