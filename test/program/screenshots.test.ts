// The pictures of the README show what the program prints now.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SHOTS } from '../../src/build/screenshots/shots.ts';
import { takeShot } from '../../src/build/screenshots/take-shot.ts';
import { PROGRAM } from './run-program.ts';

describe('the picture', () => {
  it.each(SHOTS)('$name is what "npm run screenshots" would draw', async (shot) => {
    const drawn = await readFile(new URL(`../../screenshots/${shot.name}.svg`, import.meta.url), 'utf8');
    expect(await takeShot(shot, [process.execPath, PROGRAM])).toBe(drawn);
  });
});
