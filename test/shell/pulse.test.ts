// How often the screen is drawn: what somebody did at once, data never too often, and nothing while the terminal is behind.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPulse } from '../../src/shell/pulse.ts';
import { aConsole, aPulse as aCountingPulse } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const GAP_MS = 33;

const aPulse = () => {
  const terminal = { isBehind: false };
  const beats: number[] = [];
  const pulse = createPulse({ gapMs: GAP_MS, isBehind: () => terminal.isBehind, elapsed: () => Date.now() });
  const start = Date.now();
  const leave = pulse.subscribe(() => beats.push(Date.now() - start));
  return { pulse, beats, terminal, leave };
};

/** Whatever is due in this turn, and so many milliseconds after it. */
const pass = (ms = 0): void => {
  vi.advanceTimersByTime(ms);
};

describe('a change', () => {
  it('is drawn at once, but not before the turn is over', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    expect(beats).toEqual([]);
    pass();
    expect(beats).toEqual([0]);
  });

  it('is drawn together with all others of the same turn', () => {
    const { pulse, beats } = aPulse();
    for (let key = 0; key < 20; key += 1) pulse.request();
    pass(1_000);
    expect(beats).toEqual([0]);
  });

  it('soon after a drawing waits for the rest of the gap, and takes the others with it', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pass(10);
    pulse.request();
    pulse.request();
    pass(22);
    expect(beats).toEqual([0]);
    pulse.request();
    pass(1);
    expect(beats).toEqual([0, GAP_MS]);
  });

  it('is drawn at once again when the gap has long passed', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pass(500);
    pulse.request();
    pass();
    expect(beats).toEqual([0, 500]);
  });

  it('that happens while one is drawn is drawn a gap later, not lost', () => {
    const { pulse, beats } = aPulse();
    let isFirst = true;
    pulse.subscribe(() => {
      if (isFirst) pulse.request();
      isFirst = false;
    });
    pulse.request();
    pass(GAP_MS);
    expect(beats).toEqual([0, GAP_MS]);
  });

  it('never comes: nothing is drawn, and no timer runs', () => {
    const { beats } = aPulse();
    expect(vi.getTimerCount()).toBe(0);
    pass(10_000);
    expect(beats).toEqual([]);
  });
});

describe('a key', () => {
  it('is drawn at once, however short ago data was, and takes the data that waited with it', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pass(10);
    pulse.request();
    pulse.hurry();
    expect(beats).toEqual([0]);
    pass();
    expect(beats).toEqual([0, 10]);
    expect(vi.getTimerCount()).toBe(0);
    pass(1_000);
    expect(beats).toEqual([0, 10]);
  });

  it('is drawn together with all others of the same turn', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pass(5);
    for (let key = 0; key < 20; key += 1) pulse.hurry();
    pass(1_000);
    expect(beats).toEqual([0, 5]);
  });

  it('is drawn once where data is drawn in this turn anyway, and data that comes behind it waits its gap', () => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pulse.hurry();
    pulse.request();
    pass();
    pulse.request();
    pass(GAP_MS - 1);
    expect(beats).toEqual([0]);
    pass(1);
    expect(beats).toEqual([0, GAP_MS]);
  });

  it('is drawn when the terminal has caught up, and then at once', () => {
    const { pulse, beats, terminal } = aPulse();
    pulse.request();
    pass(2);
    terminal.isBehind = true;
    pulse.hurry();
    pass(3);
    pulse.hurry();
    expect(beats).toEqual([0]);
    terminal.isBehind = false;
    pulse.release();
    pass();
    expect(beats).toEqual([0, 5]);
    pulse.request();
    pass(1);
    expect(beats).toEqual([0, 5]);
  });
});

describe('while the terminal is behind', () => {
  it('nothing is drawn, and what changed meanwhile is drawn once when it has caught up', () => {
    const { pulse, beats, terminal } = aPulse();
    terminal.isBehind = true;
    pulse.request();
    pass(1_000);
    pulse.request();
    pass(1_000);
    expect(beats).toEqual([]);
    terminal.isBehind = false;
    pulse.release();
    pass();
    expect(beats).toEqual([2_000]);
    pass(1_000);
    expect(beats).toEqual([2_000]);
  });

  it('again, what was held back is held back again', () => {
    const { pulse, beats, terminal } = aPulse();
    terminal.isBehind = true;
    pulse.request();
    pass(100);
    pulse.release();
    pass(100);
    expect(beats).toEqual([]);
    terminal.isBehind = false;
    pulse.release();
    pass(100);
    expect(beats).toHaveLength(1);
  });

  it('and nothing was wanted, catching up draws nothing', () => {
    const { pulse, beats } = aPulse();
    pulse.release();
    pass(1_000);
    expect(beats).toEqual([]);
  });
});

describe('a pulse that was stopped', () => {
  it.each([0, 10])('draws nothing more, nor what was wanted already (%d ms after a drawing)', (ms) => {
    const { pulse, beats } = aPulse();
    pulse.request();
    pass(ms);
    const before = beats.length;
    pulse.request();
    pulse.stop();
    pass(1_000);
    expect(beats).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('draws no key either', () => {
    const { pulse, beats } = aPulse();
    pulse.hurry();
    pulse.stop();
    pass(1_000);
    expect(beats).toEqual([]);
  });
});

describe('whoever listens', () => {
  it('may leave, even while a drawing is told', () => {
    const { pulse, beats, leave } = aPulse();
    pulse.subscribe(leave);
    pulse.request();
    pass(100);
    pulse.request();
    pass(100);
    expect(beats).toEqual([0]);
  });
});

describe('the console', () => {
  it.each<[string, (driven: ReturnType<typeof aConsole>) => void]>([
    ['a key', ({ press }) => press('x')],
    ['what is pasted', ({ console }) => console.paste('445')],
    ['a resize', ({ console }) => console.resize({ columns: 80, rows: 24 })],
  ])('is in a hurry for %s', (_what, act) => {
    const pulse = aCountingPulse();
    const driven = aConsole({ pulse, pane: 'flows' });
    driven.press('/');
    const before = pulse.hurries();
    act(driven);
    expect(pulse.hurries()).toBeGreaterThan(before);
  });

  it('is in a hurry for the mouse', () => {
    const pulse = aCountingPulse();
    const { console } = aConsole({ pulse, pane: 'flows' });
    const before = pulse.hurries();
    for (let column = 0; column < 40; column += 1) console.mouse({ kind: 'press', column, row: 1 });
    expect(pulse.hurries()).toBeGreaterThan(before);
  });

  it('is in none for data', () => {
    const pulse = aCountingPulse();
    const session = aFakeSession();
    aConsole({ pulse, session });
    const [requests, hurries] = [pulse.requests(), pulse.hurries()];
    session.set({});
    expect(pulse.requests()).toBeGreaterThan(requests);
    expect(pulse.hurries()).toBe(hurries);
  });

  it('is in none for a key that means nothing', () => {
    const pulse = aCountingPulse();
    const { press } = aConsole({ pulse });
    const hurries = pulse.hurries();
    press('f12');
    expect(pulse.hurries()).toBe(hurries);
  });
});
