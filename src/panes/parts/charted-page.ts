// A report as a page: its charts above the rest, where they are seen without scrolling, and figures that can be gone to.
import type { ReportDocument, Value } from '../../report/document.ts';
import { isPaintedInverse } from '../../theme/paint.ts';
import type { Pen } from '../../theme/pen.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import { type DocumentTarget, documentSketch, keyOf } from './document-sketch.ts';
import { type Charted, pageCharts } from './page-charts.ts';

/** From here on two columns find room beside each other. */
const COLUMNS_FROM = 100;

export const chartedSketch = (
  { charts, document }: Charted,
  room: Room,
  pen: Pen,
  isOpenable: (target: DocumentTarget) => boolean,
): Sketch => {
  const { width } = room;
  const figures = documentSketch(
    document,
    {
      width,
      ascii: pen.ascii,
      isBeside: width >= COLUMNS_FROM && !pen.isSpoken,
      isInverse: (meaning) => isPaintedInverse(pen.paint, meaning),
    },
    isOpenable,
  );
  if (charts.length === 0) return figures;
  const drawn = pageCharts(charts, { ...room, width: width - 1 }, pen);
  return stackSketches([indentSketch(plainSketch(drawn)), figures], 1);
};

/** What a column says in the row of a spot; of rows that are called the same, that of the spot's number. */
export const cellOf = (
  { sections }: ReportDocument,
  id: string,
  { section, label }: DocumentTarget,
  title: string,
): Value => {
  const cells = sections
    .filter((one) => one.id === section)
    .flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
    .flatMap((block) => {
      const at = block.columns.findIndex((column) => column.title === title);
      return block.rows.filter((row) => keyOf(block, row) === label).map((row) => (at === -1 ? undefined : row[at]));
    });
  return cells[numberOf(id) - 1];
};

/** Of several spots that are called the same, the how manieth one is. */
export const numberOf = (id: string): number => Number(/#(\d+)\//.exec(id)?.[1] ?? 1);
