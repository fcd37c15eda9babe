// Block characters as rectangles: a font leaves gaps between the rows and the cells, and a terminal does not.
import type { Shape } from './shape.ts';

/** The rectangles of the character in a cell of this size, or undefined when it is no block. */
export const blockShapes = (text: string, width: number, height: number): readonly Shape[] | undefined => {
  const code = text.codePointAt(0) ?? 0;
  const part = (whole: number, eighths: number): number => Math.round((whole * eighths) / 8);
  const block = (x: number, y: number, right: number, bottom: number, share = 1): Shape => ({
    kind: 'block',
    x,
    y,
    width: right - x,
    height: bottom - y,
    share,
  });
  if (code === 0x2580) return [block(0, 0, width, part(height, 4))];
  if (code >= 0x2581 && code <= 0x2588) return [block(0, height - part(height, code - 0x2580), width, height)];
  if (code >= 0x2589 && code <= 0x258f) return [block(0, 0, part(width, 0x2590 - code), height)];
  if (code === 0x2590) return [block(part(width, 4), 0, width, height)];
  if (code >= 0x2591 && code <= 0x2593) return [block(0, 0, width, height, (code - 0x2590) / 4)];
  if (code === 0x2594) return [block(0, 0, width, part(height, 1))];
  if (code === 0x2595) return [block(width - part(width, 1), 0, width, height)];
  const quadrants = QUADRANTS[code - 0x2596];
  if (code < 0x2596 || quadrants === undefined) return undefined;
  const [middle, centre] = [part(width, 4), part(height, 4)];
  const corners = [
    block(0, 0, middle, centre),
    block(middle, 0, width, centre),
    block(0, centre, middle, height),
    block(middle, centre, width, height),
  ];
  return corners.filter((_, index) => quadrants[index] === '1');
};

/** From U+2596 on: whether the upper left, the upper right, the lower left and the lower right quarter are full. */
const QUADRANTS = ['0010', '0001', '1000', '1011', '1001', '1110', '1101', '0100', '0110', '0111'];
