import { join } from 'node:path';
import { type FilePart, filePart } from '../files/file-part.js';

/** How long each file that grows with the portions is, by its name. */
export type FileSizes = Readonly<Record<string, number>>;

/** A portion's parts of the files of a run; those it adds nothing to are not opened. */
export class FileParts {
  readonly #parts = new Map<string, FilePart>();

  /** `sizes` say where each part begins. */
  constructor(
    private readonly folder: string,
    private readonly sizes: FileSizes,
  ) {}

  get(name: string): FilePart['file'] {
    const part = this.#parts.get(name) ?? filePart(join(this.folder, name), this.sizes[name]);
    this.#parts.set(name, part);
    return part.file;
  }

  /** Ends the parts, and says how long each of these files is now. */
  end(): FileSizes {
    return Object.fromEntries([...this.#parts].map(([name, part]): [string, number] => [name, part.end()]));
  }
}
