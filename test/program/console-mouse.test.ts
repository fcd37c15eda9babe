// The mouse is the terminal's own until somebody wants the console to have it.
import { afterEach, describe, expect, it } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FLOWS_SHOWN,
  FROZEN,
  openConsole,
  openFlows,
  type Seen,
} from './console-driver.ts';

afterEach(closeConsoles);

/** Cells count from 0 here, and from 1 on the wire. */
const click = (driven: Driven, column: number, row: number): void =>
  driven.send(`\u001b[<0;${column + 1};${row + 1}M\u001b[<0;${column + 1};${row + 1}m`);

const turnWheel = (driven: Driven, direction: 'up' | 'down'): void =>
  driven.send(`\u001b[<${direction === 'up' ? 64 : 65};20;10M`);

const mouseOf = async (driven: Driven): Promise<string> => (await driven.screen()).modes.mouseTrackingMode;

const isSelected =
  (row: number) =>
  ({ lines }: Pick<Seen, 'lines'>): boolean =>
    lines[row]?.startsWith('›') === true;

describe('the mouse', () => {
  it('is used after M, and left to the terminal after M again', async () => {
    const driven = await openConsole();
    expect(await mouseOf(driven)).toBe('none');
    driven.send('M');
    await driven.waitFor('the mouse clicks and scrolls');
    await driven.waitFor(({ modes }) => modes.mouseTrackingMode === 'vt200');
    driven.send('M');
    await driven.waitFor(({ modes }) => modes.mouseTrackingMode === 'none');
  });

  it('opens the tab that is clicked on, and nothing where there is none', async () => {
    const driven = await openConsole([...FROZEN, '--mouse']);
    expect(await mouseOf(driven)).toBe('vt200');
    const tabs = (await driven.screen()).lines[1] ?? '';
    click(driven, 100, 1);
    click(driven, tabs.indexOf('Flows') + 2, 1);
    expect((await driven.waitFor(FLOWS_SHOWN)).lines[1]).toContain('›2 Flows');
    click(driven, tabs.indexOf('4 Findings'), 1);
    await driven.waitFor(/›4 Findings/);
    click(driven, tabs.indexOf('1 Stats'), 1);
    await driven.waitFor(/›1 Stats/);
  });

  it('selects the row that is clicked on, and moves the list by the wheel', async () => {
    const driven = await openFlows([...FROZEN, '--mouse']);
    click(driven, 30, 9);
    await driven.waitFor(isSelected(9));
    turnWheel(driven, 'down');
    await driven.waitFor(isSelected(12), { timeoutMs: 3_000 });
    turnWheel(driven, 'up');
    await driven.waitFor(isSelected(9));
  });
});
