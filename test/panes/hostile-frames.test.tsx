// Whatever names an attacker gives to things, no frame is wider or taller than its room, and nothing steers the terminal.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowsPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import type { PaneContext } from '../../src/panes/pane.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { aTable, type FlowParts } from '../flows/a-flow.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { ACTING, hostileText } from '../report/hostile-texts.ts';
import { type Given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, unpainted } from './draw.tsx';
import { answerAllPages, PAGES, partsOf } from './pages.ts';
import { flowsGiven } from './some-flows.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance();
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

/** What our own code put there to tell things apart. */
const OURS = new Set(['kind', 'id', 'pane', 'severity', 'view', 'rule']);

/** Each text replaced by one of these, all the rest as it was. */
const renamed = (value: unknown, next: () => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => renamed(item, next));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && !OURS.has(name) ? next() : renamed(inner, next),
    ]),
  );
};

const FLOWS = flowsPart(DEFAULT_WINDOW).key;

/** Only what a page looks at: to rename all of it takes longer than to draw it. */
const hostile = (texts: readonly string[], keys: ReadonlySet<string>): readonly Given[] => {
  let place = 0;
  const next = (): string => {
    place += 1;
    return texts[place % texts.length] ?? '';
  };
  const flow = (): FlowParts => ({
    protocol: next(),
    applicationProtocol: next(),
    direction: next(),
    flags: [next(), next()],
    source: { did: 7, ip: next(), hostname: next(), label: next(), mac: next(), vendor: next(), tags: [next()] },
    destination: { did: 9, ip: next(), hostname: next(), country: next(), os: next(), deviceType: next() },
  });
  return [
    ...full
      .filter(({ key }) => key !== FLOWS && keys.has(key))
      .map(({ key, answer }) => ({ key, answer: { ...answer, data: renamed(answer.data, next) } })),
    flowsGiven(aTable(Array.from({ length: 12 }, flow))),
  ];
};

const aRoom = fc.record({ columns: fc.integer({ min: 60, max: 210 }), rows: fc.integer({ min: 10, max: 50 }) });
const aPen = fc.constantFrom(...Object.values(PENS));
const someTexts = fc.array(hostileText, { minLength: 3, maxLength: 11 });

describe.each(PAGES)('%s', (_name, pane, view) => {
  it('keeps its room and its tongue', () => {
    const keys = new Set([...partsOf(pane, view).map(({ key }) => key), findingsPart(DEFAULT_WINDOW).key]);
    fc.assert(
      fc.property(someTexts, aRoom, aPen, (texts, size, pen) => {
        const context: PaneContext = aPaneContext({ view, size, pen, read: readFrom(hostile(texts, keys)) });
        const shown = pane.show(context);
        const lines = unpainted(draw(shown.element, pen, size));
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
          expect(line).not.toMatch(ACTING);
        }
        if (pen.ascii) expect(lines.join('')).toMatch(/^[\u0020-\u007e]*$/);
        for (const { action } of [...ACTIONS, ...pane.bindings]) shown.act(action);
        shown.rowAt?.(3, 2);
        pane.subject?.(view, context.read);
      }),
      { numRuns: 8 },
    );
  });
});
