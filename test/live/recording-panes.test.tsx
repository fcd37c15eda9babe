// Whatever a recording holds, as long as it is an answer of the right kind: every page of every pane draws it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionOfKey } from '../../src/live/recording/value-of-key.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { PANES } from '../../src/panes/index.ts';
import { STATS_SECTIONS } from '../../src/panes/stats/sections.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { askingOf, NO_ANSWER, NOW, readFrom } from '../panes/answers.ts';
import { aPaneContext, draw, PENS } from '../panes/draw.tsx';
import { anyNetworkAnswer, FLOWS_KEY, PLAIN_KINDS, TRANSFERS_KEY } from './recording-any-value.ts';

const SIZE = { columns: 100, rows: 30 };

/** The overview, and each page beside it. */
const paths = (sections: readonly Readonly<{ id: string }>[]): readonly (readonly string[])[] => [
  [],
  ...sections.map(({ id }) => [id]),
];

const VIEWS: readonly View[] = [
  ...paths(STATS_SECTIONS).map((path) => ({ ...emptyView('stats'), path })),
  emptyView('flows'),
  emptyView('findings'),
  emptyView('device'),
  ...paths(DEVICE_SECTIONS).map((path) => ({ ...emptyView('device'), did: 42, path })),
];

/** The name of what is asked, such as `period` or `device`. */
const nameOf = (key: string): string => /^\["([^"]+)"/.exec(key)?.[1] ?? 'findings';

const NETWORK = [FLOWS_KEY, TRANSFERS_KEY].map(nameOf);

const anyAnswerTo = (key: string): fc.Arbitrary<unknown> => {
  if (NETWORK.includes(nameOf(key))) return anyNetworkAnswer;
  const same = PLAIN_KINDS.find((one) => questionOfKey(one.key) === questionOfKey(key));
  const alike = same ?? PLAIN_KINDS.find((one) => nameOf(one.key) === nameOf(key));
  if (alike === undefined) throw new Error(`no kind of answer is known to ${key}`);
  return alike.any;
};

describe('every page', () => {
  it.each(VIEWS)('draws any answers: $pane $path $did', (view) => {
    const pane = PANES.find(({ name }) => name === view.pane);
    const parts = pane?.parts(askingOf(view)) ?? [];
    expect(parts.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.tuple(...parts.map(({ key }) => anyAnswerTo(key))), (answers) => {
        const givens = parts.map(({ key }, index) => ({
          key,
          answer: { ...NO_ANSWER, data: answers[index], at: NOW },
        }));
        const shown = pane?.show(aPaneContext({ view, read: readFrom(givens), size: SIZE }));
        const lines = draw(shown?.element, PENS.plain, SIZE);
        expect(lines.length).toBeLessThanOrEqual(SIZE.rows);
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(SIZE.columns);
      }),
      { numRuns: 20 },
    );
  });
});
