import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { packedFile, writeZip, type ZipEntry } from './write-zip.js';

const entry = (name: string, text: string) => ({ name, read: () => strToU8(text) });

async function zipped(entries: Iterable<ZipEntry>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await writeZip(entries, async (piece) => void pieces.push(piece));
  return Buffer.concat(pieces);
}

const FILES = [
  entry('packet-1/motion.docx', 'made before'),
  entry('lists/schedule.csv', 'name\r\n'.repeat(1000)),
  entry('lists/leer – größe.csv', ''),
];

/** The names of an archive, with what is in each, by a reader that checks sums. */
const readBack = (archive: Buffer): Promise<Map<string, string>> =>
  new Promise((done, failed) => {
    const found = new Map<string, string>();
    yauzl.fromBuffer(archive, { lazyEntries: true }, (error, file) => {
      if (error !== null) return failed(error);
      file.on('error', failed);
      file.on('end', () => done(found));
      file.on('entry', (one: yauzl.Entry) => {
        file.openReadStream(one, (cannot, stream) => {
          if (cannot !== null) return failed(cannot);
          let text = '';
          stream.on('data', (piece: Buffer) => {
            text += piece.toString();
          });
          stream.on('error', failed);
          stream.on('end', () => {
            found.set(one.fileName, text);
            file.readEntry();
          });
        });
      });
      file.readEntry();
    });
  });

describe('an archive', () => {
  it('takes files that were packed before as they are', async () => {
    const bytes = strToU8('seven '.repeat(50));
    const archive = await zipped([{ name: 'a.txt', read: () => packedFile(bytes, 1) }]);
    expect(Object.fromEntries(await readBack(archive))).toEqual({ 'a.txt': strFromU8(bytes) });
  });

  it('is read back by other readers: its names, its files, its sums', async () => {
    const archive = await zipped(FILES);
    const wanted = Object.fromEntries(FILES.map(({ name, read }) => [name, strFromU8(read())]));
    const byFflate = unzipSync(archive);
    expect(Object.fromEntries(Object.entries(byFflate).map(([name, one]) => [name, strFromU8(one)]))).toEqual(
      wanted,
    );
    expect(Object.fromEntries(await readBack(archive))).toEqual(wanted);
    expect(archive.length).toBeLessThan(1000);
  });

  it('is the same whenever it is made, and with nothing in it', async () => {
    expect(await zipped(FILES)).toEqual(await zipped(FILES));
    expect(await readBack(await zipped([]))).toEqual(new Map());
  });

  it('holds more files than the plain format counts', async () => {
    const many = 66_000;
    const names = Array.from({ length: many }, (_, at) => `p/${at}.docx`);
    const archive = await zipped(names.map((name) => entry(name, name)));
    const found = await readBack(archive);
    expect(found.size).toBe(many);
    expect(found.get('p/65999.docx')).toBe('p/65999.docx');
  });
});
