import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GzipPieces } from './gzip-pieces.js';

const packed = (pieces: readonly Uint8Array[]): Buffer => {
  const gzip = new GzipPieces();
  return Buffer.concat([...pieces.map((piece) => gzip.push(piece)), gzip.end()]);
};

it('what is packed comes out again, whatever the pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 3000 })), (pieces) => {
      expect(gunzipSync(packed(pieces))).toEqual(Buffer.concat(pieces));
    }),
  );
});

it('the same pieces give the same bytes, which hold no time and no name', () => {
  const pieces = [Buffer.from('a,b\n'), Buffer.from('1,2\n'.repeat(50_000))];
  expect(packed(pieces)).toEqual(packed(pieces));
  expect([...packed(pieces).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
});
