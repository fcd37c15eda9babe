// What a watch under test says: its lines, its end, and everything else.
import type { ChildProcess } from 'node:child_process';
import { expect } from 'vitest';

export const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', (code: number | null) => resolve(code)));

/** All that is said there from now on. */
export const listenTo = (stream: ChildProcess['stderr']): { text: string } => {
  const said = { text: '' };
  stream?.setEncoding('utf8').on('data', (text: string) => {
    said.text += text;
  });
  return said;
};

export type Line = Readonly<{
  event: string;
  id: string;
  rule: string;
  severity: string;
  state: string;
  at: string;
  count: number;
}>;

export const linesOf = (out: string): readonly Line[] => {
  expect(out).toMatch(/^$|\n$/);
  return out
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));
};
