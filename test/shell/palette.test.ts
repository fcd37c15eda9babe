// The command line: what each command does, and how it refuses.
import { describe, expect, it } from 'vitest';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { listIn } from '../../src/panes/view.ts';
import { COMMANDS, commandsIn } from '../../src/shell/palette/index.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, amongFlows, type Driven, settle } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const errorIn = ({ state }: Driven): string | undefined => {
  const { overlay } = state();
  return overlay?.kind === 'palette' ? overlay.error : undefined;
};

const END = Date.parse('2026-01-14T12:00:00Z');

describe(':window', () => {
  it.each([
    ['6h', { kind: 'last', hours: 6 }],
    ['7d', { kind: 'last', hours: 168 }],
    ['last 36h', { kind: 'last', hours: 36 }],
    ['2026-01-14 12:00', { kind: 'span', hours: 24, endAt: END }],
    ['2026-01-14 12:00, 6h', { kind: 'span', hours: 6, endAt: END }],
    ['6h to 2026-01-14 12:00', { kind: 'span', hours: 6, endAt: END }],
    ['2026-01-14 06:00..2026-01-14 12:00', { kind: 'span', hours: 6, endAt: END }],
    ['2026-01-13 to 2026-01-14 12:00', { kind: 'span', hours: 36, endAt: END }],
    ['2026-01-13', { kind: 'span', hours: 24, endAt: Date.parse('2026-01-14T00:00:00Z') }],
    [String(END), { kind: 'span', hours: 24, endAt: END }],
    ['2026-01-14 12:00..now', { kind: 'last', hours: 26 }],
  ])('takes %s', (text, window) => {
    const driven = aConsole();
    driven.run(`window ${text}`);
    expect(errorIn(driven)).toBeUndefined();
    expect(driven.window()).toEqual(window);
    expect(driven.state().history.places).toHaveLength(1);
  });

  it.each([
    ['0h', 'from 1 hour'],
    ['999999h', 'from 1 hour'],
    ['yesterday', 'neither a length nor a moment'],
    ['2027-01-01', 'yet to come'],
    ['2026-01-14 12:00..2026-01-14 06:00', 'its start is not before its end'],
    ['', 'none is named'],
  ])('refuses "%s"', (text, told) => {
    const driven = aConsole();
    driven.run(`window ${text}`);
    expect(errorIn(driven)).toContain(told);
    expect(driven.window()).toEqual(DEFAULT_WINDOW);
  });
});

describe(':interval', () => {
  it.each([
    ['30s', { summary: 30_000, network: 30_000, device: 30_000 }],
    ['network 1m', { summary: 60_000, network: 60_000, device: 300_000 }],
    ['device 5s', { summary: 60_000, network: 30_000, device: 5_000 }],
  ])('takes %s, and tells what holds now', (text, intervals) => {
    const driven = aConsole();
    driven.run(`interval ${text}`);
    expect(driven.session.intervals()).toEqual(intervals);
    expect(driven.note()).toContain('network every ');
  });

  it.each([
    ['', 'no span'],
    ['4s', 'no span'],
    ['2d', 'no span'],
    ['30', 'no span'],
    ['-30s', 'no span'],
    ['netwrok 1m', 'Did you mean "network"?'],
    ['network', 'no span'],
  ])('refuses "%s"', (text, told) => {
    const driven = aConsole();
    driven.run(`interval ${text}`);
    expect(errorIn(driven)).toContain(told);
  });
});

describe('commands about looks', () => {
  it('change theme, zone and mouse', () => {
    const driven = aConsole();
    driven.run('theme light');
    driven.run('zone local');
    driven.run('mouse on');
    expect(driven.state()).toMatchObject({ theme: 'light', zone: 'local', hasMouse: true, overlay: undefined });
    driven.run('mouse off');
    driven.run('zone utc');
    expect(driven.state()).toMatchObject({ zone: 'utc', hasMouse: false });
    expect(driven.services.calls).toEqual(['mouse on', 'mouse off']);
  });

  it.each([
    ['theme ligth', 'Did you mean "light"?'],
    ['theme', 'something is missing'],
    ['zone cet', '"cet" is not known'],
    ['mouse maybe', 'Allowed is on, off'],
  ])('refuse "%s"', (line, told) => {
    const driven = aConsole();
    const before = driven.state();
    driven.run(line);
    expect(errorIn(driven)).toContain(told);
    expect(driven.state()).toMatchObject({ theme: before.theme, zone: before.zone, hasMouse: before.hasMouse });
  });
});

describe(':notify', () => {
  it.each(['critical', 'high', 'medium', 'off'] as const)('takes %s, and tells what is announced now', (level) => {
    const driven = aConsole();
    driven.run(`notify ${level}`);
    expect(driven.state().notify).toBe(level);
    expect(driven.note()).toMatch(level === 'off' ? /^nothing is announced$/ : new RegExp(`${level} findings are`));
  });

  it.each([
    ['notify', 'something is missing'],
    ['notify hihg', 'Did you mean "high"?'],
    ['notify low', 'Allowed is off, critical, high, medium.'],
  ])('refuses "%s"', (line, told) => {
    const driven = aConsole({ notify: 'medium' });
    driven.run(line);
    expect(errorIn(driven)).toContain(told);
    expect(driven.state().notify).toBe('medium');
  });

  it('is completed', () => {
    const driven = aConsole();
    driven.press(':');
    driven.type('notify cr');
    driven.press('tab enter');
    expect(driven.state().notify).toBe('critical');
  });
});

describe(':export', () => {
  it('writes the report of the pane in its window, into a file that is named or not', async () => {
    const driven = aConsole({ pane: 'flows', session: aFakeSession({ givens: [someFlows()] }) });
    driven.run('filter port:445');
    driven.run('export csv');
    driven.run('export json my flows.json');
    const common = { report: { name: 'traffic', filter: 'port:445' }, window: DEFAULT_WINDOW };
    expect(driven.services.exports).toEqual([
      expect.objectContaining({ ...common, format: 'csv', file: undefined }),
      expect.objectContaining({ ...common, format: 'json', file: 'my flows.json' }),
    ]);
    await settle();
    expect(driven.note()).toBe('wrote /tmp/report.csv');
  });

  it.each([
    ['export', 'something is missing'],
    ['export cvs', 'Did you mean "csv"?'],
  ])('refuses "%s"', (line, told) => {
    const driven = aConsole();
    driven.run(line);
    expect(errorIn(driven)).toContain(told);
    expect(driven.services.exports).toEqual([]);
  });
});

describe(':filter', () => {
  it('is a step of its own and begins at the top', async () => {
    const driven = await amongFlows();
    driven.press('j j');
    driven.run('filter port:445 bytes>10m');
    expect(driven.view()).toMatchObject({ pane: 'flows', filter: 'port:445 bytes>10m', lists: {} });
    driven.press('esc');
    expect(driven.view().filter).toBe('');
    expect(listIn(driven.view(), 'flows').index).toBe(2);
  });

  it('goes to the flows from a pane where nothing can be filtered', () => {
    const driven = aConsole({ pane: 'stats' });
    driven.run('filter port:445');
    expect(driven.view()).toMatchObject({ pane: 'flows', filter: 'port:445' });
  });

  it.each(['stats', 'flows'] as const)('is refused with the place of the mistake, from %s', (pane) => {
    const driven = aConsole({ pane });
    driven.run('filter prot:445');
    expect(errorIn(driven)).toMatch(/^filter: at 1: /);
    expect(driven.view()).toMatchObject({ pane, filter: '' });
  });
});

describe(':device', () => {
  it('needs to be told which', () => {
    const driven = aConsole();
    driven.run('device');
    expect(errorIn(driven)).toContain('no device is named');
  });
});

describe('a name', () => {
  it.each([
    ['next_pane', { pane: 'flows' }],
    ['findings', { pane: 'findings' }],
    ['  flows  ', { pane: 'flows' }],
    ['fi', undefined],
  ])('of an action, "%s", runs it', (line, view) => {
    const driven = aConsole();
    driven.run(line);
    if (view === undefined) expect(errorIn(driven)).toContain('Meant may be ');
    else expect(driven.view()).toMatchObject(view);
  });

  it('of an action of the pane runs it there', async () => {
    const driven = await amongFlows();
    driven.run('sort');
    expect(driven.state().overlay).toMatchObject({ kind: 'choose', choice: 'order' });
  });

  it('may be as short as one letter when nothing else begins so', () => {
    const driven = aConsole();
    driven.run('q');
    expect(driven.services.calls).toEqual(['quit']);
  });

  it('that several commands begin with is refused with all of them', () => {
    const driven = aConsole();
    driven.run('next');
    expect(errorIn(driven)).toContain('several commands begin so');
    for (const name of ['next_row', 'next_page', 'next_pane', 'next_section']) expect(errorIn(driven)).toContain(name);
  });

  it('that nobody knows is refused with the nearest', () => {
    const driven = aConsole();
    driven.run('refesh');
    expect(errorIn(driven)).toBe(':refesh: there is no such command. Did you mean "refresh"? Tab lists them.');
    expect(driven.state().overlay).toMatchObject({ line: { text: 'refesh' } });
  });

  it('that is like no other is refused without advice that would not help', () => {
    const driven = aConsole();
    driven.run('xyzzyxyzzy');
    expect(errorIn(driven)).toBe(':xyzzyxyzzy: there is no such command. Tab lists them.');
  });
});

describe('every command there is', () => {
  it.each(['stats', 'flows', 'device', 'findings'] as const)('runs or says why not, in the %s pane', async (pane) => {
    const names = commandsIn(aConsole({ pane }).console.get().context).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(COMMANDS.length);
    for (const name of names) {
      const driven = aConsole({ pane, session: aFakeSession({ givens: [someFlows()] }) });
      driven.run(name);
      await settle();
      const error = errorIn(driven);
      if (error === undefined) expect(driven.state().typed).toEqual([name]);
      else expect(error).toMatch(/^[a-z].*: .+\. [A-Z].+\.$/);
      expect(driven.console.get().shown.element).toBeDefined();
    }
  });
});
