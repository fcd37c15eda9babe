// The console draws with what the terminal has: fewer colours, fewer characters, fewer sequences, and always the same words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConsoleOptions,
  closeConsoles,
  type Driven,
  FIRST_FLOW,
  FROZEN,
  openConsole,
  openFlows,
  quit,
  settledRows,
  waitForRows,
  withoutEscapes,
} from './console-driver.ts';

afterAll(closeConsoles);

/** The numbers of every sequence that sets a look. */
const looksIn = (driven: Driven): ReadonlySet<number> =>
  new Set(
    [
      ...driven
        .bytes()
        .toString()
        .matchAll(/\u001b\[([\d;]*)m/g),
    ].flatMap(([, numbers = '']) => numbers.split(';').map(Number)),
  );

const isColour = (look: number): boolean => (look >= 30 && look <= 49) || (look >= 90 && look <= 107);

/** Through the flows, the help and the palette, and out. */
const look = async (args: readonly string[], options: ConsoleOptions = {}): Promise<Driven> => {
  const driven = await openFlows([...FROZEN, ...args], options);
  driven.send('j?');
  await driven.waitFor(/one row down/);
  driven.send('\u001b');
  await driven.waitFor(/q quit/);
  driven.send(':');
  await driven.waitFor(/esc close/);
  driven.send('\u001b');
  await driven.waitFor(/q quit/);
  expect(await quit(driven)).toEqual({ code: 0, signal: undefined });
  return driven;
};

/** So few devices that all of them are looked at closely in no time. */
const TINY = [...FROZEN, '--devices', '12', '--flows-per-hour', '10'] as const;

/** Through every pane, and out. */
const walk = async (options: ConsoleOptions): Promise<Driven> => {
  const driven = await openConsole(TINY, options);
  driven.send('l');
  await driven.waitFor(/Stats (›|>) Security/);
  driven.send('3');
  await driven.waitFor(/choose a device/);
  driven.send('\r');
  await driven.waitFor(/Connections per/);
  driven.send('4');
  await driven.waitFor(/looked at closely/, { timeoutMs: 25_000 });
  expect(await quit(driven)).toEqual({ code: 0, signal: undefined });
  return driven;
};

describe.concurrent('colour', () => {
  it.each([
    ['NO_COLOR', [], { env: { NO_COLOR: '1' } }],
    ['--no-color', ['--no-color'], {}],
    ['a terminal that has none', [], { env: { TERM: 'vt100' } }],
  ])('is not used with %s; bold and inverse are', async (_, args, options) => {
    const looks = looksIn(await look(args, options));
    expect([...looks].filter(isColour)).toEqual([]);
    expect([...looks]).toEqual(expect.arrayContaining([1, 7]));
  });

  it('is used in no pane with NO_COLOR', async () => {
    const driven = await walk({ env: { NO_COLOR: '1' } });
    expect([...looksIn(driven)].filter(isColour)).toEqual([]);
  });

  it('is used otherwise', async () => {
    expect([...looksIn(await look([]))].filter(isColour)).not.toEqual([]);
  });
});

describe.concurrent('characters', () => {
  const expectAscii = (driven: Driven): void => {
    const text = withoutEscapes(driven.bytes());
    expect(text.match(/[^\t\r\n\u0008 -~]/g)).toBeNull();
    expect(text).toContain('* live');
  };

  it.each([
    ['--ascii', ['--ascii'], {}],
    ['LANG=C', [], { env: { LANG: 'C' } }],
    ['LC_ALL=POSIX over a LANG that has more', [], { env: { LC_ALL: 'POSIX' } }],
  ])('are those of ASCII with %s', async (_, args, options) => {
    expectAscii(await look(args, options));
  });

  it('are those of ASCII in every pane with LANG=C', async () => {
    expectAscii(await walk({ env: { LANG: 'C' } }));
  });
});

describe.concurrent('a terminal that calls itself', () => {
  const NAMES = ['xterm', 'xterm-256color', 'screen', 'tmux-256color', 'linux', 'vt100', 'an-unknown-one'];

  /** Of a terminal that can do everything. */
  let wanted: readonly string[] = [];

  const lookAtLastRow = async (options: ConsoleOptions): Promise<Driven> => {
    const driven = await openFlows(FROZEN, options);
    driven.send('jjj');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 3]?.startsWith('›') === true);
    driven.send('G');
    await driven.waitFor(/^ {3}rows [\d,]+-([\d,]+) of \1$/);
    return driven;
  };

  beforeAll(async () => {
    wanted = await settledRows(await lookAtLastRow({}));
  });

  it.each(NAMES)('%s shows the same frames, and hears the same keys', async (name) => {
    const driven = await lookAtLastRow({ env: { TERM: name } });
    await waitForRows(driven, wanted);
    driven.send('3');
    await driven.waitFor(/choose a device/);
    expect(await quit(driven)).toEqual({ code: 0, signal: undefined });
    const { isAlternate, cursor } = await driven.screen();
    expect([isAlternate, cursor.isVisible]).toEqual([false, true]);
  });
});
