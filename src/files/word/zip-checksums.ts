import { strFromU8 } from 'fflate';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
/** The bit by which a name is UTF-8; what unpacks archives reads others letter by letter. */
const UTF8_NAME = 0x800;

/**
 * The checksums (CRC-32) that the directory of a zip archive states, by the names of its entries; undefined where the
 * archive has no directory that can be followed to its end.
 */
export function checksumsIn(archive: Uint8Array): ReadonlyMap<string, number> | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - DIRECTORY_END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) return undefined;
  const checksums = new Map<string, number>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + DIRECTORY_ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const lengthOf = (field: number): number => view.getUint16(at + field, true);
    const name = archive.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + lengthOf(28));
    checksums.set(strFromU8(name, (lengthOf(8) & UTF8_NAME) === 0), view.getUint32(at + 16, true));
    at += DIRECTORY_ENTRY_BYTES + lengthOf(28) + lengthOf(30) + lengthOf(32);
  }
  return checksums;
}
