// What a cell is drawn with instead of a letter; places are in pixels from the upper left corner of the cell.

export type Shape =
  | Readonly<{
      kind: 'block';
      x: number;
      y: number;
      width: number;
      height: number;
      /** Of its colour, over the ground. */
      share: number;
    }>
  | Readonly<{ kind: 'stroke'; points: Path }>;

/** From a place along commands of an SVG path; both take the cell's own corner. */
export type Path = (x: number, y: number) => string;
