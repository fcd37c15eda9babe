// One picture: runs what the shot says in a terminal, does its steps, and draws the screen.
import process from 'node:process';
import type { Cell } from '../terminal/cell.ts';
import { type Driven, drive } from '../terminal/drive.ts';
import { PAPERS } from './paper.ts';
import { drawSvg } from './picture.ts';
import type { Shot, Step } from './shots.ts';

/** A console that has drawn nothing for so long has drawn what it was asked for. */
const QUIET_MS = 250;
const PATIENCE = { timeoutMs: 20_000 };

export const takeShot = async (
  { args, size, env, steps, paper = 'dark' }: Shot,
  program: readonly [string, ...string[]],
): Promise<string> => {
  const driven = drive(
    [...program, ...args],
    { PATH: process.env.PATH ?? '', HOME: '/nonexistent', LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
    size,
  );
  try {
    const rows = steps === undefined ? await printed(driven) : await shown(driven, steps);
    return drawSvg(rows, PAPERS[paper]);
  } finally {
    await driven.close();
  }
};

/** What was printed, without the empty lines below. */
const printed = async (driven: Driven): Promise<readonly (readonly Cell[])[]> => {
  await driven.exit;
  const rows = await driven.history();
  const last = rows.findLastIndex((row) => row.some((cell) => cell.text.trim() !== ''));
  return rows.slice(0, last + 1);
};

/** The screen as it stands after the last step. */
const shown = async (driven: Driven, steps: readonly Step[]): Promise<readonly (readonly Cell[])[]> => {
  for (const step of steps) {
    if (step.kind === 'wait') await driven.waitFor(step.shows, PATIENCE);
    else driven.send(step.keys);
  }
  await driven.waitForQuiet(QUIET_MS, PATIENCE);
  return (await driven.screen()).cells;
};
