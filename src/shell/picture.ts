// The frame of the moment: made when somebody wants it after a change, and the same until the next one.
import { tickedRows } from './frame/ticked-rows.ts';
import type { Frame } from './frame.ts';
import type { Pulse } from './pulse.ts';
import type { Services } from './services.ts';

export type Picture = Readonly<{
  get(): Frame;
  /** Data is to be drawn. */
  changed(): void;
  /** What somebody did is to be drawn. */
  hurried(): void;
  /** Nothing happened but that a second went by: a drawing of everything costs too much for a clock. */
  ticked(): void;
}>;

export type PictureOptions = Readonly<{ pulse: Pulse; services: Pick<Services, 'drawRows'> }>;

export const createPicture = (make: () => Frame, { pulse, services }: PictureOptions): Picture => {
  let frame: Frame | undefined;
  const get = (): Frame => {
    frame ??= make();
    return frame;
  };
  const changed = (): void => {
    frame = undefined;
    pulse.request();
  };
  const hurried = (): void => {
    frame = undefined;
    pulse.hurry();
  };
  return {
    get,
    changed,
    hurried,
    ticked: () => {
      const before = frame;
      frame = undefined;
      // What waits to be drawn will show the new time as well.
      if (pulse.isDue()) return;
      const rows = before === undefined ? undefined : tickedRows(before, get());
      if (rows === undefined) pulse.request();
      else if (rows.size > 0) services.drawRows(rows);
    },
  };
};
