// The overview of one device: who it is, and what it did over the window, as charts.
import { measureActivity } from '../../analysis/device/activity.ts';
import { describeDevice } from '../../analysis/device/identity.ts';
import { transferIntervalsOf, withinWindow } from '../../analysis/device/intervals.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { factLines } from '../../widgets/facts.ts';
import { besideLines, stackLines } from '../../widgets/layout.ts';
import { type LineChartProps, lineChartLines } from '../../widgets/line-chart.ts';
import type { Room } from '../../widgets/room.ts';

export type DeviceDrawing = Readonly<{ facts: DeviceFacts; window: TimeWindow; pen: Pen; clock: ClockFace }>;

const GAP = 3;
const IDENTITY = 5;
/** Lines kept for them: a sentence each, blank lines between. */
const SPOKEN_CHARTS = 8;

export const deviceOverview = (drawing: DeviceDrawing, { width, height }: Room): readonly Line[] => {
  const { facts, window, pen } = drawing;
  const identityHeight = pen.isSpoken ? Math.max(IDENTITY, height - SPOKEN_CHARTS) : IDENTITY;
  const identity = factLines({ facts: identityFacts(drawing), mostColumns: 3, width, height: identityHeight }, pen);
  const room = Math.max(0, height - identity.length - 2);
  const upper = Math.ceil(room / 2);
  const half = Math.floor((width - GAP) / 2);
  const activity = measureActivity(facts, window);
  const chart = (title: string, as: LineChartProps['as'], points: readonly Point[], size: Room): readonly Line[] =>
    lineChartLines({ ...size, title, as, series: [{ name: title, points }], empty: 'not reported' }, pen);
  const lower = { width: half, height: room - upper };
  const sent = bytesIn(facts.sent, 'sent', window);
  const received = bytesIn(facts.received, 'received', window);
  const told = { width, height: Math.floor(lower.height / 2) };
  return stackLines(
    [
      identity,
      chart(
        `Connections per ${facts.intervalHours} h`,
        'count',
        (activity?.series ?? []).map(({ at, connections }) => ({ at, value: connections })),
        { width, height: upper },
      ),
      pen.isSpoken
        ? stackLines([chart('Sent', 'bytes', sent, told), chart('Received', 'bytes', received, told)])
        : besideLines(chart('Sent', 'bytes', sent, lower), chart('Received', 'bytes', received, lower), GAP, half),
    ],
    1,
  );
};

type Point = Readonly<{ at: Instant; value: number | undefined }>;

const bytesIn = (answer: DeviceFacts['sent'], kind: 'sent' | 'received', window: TimeWindow): readonly Point[] =>
  withinWindow(transferIntervalsOf(answer, kind) ?? [], window, 1).map(({ at, bytes }) => ({ at, value: bytes }));

const identityFacts = ({ facts, clock }: DeviceDrawing) => {
  const card = describeDevice(facts);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['name', card?.hostname],
    ['address', card?.ip],
    ['device', formatCount(facts.did)],
    ['MAC', card?.mac],
    ['type', card?.deviceType],
    ['system', card?.os],
    ['vendor', card?.vendor],
    ['location', card?.location],
    ['owner', card?.owner],
    ['criticality', card?.criticality],
    ['tags', card?.tags?.join(', ')],
    ['last seen', card?.lastSeenAt === undefined ? undefined : clock.minute(card.lastSeenAt)],
  ];
  return known.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
};
