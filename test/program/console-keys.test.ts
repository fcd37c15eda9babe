// Every key of the console, pressed in every pane: none ends the program, and none leaves the screen empty.
import { afterAll, describe, expect, it } from 'vitest';
import { PANES } from '../../src/panes/index.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { closeConsoles, type Driven, FIRST_FLOW, FOCUS, openConsole, openFlows, quit } from './console-driver.ts';

afterAll(closeConsoles);

/** A place to press keys in: how to get there from anywhere in the console, and what the line of tabs then says. */
type Place = Readonly<{ name: string; pane: (typeof PANES)[number]['name']; keys: string; isThere: RegExp }>;

const PLACES: readonly Place[] = [
  { name: 'statistics', pane: 'stats', keys: '1', isThere: /›1 Stats/ },
  { name: 'flows', pane: 'flows', keys: '2', isThere: /›2 Flows/ },
  { name: 'choice of a device', pane: 'device', keys: '3:pick\r', isThere: /›3 Device(?! \w)/ },
  { name: 'device', pane: 'device', keys: ':device ws-0009\r', isThere: /›3 Device ws-0009/ },
  { name: 'findings', pane: 'findings', keys: '4', isThere: /›4 Findings/ },
];

const SEQUENCES: ReadonlyMap<string, string> = new Map([
  ['up', '\u001b[A'],
  ['down', '\u001b[B'],
  ['right', '\u001b[C'],
  ['left', '\u001b[D'],
  ['home', '\u001b[H'],
  ['end', '\u001b[F'],
  ['pgup', '\u001b[5~'],
  ['pgdn', '\u001b[6~'],
  ['tab', '\t'],
  ['shift+tab', '\u001b[Z'],
  ['enter', '\r'],
  ['space', ' '],
  ['backspace', '\u007f'],
]);

/** What a terminal sends for a key, as the bindings name it. */
const bytesOf = (notation: string): string =>
  notation
    .split(' ')
    .map((press) => {
      const letter = /^ctrl\+([a-z])$/.exec(press)?.[1];
      if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 96);
      const bytes = SEQUENCES.get(press) ?? (press.length === 1 ? press : undefined);
      if (bytes === undefined) throw new Error(`what does a terminal send for ${press}?`);
      return bytes;
    })
    .join('');

/** These leave the program, which is theirs to do; Esc is pressed after each of the others. */
const ELSEWHERE = new Set(['quit', 'suspend', 'back']);

const keysIn = (pane: Place['pane']): readonly string[] => {
  const own = PANES.find(({ name }) => name === pane)?.bindings ?? [];
  return [...ACTIONS, ...own].filter(({ action }) => !ELSEWHERE.has(action)).flatMap(({ press }) => press);
};

const lastOf = (lines: readonly string[]): string => lines.at(-1) ?? '';

const goTo = async (driven: Driven, { keys, isThere }: Place): Promise<void> => {
  driven.send(keys);
  await driven.waitFor(({ lines }) => isThere.test(lines[1] ?? '') && / q quit/.test(lastOf(lines)));
};

/** A word typed after the key is heard when the key has been: as a command, or into the line that the key opened, or by a list that has no use for it. */
const pressAndLook = async (driven: Driven, key: string, word: string): Promise<readonly string[]> => {
  driven.send(`${bytesOf(key)}${FOCUS}:${word}`);
  const { lines } = await driven.waitFor(
    (view) => view.lines.join('\n').includes(word) || / close/.test(lastOf(view.lines)),
  );
  return lines;
};

describe('every key', () => {
  it.concurrent.each(PLACES)('in the $name leaves a console that is drawn and hears the next key', async (place) => {
    const driven = await openConsole();
    await goTo(driven, place);
    for (const [index, key] of keysIn(place.pane).entries()) {
      const lines = await pressAndLook(driven, key, `word${index}`);
      expect([key, lines[0]]).toEqual([key, expect.stringMatching(/^ darktop {2}demo \S \w+ .*2026/)]);
      expect([key, lines[1]]).toEqual([key, expect.stringContaining('1 Stats')]);
      expect([key, lines.slice(2, -1).filter((line) => /[\p{L}\p{N}]/u.test(line)).length]).not.toEqual([key, 0]);
      driven.send('\u001b');
      const { lines: after } = await driven.waitFor((view) => / q quit/.test(lastOf(view.lines)));
      if (!place.isThere.test(after[1] ?? '')) await goTo(driven, place);
    }
    expect(await quit(driven)).toEqual({ code: 0, signal: undefined });
  });
});

describe('keys that arrive in one piece', () => {
  it('are heard one by one', async () => {
    const driven = await openFlows();
    driven.send('jjjk');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 2]?.startsWith('›') === true);
    driven.send('gg\u001b[B\u001b[Bj');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 3]?.startsWith('›') === true);
  });

  it('are heard one by one, control keys among them', async () => {
    const driven = await openFlows();
    const page = (await driven.screen()).lines[FIRST_FLOW];
    driven.send('j\u0004');
    await driven.waitFor((view) => view.lines[FIRST_FLOW] !== page && !view.lines.join('\n').includes(page ?? ''));
  });
});
