// Bytes as they arrive -> the lines that are whole by then, so that nothing waits for the end of the input.

/** Undefined stands for a line that was too long to be read. */
export type Line = string | undefined;

/** No time and value need more; what is longer is not kept. */
export const LONGEST_LINE = 65_536;

/** A line that was not whole when the reading was stopped is no line. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  stop: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  const take = (text: string): readonly Line[] => {
    const pieces = text.split('\n');
    const lines: Line[] = [];
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index] ?? '';
      if (rest.length + piece.length > LONGEST_LINE) isTooLong = true;
      rest = isTooLong ? '' : rest + piece;
      if (index === pieces.length - 1) break;
      lines.push(isTooLong ? undefined : rest);
      rest = '';
      isTooLong = false;
    }
    return lines;
  };
  for await (const chunk of chunks) {
    const lines = take(decoder.decode(chunk, { stream: true }));
    if (lines.length > 0) yield lines;
  }
  if (stop.aborted) return;
  const last = take(decoder.decode());
  if (last.length > 0) yield last;
  if (isTooLong) yield [undefined];
  else if (rest !== '') yield [rest];
}
