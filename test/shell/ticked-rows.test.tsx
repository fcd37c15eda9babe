// A second that goes by is drawn past Ink, in the rows it changes: the screen is still what Ink would have drawn of it.
import fc from 'fast-check';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { flowsPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { App } from '../../src/shell/app.tsx';
import { parseLine } from '../../src/terminal/screen/parse-line.ts';
import { createStyleTable } from '../../src/terminal/screen/style-table.ts';
import { FAILURES } from '../live/session-kit.ts';
import { given, NOW } from '../panes/answers.ts';
import { PENS } from '../panes/draw.tsx';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, aPulse, type ConsoleParts, settle } from './a-console.ts';
import { aFakeSession, aRequest, HEALTH } from './a-session.ts';

/** As wide as the terminal that Ink is tested with. */
const SIZE = { columns: 100, rows: 30 };

afterEach(cleanup);

/** A console on a screen: what Ink drew last, with the rows in it that were drawn since. */
const onScreen = (parts: ConsoleParts = {}) => {
  const pulse = aPulse();
  const session = parts.session ?? aFakeSession({ givens: [someFlows()] });
  const driven = aConsole({ size: SIZE, pen: PENS.colour, pulse, session, ...parts });
  const ink = render(<App console={driven.console} />);
  let rows: readonly string[] = [];
  let seen = { frames: 0, drawn: 0 };
  const look = (): readonly string[] => {
    const { drawn } = driven.services;
    if (ink.frames.length > seen.frames) rows = (ink.lastFrame() ?? '').split('\n');
    for (const changed of drawn.slice(seen.drawn)) rows = rows.map((row, place) => changed.get(place) ?? row);
    seen = { frames: ink.frames.length, drawn: drawn.length };
    return rows;
  };
  /** Everything that is due is drawn. */
  const beat = async (): Promise<void> => {
    look();
    while (pulse.isDue()) {
      pulse.beat();
      await settle();
    }
    look();
  };
  const pass = (ms: number): void => {
    driven.services.plan.now += ms;
    driven.console.tick();
    look();
  };
  return { ...driven, ink, beat, pass, look };
};

/** The same number is the same look. */
const STYLES = createStyleTable(true);

const cellsOf = (rows: readonly string[]) =>
  rows.map((row) => {
    const { glyphs, styles } = parseLine(row, SIZE.columns, STYLES);
    return { text: glyphs.join(''), looks: styles.join(' ') };
  });

type Screen = ReturnType<typeof onScreen>;

/** Compared as cells: Ink says some looks in other words. */
const expectInkWouldDrawIt = ({ console, look }: Screen): void => {
  const fresh = render(<App console={console} />);
  expect(cellsOf(look())).toEqual(cellsOf((fresh.lastFrame() ?? '').split('\n')));
  fresh.unmount();
};

type Event = (screen: Screen) => void;

const second: fc.Arbitrary<Event> = fc.constantFrom(1_000, 1_000, 2_000, 61_000).map(
  (ms) =>
    ({ pass }) =>
      pass(ms),
);

const key: fc.Arbitrary<Event> = fc
  .constantFrom('j', '1', '2', '3', '4', 'enter', 'esc', ':', 'w', '?', 'L', 'p', '/', 't')
  .map((press) => (screen) => screen.press(press));

const countdown: fc.Arbitrary<Event> = fc.integer({ min: 0, max: 70_000 }).map(
  (nextInMs) =>
    ({ session }) =>
      session.set({ nextInMs }),
);

const trouble: fc.Arbitrary<Event> = fc
  .constantFrom([], [{ name: 'x', failure: FAILURES.busy, at: NOW, nextAt: NOW + 90_000 }])
  .map(
    (failures) =>
      ({ session }) =>
        session.set({ failures }),
  );

const asking: fc.Arbitrary<Event> = fc
  .constantFrom(
    [someFlows()],
    [given(flowsPart(DEFAULT_WINDOW), { asking: { since: NOW - 1_000, bytes: 1e6, rows: 1e4 } })],
  )
  .map(
    (givens) =>
      ({ session }) =>
        session.set({ givens }),
  );

const requests: fc.Arbitrary<Event> = fc.integer({ min: 1, max: 9_000 }).map(
  (elapsedMs) =>
    ({ session }) =>
      session.set({ requests: [aRequest({ elapsedMs })] }),
);

const event = fc.oneof({ weight: 3, arbitrary: second }, key, countdown, trouble, asking, requests);

describe('a second that went by', () => {
  it('leaves the screen as Ink would have drawn it, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 10 }), async (events) => {
        const screen = onScreen();
        for (const happen of events) {
          happen(screen);
          await screen.beat();
          screen.pass(1_000);
          await screen.beat();
          expectInkWouldDrawIt(screen);
        }
        screen.console.close();
        screen.ink.unmount();
      }),
      { numRuns: 25 },
    );
    // Ink draws each frame anew: a busy machine takes its time.
  }, 120_000);

  it('costs no drawing, but the row of the clock', async () => {
    const screen = onScreen();
    await screen.beat();
    const count = screen.ink.frames.length;
    screen.pass(1_000);
    screen.pass(1_000);
    expect(screen.ink.frames).toHaveLength(count);
    expect(screen.services.drawn.map((rows) => [...rows.keys()])).toEqual([[0], [0]]);
    expect(screen.look()[0]).toContain('2026-01-15 14:00:02Z');
  });

  it('counts down what is tried next in its own row', async () => {
    const failures = [{ name: 'x', failure: FAILURES.busy, at: NOW, nextAt: NOW + 9_000 }];
    const screen = onScreen({ session: aFakeSession({ failures, health: HEALTH.offline }) });
    await screen.beat();
    screen.pass(1_000);
    const [rows] = screen.services.drawn;
    expect([...(rows?.values() ?? [])].join('\n')).toContain('next try in  8 s');
  });

  it('draws nothing at all where nothing tells the time', async () => {
    const screen = onScreen({ isClockFrozen: true });
    await screen.beat();
    screen.console.tick();
    expect(screen.services.drawn).toEqual([]);
  });

  it('is told by the drawing that is due anyway', async () => {
    const screen = onScreen();
    await screen.beat();
    screen.press('2');
    screen.pass(1_000);
    expect(screen.services.drawn).toEqual([]);
    await screen.beat();
    expect(screen.look()[0]).toContain('14:00:01Z');
  });

  it.each([
    [
      'a note that has been there long enough goes',
      (screen: Screen) => screen.console.tell({ text: 'copied', meaning: 'good' }),
    ],
    ['the list of requests is open', (screen: Screen) => screen.press('L')],
  ])('is a drawing of everything when %s', async (_, happen) => {
    const screen = onScreen();
    happen(screen);
    await screen.beat();
    const count = screen.ink.frames.length;
    for (let ticks = 0; ticks < 10; ticks += 1) {
      screen.pass(1_000);
      await screen.beat();
    }
    expect(screen.ink.frames.length).toBeGreaterThan(count);
    expectInkWouldDrawIt(screen);
  });
});
