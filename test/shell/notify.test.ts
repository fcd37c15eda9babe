// Which findings are announced, and when: case by case.
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/domain/finding.ts';
import type { Attention } from '../../src/panes/pane.ts';
import {
  type AttentionLook,
  FORGET_AFTER_MS,
  followNews,
  MOST_KNOWN,
  type NewsState,
  NO_NEWS,
  type NotifyLevel,
} from '../../src/shell/notify.ts';
import { anAttention } from './an-attention.ts';

/** `critical:a high:b` */
const itemsOf = (text: string): readonly Attention[] =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', id = ''] = one.split(':');
      const severity = SEVERITIES.find((known) => known === name);
      if (severity === undefined) throw new Error(`no severity in "${one}"`);
      return anAttention({ id, severity });
    });

type Look = Readonly<{ atSeconds: number; items?: string; lacking?: readonly string[]; window?: string }>;

const lookOf = ({ items = '', lacking = [], window = 'last 24h' }: Omit<Look, 'atSeconds'>): AttentionLook => ({
  items: itemsOf(items),
  lacking,
  window,
});

/** What is announced at each step, by id; a step without items is a second that goes by. */
const follow = (looks: readonly Look[], from: NotifyLevel = 'high'): readonly string[] => {
  let state = NO_NEWS;
  return looks.map((look) => {
    const told = look.items === undefined ? state.look : lookOf(look);
    const followed = followNews(state, told, { from, nowMs: look.atSeconds * 1_000 });
    ({ state } = followed);
    return followed.announced.map(({ id }) => id).join(' ');
  });
};

describe('the first look', () => {
  it('announces nothing, however bad it is', () => {
    expect(follow([{ atSeconds: 0, items: 'critical:a high:b' }])).toEqual(['']);
  });

  it('is what comes later is compared with', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'critical:a' },
        { atSeconds: 5, items: 'critical:a high:b' },
        { atSeconds: 70, items: 'critical:a high:b' },
      ]),
    ).toEqual(['', 'b', '']);
  });

  it('may be empty', () => {
    expect(
      follow([
        { atSeconds: 0, items: '' },
        { atSeconds: 5, items: 'high:a' },
      ]),
    ).toEqual(['', 'a']);
  });
});

describe('what was not looked at before', () => {
  it('is no news when it is looked at for the first time, piece by piece', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'critical:sec', lacking: ['mitre', 'findings'] },
        { atSeconds: 1, items: 'critical:sec critical:mit', lacking: ['findings'] },
        { atSeconds: 30, items: 'critical:sec critical:mit critical:net' },
        { atSeconds: 31, items: 'critical:sec critical:mit critical:net critical:new' },
      ]),
    ).toEqual(['', '', '', 'new']);
  });

  it('keeps nothing else from being announced meanwhile', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'high:a', lacking: ['findings'] },
        { atSeconds: 5, items: 'high:a high:b', lacking: ['findings'] },
      ]),
    ).toEqual(['', 'b']);
  });

  it('is news where it was looked at, failed for a while, and came again with more', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'high:a high:net' },
        { atSeconds: 60, items: 'high:a', lacking: ['findings'] },
        { atSeconds: 9_000, items: 'high:a high:net high:more' },
      ]),
    ).toEqual(['', '', 'more']);
  });

  it('of another window is no news, and neither is that of the window one comes back to', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'high:a' },
        { atSeconds: 5, items: 'high:a high:b high:c', window: 'last 7d' },
        { atSeconds: 10, items: 'high:a high:b high:c high:d', window: 'last 7d' },
        { atSeconds: 90, items: 'high:a high:e', window: 'last 24h' },
        { atSeconds: 180, items: 'high:a high:e high:f', window: 'last 24h' },
      ]),
    ).toEqual(['', '', 'd', '', 'f']);
  });
});

describe('the chosen severity', () => {
  it.each<[NotifyLevel, string]>([
    ['off', ''],
    ['critical', 'a'],
    ['high', 'a b'],
    ['medium', 'a b c'],
  ])('%s announces "%s"', (from, announced) => {
    const items = 'low:d medium:c high:b critical:a info:e';
    expect(
      follow(
        [
          { atSeconds: 0, items: '' },
          { atSeconds: 5, items },
        ],
        from,
      ),
    ).toEqual(['', announced]);
  });

  it('is news when a finding rises to it or beyond, once', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'medium:a' },
        { atSeconds: 5, items: 'high:a' },
        { atSeconds: 100, items: 'critical:a' },
        { atSeconds: 200, items: 'medium:a' },
        { atSeconds: 300, items: 'high:a' },
      ]),
    ).toEqual(['', 'a', '', '', '']);
  });

  it('switched on later leaves alone what was there by then', () => {
    const look = lookOf({ items: 'critical:a' });
    const off = followNews(NO_NEWS, look, { from: 'off', nowMs: 0 });
    const on = followNews(off.state, look, { from: 'high', nowMs: 1_000 });
    expect(on.announced).toEqual([]);
    const later = followNews(on.state, lookOf({ items: 'critical:a critical:b' }), { from: 'high', nowMs: 2_000 });
    expect(later.announced.map(({ id }) => id)).toEqual(['b']);
  });

  it('raised while something waits drops what is below it now', () => {
    const { state } = [
      { items: '', atMs: 0 },
      { items: 'high:a', atMs: 1_000 },
      { items: 'high:a high:b critical:c', atMs: 2_000 },
    ].reduce<{ state: NewsState }>(
      (before, { items, atMs }) => followNews(before.state, lookOf({ items }), { from: 'high', nowMs: atMs }),
      { state: NO_NEWS },
    );
    const later = followNews(state, state.look, { from: 'critical', nowMs: 90_000 });
    expect(later.announced.map(({ id }) => id)).toEqual(['c']);
  });

  it('cannot be switched off and on to be called twice within a minute', () => {
    const first = followNews(NO_NEWS, lookOf({ items: '' }), { from: 'high', nowMs: 0 });
    const second = followNews(first.state, lookOf({ items: 'high:a' }), { from: 'high', nowMs: 1 });
    const off = followNews(second.state, undefined, { from: 'off', nowMs: 2 });
    const on = followNews(off.state, lookOf({ items: 'high:a' }), { from: 'high', nowMs: 3 });
    expect(second.announced).toHaveLength(1);
    expect(followNews(on.state, lookOf({ items: 'high:a high:b' }), { from: 'high', nowMs: 4 }).announced).toEqual([]);
  });
});

describe('within the minute', () => {
  it('news are gathered, and told together when it is over, the worst first', () => {
    expect(
      follow([
        { atSeconds: 0, items: '' },
        { atSeconds: 10, items: 'high:a' },
        { atSeconds: 20, items: 'high:a high:b' },
        { atSeconds: 30, items: 'high:a high:b critical:c' },
        { atSeconds: 69 },
        { atSeconds: 70 },
        { atSeconds: 200 },
      ]),
    ).toEqual(['', 'a', '', '', '', 'c b', '']);
  });

  it('what is gone or put away again is not told; it is news when it comes back', () => {
    expect(
      follow([
        { atSeconds: 0, items: '' },
        { atSeconds: 10, items: 'high:a' },
        { atSeconds: 20, items: 'high:a high:b' },
        { atSeconds: 30, items: 'high:a' },
        { atSeconds: 70 },
        { atSeconds: 80, items: 'high:a high:b' },
      ]),
    ).toEqual(['', 'a', '', '', '', 'b']);
  });

  it('what waits outlasts a change of the window', () => {
    expect(
      follow([
        { atSeconds: 0, items: '' },
        { atSeconds: 10, items: 'high:a' },
        { atSeconds: 20, items: 'high:a high:b' },
        { atSeconds: 30, items: 'high:x', window: 'last 7d' },
        { atSeconds: 70 },
      ]),
    ).toEqual(['', 'a', '', '', 'b']);
  });
});

describe('what is gone', () => {
  const returning = (afterMs: number): readonly string[] =>
    follow([
      { atSeconds: 0, items: 'high:a' },
      { atSeconds: 10, items: '' },
      { atSeconds: 10 + afterMs / 1_000, items: 'high:a' },
    ]);

  it('and comes back within the hour is no news', () => {
    expect(returning(FORGET_AFTER_MS - 1)).toEqual(['', '', '']);
  });

  it('and comes back after an hour is', () => {
    expect(returning(FORGET_AFTER_MS)).toEqual(['', '', 'a']);
  });

  it('only because it could not be looked at stays known for as long as that takes', () => {
    expect(
      follow([
        { atSeconds: 0, items: 'high:a' },
        { atSeconds: 10, items: '', lacking: ['findings'] },
        { atSeconds: 20_000, items: '', lacking: ['findings'] },
        { atSeconds: 20_010, items: 'high:a' },
      ]),
    ).toEqual(['', '', '', '']);
  });
});

describe('memory', () => {
  it('is bounded, and keeps what was there last', () => {
    const many = (prefix: string): AttentionLook => ({
      items: Array.from({ length: MOST_KNOWN }, (_, index) => anAttention({ id: `${prefix}${index}` })),
      lacking: [],
      window: 'last 24h',
    });
    let { state } = followNews(NO_NEWS, many('a'), { from: 'high', nowMs: 0 });
    for (const [step, prefix] of ['b', 'c', 'b'].entries())
      ({ state } = followNews(state, many(prefix), { from: 'high', nowMs: step + 1 }));
    expect(state.known.size).toBe(MOST_KNOWN);
    expect(state.known.has('b0')).toBe(true);
  });
});
