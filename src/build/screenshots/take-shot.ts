// One picture: runs what the shot says in a terminal and draws what was written, without the empty lines below.
import process from 'node:process';
import { drawSvg } from './picture.ts';
import { showInTerminal } from './screen.ts';
import type { Shot } from './shots.ts';

export const takeShot = async ({ args, size, env }: Shot, program: readonly [string, string]): Promise<string> => {
  const { rows } = await showInTerminal(
    [...program, ...args],
    { PATH: process.env.PATH ?? '', HOME: '/nonexistent', LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
    size,
  );
  const last = rows.findLastIndex((row) => row.some((cell) => cell.text.trim() !== ''));
  return drawSvg(rows.slice(0, last + 1));
};
