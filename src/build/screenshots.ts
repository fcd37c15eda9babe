// Makes the pictures of the README, all of them or those that are named: the built program in a real pseudo-terminal, with a fixed network and a clock that stands still.
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { drawPng } from './screenshots/picture.ts';
import { SHOTS } from './screenshots/shots.ts';
import { takeShot } from './screenshots/take-shot.ts';

const program = fileURLToPath(new URL('../../dist/darktop.mjs', import.meta.url));
const folder = new URL('../../screenshots/', import.meta.url);

await mkdir(folder, { recursive: true });
const named = process.argv.slice(2);
for (const shot of SHOTS.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const svg = await takeShot(shot, [process.execPath, program]);
  await writeFile(new URL(`${shot.name}.svg`, folder), svg);
  await writeFile(new URL(`${shot.name}.png`, folder), drawPng(svg));
  process.stdout.write(`screenshots/${shot.name}.svg and .png\n`);
}
