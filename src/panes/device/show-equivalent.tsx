// The command lines that ask the same as the page one came from, to be copied into a script.
import { wrapWords } from '../../text/wrap-words.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { reportOf } from './acts.ts';
import { queryLine, reportLine } from './equivalent.ts';
import { frameDevicePage } from './page-frame.tsx';
import { askedAbout, type DeviceAsked } from './questions.ts';
import { DEVICE_SECTIONS } from './sections.ts';

export const showEquivalent = (context: PaneContext, asked: DeviceAsked): Shown => {
  const { view, window } = context;
  const of = { ...view, path: view.path.slice(1) };
  const page = DEVICE_SECTIONS.find(({ id }) => id === of.path[0]);
  const queries = askedAbout(asked.did, of).map(queryLine);
  const report = reportOf(page?.reportName ?? 'device', asked.did, view);
  const lines = [...queries, reportLine(report, report.name === 'device-external' ? undefined : window)];
  const copy = (id: string): Outcome => ({ kind: 'copy', text: lines[Number(id)] ?? '', what: 'command line' });
  return frameDevicePage(context, asked, {
    crumbs: [...(page === undefined ? [] : [page.title]), 'as commands'],
    reportName: report.name,
    sketch: (room) => sketchOf(queries, lines.at(-1) ?? '', room),
    lead: copy,
    whole: (id) => ({ text: lines[Number(id)] ?? '', what: 'command line' }),
    hints: ['copy'],
  });
};

const sketchOf = (queries: readonly string[], report: string, { width }: Room): Sketch =>
  indentSketch(
    stackSketches(
      [
        titled('What this page asks the appliance, as JSON', queries, 0, width - 2),
        titled(
          'What it makes of that, as a report (--format json, csv, html, markdown)',
          [report],
          queries.length,
          width - 2,
        ),
        plainSketch([
          [
            {
              text: 'enter or y copies a line; give them the --profile that this console was started with',
              meaning: 'dim',
            },
          ],
        ]),
      ],
      1,
    ),
  );

/** A line that is too long goes on below its beginning; it is copied whole. */
const titled = (title: string, lines: readonly string[], first: number, width: number): Sketch =>
  stackSketches([
    plainSketch([[{ text: title, meaning: 'heading' }]]),
    ...lines.map((line, index): Sketch => {
      const wrapped = wrapWords(line, { width: Math.max(1, width - 2), mostLines: MOST_LINES, cut: '' });
      return {
        lines: wrapped.map((text, row) => [{ text: row === 0 ? text : `  ${text}` }]),
        spots: [{ id: String(first + index), row: 0, rows: wrapped.length, from: -1, to: width }],
      };
    }),
  ]);

const MOST_LINES = 8;
