// The command lines that ask the same as the page one came from, to be copied into a script.
import { wrapWords } from '../../text/wrap-words.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { reportOf } from './acts.ts';
import { queryLine, reportLine } from './equivalent.ts';
import { frameDevicePage } from './page-frame.tsx';
import { askedAbout, comparedIn, type DeviceAsked } from './questions.ts';
import { DEVICE_SECTIONS } from './sections.ts';
import { settingsOf } from './settings.ts';

export const showEquivalent = (
  context: PaneContext,
  asked: Pick<DeviceAsked, 'did' | 'facts' | 'named' | 'isStandIn'>,
): Shown => {
  const { view, window, read } = context;
  const { did } = asked;
  const of = { ...view, path: view.path.slice(1) };
  const page = DEVICE_SECTIONS.find(({ id }) => id === of.path[0]);
  const { showAll } = settingsOf(view);
  const queries = askedAbout(did, of, read).map((question) => queryLine({ ...question, showAll }));
  const name = page?.reportName ?? 'device';
  const other = comparedIn(of);
  const reports = [did, ...(other === undefined ? [] : [other])].map((one) =>
    reportLine(reportOf(name, one, view), name === 'device-external' ? undefined : window),
  );
  const lines = [...queries, ...reports];
  const copy = (id: string): Outcome => ({ kind: 'copy', text: lines[Number(id)] ?? '', what: 'command line' });
  return frameDevicePage(context, asked, {
    crumbs: [...(page === undefined ? [] : [page.title]), 'as commands'],
    reportName: name,
    sketch: (room) => sketchOf(queries, reports, room),
    lead: copy,
    whole: (id) => ({ text: lines[Number(id)] ?? '', what: 'command line' }),
    hints: ['copy'],
  });
};

const sketchOf = (queries: readonly string[], reports: readonly string[], { width }: Room): Sketch =>
  indentSketch(
    stackSketches(
      [
        titled('The same from the appliance, as JSON', queries, 0, width - 2),
        titled(
          'What is made of it, as a report (--format json, csv, html, markdown)',
          reports,
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
