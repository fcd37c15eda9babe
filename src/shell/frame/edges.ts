// What stands above the pane and below it: header, tabs and banner; what is typed, notices and hints.
import type { Line } from '../../theme/line.ts';
import type { Frame } from '../frame.ts';
import { bottomLines } from '../overlays/bottom-lines.ts';
import { bannerLine } from './banner-line.ts';
import { headerLine } from './header.ts';
import { hintLine } from './hint-line.ts';
import { tabLine } from './tab-line.ts';

export type Edges = Readonly<{
  above: readonly Line[];
  below: readonly Line[];
  /** Rows of the pane that what is typed or chosen lies over. */
  covered: number;
}>;

export const edgesOf = (frame: Frame): Edges => {
  const { layout } = frame;
  const { columns, rows } = layout.pane;
  const covering = bottomLines(frame);
  return {
    above: [
      headerLine(frame, columns),
      tabLine(frame, columns),
      ...(layout.hasBanner ? [bannerLine(frame, columns)] : []),
    ],
    below: [...covering, ...frame.notice, hintLine(frame, columns)],
    covered: Math.min(covering.length, rows),
  };
};
