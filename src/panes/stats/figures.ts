// The small pictures that the overview of the stats pane is made of.
import { GB_BYTES } from '../../domain/amounts.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { displayWidth } from '../../text/display-width.ts';
import { formatBytes, formatCount, formatMbps, formatPercent } from '../../text/units.ts';
import { type Line, lineWidth } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { barLines } from '../../widgets/bars.ts';
import { heatStripLines } from '../../widgets/heat-strip.ts';
import { lineChartLines } from '../../widgets/line-chart.ts';
import { type Room, within } from '../../widgets/room.ts';
import { splitBarLines } from '../../widgets/split-bar.ts';
import { type Tile, tileLines } from '../../widgets/tiles.ts';
import type { Lacks } from './lacks.ts';
import type { OverviewModel } from './overview-model.ts';

export type Drawing = Readonly<{ model: OverviewModel; lacks: Lacks; pen: Pen; clock: ClockFace }>;

export const titled = (title: string, told: string, lines: readonly Line[]): readonly Line[] => [
  [
    { text: title, meaning: 'heading' },
    { text: told === '' ? '' : `  ${told}`, meaning: 'dim' },
  ],
  ...lines,
];

export const tiles = ({ model: { events, hourly, system }, lacks, pen }: Drawing, room: Room): readonly Line[] => {
  const { activeDevices, newDevices } = system.devices;
  const fresh = newDevices === undefined ? '' : `, ${formatCount(newDevices)} new`;
  const shown: readonly Tile[] = [
    {
      title: 'Events',
      value: lacks.security ?? formatCount(events.events),
      values: hourly.hourly?.map((hour) => hour.events),
    },
    { title: 'Model breaches', value: lacks.security ?? formatCount(events.modelBreaches.events) },
    { title: 'AI incidents', value: lacks.security ?? formatCount(events.aiAnalystIncidents.events) },
    { title: 'Antigena actions', value: lacks.security ?? formatCount(events.antigenaActions.events) },
    { title: 'Devices active', value: lacks.system ?? `${formatCount(activeDevices)}${fresh}` },
    { title: 'Alerts', value: lacks.system ?? formatCount(system.alerts.alerts) },
  ];
  return tileLines({ tiles: shown, ...room }, pen);
};

export const eventsChart = ({ model: { hourly }, lacks, pen }: Drawing, room: Room): readonly Line[] =>
  lineChartLines(
    {
      ...room,
      title: 'Events per hour',
      as: 'count',
      series: [
        { name: 'Events per hour', points: (hourly.hourly ?? []).map(({ at, events }) => ({ at, value: events })) },
      ],
      empty: lacks.security ?? 'not reported by the hour',
    },
    pen,
  );

export const severities = ({ model, lacks, pen }: Drawing, { width }: Pick<Room, 'width'>): readonly Line[] =>
  titled(
    'Severity',
    '',
    barLines(
      {
        width,
        height: 4,
        bars: model.severities.severities.map(({ severity, events, sharePercent }) => ({
          label: severity,
          value: events,
          text: lacks.security ?? formatCount(events),
          sharePercent,
          meaning: severity,
          mark: severity,
        })),
        empty: 'not reported',
      },
      pen,
    ),
  );

export const severityLine = ({ model, lacks, pen }: Drawing): Line => [
  { text: 'Severity   ', meaning: 'heading' },
  ...model.severities.severities.flatMap(
    ({ severity, events }): Line => [
      { text: `${markOf(severity, pen)} ${severity} ${lacks.security ?? formatCount(events)}`, meaning: severity },
      { text: '   ' },
    ],
  ),
];

/** Of the moment of the peak the year goes first, then all of it, before a figure would be cut. */
export const bandwidthLine = (
  { model: { bandwidth }, lacks, clock }: Drawing,
  { width }: Pick<Room, 'width'>,
): Line => {
  if (lacks.bandwidth !== undefined) return lackingBandwidth(lacks.bandwidth);
  const line: Line = [
    { text: 'Bandwidth  ', meaning: 'heading' },
    { text: `in ${gigabytes(bandwidth.ingressGb)}  out ${gigabytes(bandwidth.egressGb)}  ` },
    { text: `average ${formatMbps(bandwidth.averageMbps)}  peak ${formatMbps(bandwidth.peakMbps)}` },
  ];
  const peakAt = bandwidth.peakAt === undefined ? '' : ` at ${clock.minute(bandwidth.peakAt).replace(/^\d+-/, '')}`;
  return lineWidth(line) + displayWidth(peakAt) <= width ? [...line, { text: peakAt }] : line;
};

/** As `bandwidthLine`, where it may take several lines: what flowed, how fast on average and at the peak, and what it was. */
export const bandwidth = (drawing: Drawing, { width, height }: Room): readonly Line[] => {
  const { model, lacks, pen, clock } = drawing;
  const { bandwidth: now } = model;
  if (lacks.bandwidth !== undefined) return [lackingBandwidth(lacks.bandwidth)];
  const peakAt = now.peakAt === undefined ? '' : ` at ${clock.minute(now.peakAt)}`;
  const lines: readonly Line[] = [
    [
      { text: 'Bandwidth  ', meaning: 'heading' },
      { text: `in ${gigabytes(now.ingressGb)}  out ${gigabytes(now.egressGb)}` },
    ],
    [{ text: `average ${formatMbps(now.averageMbps)}` }],
    [{ text: `peak ${formatMbps(now.peakMbps)}${peakAt}` }],
    ...protocols(drawing, { width, height: height - 3 }),
  ];
  return within({ width, height }, pen, () => lines);
};

const lackingBandwidth = (word: string): Line => [{ text: 'Bandwidth  ', meaning: 'heading' }, { text: word }];

const gigabytes = (gb: number | undefined): string => formatBytes(gb === undefined ? undefined : gb * GB_BYTES);

const protocols = ({ model, pen }: Drawing, room: Room): readonly Line[] =>
  splitBarLines(
    {
      ...room,
      parts: (model.protocols ?? []).map(({ protocol, sharePercent }) => ({
        label: protocol,
        value: sharePercent,
        text: formatPercent(sharePercent, 0),
      })),
      empty: 'protocols not reported',
    },
    pen,
  );

export const tactics = (
  { model: { tactics: table, coveragePercent }, lacks, pen }: Drawing,
  room: Room,
): readonly Line[] => {
  if (lacks.mitre !== undefined) return titled('MITRE ATT&CK', lacks.mitre, []);
  const seen = table.seenCount === undefined ? 'not reported' : `${table.seenCount} of 12 tactics seen`;
  const coverage = coveragePercent === undefined ? '' : `, coverage ${formatPercent(coveragePercent)}`;
  const cells = (table.strip ?? []).map(({ title, events }) => ({
    label: title,
    value: events,
    text: events === undefined ? '?' : formatCount(events),
  }));
  const strip = cells.length === 0 ? [] : heatStripLines({ ...room, height: room.height - 1, cells }, pen);
  return titled('MITRE ATT&CK', `${seen}${coverage}`, strip);
};
