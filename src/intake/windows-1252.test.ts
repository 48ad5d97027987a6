import { describe, expect, it } from 'vitest';
import { decodeWindows1252, isWindows1252, writeAsUtf8 } from './windows-1252.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('Windows-1252', () => {
  it('reads letters with accents, typographic marks and the euro sign', () => {
    expect(decodeWindows1252(bytes(0x4d, 0xdc, 0x4c, 0x4c, 0x45, 0x52))).toBe('MÜLLER');
    expect(decodeWindows1252(bytes(0x80, 0x8a, 0x93, 0x94, 0x96, 0x9f, 0xa0, 0xff))).toBe('€Š“”–Ÿ\u00a0ÿ');
  });

  it('defines all bytes but five', () => {
    const undefinedBytes = Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => !isWindows1252(bytes(byte), 0, 1),
    );
    expect(undefinedBytes).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  });

  it('writes each byte as the UTF-8 of the character it means', () => {
    for (let byte = 0; byte < 256; byte++) {
      const out = new Uint8Array(4);
      const length = writeAsUtf8(byte, out, 0);
      expect(Buffer.from(out.subarray(0, length)).toString()).toBe(decodeWindows1252(bytes(byte)));
    }
  });
});
