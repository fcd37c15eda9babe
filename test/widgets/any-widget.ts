// Every widget with anything at all in its props, and the pens that it may be drawn with.
import fc from 'fast-check';
import { glyphsFor } from '../../src/theme/glyphs.ts';
import type { Line } from '../../src/theme/line.ts';
import type { MarkedMeaning } from '../../src/theme/marks.ts';
import { MEANINGS } from '../../src/theme/meaning.ts';
import { createPaint } from '../../src/theme/paint.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { barLines } from '../../src/widgets/bars.ts';
import { dataTableLines } from '../../src/widgets/data-table.ts';
import { factLines } from '../../src/widgets/facts.ts';
import { heatStripLines } from '../../src/widgets/heat-strip.ts';
import { lineChartLines } from '../../src/widgets/line-chart.ts';
import { noticeLines } from '../../src/widgets/notice.ts';
import { paragraphLines } from '../../src/widgets/paragraph.ts';
import { progressLines } from '../../src/widgets/progress.ts';
import type { Room } from '../../src/widgets/room.ts';
import { scrollLines } from '../../src/widgets/scroll-lines.ts';
import { selectListLines } from '../../src/widgets/select-list.ts';
import { smallTableLines } from '../../src/widgets/small-table.tsx';
import { sparklineLines } from '../../src/widgets/sparkline.ts';
import { splitBarLines } from '../../src/widgets/split-bar.ts';
import { tabLines } from '../../src/widgets/tabs.ts';
import { textInputLines } from '../../src/widgets/text-input.ts';
import { tileLines } from '../../src/widgets/tiles.ts';
import { hostileNumber, hostileText } from '../report/hostile-texts.ts';

export const aPen = (parts: Partial<Pick<Pen, 'ascii' | 'isSpoken'>> & { colour?: boolean } = {}): Pen => {
  const { ascii = false, isSpoken = false, colour = false } = parts;
  return { paint: createPaint({ colour }), glyphs: glyphsFor({ ascii }), ascii, isSpoken };
};

export const anyPen = fc
  .record({ ascii: fc.boolean(), isSpoken: fc.boolean(), colour: fc.boolean() })
  .map((parts) => aPen(parts));

export const anyRoom = fc.oneof(
  fc.record({ width: fc.integer({ min: 0, max: 220 }), height: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ width: fc.integer({ min: 0, max: 14 }), height: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ width: hostileSize(), height: hostileSize() }),
);

function hostileSize(): fc.Arbitrary<number> {
  return fc.constantFrom(-1, 0, 0.5, 2.5, 17.9, Number.NaN);
}

const number = hostileNumber.map((value) => value ?? 0);
const meaning = fc.option(fc.constantFrom(...MEANINGS), { nil: undefined });
const mark = fc.constantFrom<MarkedMeaning>('critical', 'good', 'warning', 'selected', 'stable');
const anyMark = fc.option(mark, { nil: undefined });
const maybeText = fc.option(hostileText, { nil: undefined });
const place = fc.option(fc.oneof(fc.integer({ min: -2, max: 30 }), number), { nil: undefined });
const values = fc.array(hostileNumber, { maxLength: 40 });
const change = fc.option(
  fc.record({
    text: hostileText,
    trend: fc.constantFrom('increasing' as const, 'decreasing' as const, 'stable' as const),
  }),
  { nil: undefined },
);
const align = fc.constantFrom('left' as const, 'right' as const);
const some = <T>(item: fc.Arbitrary<T>, maxLength = 12): fc.Arbitrary<T[]> => fc.array(item, { maxLength });
const line: fc.Arbitrary<Line> = some(fc.record({ text: hostileText, meaning }), 4);

const table = fc
  .record({
    columns: some(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        title: hostileText,
        align,
        weight: number,
        least: fc.option(number, { nil: undefined }),
        most: fc.option(number, { nil: undefined }),
        grows: fc.boolean(),
      }),
      6,
    ),
    rowCount: fc.oneof(
      fc.integer({ min: 0, max: 1e9 }),
      number.filter((count) => count < 1e9),
    ),
    cells: some(fc.record({ text: hostileText, meaning }), 6),
    rowMark: fc.option(fc.record({ text: hostileText, meaning }), { nil: undefined }),
    selected: place,
    top: number,
    sort: fc.option(fc.record({ id: fc.constantFrom('a', 'b', 'z'), isDescending: fc.boolean() }), { nil: undefined }),
    widthHints: fc.dictionary(fc.constantFrom('a', 'b', 'c'), number),
    empty: hostileText,
  })
  .map(({ cells, rowMark, ...rest }) => ({ ...rest, cellsOf: () => cells, markOf: () => rowMark }));

const points = some(
  fc.record({ at: fc.oneof(fc.integer({ min: 0, max: 2e12 }), number), value: hostileNumber, isAnomaly: fc.boolean() }),
  30,
);

type Draw = (room: Room, pen: Pen) => readonly Line[];

const drawing = <Props>(props: fc.Arbitrary<Props>, lines: (props: Props & Room, pen: Pen) => readonly Line[]) =>
  props.map(
    (given): Draw =>
      (room, pen) =>
        lines({ ...given, ...room }, pen),
  );

/** Each with arbitrary props; what is left is the room and the pen. */
export const WIDGETS: Readonly<Record<string, fc.Arbitrary<Draw>>> = {
  'data-table': drawing(table, dataTableLines),
  'line-chart': drawing(
    fc.record({
      title: maybeText,
      as: fc.constantFrom('count' as const, 'bytes' as const, 'mbps' as const, 'percent' as const),
      series: some(fc.record({ name: hostileText, points }), 4),
      limit: fc.option(fc.record({ value: number, label: hostileText }), { nil: undefined }),
      empty: hostileText,
    }),
    lineChartLines,
  ),
  sparkline: drawing(
    fc.record({
      label: hostileText,
      labelWidth: fc.option(number, { nil: undefined }),
      values,
      value: hostileText,
      change,
    }),
    sparklineLines,
  ),
  bars: drawing(
    fc.record({
      bars: some(
        fc.record({
          label: hostileText,
          value: hostileNumber,
          text: hostileText,
          sharePercent: hostileNumber,
          meaning,
          mark: anyMark,
        }),
      ),
      selected: place,
      empty: hostileText,
    }),
    barLines,
  ),
  'split-bar': drawing(
    fc.record({
      parts: some(fc.record({ label: hostileText, value: hostileNumber, text: hostileText, meaning })),
      empty: hostileText,
    }),
    splitBarLines,
  ),
  'heat-strip': drawing(
    fc.record({
      cells: some(fc.record({ label: hostileText, value: hostileNumber, text: maybeText, meaning }), 30),
      selected: place,
    }),
    heatStripLines,
  ),
  tiles: drawing(
    fc.record({
      tiles: some(
        fc.record({
          title: hostileText,
          value: hostileText,
          meaning: anyMark,
          change,
          values: fc.option(values, { nil: undefined }),
        }),
      ),
    }),
    tileLines,
  ),
  tabs: drawing(
    fc.record({
      tabs: some(fc.record({ title: hostileText, short: maybeText, count: hostileNumber })),
      active: number,
    }),
    tabLines,
  ),
  notice: drawing(fc.record({ meaning: mark, text: hostileText, end: maybeText }), noticeLines),
  progress: drawing(
    fc.record({
      label: hostileText,
      as: fc.constantFrom('bytes' as const, 'count' as const),
      what: maybeText,
      done: number,
      total: hostileNumber,
      detail: maybeText,
      tick: number,
    }),
    progressLines,
  ),
  'text-input': drawing(
    fc.record({
      prompt: hostileText,
      line: fc.record({ text: hostileText, cursor: number }),
      placeholder: maybeText,
      error: maybeText,
    }),
    textInputLines,
  ),
  'select-list': drawing(
    fc.record({
      items: some(fc.record({ title: hostileText, detail: maybeText, matches: some(fc.tuple(number, number), 3) }), 30),
      selected: place,
      top: number,
      empty: hostileText,
    }),
    selectListLines,
  ),
  'small-table': drawing(
    fc.record({
      columns: some(fc.record({ key: hostileText, title: hostileText, align }), 5),
      rows: some(some(hostileText, 5)),
      empty: hostileText,
    }),
    smallTableLines,
  ),
  facts: drawing(
    fc.record({
      facts: some(fc.record({ label: hostileText, value: hostileText, meaning: anyMark })),
      mostColumns: fc.option(fc.integer({ min: -1, max: 5 }), { nil: undefined }),
    }),
    factLines,
  ),
  paragraph: drawing(
    fc.record({ text: hostileText, first: maybeText, firstMeaning: meaning, meaning }),
    paragraphLines,
  ),
  'scroll-lines': drawing(fc.record({ lines: some(line, 30), top: number }), scrollLines),
};
