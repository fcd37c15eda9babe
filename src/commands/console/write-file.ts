// Writes a file that a pane makes in pieces, with a turn for everything else between two of them.
import type { Instant } from '../../domain/instant.ts';
import { type Result, success } from '../../domain/result.ts';
import type { FileWanted } from '../../panes/pane.ts';
import { formatBytes } from '../../text/units.ts';
import { writeWhole } from '../report/write-whole.ts';
import { newPath, shortened } from './new-path.ts';

/** Tells its path and its size. */
export const writeFile = async (wanted: FileWanted, at: Instant): Promise<Result<string>> => {
  const path = await newPath(wanted, at, ':write');
  if (!path.ok) return path;
  let byteCount = 0;
  const counted = function* (): Generator<string, void> {
    for (const chunk of wanted.chunks(at)) {
      byteCount += Buffer.byteLength(chunk);
      yield chunk;
    }
  };
  const written = await writeWhole(path.value, counted(), ':write');
  return written.ok ? success(`${shortened(path.value)}, ${formatBytes(byteCount)}`) : written;
};
