/** A drawing as plain data, from which a page and a PDF are drawn alike. Lengths in points, from the left and the top. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** From 0, black, to 1, white. */
      readonly grey: number;
      /** Whether it has a black edge, so that it is seen whatever its grey. */
      readonly edge?: boolean;
    }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly grey: number;
      readonly thickness: number;
    }
  | {
      readonly kind: 'words';
      readonly x: number;
      /** Of the line the letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: boolean;
    };
