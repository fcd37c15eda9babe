// The console follows the size of its window: whatever came before, it ends in the frame that a console of that size would have begun with.
import { afterEach, describe, expect, it } from 'vitest';
import type { Size } from '../../src/build/terminal/cell.ts';
import {
  closeConsoles,
  FIRST_FLOW,
  FLOWS_SHOWN,
  openFlows,
  rowsOf,
  settledRows,
  waitForRows,
} from './console-driver.ts';

afterEach(closeConsoles);

const WIDE: Size = { cols: 120, rows: 36 };

const frameOf = async (size: Size): Promise<readonly string[]> => settledRows(await openFlows(undefined, { size }));

describe('a console whose window changes', () => {
  it.each([[{ cols: 60, rows: 15 }], [{ cols: 80, rows: 24 }], [{ cols: 400, rows: 120 }]])(
    'to $cols x $rows shows what one of that size shows',
    async (size) => {
      const driven = await openFlows(undefined, { size: WIDE });
      await driven.resize(size);
      const wanted = await frameOf(size);
      expect(wanted).toHaveLength(size.rows);
      await waitForRows(driven, wanted);
    },
  );

  it('says what size it needs below that, and goes on where it was when it has it again', async () => {
    const driven = await openFlows(undefined, { size: WIDE });
    driven.send('jjj');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 3]?.startsWith('›') === true);
    const before = await settledRows(driven);
    await driven.resize({ cols: 59, rows: 14 });
    const view = await driven.waitFor('60x15 needed: darktop has 59x14. q quits');
    expect(rowsOf(view).filter((row) => row !== '')).toHaveLength(1);
    await driven.resize(WIDE);
    await waitForRows(driven, before);
  });

  it('is left by q when it is too small for anything else', async () => {
    const driven = await openFlows(undefined, { size: WIDE });
    await driven.resize({ cols: 20, rows: 4 });
    await driven.waitFor(/60x15 needed/);
    driven.send('q');
    expect(await driven.exit).toEqual({ code: 0, signal: undefined });
  });

  it('fifty times within a second is right in the end', async () => {
    const size = { cols: 97, rows: 29 };
    const wanted = await frameOf(size);
    const wantedRange = wanted.find((row) => FLOWS_SHOWN.test(row)) ?? 'a range of rows';
    const driven = await openFlows(undefined, { size: WIDE });
    for (let step = 0; step < 50; step += 1) {
      await driven.resize({ cols: 50 + ((step * 37) % 120), rows: 10 + ((step * 13) % 40) });
      // Between two sizes a key, so that frames are under way while the window changes.
      driven.send(step % 2 === 0 ? 'j' : 'k');
    }
    await driven.resize(size);
    // The table of this size is there.
    await driven.waitFor((view) => rowsOf(view).some((row) => row === wantedRange));
    driven.send('gg');
    await waitForRows(driven, wanted);
    const first = wanted.findIndex((row) => row.startsWith('›'));
    driven.send('j');
    await driven.waitFor((view) => rowsOf(view)[first + 1]?.startsWith('›') === true);
  });
});
