// The overview as plain text of 80 columns: what an analyst needs to know in ten seconds, without a screen.
import { applianceFigures } from '../analysis/appliance/appliance-figures.ts';
import { applianceWords } from '../analysis/appliance/appliance-words.ts';
import { bandwidthNow } from '../analysis/bandwidth/bandwidth-now.ts';
import { hourlyEvents } from '../analysis/counts/hourly-events.ts';
import { INVENTORY_SPANS, inventoryFigures } from '../analysis/counts/inventory-figures.ts';
import { beginsLater } from '../analysis/counts/periods.ts';
import { totalEvents } from '../analysis/counts/total-events.ts';
import { ownSpanOf, ownSpanWords } from '../analysis/mitre/own-span.ts';
import { type TacticRow, tacticTable } from '../analysis/mitre/tactic-table.ts';
import { kindTitle } from '../analysis/security/security-events.ts';
import { GB_BYTES } from '../domain/amounts.ts';
import { type Failure, tellFailure } from '../domain/failure.ts';
import type { NetworkSummary } from '../domain/flow.ts';
import type { Result } from '../domain/result.ts';
import type { BandwidthStats, EventCounts, MitreSummary, SystemInventory, SystemSummary } from '../domain/stats.ts';
import type { OverviewSnapshot } from '../live/overview.ts';
import { asciiOnly } from '../text/ascii.ts';
import { clip, padEnd, padStart } from '../text/display-width.ts';
import { sparkline } from '../text/sparkline.ts';
import { formatBytes, formatCount, formatMbps, formatPercent } from '../text/units.ts';
import { formatUtc, formatUtcMinute } from '../text/utc.ts';
import { markOf } from '../theme/marks.ts';
import { wrap } from './wrap.ts';

const WIDTH = 80;
const LABEL = 12;
export type OverviewStyle = Readonly<{ ascii: boolean }>;

export const reportOverview = (snapshot: OverviewSnapshot, style: OverviewStyle): string => {
  const parts: readonly (readonly string[])[] = [
    heading(snapshot),
    applianceLines(snapshot, style),
    told(snapshot.security, (events) => securityLines(events, snapshot, style)),
    told(snapshot.system, systemLines),
    told(snapshot.bandwidth, bandwidthLines),
    told(snapshot.mitre, (mitre) => mitreLines(mitre, style)),
    told(snapshot.network, networkLines),
    failureLines(snapshot),
  ];
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => [...part, '']);
  const text = `${lines
    .slice(0, -1)
    .map((line) => clip(line, WIDTH).trimEnd())
    .join('\n')}\n`;
  return style.ascii ? asciiOnly(text) : text;
};

const heading = (snapshot: OverviewSnapshot): string[] => {
  const { profile, host, isDemo } = snapshot.source;
  const left = `darktop  ${profile}  ${isDemo ? 'embedded appliance' : host}`;
  const right = `${formatUtc(snapshot.at)}Z`;
  return [
    `${padEnd(clip(left, WIDTH - right.length - 2), WIDTH - right.length)}${right}`,
    `last ${snapshot.hours} hours`,
  ];
};

const told = <T>(result: Result<T>, lines: (value: T) => readonly string[]): readonly string[] =>
  result.ok ? lines(result.value) : [];

/** "label       text", with the parts kept whole and continued below when the line is full. */
const row = (label: string, parts: readonly (string | undefined)[]): string[] => {
  const known = parts.filter((part) => part !== undefined);
  const lines = known.length === 0 ? ['not reported'] : wrap(known, WIDTH - LABEL);
  return lines.map((line, index) => padEnd(index === 0 ? label : '', LABEL) + line);
};

const counted = (name: string, count: number | undefined): string | undefined =>
  count === undefined ? undefined : `${name} ${formatCount(count)}`;

/** Of one that tells nothing of itself, nothing. */
const applianceLines = ({ appliance }: OverviewSnapshot, { ascii }: OverviewStyle): string[] => {
  if (appliance === undefined) return [];
  const words = applianceWords(applianceFigures(appliance)).map(({ text, severity }) =>
    severity === undefined ? text : `${markOf(severity, { ascii })} ${text}`,
  );
  const said = words.map((text, index) => (index === words.length - 1 ? text : `${text},`));
  const lines = said.length === 0 ? ['not reported'] : wrap(said, WIDTH - LABEL, ' ');
  return lines.map((line, index) => padEnd(index === 0 ? 'Appliance' : '', LABEL) + line);
};

/** An overview stays one whatever an appliance sends. */
const MOST = 12;

const firstOf = (parts: readonly string[]): string[] =>
  parts.length <= MOST ? [...parts] : [...parts.slice(0, MOST), `and ${formatCount(parts.length - MOST)} more`];

const securityLines = (events: EventCounts, { at, hours }: OverviewSnapshot, style: OverviewStyle): string[] => {
  const counts = Object.entries(events.counts ?? {});
  const total = totalEvents(events).events;
  const beginsAt = beginsLater(events.period, { hours, endAt: at });
  const { critical, high, medium, low } = events.severities ?? {};
  const severity = [
    counted('critical', critical),
    counted('high', high),
    counted('medium', medium),
    counted('low', low),
  ];
  return [
    ...row('Events', [
      total === undefined ? undefined : formatCount(total),
      ...firstOf(counts.map(([name, count]) => `${kindTitle(name)} ${formatCount(count)}`)),
      beginsAt === undefined ? undefined : `told from ${formatUtcMinute(beginsAt)}Z on`,
    ]),
    ...row('Severity', severity),
    ...row('By hour', hourlyParts(events, style)),
  ];
};

const hourlyParts = (events: EventCounts, style: OverviewStyle): string[] => {
  const { hourly = [], peakEvents, peakAt } = hourlyEvents(events);
  if (peakEvents === undefined || peakAt === undefined) return [];
  const line = sparkline(
    hourly.slice(-48).map((hour) => hour.events),
    style,
  );
  return [line, `busiest ${formatCount(peakEvents)} from ${formatUtcMinute(peakAt)}Z`];
};

const systemLines = ({ devices, alerts, events, inventory }: SystemSummary): string[] => [
  ...row('Devices', [
    inventory === undefined ? counted('known', devices?.total) : over('known', devices?.total, INVENTORY_SPANS.devices),
    counted('active', devices?.active),
    counted('new', devices?.new),
    ...(inventory === undefined ? [] : kindParts(inventory)),
  ]),
  ...(inventory === undefined ? [] : inventoryLines(inventory)),
  ...row('Alerts', [
    counted('total', alerts?.total),
    counted('high', alerts?.high),
    counted('medium', alerts?.medium),
    counted('low', alerts?.low),
  ]),
  ...row('Recorded', [counted('connections', events?.connections), counted('notices', events?.notices)]),
];

const over = (name: string, count: number | undefined, span: string): string | undefined =>
  count === undefined ? undefined : `${counted(name, count)} in ${span}`;

/** Over the same days as the devices altogether. */
const kindParts = (inventory: SystemInventory): readonly string[] => {
  const kinds = (inventoryFigures(inventory).kinds ?? []).map(
    ({ title, devices }) => `${title} ${formatCount(devices)}`,
  );
  return firstOf(kinds);
};

const inventoryLines = (inventory: SystemInventory): string[] => {
  const { subnets, credentials, lifePatterns, responses, respondedDevices, licensedIps } = inventoryFigures(inventory);
  return [
    ...row('Counted', [
      over('subnets', subnets, INVENTORY_SPANS.subnets),
      over('credentials', credentials, INVENTORY_SPANS.credentials),
      over('patterns of life', lifePatterns, INVENTORY_SPANS.lifePatterns),
      counted('licensed addresses', licensedIps),
    ]),
    ...row('Responses', [
      over('actions', responses, INVENTORY_SPANS.responses),
      counted('devices acted against', respondedDevices),
    ]),
  ];
};

const bandwidthLines = (stats: BandwidthStats): string[] => {
  const now = bandwidthNow(stats);
  const side = (name: string, gb: number | undefined, share: number | undefined): string | undefined =>
    gb === undefined
      ? undefined
      : `${name} ${formatBytes(gb * GB_BYTES)}${share === undefined ? '' : ` (${formatPercent(share)})`}`;
  const isCourse = stats.course !== undefined;
  const peakAt = now.peakAt === undefined ? '' : ` ${isCourse ? 'from' : 'at'} ${formatUtcMinute(now.peakAt)}Z`;
  return [
    ...row('Bandwidth', [
      now.totalGb === undefined ? undefined : formatBytes(now.totalGb * GB_BYTES),
      side('in', now.ingressGb, now.ingressSharePercent),
      side('out', now.egressGb, now.egressSharePercent),
      isCourse && now.ingressGb === undefined && now.egressGb === undefined ? 'in and out not reported' : undefined,
    ]),
    ...row('', [
      now.averageMbps === undefined ? undefined : `average ${formatMbps(now.averageMbps)}`,
      now.peakMbps === undefined
        ? undefined
        : `${isCourse ? 'busiest interval' : 'peak'} ${formatMbps(now.peakMbps)}${peakAt}`,
    ]),
    ...row('Protocols', firstOf((stats.protocols ?? []).map((one) => `${one.protocol} ${formatPercent(one.percent)}`))),
  ];
};

const mitreLines = (mitre: MitreSummary, style: OverviewStyle): string[] => {
  const { seenCount = 0, tactics = [] } = tacticTable(mitre);
  const own = ownSpanOf(mitre);
  const most = tactics.reduce((largest, tactic) => Math.max(largest, tactic.events ?? 0), 1);
  const shown = tactics.slice(0, seenCount + MOST);
  return [
    ...row('ATT&CK', [
      mitre.tactics === undefined
        ? undefined
        : `${seenCount} of 12 tactics seen${own === undefined ? '' : ` ${ownSpanWords(own)}`}`,
      mitre.coveragePercent === undefined ? undefined : `coverage ${formatPercent(mitre.coveragePercent)}`,
      counted('mapped', mitre.mappedCount),
      counted('unmapped', mitre.unmappedCount),
    ]),
    ...shown.map((tactic) => {
      const bar = (style.ascii ? '#' : '█').repeat(Math.max(1, Math.round(((tactic.events ?? 0) / most) * 16)));
      const count = tactic.events === undefined ? '?' : formatCount(tactic.events);
      return `  ${padEnd(clip(tactic.title, 21), 21)}${padStart(count, 6)} ${padEnd(bar, 17)}${clip(besideTactic(tactic), 32)}`;
    }),
    ...(tactics.length > shown.length ? [`  and ${formatCount(tactics.length - shown.length)} more`] : []),
  ];
};

/** Its top technique, or what was unusual of all that was weighed. */
const besideTactic = ({ topTechnique: top, unusualEvents, weighedEvents }: TacticRow): string => {
  if (top !== undefined) return `${top.technique} ${top.title ?? ''}`;
  if (unusualEvents === undefined) return '';
  return `${formatCount(unusualEvents)} unusual${weighedEvents === undefined ? '' : ` of ${formatCount(weighedEvents)}`}`;
};

const networkLines = (summary: NetworkSummary | undefined): string[] => {
  const hasSpan = summary?.startAt !== undefined && summary.endAt !== undefined;
  const span = hasSpan
    ? `${formatUtcMinute(summary.startAt ?? 0)}Z to ${formatUtcMinute(summary.endAt ?? 0)}Z`
    : undefined;
  return [
    ...row('Flows', [
      span,
      counted('connections', summary?.connectionCount),
      summary?.totalBytes === undefined ? undefined : formatBytes(summary.totalBytes),
    ]),
    ...row(
      'Top ports',
      (summary?.topPorts ?? []).slice(0, 8).map((one) => `${one.port} ${formatPercent(one.percent)}`),
    ),
  ];
};

const failureLines = (snapshot: OverviewSnapshot): string[] =>
  failuresOf(snapshot).flatMap((failure) => wrap(`! ${tellFailure(failure)}`.split(' '), WIDTH, ' '));

/** What could not be had, each reason once. */
export const failuresOf = (snapshot: OverviewSnapshot): readonly Failure[] => {
  const failures = [snapshot.security, snapshot.system, snapshot.bandwidth, snapshot.mitre, snapshot.network].flatMap(
    (result) => (result.ok ? [] : [result.failure]),
  );
  return failures.filter(
    (failure, index) => failures.findIndex((other) => tellFailure(other) === tellFailure(failure)) === index,
  );
};
