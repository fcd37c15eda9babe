// The lines around and over the pane, as text, of a console that a test drives.
import { bannerLine } from '../../src/shell/frame/banner-line.ts';
import { headerLine } from '../../src/shell/frame/header.ts';
import { hintLine } from '../../src/shell/frame/hint-line.ts';
import { tabLine } from '../../src/shell/frame/tab-line.ts';
import type { Frame } from '../../src/shell/frame.ts';
import { bottomLines } from '../../src/shell/overlays/bottom-lines.ts';
import { helpLines } from '../../src/shell/overlays/help-lines.ts';
import type { Line } from '../../src/theme/line.ts';
import { shown } from '../widgets/shown.ts';
import type { Driven } from './a-console.ts';

export const FRAME_LINES = {
  header: headerLine,
  tabs: tabLine,
  banner: bannerLine,
  notice: ({ notice }: Frame) => notice[0] ?? [],
  hints: hintLine,
};

export type FrameLine = keyof typeof FRAME_LINES;

export const lineOf = ({ console }: Driven, name: FrameLine): Line => {
  const frame = console.get();
  return FRAME_LINES[name](frame, frame.layout.pane.columns);
};

export const textOf = (driven: Driven, name: FrameLine): string => shown([lineOf(driven, name)])[0] ?? '';

/** What is typed or chosen at the bottom. */
export const bottomOf = ({ console }: Driven): readonly string[] => shown(bottomLines(console.get()));

export const helpOf = ({ console }: Driven): readonly string[] => {
  const frame = console.get();
  return shown(helpLines(frame, frame.layout.pane.columns - 2));
};
