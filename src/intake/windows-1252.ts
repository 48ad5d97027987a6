// What Windows-1252 means by the bytes 0x80 to 0x9f; 0xfffd where it defines nothing. Other bytes are Latin-1.
// (TextDecoder is not used: some versions of Node decode windows-1252 as Latin-1.)
const FROM_80 = [
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
  0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
  0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
];

const UNDEFINED = 0xfffd;

/** The code point of each byte in Windows-1252; 0xfffd for the five bytes it does not define. */
const WINDOWS_1252: Readonly<Uint16Array> = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? FROM_80[byte - 0x80] : byte,
);

/** Whether Windows-1252 defines every byte of `bytes` from `start` to before `end`. */
export function isWindows1252(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (WINDOWS_1252[bytes[i]] === UNDEFINED) return false;
  return true;
}

/** Text of bytes in Windows-1252; a byte it does not define becomes U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(WINDOWS_1252[byte]);
  return text;
}

/** Writes the UTF-8 of one Windows-1252 byte at `at` of `out`; returns the index after it (at most three on). */
export function writeAsUtf8(byte: number, out: Uint8Array, at: number): number {
  const point = WINDOWS_1252[byte];
  if (point < 0x80) {
    out[at] = point;
    return at + 1;
  }
  if (point < 0x800) {
    out[at] = 0xc0 | (point >> 6);
    out[at + 1] = 0x80 | (point & 0x3f);
    return at + 2;
  }
  out[at] = 0xe0 | (point >> 12);
  out[at + 1] = 0x80 | ((point >> 6) & 0x3f);
  out[at + 2] = 0x80 | (point & 0x3f);
  return at + 3;
}
