// Clicks and the wheel: a tab is opened, a row selected and then opened, a list moved.
import { describe, expect, it } from 'vitest';
import { listIn } from '../../src/panes/view.ts';
import type { Pointed } from '../../src/shell/take-mouse.ts';
import { aConsole, amongFlows, type Driven } from './a-console.ts';
import { textOf } from './lines-of.ts';

const click = ({ console }: Driven, row: number, column = 20): void => console.mouse({ kind: 'press', column, row });

/** Below header, tabs, what is told of the flows and the titles of the table. */
const FIRST_ROW = 6;

const selected = ({ view }: Driven): number => listIn(view(), 'flows').index;

describe('a click', () => {
  it.each(['Stats', 'Flows', 'Device', 'Findings'])('on the tab %s opens it', (title) => {
    const driven = aConsole();
    driven.press('2');
    click(driven, 1, textOf(driven, 'tabs').indexOf(title) + 1);
    expect(driven.view().pane).toBe(title.toLowerCase());
  });

  it('right of the tabs opens none', () => {
    const driven = aConsole();
    click(driven, 1, 119);
    expect(driven.view().pane).toBe('stats');
  });

  it('on a row selects it, and once more opens it', async () => {
    const driven = await amongFlows();
    click(driven, FIRST_ROW + 3);
    expect(selected(driven)).toBe(3);
    expect(driven.view().path).toEqual([]);
    click(driven, FIRST_ROW + 3);
    expect(driven.view().path).toEqual(['flow']);
    driven.press('esc');
    expect(selected(driven)).toBe(3);
  });

  it('on the row that is selected from the start opens it', async () => {
    const driven = await amongFlows();
    click(driven, FIRST_ROW);
    expect(driven.view().path).toEqual(['flow']);
  });

  it('hits the row below a banner too', async () => {
    const driven = await amongFlows();
    driven.press('p');
    click(driven, FIRST_ROW + 1 + 2);
    expect(selected(driven)).toBe(2);
  });

  it.each([0, 3, 4, 5, 34, 35])('on line %d, which is no row, does nothing', async (row) => {
    const driven = await amongFlows();
    const before = driven.state();
    click(driven, row);
    expect(driven.state()).toEqual(before);
  });

  it('means nothing while something lies over the pane', async () => {
    const driven = await amongFlows();
    driven.press('?');
    const before = driven.state();
    click(driven, FIRST_ROW + 2);
    click(driven, 1, 4);
    expect(driven.state()).toEqual(before);
  });
});

describe('the wheel', () => {
  it('moves the list by three rows', async () => {
    const driven = await amongFlows();
    const turn = (kind: Pointed['kind']): void => driven.console.mouse({ kind, column: 5, row: 10 });
    turn('wheel-down');
    expect(selected(driven)).toBe(3);
    turn('wheel-down');
    expect(selected(driven)).toBe(6);
    turn('wheel-up');
    turn('wheel-up');
    turn('wheel-up');
    expect(selected(driven)).toBe(0);
    expect(driven.state().history.places).toHaveLength(1);
  });
});
