// A pane is told which devices were looked at, and is asked anew only when those are others.
import { describe, expect, it } from 'vitest';
import { success } from '../../src/domain/result.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Pane, PaneContext, Shown } from '../../src/panes/pane.ts';
import { rememberShown } from '../../src/shell/remember-shown.ts';
import { aPaneContext } from '../panes/draw.tsx';
import { aConsole, settle, someServices } from './a-console.ts';

/** `enter` moves in a list of the pane. */
const shownOf = ({ view }: PaneContext): Shown => ({
  element: null,
  crumbs: [],
  hints: [],
  report: { name: 'device' },
  act: () => ({ kind: 'view', view: { ...view, lists: { devices: { index: 1, top: 0 } } } }),
});

/** A console whose panes only remember which devices they were told of. */
const listening = () => {
  const told: (readonly number[])[] = [];
  const services = someServices();
  const panes = PANES.map(
    (pane): Pane => ({
      ...pane,
      parts: () => [],
      show: (context) => {
        told.push(context.visited);
        return shownOf(context);
      },
    }),
  );
  const driven = aConsole({ services, panes });
  const visited = (): readonly number[] | undefined => {
    driven.console.get();
    return told.at(-1);
  };
  const open = async (did: number): Promise<void> => {
    services.plan.device = success(did);
    driven.run(`device ${did}`);
    await settle();
  };
  return { driven, told, visited, open };
};

describe('the devices that were looked at', () => {
  it('are told to every pane, the latest first, and those ahead too', async () => {
    const { driven, visited, open } = listening();
    expect(visited()).toEqual([]);
    await open(142);
    await open(7);
    expect(visited()).toEqual([7, 142]);
    driven.press('1');
    expect(visited()).toEqual([7, 142]);
    driven.press('esc esc');
    expect(driven.view().did).toBe(142);
    expect(visited()).toEqual([142, 7]);
  });

  it('are the same list as long as they are the same devices', async () => {
    const { driven, visited, open } = listening();
    await open(142);
    await open(7);
    const before = visited();
    driven.press('enter');
    expect(driven.view().lists).not.toEqual({});
    driven.press('1 ?');
    driven.session.set({});
    expect(visited()).toBe(before);
  });

  it('make no drawing of their own: a second that goes by, or a key that means nothing, asks no pane', async () => {
    const { driven, told, visited, open } = listening();
    await open(142);
    visited();
    const { length } = told;
    driven.console.tick();
    driven.press('ä');
    driven.press('?');
    visited();
    expect(told).toHaveLength(length);
  });
});

describe('what is shown', () => {
  it('is asked for anew when other devices were looked at, though nothing else has changed', () => {
    const pane: Pane = { name: 'device', title: 'Device', says: '', bindings: [], parts: () => [], show: shownOf };
    const show = rememberShown();
    const context = aPaneContext({ visited: [142] });
    const first = show(pane, 1, context);
    expect(show(pane, 1, { ...context })).toBe(first);
    expect(show(pane, 1, { ...context, visited: [7, 142] })).not.toBe(first);
  });
});
