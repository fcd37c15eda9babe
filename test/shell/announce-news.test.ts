// A console that announces what is new: what it hears, what it says, and when it keeps still.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PANES } from '../../src/panes/index.ts';
import type { Attention, AttentionTold, Pane } from '../../src/panes/pane.ts';
import { announceNews } from '../../src/shell/announce-news.ts';
import { answered } from '../panes/answers.ts';
import { aConsole, aPulse, type ConsoleParts, type Driven } from './a-console.ts';
import { aFakeSession } from './a-session.ts';
import { anAttention } from './an-attention.ts';

type Watched = Driven &
  Readonly<{
    /** What needs attention from now on, told by the session. */
    find(...items: readonly Attention[]): void;
    findPartly(...items: readonly Attention[]): void;
    /** Draws what waits to be drawn. */
    beat(): void;
    announced: readonly string[];
    stop(): void;
  }>;

const watched = (parts: ConsoleParts = {}): Watched => {
  let told: AttentionTold | undefined;
  const panes = PANES.map((pane): Pane => {
    const { attention } = pane;
    return attention === undefined ? pane : { ...pane, attention: { parts: () => [], read: () => told } };
  });
  const pulse = aPulse();
  const driven = aConsole({ notify: 'high', ...parts, panes, pulse });
  const announced: string[] = [];
  const stop = announceNews({
    console: driven.console,
    announce: (text) => announced.push(text),
    elapsed: () => performance.now(),
  });
  const tell = (items: readonly Attention[], isPartial: boolean): void => {
    told = { items, isPartial };
    driven.session.set({});
    pulse.beat();
  };
  return {
    ...driven,
    find: (...items) => tell(items, false),
    findPartly: (...items) => tell(items, true),
    beat: pulse.beat,
    announced,
    stop,
  };
};

const A = anAttention({ id: 'a' });
const B = anAttention({ id: 'b', severity: 'critical' });
const C = anAttention({ id: 'c' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a console that announces', () => {
  it('says what is new once, and of which appliance', () => {
    const { find, announced } = watched();
    find(A);
    expect(announced).toEqual([]);
    find(A, B);
    find(A, B);
    expect(announced).toEqual([
      'darktop acme-prod: new finding, critical: SMB from one device to many others (ws-0142)',
    ]);
  });

  it('says nothing of what it merely had not looked at', () => {
    const { findPartly, find, announced } = watched();
    findPartly(A);
    find(A, B);
    expect(announced).toEqual([]);
  });

  it('says what came meanwhile when the minute is over, although nothing happens then', () => {
    const { find, announced } = watched();
    find();
    find(A);
    find(A, B);
    find(A, B, C);
    expect(announced).toHaveLength(1);
    vi.advanceTimersByTime(59_999);
    expect(announced).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(announced).toHaveLength(2);
    expect(announced[1]).toContain('2 new findings, critical');
    vi.advanceTimersByTime(600_000);
    expect(announced).toHaveLength(2);
  });

  it('says nothing by default', () => {
    const { find, announced } = watched({ notify: 'off' });
    find();
    find(A, B);
    expect(announced).toEqual([]);
  });

  it.each<[string, ConsoleParts]>([
    ['in a replay', { isReplay: true }],
    ['while its clock stands still', { isClockFrozen: true }],
  ])('says nothing %s', (_, parts) => {
    const { find, announced } = watched(parts);
    find();
    find(A, B);
    vi.advanceTimersByTime(120_000);
    expect(announced).toEqual([]);
  });

  it('keeps still while it is paused, and says afterwards what came', () => {
    const { find, announced, press, beat } = watched();
    find();
    press('p');
    find(A);
    vi.advanceTimersByTime(120_000);
    expect(announced).toEqual([]);
    press('p');
    beat();
    expect(announced).toHaveLength(1);
  });

  it('says nothing of another window', () => {
    const { find, announced, run } = watched();
    find(A);
    run('window 7d');
    find(A, B);
    expect(announced).toEqual([]);
    find(A, B, C);
    expect(announced).toHaveLength(1);
  });

  it('says nothing any more once it is closed', () => {
    const { find, announced, stop } = watched();
    find();
    find(A);
    find(A, B);
    stop();
    find(A, B, C);
    vi.advanceTimersByTime(120_000);
    expect(announced).toHaveLength(1);
  });
});

describe('what needs attention by itself', () => {
  it('is lacking as long as its questions are not answered', () => {
    let told: AttentionTold = { items: [A], isPartial: false };
    const part = {
      key: 'slow',
      topic: 'summary',
      name: 'slow',
      ask: () => Promise.reject(new Error('never')),
    } as const;
    const panes = PANES.map(
      (pane): Pane =>
        pane.attention === undefined ? pane : { ...pane, attention: { parts: () => [part], read: () => told } },
    );
    const pulse = aPulse();
    const session = aFakeSession();
    const { console } = aConsole({ notify: 'high', panes, pulse, session });
    const announced: string[] = [];
    announceNews({ console, announce: (text) => announced.push(text), elapsed: () => 0 });
    session.set({});
    pulse.beat();
    told = { items: [A, B], isPartial: false };
    session.set({ givens: [answered(part, 1)] });
    pulse.beat();
    expect(announced).toEqual([]);
  });
});

describe(':notify', () => {
  it('switches it on, and off again, and says so', () => {
    const { find, announced, run, note, beat } = watched({ notify: 'off' });
    find(A);
    run('notify critical');
    beat();
    expect(note()).toBe('new critical findings are announced');
    find(A, B, C);
    expect(announced).toHaveLength(1);
    run('notify off');
    expect(note()).toBe('nothing is announced');
    vi.advanceTimersByTime(120_000);
    find(A, B, C, anAttention({ id: 'd', severity: 'critical' }));
    expect(announced).toHaveLength(1);
  });

  it('announces nothing that was there by then', () => {
    const { find, announced, run } = watched({ notify: 'off' });
    find(A, B);
    run('notify high');
    find(A, B);
    expect(announced).toEqual([]);
  });
});
