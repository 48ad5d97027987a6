import type { TextTable } from './record-table.js';

/** A text table to which texts can be added: the same codes for what the base holds, further ones for the rest. */
export class ExtendedTexts implements TextTable {
  private readonly added: string[] = [];
  private codes: Map<string, number> | undefined;

  constructor(private readonly base: TextTable) {}

  get size(): number {
    return this.base.size + this.added.length;
  }

  /** The code of a text, given now if no text of the base is equal to it. */
  codeOf(text: string): number {
    this.codes ??= new Map(
      Array.from({ length: this.base.size }, (_, code) => [this.base.textOf(code), code]),
    );
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.size;
    this.added.push(text);
    this.codes.set(text, code);
    return code;
  }

  textOf(code: number): string {
    return code < this.base.size ? this.base.textOf(code) : this.added[code - this.base.size];
  }

  bytesOf(code: number): Uint8Array {
    return code < this.base.size ? this.base.bytesOf(code) : Buffer.from(this.added[code - this.base.size]);
  }

  lengthOf(code: number): number {
    return code < this.base.size
      ? this.base.lengthOf(code)
      : Buffer.byteLength(this.added[code - this.base.size]);
  }

  copyTo(code: number, target: Uint8Array, at: number): void {
    if (code < this.base.size) this.base.copyTo(code, target, at);
    else target.set(this.bytesOf(code), at);
  }
}
