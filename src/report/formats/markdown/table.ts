// A Markdown table, from cells that are escaped already.

export type Cells = readonly string[];

export const writeMarkdownTable = (
  header: Cells,
  rows: readonly Cells[],
  isRight: readonly boolean[],
): readonly string[] => [
  writeRow(header),
  writeRow(header.map((_, index) => (isRight[index] === true ? '---:' : '---'))),
  ...rows.map((row) => writeRow(header.map((_, index) => row[index] ?? ''))),
];

const writeRow = (cells: Cells): string => `| ${cells.join(' | ')} |`;
