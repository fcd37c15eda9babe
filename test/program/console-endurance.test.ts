// The console beside a terminal that does not read, and beside nobody at all.
import { afterEach, describe, expect, it } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FIRST_FLOW,
  openConsole,
  openFlows,
  SMALL,
  settledRows,
  waitForRows,
} from './console-driver.ts';

afterEach(closeConsoles);

/** What the header says the time is, in seconds of the day. */
const clockOf = (line: string): number => {
  const [, hours = '', minutes = '', seconds = ''] = /(\d\d):(\d\d):(\d\d)Z$/.exec(line) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
};

const DAY_S = 86_400;

const waitForClock = async (driven: Driven, seconds: number): Promise<unknown> => {
  const from = clockOf((await driven.screen()).lines[0] ?? '');
  return driven.waitFor(({ lines }) => (clockOf(lines[0] ?? '') - from + DAY_S) % DAY_S >= seconds, {
    timeoutMs: 20_000,
  });
};

describe('a terminal that does not read for three seconds', () => {
  it('shows the right screen afterwards, and the program answers', async () => {
    const size = { cols: 200, rows: 50 };
    const driven = await openFlows(undefined, { size });
    const wanted = await settledRows(driven);
    driven.pauseReading();
    const until = performance.now() + 3_000;
    while (performance.now() < until) {
      // Each of the first three is a whole screen; a person types no faster than this.
      driven.send('13G2Ggg');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    driven.resumeReading();
    driven.send('2gg');
    await waitForRows(driven, wanted);
    driven.send('j');
    await driven.waitFor((view) => view.lines[FIRST_FLOW + 1]?.startsWith('›') === true);
  });
});

describe('ten seconds in which nothing happens', () => {
  it('cost fewer than 2,000 bytes', async () => {
    const driven = await openConsole(SMALL);
    await waitForClock(driven, 2);
    const mark = driven.mark();
    await waitForClock(driven, 10);
    expect(driven.mark() - mark).toBeGreaterThan(0);
    expect(driven.mark() - mark).toBeLessThan(2_000);
  });
});
