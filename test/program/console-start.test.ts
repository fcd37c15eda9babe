// The console takes the terminal when it starts, and gives it back as it was when somebody leaves.
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, FIRST_DATA, FROZEN, openConsole, SMALL, startConsole, startShell } from './console-driver.ts';

afterEach(closeConsoles);

const ARGS = FROZEN.join(' ');

describe('the start of the console', () => {
  it('draws a frame before there are data, and the data as they come', async () => {
    const driven = startConsole([...FROZEN, '--fault', 'latency=300ms']);
    const first = await driven.waitFor('waiting for the appliance');
    expect(first.lines[0]).toMatch(/^ darktop {2}demo · starting +last 24h {3}2026-01-15 14:00:00Z$/);
    expect(first.lines[1]).toBe(' ›1 Stats   2 Flows   3 Device   4 Findings');
    expect(first.lines[35]).toContain('q quit');
    expect((await driven.waitFor(FIRST_DATA)).lines[0]).toMatch(/^ darktop {2}demo ● live /);
    await driven.waitFor(/Bandwidth {2}in \d/);
  });

  it('takes a screen of its own, hides the cursor, and leaves the mouse alone', async () => {
    const driven = await openConsole();
    const { isAlternate, cursor, modes } = await driven.screen();
    expect([isAlternate, cursor.isVisible]).toEqual([true, false]);
    expect(modes).toMatchObject({ wraparoundMode: false, bracketedPasteMode: true, mouseTrackingMode: 'none' });
    expect(driven.bytes().toString()).not.toMatch(/\u001b\[\?100[0236]h/);
  });

  it('goes on with the clock of the wall when nobody froze it', async () => {
    const driven = startConsole([...SMALL]);
    const { lines } = await driven.waitFor(FIRST_DATA);
    const before = lines[0]?.slice(-20);
    await driven.waitFor((view) => view.lines[0]?.slice(-20) !== before);
  });
});

describe('leaving the console', () => {
  it.each([
    ['q', 'q', ARGS],
    ['ctrl+c', '\u0003', ARGS],
    ['q, after the mouse was used,', 'q', `${ARGS} --mouse`],
    ['q, before there are data,', 'q', `${ARGS} --fault latency=30s`],
  ])('by %s ends with 0 and restores the screen', async (_, key, args) => {
    const driven = startShell(`echo before; darktop ${args}; echo "after $?"; read line`);
    await driven.waitFor(args.includes('latency') ? 'waiting for the appliance' : FIRST_DATA);
    driven.send(key);
    const { lines, isAlternate, cursor, modes } = await driven.waitFor('after');
    expect(lines.filter((line) => line !== '')).toEqual(['before', 'after 0']);
    expect([isAlternate, cursor.isVisible]).toEqual([false, true]);
    expect(modes).toMatchObject({ wraparoundMode: true, bracketedPasteMode: false, mouseTrackingMode: 'none' });
    // A terminal that is raw would not show what is typed into it.
    driven.send('typed afterwards');
    await driven.waitFor('typed afterwards');
  });
});
