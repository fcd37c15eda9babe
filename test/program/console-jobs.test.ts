// The console goes to the background and comes back, by its own key in a shell with job control and by signals from outside.
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  closeConsoles,
  FIRST_FLOW,
  FLOWS_SHOWN,
  FROZEN,
  JUDGED,
  openFlows,
  settledRows,
  startInTerminal,
  waitForRows,
  withoutEscapes,
} from './console-driver.ts';
import { PROGRAM } from './run-program.ts';

afterEach(closeConsoles);

const COMMAND = [process.execPath, PROGRAM, ...FROZEN].map((word) => `'${word}'`).join(' ');

/** The letter that Linux gives the state of a process: T is stopped. */
const stateOf = (pid: number): string | undefined =>
  / ([A-Za-z]) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];

const ALL_SHELLS: readonly (readonly [name: string, path: string, args: readonly string[]])[] = [
  ['sh', '/bin/sh', ['-i']],
  ['bash', '/bin/bash', ['--norc', '-i']],
];

/** Not every machine has each. */
const SHELLS = ALL_SHELLS.filter(([, path]) => existsSync(path));

describe('ctrl+z in a shell with job control', () => {
  it.each(SHELLS)(
    '%s: shows its prompt while the console is stopped; fg brings the same frame back',
    async (_, shell, args) => {
      const driven = startInTerminal([shell, ...args], { env: { PS1: 'prompt> ', ENV: '' } });
      await driven.waitFor('prompt>');
      driven.send(`${COMMAND}\n`);
      await driven.waitFor('1 Stats');
      driven.send('2');
      await driven.waitFor(FLOWS_SHOWN);
      await driven.waitFor(JUDGED);
      driven.send('jj');
      await driven.waitFor((view) => view.lines[FIRST_FLOW + 2]?.startsWith('›') === true);
      const before = await settledRows(driven);
      driven.send('\u001a');
      const stopped = await driven.waitFor((view) => !view.isAlternate && view.lines.join('\n').includes('topped'));
      expect([stopped.cursor.isVisible, stopped.modes.wraparoundMode]).toEqual([true, true]);
      driven.send('echo in between\n');
      await driven.waitFor(/^in between$/);
      driven.send('fg\n');
      await waitForRows(driven, before);
      driven.send('j');
      await driven.waitFor((view) => view.lines[FIRST_FLOW + 3]?.startsWith('›') === true);
      driven.send('q');
      await driven.waitFor((view) => !view.isAlternate);
      driven.send('echo "ended with $?"\n');
      await driven.waitFor(/ended with 0$/);
      driven.send('exit\n');
      await driven.exit;
    },
  );
});

describe('a stop from outside', () => {
  it('without a word is followed by the whole frame', async () => {
    const driven = await openFlows();
    const before = await settledRows(driven);
    driven.signal('SIGSTOP');
    await vi.waitFor(() => expect(stateOf(driven.pid)).toBe('T'));
    const mark = driven.mark();
    driven.signal('SIGCONT');
    // Not knowing what became of the terminal, it takes it once more and writes every row.
    await driven.waitFor(() => withoutEscapes(driven.bytesSince(mark)).includes('quit'));
    expect(driven.bytesSince(mark).toString()).toContain('\u001b[?1049h');
    await waitForRows(driven, before);
    driven.send('j');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 1]?.startsWith('›') === true);
  });
});
