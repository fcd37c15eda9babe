// One span over the whole width: what is selected differs in nothing else from what is not.
import { type Line, lineWidth } from '../theme/line.ts';

export const highlight = (line: Line, width: number): Line => [
  {
    text: `${line.map(({ text }) => text).join('')}${' '.repeat(Math.max(0, width - lineWidth(line)))}`,
    meaning: 'selected',
  },
];
