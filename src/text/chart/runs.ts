// Cells side by side that mean the same, joined into one part of a line.

export type Run<Meaning> = Readonly<{ text: string; meaning: Meaning }>;

/** A blank means nothing: it goes with what stands before it. */
export const runsOf = <Meaning>(cells: readonly Run<Meaning>[]): readonly Run<Meaning>[] => {
  const runs: { text: string; meaning: Meaning }[] = [];
  for (const { text, meaning } of cells) {
    const last = runs.at(-1);
    if (last !== undefined && (last.meaning === meaning || text === ' ')) last.text += text;
    else runs.push({ text, meaning });
  }
  return runs;
};
