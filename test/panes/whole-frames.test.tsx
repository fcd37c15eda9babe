// Every page in each of its states, as whole frames in rooms of three sizes: nothing known, asked for, failed, grown old, full.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EQUIVALENT } from '../../src/panes/device/page-ids.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Pane } from '../../src/panes/pane.ts';
import type { View } from '../../src/panes/view.ts';
import { emptyView, PANE_NAMES } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { type Given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES, unpainted } from './draw.tsx';
import { answerAllPages, givensIn, PAGES, partsOf, STATES, type State } from './pages.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

type Drawn = Readonly<{ pane: Pane; view: View; state: State; size?: Size; pen?: Pen }>;

const frameOf = ({
  pane,
  view,
  state,
  size = { columns: 80, rows: 24 },
  pen = PENS.plain,
}: Drawn): readonly string[] => {
  const read = readFrom(givensIn(state, partsOf(pane, view), full));
  const { element } = pane.show(aPaneContext({ view, read, size, pen }));
  return draw(element, pen, size);
};

const TELLS: Readonly<Record<State, readonly RegExp[]>> = {
  'nothing known': [/waiting for the appliance/],
  loading: [/ 2\.3 MB/, /812 rows/],
  failed: [/part: it did not come\. Wait\./],
  stale: [],
  full: [],
};

describe.each(PAGES)('%s', (_name, pane, view) => {
  it.each(STATES)('keeps to its room: %s', (state) => {
    const smallest = { columns: 60, rows: 12 };
    const [first, ...all] = [...SIZES, smallest];
    // What is short of data fits wherever what is full does.
    const others = state === 'full' ? all : [smallest];
    for (const size of [first, ...others]) {
      // How a page is laid out depends on its room, and on no pen: signs and colours are looked at in one room.
      for (const [name, pen] of Object.entries(size === first ? PENS : { plain: PENS.plain })) {
        const lines = frameOf({ pane, view, state, size, pen });
        const seen = unpainted(lines);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of seen) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
        if (name === 'ascii') expect(seen.join('')).toMatch(/^[\u0020-\u007e]*$/);
        if (name !== 'colour') expect(lines).toEqual(seen);
        else expect(seen).toEqual(frameOf({ pane, view, state, size }));
        // The command lines are known before anything is asked.
        for (const told of view.path[0] === EQUIVALENT ? [] : TELLS[state]) expect(seen.join('\n')).toMatch(told);
      }
    }
  });

  it('is shown in the smallest rooms without harm', () => {
    for (const columns of [0, 1, 4, 12, 20, 40]) {
      for (const rows of [0, 1, 3]) {
        const lines = frameOf({
          pane,
          view,
          state: 'full',
          size: { columns: Math.max(1, columns), rows: Math.max(1, rows) },
        });
        expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows));
        expect(pane.show(aPaneContext({ view, read: readFrom(full), size: { columns, rows } })).element).toBeDefined();
      }
    }
  });

  it('shows old data as it shows new ones: how old they are is told below', () => {
    const stale = frameOf({ pane, view, state: 'stale' }).join('\n');
    expect(stale).not.toContain('it did not come');
    expect(stale).not.toContain('waiting for the appliance');
    expect(stale.length).toBeGreaterThan(400);
  });

  it('uses the room of a large screen', () => {
    const [small, , large] = SIZES.map((size) => frameOf({ pane, view, state: 'full', size }).join('').length);
    expect(large).toBeGreaterThan(small ?? 0);
  });
});

describe('before anything is known', () => {
  it.each(PANE_NAMES)('the %s pane says so, in the same words as all others', (name) => {
    const pane = PANES.find((one) => one.name === name);
    if (pane === undefined) throw new Error('no such pane');
    const frame = frameOf({ pane, view: emptyView(name), state: 'nothing known' });
    expect(frame).toEqual(['', '  waiting for the appliance', ...Array.from({ length: 22 }, () => '')]);
  });
});

describe('a pane without data whose questions failed', () => {
  it('says what to do, and the way of its other questions too', () => {
    const [stats] = PANES;
    const frame = frameOf({ pane: stats, view: emptyView('stats'), state: 'failed' });
    expect(frame.filter((line) => line === '  part: it did not come. Wait.').length).toBeGreaterThan(0);
    expect(frame.length).toBe(24);
  });
});
