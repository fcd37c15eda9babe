// The log of requests in the place of the pane: a table, and below it the whole of the selected request.
import type { ReactElement } from 'react';
import { DataTable } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow, type ListWindow } from '../../widgets/list-window.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import type { Frame } from '../frame.ts';
import { logRows, logTable } from './log-table.ts';

export type RequestLogProps = Readonly<{
  frame: Pick<Frame, 'session' | 'clock' | 'layout' | 'pen'>;
  place: ListWindow;
}>;

/** Below the table. */
const DETAIL_LINES = 3;

export const RequestLog = ({ frame, place }: RequestLogProps): ReactElement => {
  const { session, clock, layout, pen } = frame;
  const { columns, rows } = layout.pane;
  const entries = session.requests();
  const height = logRows(rows);
  const { index, top } = clampWindow(place, { count: entries.length, height });
  const whole = entries[index]?.target ?? '';
  const detail = paragraphLines({ text: whole, meaning: 'dim', width: columns - 2, height: DETAIL_LINES - 1 }, pen);
  return (
    <>
      <DataTable {...logTable(entries, clock)} selected={index} top={top} width={columns} height={height} />
      <Lines
        lines={[
          [{ text: pen.glyphs.rule.repeat(columns), meaning: 'dim' }],
          ...detail.map((line) => [{ text: ' ' }, ...line]),
        ]}
        width={columns}
        height={rows - height}
      />
    </>
  );
};
