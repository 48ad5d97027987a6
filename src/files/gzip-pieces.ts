import { Gzip } from 'fflate';

/** Where more of effort makes the file hardly smaller. */
const LEVEL = 3;

/**
 * Packs pieces as gzip as they come. The bytes depend on the pieces alone: no name, no time, and the same packer on
 * every machine (the one built into the runtime packs differently from processor to processor).
 */
export class GzipPieces {
  readonly #packed: Uint8Array[] = [];
  readonly #gzip = new Gzip({ level: LEVEL, mtime: 0 }, (piece) => {
    this.#packed.push(piece);
  });

  /** Packs a piece; hands back what is ready to be written, which may be nothing yet. */
  push(piece: Uint8Array): Uint8Array {
    this.#gzip.push(piece);
    return this.#ready();
  }

  /** The last of the file. */
  end(): Uint8Array {
    this.#gzip.push(new Uint8Array(0), true);
    return this.#ready();
  }

  #ready(): Uint8Array {
    return Buffer.concat(this.#packed.splice(0));
  }
}
