// Sets parts into lines no wider than asked, never breaking a part unless it is wider than a whole line.
import { clip, displayWidth } from '../text/display-width.ts';

export const wrap = (parts: readonly string[], width: number, gap = '   '): string[] => {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last}${gap}${part}`;
    if (last !== undefined && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(clip(part, width));
  }
  return lines;
};
