// The first part of a body and never the whole of it, without knowing beforehand how long the body is.
/** Always at least one character short: when a second chunk comes only half of it is told, else half of the first. */
export async function* firstPart(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string | undefined;
  for await (const chunk of chunks) {
    if (held !== undefined) {
      yield held;
      yield firstHalf(chunk);
      return;
    }
    held = chunk;
  }
  if (held !== undefined) yield firstHalf(held);
}

const firstHalf = (text: string): string => text.slice(0, Math.floor(text.length / 2));
