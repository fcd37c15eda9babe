// Without a terminal to draw on, the console prints the overview once, as text without a single escape, and ends.
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, FROZEN, startShell } from './console-driver.ts';
import { runProgram } from './run-program.ts';

afterEach(closeConsoles);

const ARGS = FROZEN.join(' ');

describe('a console without a terminal', () => {
  it('with pipes at all ends prints the overview and ends with 0', async () => {
    const { code, out, err } = await runProgram(FROZEN, { TERM: 'xterm-256color' });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^darktop {2}demo .*\nlast 24 hours\n/);
    expect(out).not.toContain('\u001b');
  });

  it.each([
    ['into a pipe', `darktop ${ARGS} | cat; echo "after $?"`],
    ['with nobody to type', `darktop ${ARGS} </dev/null; echo "after $?"`],
    ['where TERM is dumb', `export TERM=dumb; darktop ${ARGS}; echo "after $?"`],
    ['where TERM is empty', `export TERM=; darktop ${ARGS}; echo "after $?"`],
    ['where TERM is not set', `unset TERM; darktop ${ARGS}; echo "after $?"`],
  ])('%s prints the overview once', async (_, script) => {
    const driven = startShell(script, { size: { cols: 100, rows: 60 } });
    await driven.exit;
    const text = driven.bytes().toString();
    expect(text).toMatch(/^darktop {2}demo .*\r\nlast 24 hours\r\n/);
    expect(text.split('last 24 hours')).toHaveLength(2);
    expect(text).toMatch(/after 0\r\n$/);
    expect(text).not.toContain('\u001b');
  });
});
