// The console within tmux and GNU screen, where they are installed: drawn right, and heard by the terminal outside when it copies.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FLOWS_SHOWN,
  FROZEN,
  openFlows,
  settledRows,
  startInTerminal,
  waitForRows,
} from './console-driver.ts';
import { bareEnv, PROGRAM } from './run-program.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'darktop-mux-'));
const ENV = { TMUX_TMPDIR: FOLDER, SCREENDIR: join(FOLDER, 'screens'), LC_ALL: 'C.UTF-8' };
const COMMAND = [process.execPath, PROGRAM, ...FROZEN] as const;

type Multiplexer = Readonly<{
  name: string;
  /** Runs the console within it. */
  command: readonly [string, ...string[]];
  /** What it takes for the text of the screen, where it can tell more than one byte of each character. */
  capture?(): readonly string[];
  /** Ends it, whatever it runs. */
  end(): void;
  /** How the sequence leaves the console: wrapped, so that it is handed on. */
  wrapped: RegExp;
  /** A file of everything that the console wrote. */
  record(file: string): void;
}>;

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { env: bareEnv({ TERM: 'xterm-256color', ...ENV }), encoding: 'utf8' });

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.trimEnd());

const TMUX: Multiplexer = {
  name: 'tmux',
  command: ['tmux', '-u', '-f', '/dev/null', 'new-session', '-s', 'one', ...COMMAND],
  capture: () => linesOf(run('tmux', 'capture-pane', '-p', '-t', 'one')),
  end: () => void spawnSync('tmux', ['kill-server'], { env: bareEnv(ENV) }),
  wrapped: /\u001bPtmux;\u001b\u001b\]52;c;[A-Za-z0-9+/=]+\u0007\u001b\\/,
  record: (file) => {
    run('tmux', 'set-option', '-g', 'allow-passthrough', 'on');
    run('tmux', 'set-option', '-g', 'status', 'off');
    run('tmux', 'pipe-pane', '-t', 'one', `cat >'${file}'`);
  },
};

const SCREEN: Multiplexer = {
  name: 'screen',
  command: ['screen', '-U', '-c', '/dev/null', '-S', 'one', ...COMMAND],
  end: () => void spawnSync('screen', ['-S', 'one', '-X', 'quit'], { env: bareEnv(ENV) }),
  wrapped: /\u001bP\u001b\]52;c;[A-Za-z0-9+/=]+\u0007\u001b\\/,
  record: (file) => {
    run('screen', '-S', 'one', '-X', 'logfile', file);
    run('screen', '-S', 'one', '-X', 'logfile', 'flush', '0');
    run('screen', '-S', 'one', '-X', 'log', 'on');
  },
};

const MULTIPLEXERS = [TMUX, SCREEN].filter(
  ({ command: [name] }) => spawnSync('/bin/sh', ['-c', `command -v ${name}`]).status === 0,
);

afterAll(async () => {
  for (const { end } of MULTIPLEXERS) end();
  await closeConsoles();
  rmSync(FOLDER, { recursive: true, force: true });
});

const start = async ({ command, record }: Multiplexer, file: string): Promise<Driven> => {
  const driven = startInTerminal(command, { env: ENV });
  await driven.waitFor(/\d+, \d+ new/);
  record(file);
  driven.send('2');
  await driven.waitFor(FLOWS_SHOWN);
  return driven;
};

describe.each(MULTIPLEXERS)('within $name', (multiplexer) => {
  it('the console shows what it shows elsewhere, copies through to the terminal outside, and leaves', async () => {
    const file = join(FOLDER, `${multiplexer.name}.log`);
    const wanted = await settledRows(await openFlows());
    const driven = await start(multiplexer, file);
    await waitForRows(driven, wanted);
    expect(multiplexer.capture?.() ?? wanted).toEqual(wanted);
    driven.send('y');
    await driven.waitFor(/characters sent to the terminal's clipboard/);
    await driven.waitFor(() => /\u001b\]52;c;[A-Za-z0-9+/=]+(?:\u0007|\u001b\\)/.test(driven.bytes().toString()));
    driven.send('q');
    await driven.exit;
    expect(readFileSync(file, 'utf8')).toMatch(multiplexer.wrapped);
  });
});
