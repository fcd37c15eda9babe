// What was known at the last refresh but one: what has changed since is marked.
import type { Read } from '../pane.ts';

/** The same questions, answered as they were before. */
export const previously =
  (read: Read): Read =>
  (part) => {
    const answer = read(part);
    const before = answer.past.at(-1);
    return { ...answer, data: before?.data, at: before?.at };
  };
