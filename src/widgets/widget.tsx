// Makes a component of a function that draws lines: the one way in which a picture comes onto the screen.
import type { ReactElement } from 'react';
import type { Line } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { Lines } from './lines.tsx';
import { usePen } from './pen-context.ts';
import type { Room } from './room.ts';

/** What a widget shows, as lines that keep to the room given in its props. */
export type LinesOf<Props extends Room> = (props: Props, pen: Pen) => readonly Line[];

export const asWidget =
  <Props extends Room>(linesOf: LinesOf<Props>): ((props: Props) => ReactElement) =>
  (props) => {
    const pen = usePen();
    return <Lines lines={linesOf(props, pen)} width={props.width} height={props.height} />;
  };
