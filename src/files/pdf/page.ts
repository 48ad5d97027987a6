import { type Face, short } from './face.js';
import type { Figure } from './figure.js';
import type { FaceName } from './fonts.js';
import type { Tag } from './tags.js';

export type Faces = Readonly<Record<FaceName, Face>>;

/** The name of each face in the resources of a page. */
export const FACE_NAMES: Readonly<Record<FaceName, string>> = { regular: 'R', bold: 'B' };

/** One page being drawn on. Lengths in points from its top left. */
export class Page {
  /** Of each marked stretch, the number of the tag it belongs to. */
  readonly marked: number[] = [];
  /** The streams of what was drawn and handed over. */
  readonly streams: number[] = [];
  #content: string[] = [];

  constructor(
    readonly number: number,
    private readonly height: number,
    private readonly faces: Faces,
  ) {}

  /** Draws something that belongs to a tag. */
  tagged(tag: Tag, kind: string, draw: () => void): void {
    this.#content.push(`/${kind}<</MCID ${this.marked.length}>>BDC`);
    tag.addMarked(this.number, this.marked.length);
    this.marked.push(tag.number);
    draw();
    this.#content.push('EMC');
  }

  /** Draws something that is of the page and not of the text: a rule, a header that is printed again, the foot. */
  untagged(draw: () => void, isPagination = false): void {
    this.#content.push(isPagination ? '/Artifact<</Type/Pagination>>BDC' : '/Artifact BMC');
    draw();
    this.#content.push('EMC');
  }

  /** One line of printable text; `baseline` is where its letters stand. */
  text(text: string, face: FaceName, size: number, x: number, baseline: number): void {
    if (text === '') return;
    this.#content.push(
      `BT/${FACE_NAMES[face]} ${short(size)} Tf`,
      this.faces[face].draw(text, size, x, this.height - baseline),
      'ET',
    );
  }

  rule(x: number, y: number, width: number, grey: number, thickness: number): void {
    this.line([x, y], [x + width, y], grey, thickness);
  }

  line(
    from: readonly [number, number],
    to: readonly [number, number],
    grey: number,
    thickness: number,
  ): void {
    const [a, b] = [from, to].map(([x, y]) => `${short(x)} ${short(this.height - y)}`);
    this.#content.push(`${short(grey)} G ${short(thickness)} w ${a} m ${b} l S`);
  }

  box(x: number, y: number, width: number, height: number, grey: number, edge: boolean): void {
    const place = `${short(x)} ${short(this.height - y - height)} ${short(width)} ${short(height)} re`;
    this.#content.push(
      edge ? `${short(grey)} g 0 G 0.5 w ${place} B 0 g` : `${short(grey)} g ${place} f 0 g`,
    );
  }

  figure({ shapes }: Figure, x: number, y: number, scale: number): void {
    for (const shape of shapes) {
      if (shape.kind === 'box') {
        const { width, height, grey, edge = false } = shape;
        this.box(x + shape.x * scale, y + shape.y * scale, width * scale, height * scale, grey, edge);
      } else if (shape.kind === 'line') {
        const [from, to] = [shape.from, shape.to].map(([a, b]): [number, number] => [
          x + a * scale,
          y + b * scale,
        ]);
        this.line(from, to, shape.grey, shape.thickness);
      } else {
        const name = shape.bold ? 'bold' : 'regular';
        const text = this.faces[name].printable(shape.text);
        const size = shape.size * scale;
        const width = this.faces[name].widthOf(text, size);
        const before = { start: 0, middle: width / 2, end: width }[shape.anchor];
        this.text(text, name, size, x + shape.x * scale - before, y + shape.y * scale);
      }
    }
  }

  /** What was drawn since it was last asked for. */
  takeContent(): string {
    const content = this.#content.join('\n');
    this.#content = [];
    return content;
  }
}
