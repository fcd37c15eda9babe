// The lines around the pane: never wider than the screen, and the most important words stay longest.
import { describe, expect, it } from 'vitest';
import type { Health } from '../../src/live/session/health.ts';
import { emptyView } from '../../src/panes/view.ts';
import { lineWidth } from '../../src/theme/line.ts';
import { FAILURES } from '../live/session-kit.ts';
import { askingOf, NOW } from '../panes/answers.ts';
import { PENS } from '../panes/draw.tsx';
import { someFlows } from '../panes/some-flows.ts';
import { shown } from '../widgets/shown.ts';
import { aConsole, amongFlows, type ConsoleParts, type Driven } from './a-console.ts';
import { aFakeSession, aRequest, HEALTH } from './a-session.ts';
import { FRAME_LINES, type FrameLine, lineOf, textOf } from './lines-of.ts';

const WIDTHS = [60, 80, 120, 200] as const;
const NAMES: readonly FrameLine[] = ['header', 'tabs', 'banner', 'notice', 'hints'];

const TROUBLE = { name: 'network 24h', failure: FAILURES.busy, at: NOW - 15_000, nextAt: NOW + 8_000 };

const inState = (kind: Health['kind'], columns: number, parts: ConsoleParts = {}): Driven =>
  aConsole({
    session: aFakeSession({
      givens: [someFlows()],
      health: HEALTH[kind],
      requests: kind === 'starting' ? [] : [aRequest({ elapsedMs: 142 })],
      isPaused: kind === 'paused',
      failures: kind === 'offline' || kind === 'refused' ? [TROUBLE, TROUBLE] : [],
      nextInMs: kind === 'starting' || kind === 'paused' ? undefined : 8_000,
    }),
    size: { columns, rows: 24 },
    pane: 'flows',
    ...parts,
  });

describe.each(WIDTHS)('on %d columns', (columns) => {
  it.each(Object.keys(HEALTH) as Health['kind'][])('no line is wider than the screen: %s', (kind) => {
    for (const profile of ['acme-prod', '日本語の長い名前'.repeat(9), '👩‍👩‍👧‍👦'.repeat(20), 'e\u0301'.repeat(50)]) {
      for (const pen of Object.values(PENS)) {
        const driven = inState(kind, columns, { profile, pen, isDemo: profile === 'acme-prod' });
        driven.run('filter src:日本語の長い名前日本語の長い名前日本語の長い名前');
        driven.press('enter');
        for (const name of NAMES) expect(lineWidth(lineOf(driven, name))).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('no hint is given twice', async () => {
    for (const driven of [inState('live', columns), await amongFlows({ size: { columns, rows: 36 } })]) {
      const hints = textOf(driven, 'hints').trim().split(/ {2,}/);
      expect(hints).toEqual([...new Set(hints)]);
    }
  });

  it('the hints keep the way to commands, to help and out', () => {
    for (const pane of ['stats', 'flows', 'device', 'findings'] as const) {
      const hints = textOf(inState('live', columns, { pane }), 'hints');
      for (const word of [': command', '? help', 'q quit']) expect(hints).toContain(word);
    }
  });

  it('the header keeps profile and state, and the window', () => {
    const header = textOf(inState('live', columns), 'header');
    expect(header).toMatch(/^ darktop {2}acme-prod ● live /);
    expect(header).toContain('last 24h');
  });
});

describe('the header', () => {
  it('says all of it where there is room', () => {
    expect(textOf(inState('live', 120), 'header')).toMatch(
      /^ darktop {2}acme-prod ● live {3,}.*last 24h {3}142 ms {3}refresh {2}8s {3}2026-01-15 14:00:00Z$/,
    );
  });

  it.each<[Health['kind'], string]>([
    ['starting', '· starting'],
    ['live', '● live'],
    ['paused', '= paused'],
    ['stale', '○ stale'],
    ['offline', '✗ offline'],
    ['refused', '✗ refused'],
  ])('says %s in one word with a mark', (kind, told) => {
    expect(textOf(inState(kind, 120), 'header')).toContain(told);
    const ascii = textOf(inState(kind, 120, { pen: PENS.ascii }), 'header');
    expect(ascii).toMatch(/^[\u0020-\u007e]*$/);
    expect(ascii).toContain(kind);
  });

  it('counts down to the next try when there is trouble, and to nothing while paused', () => {
    expect(textOf(inState('offline', 120), 'header')).toContain('next try  8s');
    expect(textOf(inState('refused', 120), 'header')).toContain('next try  8s');
    expect(textOf(inState('paused', 120), 'header')).not.toMatch(/refresh|next try/);
  });

  it('says that the data are of a demonstration, unless the name says so', () => {
    expect(textOf(aConsole({ isDemo: true, profile: 'office' }), 'header')).toContain('office (demo)');
    expect(textOf(aConsole({ isDemo: true, profile: 'demo' }), 'header')).not.toContain('(demo)');
  });

  it('shows nothing that only time changes when the clock stands still', () => {
    expect(textOf(inState('live', 120, { isClockFrozen: true }), 'header')).not.toMatch(/refresh|142 ms/);
  });

  it.each([
    ['7.1.0 (f35936c6)', 'appliance 7.1.0'],
    [undefined, 'appliance'],
    ['', 'appliance'],
    ['7'.repeat(90), `appliance ${'7'.repeat(12)}`],
  ])('says that the appliance is one of the field, and its version %s', (version, told) => {
    const session = aFakeSession({ field: { version }, requests: [aRequest({ elapsedMs: 142 })], nextInMs: 8_000 });
    const header = textOf(aConsole({ session, size: { columns: 120, rows: 24 } }), 'header');
    expect(header).toContain(`   ${told}   last 24h   142 ms`);
  });

  it('lets go of that first where there is little room', () => {
    const headerAt = (columns: number): string => {
      const session = aFakeSession({
        field: { version: '7.1.0' },
        requests: [aRequest({ elapsedMs: 142 })],
        nextInMs: 8_000,
      });
      return textOf(aConsole({ session, size: { columns, rows: 24 } }), 'header');
    };
    const shortest = [...Array(60).keys()]
      .map((more) => 60 + more)
      .find((columns) => headerAt(columns).includes('142 ms'));
    expect(headerAt(shortest ?? 0)).not.toContain('appliance 7');
    expect(headerAt(120)).toContain('appliance 7.1.0');
  });

  it.each(['acme-prod', 'demo'])('says on 80 columns what kind of appliance %s is, rather than the day', (profile) => {
    const parts = { requests: [aRequest({ elapsedMs: 142 })], nextInMs: 8_000 };
    const size = { columns: 80, rows: 24 };
    const session = aFakeSession({ ...parts, field: { version: '7.1.0 (f35936c6)' } });
    expect(textOf(aConsole({ session, size, profile }), 'header')).toMatch(
      / {3}appliance {3}last 24h {3}refresh {2}8s {3}14:00:00Z$/,
    );
    const documented = textOf(aConsole({ session: aFakeSession(parts), size, profile }), 'header');
    expect(documented).toMatch(/ {3}last 24h {3}.*2026-01-15 14:00:00Z$/);
    const narrow = { ...size, columns: 60 };
    expect(textOf(aConsole({ session, size: narrow, profile: 'acme-prod' }), 'header')).toBe(
      textOf(aConsole({ session: aFakeSession(parts), size: narrow, profile: 'acme-prod' }), 'header'),
    );
  });

  it('says nothing of the kind of one that answers as its documents say', () => {
    expect(textOf(inState('live', 120), 'header')).not.toContain('appliance');
  });

  it('tells the time in the zone that was chosen', () => {
    const driven = aConsole();
    driven.press('z');
    expect(textOf(driven, 'header')).toMatch(/2026-01-15 15:00:00\+01:00$/);
  });
});

describe('the tabs', () => {
  it('name the panes, and at the right where in the pane one is', () => {
    const driven = aConsole({ pane: 'stats' });
    driven.press('l');
    expect(textOf(driven, 'tabs')).toMatch(/1 Stats.*2 Flows.*3 Device.*4 Findings.*Stats › Security$/);
    driven.press('?');
    expect(textOf(driven, 'tabs')).toMatch(/Stats › Security › help$/);
  });

  it('are ASCII where nothing else can be shown', () => {
    const driven = aConsole({ pane: 'stats', pen: PENS.ascii });
    driven.press('l');
    expect(textOf(driven, 'tabs')).toMatch(/^[\u0020-\u007e]*Stats > Security$/);
  });
});

describe('the banner', () => {
  it('is there only while nothing is asked, and says which key goes on', () => {
    const driven = aConsole({ keys: { pause: ['P'] } });
    expect(driven.console.get().layout.hasBanner).toBe(false);
    driven.press('P');
    expect(driven.console.get().layout.hasBanner).toBe(true);
    expect(textOf(driven, 'banner')).toContain('P goes on');
    driven.press('P');
    expect(driven.console.get().layout.hasBanner).toBe(false);
  });

  it('names the command when no key goes on', () => {
    const driven = aConsole({ keys: { pause: [] } });
    driven.run('pause');
    expect(textOf(driven, 'banner')).toContain(':pause goes on');
  });
});

describe('the notice', () => {
  it('says what failed, what to do, when it is tried again and of when the data are', () => {
    const notice = textOf(inState('offline', 200), 'notice');
    expect(notice).toContain('part: it did not come. Wait.');
    expect(notice).toContain('+1 more (L)');
    expect(notice).toContain('next try in  8 s');
    expect(notice).toContain('showing data of 13:59:45Z');
  });

  it('is what was just done, until the next key, whatever that means', () => {
    const driven = inState('offline', 120);
    driven.press('z');
    expect(textOf(driven, 'notice')).toContain('zone of this machine');
    driven.press('ä');
    expect(textOf(driven, 'notice')).toContain('it did not come');
    expect(driven.note()).toBeUndefined();
  });

  it('is gone after a while without a key too, so that it hides no trouble, unless it tells of what is not over', async () => {
    const driven = inState('offline', 120);
    driven.press('z');
    for (let second = 0; second < 8; second += 1) driven.console.tick();
    expect(textOf(driven, 'notice')).toContain('zone of this machine');
    driven.console.tick();
    expect(textOf(driven, 'notice')).toContain('it did not come');
    driven.console.tell({ text: 'writing …', meaning: 'dim', isUnderWay: true });
    for (let second = 0; second < 60; second += 1) driven.console.tick();
    expect(textOf(driven, 'notice')).toContain('writing');
  });

  it('takes a second line rather than to cut off what to do', () => {
    const failure = { ...FAILURES.offline, advice: `Do ${'this and '.repeat(5)}that.` } as const;
    const trouble = { name: 'part', failure, at: NOW, nextAt: NOW + 8_000 };
    const driven = aConsole({ session: aFakeSession({ failures: [trouble] }), size: { columns: 80, rows: 24 } });
    const { notice, layout } = driven.console.get();
    expect(notice.length).toBe(2);
    expect(layout.pane.rows).toBe(24 - 5);
    expect(shown(notice).join(' ')).toMatch(/this and that\. +next try in {2}8 s, showing data of/);
  });

  it('is about what the pane shows first', () => {
    const [own] = aConsole({ pane: 'flows' })
      .console.get()
      .pane.parts(askingOf(emptyView('flows')));
    const troubles = ['other', own?.name ?? ''].map((name) => ({
      name,
      failure: { ...FAILURES.offline, what: name },
      at: NOW,
      nextAt: undefined,
    }));
    const driven = aConsole({ pane: 'flows', session: aFakeSession({ failures: troubles }) });
    expect(textOf(driven, 'notice')).toContain(`${own?.name}: it did not come`);
  });

  it('counts down to nothing in a replay, which asks nobody', () => {
    expect(textOf(inState('offline', 120, { isReplay: true }), 'notice')).not.toContain('next try');
    expect(textOf(inState('live', 120, { isReplay: true }), 'header')).not.toMatch(/refresh/);
  });

  it('takes a line only when there is something to say', () => {
    const driven = aConsole();
    const { rows } = driven.console.get().layout.pane;
    driven.press('z');
    expect(driven.console.get().layout.pane.rows).toBe(rows - 1);
    driven.press('ä');
    expect(driven.console.get().layout.pane.rows).toBe(rows);
  });
});

describe('the hints', () => {
  it('show what may follow a key that was begun', () => {
    const driven = inState('live', 80);
    driven.press('g');
    expect(textOf(driven, 'hints').trim()).toBe('gg the first row');
  });

  it.each([
    [':', ['enter take', 'tab complete', 'esc close']],
    ['/', ['enter take', 'tab complete', 'esc close']],
    ['t', ['enter take', 'esc close']],
    ['?', ['j scroll', 'esc close']],
    ['L', ['j scroll', 'esc close']],
  ])('of what "%s" opens are its own', (key, words) => {
    const driven = inState('live', 60);
    driven.press(key);
    const hints = textOf(driven, 'hints');
    for (const word of words) expect(hints).toContain(word);
    expect(hints).not.toContain('quit');
  });

  it('offer the way back once there is one', async () => {
    const driven = await amongFlows({ size: { columns: 200, rows: 24 } });
    expect(textOf(driven, 'hints')).not.toContain('esc back');
    driven.press('enter');
    expect(textOf(driven, 'hints')).toContain('esc back');
  });

  it('name keys as the configuration has them', () => {
    expect(textOf(inState('live', 200, { keys: { quit: ['Q'] } }), 'hints')).toContain('Q quit');
  });
});

it('every line around the pane is tried here', () => {
  expect(Object.keys(FRAME_LINES).sort()).toEqual([...NAMES].sort());
});
