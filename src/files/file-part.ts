import { closeSync, openSync, writeSync } from 'node:fs';
import { BLOCK_BYTES, type Blocks } from './block-file.js';
import { CsvFile } from './csv-writer.js';
import { writeFailure } from './fs-failure.js';

/** A part of a file that another thread began: it is written where the parts before it end. */
export interface FilePart {
  readonly file: CsvFile;
  /** Writes what is left and says where the part ends. Throws a Failure with exit 3 when writing fails. */
  end(): number;
  /** Closes the file as it is; harmless after the end. */
  abandon(): void;
}

/** Opens a file that is there, to be gone on with from the byte `from`. Throws a Failure with exit 3. */
export function filePart(path: string, from: number): FilePart {
  const blocks = new PartBlocks(path, from);
  const file = new CsvFile(blocks);
  return {
    file,
    end: () => {
      file.flush();
      blocks.abandon();
      return blocks.position;
    },
    abandon: () => blocks.abandon(),
  };
}

/** Blocks that are written at once, by the thread that fills them. */
class PartBlocks implements Blocks {
  readonly block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  readonly #file: number;
  #open = true;

  constructor(
    private readonly path: string,
    public position: number,
  ) {
    try {
      this.#file = openSync(path, 'r+');
    } catch (error) {
      throw writeFailure(error, path);
    }
  }

  next(length: number): void {
    this.write(this.block.subarray(0, length));
  }

  write(bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        const written = writeSync(this.#file, bytes, done, bytes.length - done, this.position);
        done += written;
        this.position += written;
      }
    } catch (error) {
      throw writeFailure(error, this.path);
    }
  }

  abandon(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }
}
