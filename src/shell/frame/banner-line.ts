// A line over the whole width while the console is paused: nobody may take old figures for new ones.
import { padEnd } from '../../text/display-width.ts';
import type { Line } from '../../theme/line.ts';
import type { Frame } from '../frame.ts';

export const bannerLine = ({ keyMap, pen, shown }: Pick<Frame, 'keyMap' | 'pen' | 'shown'>, width: number): Line => {
  const [key = ''] = keyMap.shell.find(({ action }) => action === 'pause')?.press ?? [];
  const goesOn = key === '' ? ':pause goes on' : `${key} goes on`;
  const text = ` ${pen.ascii ? '=' : '‖'} paused: ${shown.pausedTold ?? 'nothing is asked, and what is shown grows old'}; ${goesOn}`;
  return [{ text: padEnd(text, width), meaning: 'banner' }];
};
