import { utf16 } from './face.js';
import type { ObjectFile } from './object-file.js';

/** What a tag says beside its kind. */
export interface TagSettings {
  /** For a figure. */
  readonly alternative?: string;
  /** For a header cell. */
  readonly scope?: 'Column' | 'Row';
  /** Of a figure: left, bottom, right, top on its page. */
  readonly box?: readonly [number, number, number, number];
}

/**
 * A node of the tree that tells readers what is a heading, a list or a cell. Its children are other tags and marked
 * stretches of pages, in reading order. A tag is written once, when all its children are known.
 */
export class Tag {
  readonly number: number;
  readonly #children: string[] = [];
  #page: number | undefined;
  #settings: TagSettings = {};

  constructor(
    private readonly file: ObjectFile,
    private readonly kind: string,
    private readonly parent: number,
  ) {
    this.number = file.reserve();
  }

  set(settings: TagSettings): this {
    this.#settings = { ...this.#settings, ...settings };
    return this;
  }

  /** A new tag inside this one, after those that are there. */
  inside(kind: string): Tag {
    const child = new Tag(this.file, kind, this.number);
    this.#children.push(`${child.number} 0 R`);
    return child;
  }

  /** Adds a marked stretch of a page, given by the object of the page. */
  addMarked(page: number, mark: number): void {
    this.#page ??= page;
    this.#children.push(page === this.#page ? `${mark}` : `<</Type/MCR/Pg ${page} 0 R/MCID ${mark}>>`);
  }

  /** Writes it; nothing can be added afterwards. */
  end(): void {
    const { alternative, scope, box } = this.#settings;
    const attributes = [
      ...(scope === undefined ? [] : [`<</O/Table/Scope/${scope}>>`]),
      ...(box === undefined ? [] : [`<</O/Layout/Placement/Block/BBox[${box.join(' ')}]>>`]),
    ];
    this.file.add(
      this.number,
      `<</S/${this.kind}/P ${this.parent} 0 R${this.#page === undefined ? '' : `/Pg ${this.#page} 0 R`}` +
        `/K[${this.#children.join(' ')}]` +
        (alternative === undefined ? '' : `/Alt${utf16(alternative)}`) +
        (attributes.length === 0 ? '' : `/A[${attributes.join('')}]`) +
        '>>',
    );
  }
}
