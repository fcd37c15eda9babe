// What the keys do in each pane: they never break anything, selections move, and what is opened is what was selected.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { DESTINATIONS_PAGE, EQUIVALENT, INTERVALS_PAGE } from '../../src/panes/device/page-ids.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Outcome, Pane, PaneContext, Shown } from '../../src/panes/pane.ts';
import { followLink } from '../../src/panes/parts/follow-link.ts';
import { STATS_SECTIONS } from '../../src/panes/stats/sections.ts';
import { emptyView, type PaneName, type View } from '../../src/panes/view.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { askingOf, type Given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';
import { answerAllPages, DID, givensIn, PAGES, partsOf, STATES } from './pages.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware', 'dns-tunnel']);
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

const paneOf = (name: PaneName): Pane => {
  const pane = PANES.find((one) => one.name === name);
  if (pane === undefined) throw new Error(`no pane ${name}`);
  return pane;
};

/** A person in a pane: presses keys, and is where they lead. */
const visit = (start: View, parts: Partial<PaneContext> = {}) => {
  let view = start;
  const show = (): Shown => paneOf(view.pane).show(aPaneContext({ view, read: readFrom(full), ...parts }));
  const act = (action: string): Outcome | undefined => {
    const outcome = show().act(action);
    if (outcome?.kind === 'view' || outcome?.kind === 'open') view = outcome.view;
    return outcome;
  };
  return { act, show, view: () => view, lines: () => draw(show().element, PENS.plain, { columns: 80, rows: 24 }) };
};

const selectedIn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.trimStart().startsWith('›'));

describe.each(PAGES)('%s', (_name, pane, view) => {
  it.each(STATES)('takes every key without harm: %s', (state) => {
    const read = readFrom(givensIn(state, partsOf(pane, view), full));
    const context = aPaneContext({ view, read });
    const shown = pane.show(context);
    for (const { action } of [...ACTIONS, ...pane.bindings, { action: 'no_such_action' }]) {
      const outcome = shown.act(action);
      if (outcome?.kind !== 'view' && outcome?.kind !== 'open') continue;
      const next = paneOf(outcome.view.pane);
      expect(next.parts(askingOf(outcome.view)).length).toBeGreaterThan(0);
      expect(next.show({ ...context, view: outcome.view }).element).toBeDefined();
    }
    expect(shown.act('no_such_action')).toBeUndefined();
    for (const line of [-1, 0, 1, 2, 21, 500]) for (const column of [-1, 0, 40, 500]) shown.rowAt?.(line, column);
    expect(shown.report.name).toMatch(/^[a-z-]+$/);
  });

  it('hints only at actions that there are', () => {
    const known = new Set([...ACTIONS, ...pane.bindings].map(({ action }) => action));
    for (const hint of pane.show(aPaneContext({ view, read: readFrom(full) })).hints) expect(known).toContain(hint);
  });
});

describe.each(['flows', 'device', 'findings', 'stats'] as const)('the list of the %s pane', (name) => {
  it('has one selected row, that goes down, up, to the end and to the beginning', () => {
    const there = visit(emptyView(name));
    const first = selectedIn(there.lines());
    expect(first).toHaveLength(1);
    there.act('next_row');
    const second = selectedIn(there.lines());
    expect(second).toHaveLength(1);
    expect(second).not.toEqual(first);
    there.act('previous_row');
    expect(selectedIn(there.lines())).toEqual(first);
    there.act('last_row');
    const last = selectedIn(there.lines());
    expect(last).not.toEqual(first);
    there.act('next_row');
    expect(selectedIn(there.lines())).toEqual(last);
    there.act('previous_page');
    expect(selectedIn(there.lines())).toHaveLength(1);
    there.act('first_row');
    if (name === 'stats') expect(selectedIn(there.lines())[0]).toMatch(/^›\d/);
    else expect(selectedIn(there.lines())).toEqual(first);
  });

  it('selects or opens the row that is clicked, and no other', () => {
    const there = visit(emptyView(name));
    const lines = there.lines();
    const selected = lines.findIndex((line) => line.trimStart().startsWith('›'));
    const outcome = there.show().rowAt?.(selected + 1, 3);
    there.act('next_row');
    const selection = ({ lists, choices }: View) => ({
      lists: Object.values(lists).map(({ index }) => index),
      choices,
    });
    expect(outcome?.kind).toBe('view');
    if (outcome?.kind === 'view' && name === 'stats') expect(outcome.view.choices).toEqual(there.view().choices);
    else if (outcome?.kind === 'view') expect(selection(outcome.view)).toEqual(selection(there.view()));
    expect(there.show().rowAt?.(0, 3)).toBeUndefined();
    expect(there.show().rowAt?.(500, 3)).toBeUndefined();
  });

  it('selects nothing that is not seen: below the rows there is none to click', () => {
    for (const rows of [10, 24, 36]) {
      const there = visit(emptyView(name), { size: { columns: 120, rows } });
      const lines = draw(there.show().element, PENS.plain, { columns: 120, rows });
      const note = lines.findIndex((line) => /^ +rows 1-\d+ of/.test(line));
      if (note === -1) expect(['stats', 'device', 'findings']).toContain(name);
      else {
        for (let line = note; line < rows; line += 1) {
          const clicked = there.show().rowAt?.(line, 3);
          // Below the table of flows stands the breakdown.
          if (clicked !== undefined) expect(clicked.kind === 'view' && clicked.view.choices.focus).toBe('breakdown');
        }
      }
    }
  });
});

describe('enter', () => {
  it('opens the selected flow, and the next key shows the next one', () => {
    const there = visit(emptyView('flows'));
    there.act('next_row');
    expect(there.act('open')?.kind).toBe('open');
    expect(there.lines()[0]).toMatch(/^ flow 2 of \d/);
    there.act('next_row');
    expect(there.lines()[0]).toMatch(/^ flow 3 of \d/);
    expect(there.show().act('open')).toBeUndefined();
  });

  it('opens the selected device, and its name stands in the tab', () => {
    const there = visit(emptyView('device'));
    const [row = ''] = selectedIn(there.lines());
    there.act('open');
    const { did } = there.view();
    expect(row).toContain(` ${did} `);
    const known = visit({ ...emptyView('device'), did: DID });
    const device = paneOf('device');
    expect(device.subject?.(known.view(), readFrom(full))).toMatch(/^ws-/);
    expect(device.subject?.(known.view(), readFrom([]))).toBe(String(DID));
    // The device stands in the tab.
    expect(known.show().crumbs).toEqual(['co 1h, 5 similar']);
    const page = visit({ ...known.view(), path: [DEVICE_SECTIONS[0]?.id ?? ''] });
    expect(page.show().crumbs).toEqual([DEVICE_SECTIONS[0]?.title, 'co 1h, 5 similar']);
  });

  it('goes to the evidence of the selected finding, from the list and from its page, which explains it', () => {
    const there = visit(emptyView('findings'));
    const fromList = there.show().act('open');
    there.act('explain');
    const told = there.lines().join('\n');
    expect(told).toContain('Why');
    expect(told).toContain('What to do');
    expect(fromList?.kind).toBe('open');
    expect(there.show().act('open')).toEqual(fromList);
    expect(there.show().act('explain')?.kind).toBe('tell');
  });

  it('opens the selected finding, and the next key shows the next one of the list, to its end', () => {
    const all = readFrom(full)(findingsPart(DEFAULT_WINDOW)).data?.findings ?? [];
    const titleOf = (index: number): string => `${all.at(index)?.title}`.slice(0, 60);
    const there = visit(emptyView('findings'));
    there.act('next_row');
    there.act('explain');
    expect(there.lines()[0]).toContain(titleOf(1));
    expect(there.act('next_row')?.kind).toBe('view');
    expect(there.lines()[0]).toContain(titleOf(2));
    there.act('previous_row');
    there.act('previous_row');
    expect(there.lines()[0]).toContain(titleOf(0));
    there.act('previous_row');
    expect(there.view().path).toEqual([all[0]?.id]);
    there.act('last_row');
    there.act('next_row');
    expect(there.view().path).toEqual([all.at(-1)?.id]);
  });

  it('goes from finding to finding within those that the words mean, and nowhere from any other', () => {
    const all = readFrom(full)(findingsPart(DEFAULT_WINDOW)).data?.findings ?? [];
    const meant = all.filter(({ severity }) => severity === 'medium');
    const other = all.find(({ severity }) => severity === 'critical');
    expect(meant.length).toBeGreaterThan(1);
    const words = { ...emptyView('findings'), filter: 'severity:medium' };
    const there = visit({ ...words, path: [`${meant[0]?.id}`] });
    there.act('next_row');
    expect(there.view().path).toEqual([meant[1]?.id]);
    expect(visit({ ...words, path: [`${other?.id}`] }).act('next_row')).toBeUndefined();
  });
});

describe('sections', () => {
  it.each([
    ['stats', undefined, STATS_SECTIONS.map(({ id }) => id)],
    ['device', DID, DEVICE_SECTIONS.map(({ id }) => id)],
  ] as const)('of the %s pane are gone through one after the other, round and round, and back', (pane, did, ids) => {
    const there = visit({ ...emptyView(pane), did });
    const seen = [...ids, undefined].map(() => {
      there.act('next_section');
      return there.view().path[0];
    });
    expect(seen).toEqual([...ids, undefined]);
    there.act('previous_section');
    expect(there.view().path[0]).toBe(ids.at(-1));
    expect(there.view().did).toBe(did);
  });
});

describe('the pages of the stats pane and of a device', () => {
  const isTable = ({ path }: View): boolean => path[0] === INTERVALS_PAGE || path[0] === DESTINATIONS_PAGE;
  const pages = PAGES.filter(
    ([, { name }, view]) =>
      name === 'stats' ||
      (name === 'device' && view.did !== undefined && !isTable(view) && view.path[0] !== EQUIVALENT),
  );

  it.each(pages)('%s: one key reads every line and stands on every figure', (_name, _pane, view) => {
    const size = { columns: 80, rows: 12 };
    const whole = visit(view, { size: { columns: 80, rows: 400 } });
    const all = draw(whole.show().element, PENS.plain, { columns: 80, rows: 400 });
    const there = visit(view, { size, thresholds: standardThresholds() });
    there.act('first_row');
    const read = new Set<string>();
    const stood = new Set<string>();
    for (let press = 0; press < 400; press += 1) {
      const before = there.view();
      const lines = draw(there.show().element, PENS.plain, size);
      for (const line of lines) read.add(line.replaceAll('›', ' ').trimEnd());
      for (const line of selectedIn(lines)) stood.add(line);
      there.act('next_row');
      if (JSON.stringify(there.view()) === JSON.stringify(before)) break;
    }
    // Pictures, with what is unusual in them and the time below them, are drawn for the room there is.
    const isPicture = (line: string): boolean =>
      /[│┤┼╭╮╯╰▏█●]|Events per hour|Overview|, per \d+ h|^ +\d{4}-\d\d-\d\d .*\d:\d\dZ$/.test(line);
    // A small room draws the overview in another way; the pages are the same in any.
    if (view.path.length > 0) {
      for (const line of all.filter((one) => one !== '' && !isPicture(one))) {
        expect(read).toContain(line.replaceAll('›', ' ').trimEnd());
      }
    }
    expect(stood.size).toBeGreaterThan(3);
  });

  it.each(pages)('%s: every figure leads somewhere, and no click lies', (_name, _pane, view) => {
    const size = { columns: 120, rows: 400 };
    const thresholds = standardThresholds();
    const there = visit(view, { size, thresholds });
    const lines = draw(there.show().element, PENS.plain, size);
    const shown = there.show();
    const clicked = new Map<string, View>();
    for (const [row] of lines.entries()) {
      for (let column = 0; column < 120; column += 5) {
        const outcome = shown.rowAt?.(row, column);
        if (outcome?.kind === 'view') clicked.set(JSON.stringify(outcome.view.choices), outcome.view);
      }
    }
    expect(clicked.size).toBeGreaterThan(2);
    for (const [where, at] of clicked) expect(visit(at, { size, thresholds }).show().act('open'), where).toBeDefined();
  });
});

describe('every finding', () => {
  it('leads to a page that exists, with a filter that can be read', () => {
    const answer = readFrom(full)(findingsPart(DEFAULT_WINDOW)).data;
    const links = (answer?.findings ?? []).map(({ id, link }) => ({ id, link }));
    expect(links.length).toBeGreaterThan(10);
    for (const { id, link } of links) {
      const outcome = followLink(emptyView('findings'), link);
      if (outcome?.kind !== 'open') {
        expect(link, id).toBeUndefined();
        continue;
      }
      const { pane, path, filter, did } = outcome.view;
      const sections: readonly string[] =
        pane === 'stats'
          ? STATS_SECTIONS.map((one) => one.id)
          : pane === 'device'
            ? DEVICE_SECTIONS.map((one) => one.id)
            : [];
      for (const section of path) expect(sections, id).toContain(section);
      if (pane === 'device') expect(did, id).toBeDefined();
      expect(checkFlowFilter(filter), id).toBeUndefined();
      expect(paneOf(pane).show(aPaneContext({ view: outcome.view, read: readFrom(full) })).element).toBeDefined();
    }
  });
});
