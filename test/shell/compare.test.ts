// Laying another device beside the one that is open.
import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../src/domain/result.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Pane } from '../../src/panes/pane.ts';
import { emptyView, PANE_NAMES } from '../../src/panes/view.ts';
import { completeLine } from '../../src/shell/palette/run-line.ts';
import { FAILURES } from '../live/session-kit.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, type ConsoleParts, type Driven, settle, someServices } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const OPEN = 142;
const SCROLLED = { peers: { index: 3, top: 0 } };
const SET_UP = { choices: { interval: '4' }, filter: 'port:443' };

/** Panes with nothing in them, in which `enter` sets up the present one, which then is about a device, whichever pane it is. */
const panes = PANES.map(
  (pane): Pane => ({
    ...pane,
    parts: () => [],
    show: ({ view }) => ({
      element: null,
      crumbs: [],
      hints: [],
      report: { name: 'device' },
      act: () => ({ kind: 'view', view: { ...view, ...SET_UP, did: view.did ?? OPEN, lists: SCROLLED } }),
    }),
  }),
);

/** With device 142 open. */
const atDevice = async (parts: ConsoleParts = {}): Promise<Driven> => {
  const services = parts.services ?? someServices();
  services.plan.device = success(OPEN);
  const driven = aConsole({ panes, ...parts, services });
  driven.run(`device ${OPEN}`);
  await settle();
  services.plan.device = success(7);
  expect(driven.view()).toEqual({ ...emptyView('device'), did: OPEN });
  return driven;
};

/** The search for `ws-0007` takes until a test says what came of it; others are found at once. */
const searching = async () => {
  const search = Promise.withResolvers<Result<number>>();
  const services = someServices();
  const { findDevice } = services;
  const driven = await atDevice({
    services: {
      ...services,
      findDevice: (text, window) => (text === 'ws-0007' ? search.promise : findDevice(text, window)),
    },
  });
  driven.run('compare ws-0007');
  const finish = async (): Promise<void> => {
    search.resolve(success(7));
    await settle();
  };
  return { driven, services, finish };
};

const errorIn = ({ state }: Driven): string | undefined => {
  const { overlay } = state();
  return overlay?.kind === 'palette' ? overlay.error : undefined;
};

describe(':compare', () => {
  it('looks for the device, and lays it beside the one that is open, which stays as it is set up', async () => {
    const driven = await atDevice();
    driven.press('enter');
    const before = driven.view();
    driven.run('compare ws-0007');
    expect(driven.note()).toBe('looking for ws-0007 …');
    await settle();
    expect(driven.services.calls).toContain('find ws-0007');
    expect(driven.view()).toEqual({ ...before, path: ['compare', '7'], lists: {} });
    expect(driven.view()).toMatchObject({ did: OPEN, ...SET_UP });
    expect(driven.note()).toBeUndefined();
    driven.press('esc');
    expect(driven.view()).toBe(before);
  });

  it('lays another in its place', async () => {
    const driven = await atDevice();
    driven.run('compare 7');
    await settle();
    driven.services.plan.device = success(9);
    driven.run('compare 9');
    await settle();
    expect(driven.view()).toMatchObject({ did: OPEN, path: ['compare', '9'] });
  });

  it('lays no device beside itself', async () => {
    const driven = await atDevice();
    const { history } = driven.state();
    driven.services.plan.device = success(OPEN);
    driven.run('compare ws-0142');
    await settle();
    expect(driven.note()).toBe('this is the same device');
    expect(driven.state().history).toBe(history);
  });

  it('of a device that is not found tells so, and changes nothing', async () => {
    const driven = await atDevice();
    const { history } = driven.state();
    driven.services.plan.device = failed({ ...FAILURES.parameter, what: 'device "x"', came: 'none is called that' });
    driven.run('compare x');
    await settle();
    expect(driven.note()).toContain('device "x": none is called that.');
    expect(driven.state().history).toBe(history);
  });

  it.each(PANE_NAMES)('is refused in the %s pane while no device is open', (pane) => {
    const driven = aConsole({ panes, pane });
    for (const line of ['compare ws-0007', 'compare']) {
      driven.run(line);
      expect(errorIn(driven)).toBe(
        'compare: no device is open. Open one first, with :device and its name, number or address.',
      );
      driven.press('esc');
    }
    expect(driven.services.calls).toEqual([]);
  });

  it('is refused in another pane, though a device was open before, and that pane is about it', async () => {
    const driven = await atDevice();
    driven.press('2 enter');
    expect(driven.view()).toMatchObject({ pane: 'flows', did: OPEN });
    driven.run('compare ws-0007');
    expect(errorIn(driven)).toContain('no device is open');
  });

  it('needs to be told which', async () => {
    const driven = await atDevice();
    driven.run('compare');
    expect(errorIn(driven)).toMatch(/^compare: no device is named\. Try :compare /);
  });

  it('completes the same devices as :device', () => {
    const driven = aConsole({ pane: 'device', session: aFakeSession({ givens: [someFlows()] }) });
    const { context } = driven.console.get();
    const completing = (line: string) => completeLine(line, line.length, context).options;
    expect(completing('compare fi').map(({ id }) => id)).toEqual(['fileserver', 'finance-07']);
    expect(completing('compare ')).toEqual(completing('device '));
  });
});

describe('while a device is looked for to be laid beside another', () => {
  it('what is set up meanwhile stays, the window too', async () => {
    const { driven, finish } = await searching();
    driven.press('enter');
    driven.run('window 6h');
    await finish();
    expect(driven.view()).toEqual({ ...emptyView('device'), did: OPEN, ...SET_UP, path: ['compare', '7'] });
    expect(driven.window()).toEqual({ kind: 'last', hours: 6 });
  });

  it.each([
    ['another pane', '2', { pane: 'flows' }],
    ['another device', undefined, { pane: 'device', did: 9 }],
  ] as const)('one may go to %s: both are shown all the same, and back leads there', async (_where, key, view) => {
    const { driven, services, finish } = await searching();
    services.plan.device = success(9);
    if (key === undefined) driven.run('device 9');
    else driven.press(key);
    await settle();
    driven.press('enter');
    expect(driven.view()).toMatchObject({ ...view, ...SET_UP });
    await finish();
    expect(driven.view()).toEqual({ ...emptyView('device'), did: OPEN, path: ['compare', '7'] });
    driven.press('esc');
    expect(driven.view()).toMatchObject({ ...view, ...SET_UP });
  });
});

describe(':device', () => {
  it('opens a device alone, also from one that has another beside it', async () => {
    const driven = await atDevice();
    driven.run('compare 7');
    await settle();
    driven.run('device 7');
    await settle();
    expect(driven.view()).toEqual({ ...emptyView('device'), did: 7 });
  });
});
