// What the configuration says of the console: its keys, its colours, its window; and what is wrong with it is said before anything is drawn.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, FOCUS, FROZEN, openConsole, openFlows, startConsole } from './console-driver.ts';

afterEach(closeConsoles);

const FOLDER = mkdtempSync(join(tmpdir(), 'darktop-configured-'));
let files = 0;

/** The options of a console that reads this as its configuration. */
const configured = (text: string): readonly string[] => {
  files += 1;
  const file = join(FOLDER, `${files}.toml`);
  writeFileSync(file, text);
  return [...FROZEN, '--config', file];
};

const inksOf = async (driven: Driven): Promise<string> => {
  const { cells } = await driven.screen();
  return JSON.stringify(cells.map((row) => row.map(({ ink, paper }) => [ink, paper])));
};

describe('the configuration of the console', () => {
  it('gives actions other keys, which the hints then show', async () => {
    const driven = await openConsole(configured('[keys]\nquit = ["Q"]\nflows = ["ctrl+f"]\nnext_page = ["pgdn"]\n'));
    expect((await driven.screen()).lines.at(-1)).toContain('Q quit');
    driven.send(`q2${FOCUS}\u0006`);
    await driven.waitFor(/›2 Flows/);
    driven.send('Q');
    expect(await driven.exit).toEqual({ code: 0, signal: undefined });
  });

  it.each([
    ['a key with two meanings', '[keys]\nopen = ["q"]\n', /keys\.\w+: "q" would also begin or be a key of \w+/],
    [
      'an action that does not exist',
      '[keys]\nopne = ["o"]\n',
      /keys\.opne: there is no such action.*Did you mean "open"/,
    ],
    ['a theme that does not exist', 'theme = "lihgt"\n', /theme/],
  ])('is refused with 78 for %s, before anything is drawn', async (_, text, message) => {
    const driven = startConsole(configured(text));
    expect(await driven.exit).toEqual({ code: 78, signal: undefined });
    const written = driven.bytes().toString();
    expect(written.replaceAll(/\s+/g, ' ')).toMatch(message);
    expect(written).not.toContain('\u001b');
  });

  it('chooses the theme', async () => {
    const [usual, light, flag] = await Promise.all([
      openFlows(),
      openFlows(configured('theme = "light"\n')),
      openFlows([...FROZEN, '--theme', 'light']),
    ]);
    expect(await inksOf(light)).toBe(await inksOf(flag));
    expect(await inksOf(light)).not.toBe(await inksOf(usual));
  });

  it('chooses the window that it begins with, which a flag overrules', async () => {
    const args = configured('window = "6h"\n');
    const [six, one] = await Promise.all([openConsole(args), openConsole([...args, '--window', '1h'])]);
    expect((await six.screen()).lines[0]).toContain('last 6h');
    expect((await one.screen()).lines[0]).toContain('last 1h');
  });
});
