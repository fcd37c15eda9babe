// The whole screen, drawn by Ink on 100 columns, with keys as a terminal sends them.
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/shell/app.tsx';
import { createPulse } from '../../src/shell/pulse.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, amongFlows, type ConsoleParts, type Driven } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const SIZE = { columns: 100, rows: 30 };

afterEach(cleanup);

const aRealPulse = () => createPulse({ gapMs: 0, isBehind: () => false, elapsed: () => performance.now() });

const show = (driven: Driven) => {
  const screen = render(<App console={driven.console} />);
  const lines = (): readonly string[] => (screen.lastFrame() ?? '').split('\n').map((line) => line.trimEnd());
  return {
    ...screen,
    lines,
    sees: (text: string) => vi.waitFor(() => expect(screen.lastFrame()).toContain(text), { interval: 5 }),
  };
};

const open = (parts: ConsoleParts = {}) => {
  const driven = aConsole({ pulse: aRealPulse(), size: SIZE, ...parts });
  return { ...driven, ...show(driven) };
};

describe('the screen', () => {
  it('is drawn at once, as high as the terminal, before anything is known', () => {
    const { lines } = open();
    expect(lines()).toHaveLength(SIZE.rows);
    expect(lines()[0]).toMatch(/^ darktop {2}acme-prod/);
    expect(lines()[1]).toContain('1 Stats');
    expect(lines().join('\n')).toContain('waiting for the appliance');
    expect(lines().at(-1)).toContain('q quit');
    for (const line of lines()) expect(displayWidth(line)).toBeLessThanOrEqual(SIZE.columns);
  });

  it('watches what it shows, and something else after another tab', async () => {
    const { session, stdin, sees } = open();
    await vi.waitFor(() => expect(session.calls).toHaveLength(1));
    const [first = ''] = session.calls;
    expect(first).toMatch(/^watch [1-9]/);
    stdin.write('2');
    await sees('›2 Flows');
    await vi.waitFor(() => expect(session.calls).toHaveLength(3));
    expect(session.calls[1]).toMatch(/^watch /);
    expect(session.calls[2]).toBe(first.replace('watch', 'leave'));
  });

  it('goes to another pane, opens, comes back', async () => {
    const { stdin, sees, view } = open({ session: aFakeSession({ givens: [someFlows()] }) });
    stdin.write('2');
    await sees('ws-0000');
    stdin.write('jj');
    stdin.write('\r');
    await sees('flow 3 of 62');
    stdin.write('\u001b');
    await vi.waitFor(() => expect(view().path).toEqual([]));
    await sees('›  13:59:00Z');
  });

  it('takes a command letter by letter or all at once, and runs it', async () => {
    const { stdin, sees, state, lines } = open();
    stdin.write(':');
    await sees('a command; tab completes');
    stdin.write('zone loc');
    await sees(':zone loc');
    stdin.write('al\r');
    await vi.waitFor(() => expect(state().zone).toBe('local'));
    await sees('+01:00');
    expect(lines().join('\n')).not.toContain(':zone');
  });

  it('shows a paste in the line that is typed, and nowhere else', async () => {
    const { stdin, sees, state, services } = open();
    stdin.write('\u001b[200~q\u001b[201~');
    stdin.write(':');
    stdin.write('\u001b[200~theme\nlight\u001b[201~');
    await sees(':theme light');
    stdin.write('\r');
    await vi.waitFor(() => expect(state().theme).toBe('light'));
    expect(services.calls).toEqual([]);
  });

  it('shows the help, and goes back', async () => {
    const { stdin, sees } = open();
    stdin.write('?');
    await sees('one row down');
    stdin.write('q');
    await sees('waiting for the appliance');
  });

  it('leaves with q', async () => {
    const { stdin, services } = open();
    stdin.write('q');
    await vi.waitFor(() => expect(services.calls).toEqual(['quit']));
  });

  it('says what size it needs when the terminal is too small, and comes back with a larger one', async () => {
    const { console, sees, stdin, services } = open();
    console.resize({ columns: 50, rows: 12 });
    await sees('60x15 needed: darktop has 50x12. q quits');
    stdin.write('q');
    await vi.waitFor(() => expect(services.calls).toEqual(['quit']));
    console.resize(SIZE);
    await sees('1 Stats');
  });

  it('keeps its height when a banner, a notice and a prompt take lines of the pane', async () => {
    const { stdin, sees, lines } = open({ session: aFakeSession({ givens: [someFlows()] }) });
    for (const [keys, text] of [
      ['2', 'ws-0000'],
      ['p', 'paused'],
      ['z', 'zone of this machine'],
      ['/', 'port:445 bytes>10m'],
      ['\u0007', '? help'],
      ['s', 'Order of the flows'],
    ] as const) {
      stdin.write(keys);
      await sees(text);
      expect(lines()).toHaveLength(SIZE.rows);
      expect(lines().at(-1)).toMatch(/q quit|esc close/);
    }
  });
});

describe('drawing', () => {
  it('is done once for a selection that moves, however many keys came at once', async () => {
    const driven = await amongFlows({ size: SIZE, pulse: aRealPulse() });
    const { frames, stdin, sees } = show(driven);
    await sees('›  14:00:00Z');
    await new Promise((resolve) => setImmediate(resolve));
    const before = frames.length;
    stdin.write('jjj');
    await sees('›  13:58:00Z');
    expect(frames.length - before).toBe(1);
  });

  it('changes nothing for a key that means nothing, nor for ticks of a clock that stands still', async () => {
    const driven = await amongFlows({ size: SIZE, pulse: aRealPulse(), isClockFrozen: true });
    const { frames, stdin, sees } = show(driven);
    await sees('›  14:00:00Z');
    const [before] = frames.slice(-1);
    const count = frames.length;
    for (let tick = 0; tick < 5; tick += 1) {
      driven.console.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
    stdin.write('ä');
    stdin.write('j');
    await sees('›  13:59:29Z');
    expect(frames.slice(count).filter((frame) => frame !== before)).toHaveLength(1);
  });
});
