// The help and the log of requests in the place of the pane.
import { describe, expect, it } from 'vitest';
import { tellKeys } from '../../src/hooks/keys/binding.ts';
import { PANE_NAMES } from '../../src/panes/view.ts';
import { Body } from '../../src/shell/frame/body.tsx';
import { overlaySizeOf } from '../../src/shell/overlays/overlay-size.ts';
import { COMMANDS } from '../../src/shell/palette/index.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { NOW } from '../panes/answers.ts';
import { draw, PENS } from '../panes/draw.tsx';
import { aConsole, type ConsoleParts, type Driven } from './a-console.ts';
import { aFakeSession, aRequest } from './a-session.ts';
import { helpOf } from './lines-of.ts';

const body = ({ console }: Driven): readonly string[] => {
  const frame = console.get();
  return draw(Body({ frame }), PENS.plain, frame.layout.pane);
};

describe('the help', () => {
  it.each(PANE_NAMES)('holds every key of the console and of the %s pane, with what it does', (pane) => {
    const driven = aConsole({ pane, size: { columns: 200, rows: 50 } });
    const help = helpOf(driven).join('\n');
    const { bindings, keyMap } = driven.console.get();
    for (const binding of [...bindings, ...keyMap.line]) {
      expect(help).toContain(tellKeys(binding));
      expect(help).toContain(binding.says);
    }
    for (const { name, says } of COMMANDS) {
      expect(help).toContain(name);
      expect(help).toContain(says);
    }
  });

  it('shows the keys that the configuration wants', () => {
    const driven = aConsole({ keys: { quit: ['Q'], sort: ['O'] }, pane: 'flows' });
    const help = helpOf(driven);
    expect(help.find((line) => line.includes('leave darktop'))).toMatch(/^ {2}Q /);
    expect(help.find((line) => line.includes('choose the order of the flows'))).toMatch(/^ {2}O /);
  });

  it.each([60, 80, 120])('loses no word on %d columns', (columns) => {
    const driven = aConsole({ pane: 'flows', size: { columns, rows: 20 } });
    const help = helpOf(driven);
    for (const line of help) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(help.join('\n')).not.toContain('…');
    const words = help.join(' ').replace(/\s+/g, ' ');
    expect(words).toContain('look at the device at the destination');
  });

  it('scrolls to its end and not beyond, and back to its beginning', () => {
    const driven = aConsole({ size: { columns: 80, rows: 24 } });
    driven.press('?');
    const first = body(driven);
    const { count, height } = overlaySizeOf(driven.console.get());
    expect(count).toBeGreaterThan(height);
    driven.press('G j j pgdn');
    expect(driven.state().overlay).toEqual({ kind: 'help', top: count - height });
    expect(body(driven).join('\n')).toContain('by its name in the configuration');
    driven.press('k');
    expect(driven.state().overlay).toEqual({ kind: 'help', top: count - height - 1 });
    driven.press('g g k pgup');
    expect(body(driven)).toEqual(first);
    driven.press('j');
    expect(body(driven)[0]).toBe(first[1] ?? '');
  });

  it.each(['esc', 'q', '?', 'enter', 'ctrl+c'])('closes with %s, and the console goes on', (press) => {
    const driven = aConsole();
    const before = driven.state();
    driven.press(`? j ${press}`);
    expect(driven.state()).toEqual(before);
    expect(driven.services.calls).toEqual([]);
  });
});

const SECRETS = ['DTAPI-Signature', 'DTAPI-Token', 'token'];

const LONG = `/summarystatistics?${'eventtype=security&to=2026-01-15+14%3A00%3A00&'.repeat(4)}hours=24`;

const logging = (parts: ConsoleParts = {}): Driven => {
  const requests = Array.from({ length: 200 }, (_, index) =>
    aRequest({ at: NOW - index * 1_000, target: `/network?hours=${index + 1}` }),
  );
  const driven = aConsole({ session: aFakeSession({ requests }), ...parts });
  driven.press('L');
  return driven;
};

describe('the log', () => {
  it('shows the latest request first, and the whole of the selected one below', () => {
    const driven = logging();
    const lines = body(driven);
    expect(lines[1]).toMatch(/^› 14:00:00Z\s+network\s+hours=1\s+200\s+12 KB\s+42 ms$/);
    expect(lines.at(-2)).toBe(' /network?hours=1');
    driven.press('j j');
    expect(body(driven).at(-2)).toBe(' /network?hours=3');
  });

  it('goes to the oldest of two hundred and back', () => {
    const driven = logging();
    driven.press('G j');
    expect(body(driven).join('\n')).toContain('/network?hours=200');
    driven.press('pgup pgup k');
    expect(driven.state().overlay).toMatchObject({ kind: 'log' });
    driven.press('g g');
    expect(body(driven).at(-2)).toBe(' /network?hours=1');
  });

  it('tells a long request on as many lines as there are for it, and never more', () => {
    for (const columns of [60, 80, 120, 200]) {
      const session = aFakeSession({ requests: [aRequest({ target: LONG })] });
      const driven = aConsole({ session, size: { columns, rows: 24 } });
      driven.press('L');
      const lines = body(driven);
      expect(lines.length).toBeLessThanOrEqual(driven.console.get().layout.pane.rows);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      expect(lines.join('\n')).toContain('/summarystatistics?eventtype=security');
    }
  });

  it('tells how a request ended, and at which try', () => {
    const requests = [
      aRequest({ status: 429, failure: 'rate-limited', attempt: 3, bytes: 0 }),
      aRequest({ status: undefined, failure: 'no-connection', bytes: 0 }),
      aRequest({ status: 401, failure: 'bad-credentials', bytes: 0 }),
    ];
    const driven = aConsole({ session: aFakeSession({ requests }) });
    driven.press('L');
    const lines = body(driven);
    expect(lines[1]).toMatch(/429 rate-limited\s+3\s/);
    expect(lines[2]).toMatch(/ no-connection /);
    expect(lines[3]).toMatch(/401 bad-credentials /);
  });

  it.each([60, 80, 120])('shows times of the zone of this machine whole, on %d columns', (columns) => {
    const driven = logging({ size: { columns, rows: 24 } });
    driven.press('esc z L');
    expect(body(driven)[1]).toMatch(/^› 15:00:00\+01:00 /);
  });

  it('holds what cannot be decoded as it is, and nothing that steers a terminal', () => {
    const requests = [aRequest({ target: '/network?a=%zz' }), aRequest({ target: '/network?a=%1B%5B2J%0Ab' })];
    const driven = aConsole({ session: aFakeSession({ requests }) });
    driven.press('L');
    const lines = body(driven);
    expect(lines[1]).toContain('a=%zz');
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('says nothing of tokens and signatures', () => {
    const text = body(logging()).join('\n');
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('is empty before anything was asked', () => {
    const driven = aConsole();
    driven.press('L j G k');
    expect(body(driven).join('\n')).toContain('nothing was asked yet');
  });

  it('closes with Esc, and the pane is as it was', () => {
    const driven = aConsole({ pane: 'flows' });
    const before = driven.state();
    driven.press('L j esc');
    expect(driven.state()).toEqual(before);
  });
});
