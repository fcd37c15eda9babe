// Any keys in any order, while answers come and go and the terminal changes its size: the console never breaks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowsPart } from '../../src/live/questions/index.ts';
import type { Health } from '../../src/live/session/health.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { PANES } from '../../src/panes/index.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { Body } from '../../src/shell/frame/body.tsx';
import { bottomLines } from '../../src/shell/overlays/bottom-lines.ts';
import { LINE_BINDINGS } from '../../src/shell/overlays/line-keys.ts';
import { OVERLAY_BINDINGS } from '../../src/shell/overlays/list-keys.ts';
import { lineWidth } from '../../src/theme/line.ts';
import { FAILURES } from '../live/session-kit.ts';
import { given, NOW } from '../panes/answers.ts';
import { draw, PENS } from '../panes/draw.tsx';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, type Driven } from './a-console.ts';
import { aRequest, HEALTH } from './a-session.ts';
import { FRAME_LINES } from './lines-of.ts';

const KEYS = [...ACTIONS, ...PANES.flatMap(({ bindings }) => [...bindings]), ...LINE_BINDINGS, ...OVERLAY_BINDINGS]
  .flatMap(({ press }) => press.flatMap((one) => one.split(' ')))
  .filter((press) => press !== '');

type Event = (driven: Driven) => void;

const press = fc.oneof(fc.constantFrom(...KEYS), fc.constantFrom('ä', '東', 'f5', 'space', 'a', ':', '(')).map(
  (one): Event =>
    (driven) =>
      driven.console.press(one),
);

const size = fc.record({ columns: fc.integer({ min: 1, max: 210 }), rows: fc.integer({ min: 1, max: 60 }) }).map(
  (one): Event =>
    (driven) =>
      driven.console.resize(one),
);

const mouse = fc
  .record({
    kind: fc.constantFrom('press' as const, 'wheel-up' as const, 'wheel-down' as const),
    column: fc.integer({ min: 0, max: 210 }),
    row: fc.integer({ min: 0, max: 60 }),
  })
  .map(
    (one): Event =>
      (driven) =>
        driven.console.mouse(one),
  );

const ANSWERS = [
  [],
  [someFlows()],
  [given(flowsPart(DEFAULT_WINDOW), { failure: FAILURES.offline })],
  [given(flowsPart(DEFAULT_WINDOW), { asking: { since: NOW - 9_000, bytes: 1e9, rows: 1e7 } })],
];

const answer = fc
  .record({
    givens: fc.constantFrom(...ANSWERS),
    health: fc.constantFrom(...Object.values<Health>(HEALTH)),
    failures: fc.constantFrom([], [{ name: 'x', failure: FAILURES.busy, at: NOW, nextAt: NOW + 8_000 }]),
    requests: fc.constantFrom(
      [],
      Array.from({ length: 200 }, () => aRequest()),
    ),
  })
  .map(
    (facts): Event =>
      (driven) =>
        driven.session.set(facts),
  );

const event = fc.oneof(
  { weight: 12, arbitrary: press },
  { weight: 1, arbitrary: size },
  { weight: 1, arbitrary: mouse },
  { weight: 2, arbitrary: answer },
  {
    weight: 1,
    arbitrary: fc.string().map(
      (text): Event =>
        (driven) =>
          driven.console.paste(text),
    ),
  },
);

const keepsToTheScreen = ({ console }: Driven): void => {
  const frame = console.get();
  if (frame.layout.isTooSmall) return;
  const { columns, rows } = frame.layout.pane;
  for (const line of Object.values(FRAME_LINES)) expect(lineWidth(line(frame, columns))).toBeLessThanOrEqual(columns);
  const covering = bottomLines(frame);
  expect(covering.length).toBeLessThanOrEqual(rows);
  for (const line of covering) expect(lineWidth(line)).toBeLessThanOrEqual(columns);
};

describe('the console', () => {
  it('never breaks, never loses its place, and never leaves its screen', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const driven = aConsole({ pane: 'flows' });
        for (const happens of events) {
          happens(driven);
          keepsToTheScreen(driven);
        }
        const frame = driven.console.get();
        expect(frame.place).toBe(frame.state.history.places[frame.state.history.at]);
        if (frame.layout.isTooSmall) return;
        const body = draw(Body({ frame }), PENS.plain, frame.layout.pane);
        expect(body.length).toBeLessThanOrEqual(frame.layout.pane.rows);
        driven.console.close();
      }),
      { numRuns: 150 },
    );
  });
});
