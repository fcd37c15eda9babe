// Copies a flow as a row, or one cell of it: whole, with times in UTC.
import type { Flow } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { safeCell } from '../../text/csv-field.ts';
import { isoTime, OUT_OF_RANGE } from '../../text/utc.ts';
import type { Outcome } from '../pane.ts';
import { FLOW_COLUMNS } from './flow-columns.ts';

const CELL = 'cell';

export const chooseCell = (flow: Flow, clock: ClockFace): Outcome => ({
  kind: 'choose',
  choice: CELL,
  title: 'Copy one cell',
  // What is offered is what is copied, whatever comes meanwhile.
  options: FLOW_COLUMNS.map(({ title, write }) => ({
    id: write(flow, ISO_CLOCK),
    title,
    detail: write(flow, clock),
  })).filter(({ detail }) => detail !== ''),
  chosen: '',
  does: 'act',
});

export const copiedCell = (action: string): Outcome | undefined =>
  action.startsWith(`${CELL} `) ? { kind: 'copy', text: action.slice(CELL.length + 1), what: 'cell' } : undefined;

/** Pasted into a spreadsheet, no cell of it is run. */
export const rowText = (flow: Flow): string =>
  FLOW_COLUMNS.filter(({ id }) => id !== 'score' || flow.score !== undefined)
    .map(({ write }) => safeCell(write(flow, ISO_CLOCK)))
    .join('\t');

const iso = (at: Instant): string => isoTime(at) ?? OUT_OF_RANGE;

const ISO_CLOCK = { zone: 'utc', second: iso, minute: iso, time: iso } as const;
