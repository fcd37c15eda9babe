// The lines of one thing in a block that can be pointed at: a fact, a bar, a row, a finding.
import type { Line } from '../../../theme/line.ts';

/** `at` is its place among those of its block, from 0; undefined for what stands around them, such as titles and remarks. */
export type Item = Readonly<{ at: number | undefined; lines: readonly Line[] }>;

export const around = (lines: readonly Line[]): readonly Item[] =>
  lines.length === 0 ? [] : [{ at: undefined, lines }];

export const itemLines = (items: readonly Item[]): readonly Line[] => items.flatMap(({ lines }) => lines);
