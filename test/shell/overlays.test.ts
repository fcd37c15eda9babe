// What lies over the pane: a filter being typed, something to choose from.
import { describe, expect, it } from 'vitest';
import type { ChooseOverlay, FilterOverlay } from '../../src/shell/state.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, amongFlows, type Driven, settle } from './a-console.ts';
import { aFakeSession } from './a-session.ts';
import { bottomOf } from './lines-of.ts';

const filterOf = ({ state }: Driven): FilterOverlay => {
  const { overlay } = state();
  if (overlay?.kind !== 'filter') throw new Error(`over the pane is ${overlay?.kind}`);
  return overlay;
};

const chosenFrom = ({ state }: Driven): ChooseOverlay => {
  const { overlay } = state();
  if (overlay?.kind !== 'choose') throw new Error(`over the pane is ${overlay?.kind}`);
  return overlay;
};

const typing = async (filter: string): Promise<Driven> => {
  const driven = await amongFlows();
  driven.press('/');
  driven.type(filter);
  return driven;
};

describe('a filter', () => {
  it('says while it is typed what is wrong with it, and is not taken as long as something is', async () => {
    const driven = await typing('port:');
    // What can still be completed is unfinished, not wrong.
    expect(bottomOf(driven).at(-1)).toContain('/port:');
    driven.press('enter');
    expect(bottomOf(driven).join(' ')).toContain('at ');
    expect(filterOf(driven).line.text).toBe('port:');
    driven.type('x');
    expect(bottomOf(driven).join(' ')).toContain('at ');
    driven.press('backspace');
    expect(driven.view().filter).toBe('');
    driven.type('445');
    expect(bottomOf(driven).at(-1)).toContain('/port:445');
    driven.press('enter');
    expect(driven.view().filter).toBe('port:445');
  });

  it('is not told to be wrong any more once what was missing has been pasted', async () => {
    const driven = await typing('port:');
    driven.press('enter');
    driven.console.paste('445');
    expect(filterOf(driven).error).toBeUndefined();
    expect(bottomOf(driven).at(-1)).toContain('/port:445');
  });

  it('is a step, and the same filter again is none', async () => {
    const driven = await typing('  port:445 ');
    driven.press('enter');
    expect(driven.view().filter).toBe('port:445');
    expect(driven.state().history.places).toHaveLength(2);
    driven.press('/ enter');
    expect(driven.state().overlay).toBeUndefined();
    expect(driven.state().history.places).toHaveLength(2);
  });

  it('begins with the one that holds, and an empty one lists everything again', async () => {
    const driven = await typing('port:445');
    driven.press('enter /');
    expect(filterOf(driven).line).toEqual({ text: 'port:445', cursor: 8 });
    driven.press('ctrl+u enter');
    expect(driven.view().filter).toBe('');
  });

  it('that is given up changes nothing', async () => {
    const driven = await amongFlows();
    driven.press('j j');
    const before = driven.state();
    driven.press('/');
    driven.type('port:445');
    driven.press('esc');
    expect(driven.state()).toEqual(before);
  });

  it('is completed from the flows that are there, with how many there are of each', async () => {
    const driven = await typing('app:');
    const list = bottomOf(driven).join('\n');
    expect(list).toMatch(/https.*61 flows/i);
    expect(list).toMatch(/smb.*1 flow/i);
    driven.type('sm');
    driven.press('tab enter');
    expect(driven.view().filter.toLowerCase()).toBe('app:smb');
  });

  it('is completed before there are any flows: the fields are known', () => {
    const driven = aConsole({ pane: 'flows' });
    driven.press('/');
    driven.type('po');
    expect(bottomOf(driven).join('\n')).toMatch(/ port:/);
  });

  it('of devices is words, and right whatever they are', () => {
    const driven = aConsole({ pane: 'device', session: aFakeSession({ givens: [someFlows()] }) });
    driven.press('/');
    driven.type('((( ws-0001');
    driven.press('enter');
    expect(driven.view().filter).toBe('((( ws-0001');
  });

  it('cannot be typed where nothing can be filtered', () => {
    const driven = aConsole({ pane: 'stats' });
    driven.press('/');
    expect(driven.state().overlay).toBeUndefined();
    expect(driven.note()).toContain('nothing can be filtered here');
  });
});

describe('something to choose from', () => {
  it('begins at what holds, and takes another on the spot', async () => {
    const driven = await amongFlows();
    driven.press('s');
    const { options, list } = chosenFrom(driven);
    expect(options[list.index]?.id).toBe('-startAt');
    driven.press('j enter');
    expect(driven.view().choices.order).toBe(options[list.index + 1]?.id);
    expect(driven.state().history.places).toHaveLength(1);
    driven.press('s');
    expect(chosenFrom(driven).list.index).toBe(list.index + 1);
  });

  it.each([
    ['b', 'by', 'destinationPort'],
    ['s', 'order', 'startAt'],
  ] as const)('of the flows: "%s" chooses "%s"', async (key, choice, second) => {
    const driven = await amongFlows();
    driven.press(`${key} g g j enter`);
    expect(driven.view().choices[choice]).toBe(second);
  });

  it('is the interval of a device', async () => {
    const driven = aConsole();
    driven.run('device ws-0007');
    await settle();
    driven.press('i j j enter');
    expect(driven.view().choices.interval).toBe('4');
  });

  it('is the window, and begins at the one that holds', () => {
    const driven = aConsole({ window: { kind: 'last', hours: 6 } });
    driven.press('t');
    expect(chosenFrom(driven).options.map(({ id }) => id)).toEqual(['1h', '6h', '24h', '7d', '30d']);
    expect(chosenFrom(driven).list.index).toBe(1);
    driven.press('G enter');
    expect(driven.window()).toEqual({ kind: 'last', hours: 720 });
  });

  it('is a window even when one holds that is not among them', () => {
    const driven = aConsole({ window: { kind: 'span', hours: 36, endAt: 0 } });
    driven.press('t enter');
    expect(driven.window()).toEqual({ kind: 'last', hours: 1 });
  });

  it.each(['esc', 'q', '?', 'ctrl+c'])('closes with %s and changes nothing', async (press) => {
    const driven = await amongFlows();
    const before = driven.state();
    driven.press(`s j j ${press}`);
    expect(driven.state()).toEqual(before);
    expect(driven.services.calls).toEqual([]);
  });

  it('keeps to the list, and shows what is selected', async () => {
    const driven = await amongFlows();
    driven.press('s G j j');
    const { options, list } = chosenFrom(driven);
    expect(list.index).toBe(options.length - 1);
    expect(bottomOf(driven).some((line) => line.includes(options.at(-1)?.title ?? 'none'))).toBe(true);
    driven.press('g g k');
    expect(chosenFrom(driven).list.index).toBe(0);
    expect(bottomOf(driven)[0]).toContain('Order of the flows');
  });
});

describe('a paste', () => {
  it('is typed where something is typed, and means nothing anywhere else', async () => {
    const driven = await amongFlows();
    const before = driven.state();
    driven.console.paste('q\rport:445');
    expect(driven.state()).toEqual(before);
    driven.press('/');
    driven.console.paste('port:445\nbytes>10m');
    expect(filterOf(driven).line.text).toBe('port:445 bytes>10m');
    expect(driven.services.calls).toEqual([]);
  });
});

describe('over everything', () => {
  it.each(['?', ':', 't', 'L'])('ctrl+z stops and ctrl+l draws anew: %s', (opening) => {
    const driven = aConsole();
    driven.press(opening);
    driven.press('ctrl+l ctrl+z');
    expect(driven.services.calls).toEqual(['redraw', 'suspend']);
    expect(driven.state().overlay).toBeDefined();
  });

  it('text is text, even where it is the key that stops', () => {
    const driven = aConsole({ keys: { suspend: ['Z'] } });
    driven.press(': Z');
    expect(driven.services.calls).toEqual([]);
  });
});
