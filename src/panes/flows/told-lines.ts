// What stands above the flows: in words which they are and who filtered them, and what they come to beside what the appliance says of its own.

import type { TrafficSums } from '../../analysis/facts.ts';
import { shareOf } from '../../analysis/figures/known.ts';
import type { NetworkSummary } from '../../domain/flow.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import { splitByAsked } from '../../flows/filter/server-parameters.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { clip } from '../../text/display-width.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/units.ts';
import { type Line, lineWidth, type Span } from '../../theme/line.ts';
import type { PaneContext } from '../pane.ts';
import { readFlowFilter } from './flow-filter.ts';
import type { FlowsModel } from './flows-model.ts';
import { type FlowsAsked, leftOutOf } from './questions.ts';
import { CONNECTIONS, incomparableIn, sumsLine, whoNarrows } from './sums/told-sums.ts';
import { NOTHING_TOLD, type SuspicionTold } from './suspicious.ts';

/** Where there is little room the reason is cut, then the words, and never the numbers. */
export const toldLine = (
  { told, rows, table, sums, incomparable = [] }: Told,
  asked: FlowsAsked,
  suspicion: SuspicionTold,
  { size, pen }: Pick<PaneContext, 'size' | 'pen'>,
): Line => {
  const rest: Line = [
    { text: ': ', meaning: 'label' },
    { text: formatCount(rows.length), meaning: 'accent' },
    { text: rows.length === table.rowCount ? '' : ` of ${formatCount(table.rowCount)}` },
    ...(sums === undefined
      ? [...leftOut(asked.answer.data), ...whoFilters(asked, rows.length < table.rowCount)]
      : whoNarrows(asked, incomparable)),
    ...underWay(asked),
    ...suspicion.counted,
  ];
  const room = Math.max(LEAST_WORDS, size.columns - lineWidth(rest) - 1);
  const words = pen.isSpoken ? told : clip(told, room, pen.glyphs.cut);
  return [{ text: ` ${words}`, meaning: 'label' }, ...rest, ...suspicion.reason];
};

type Told = Pick<FlowsModel, 'told' | 'rows' | 'table'> & Partial<Pick<FlowsModel, 'sums' | 'incomparable'>>;

const LEAST_WORDS = 16;

type PageTold = Readonly<{ table: FlowTable; rows: Rows; sums: TrafficSums | undefined; asked: FlowsAsked }>;

/** The same above the pages, on which no flow stands out. */
export const pageTold = ({ table, rows, sums, asked }: PageTold, context: PaneContext): readonly Line[] => {
  const told = tellFilter(readFlowFilter(asked.filter), sums === undefined ? FLOW_SCHEMA : CONNECTIONS);
  const incomparable = sums === undefined ? [] : incomparableIn(table, asked.here);
  const line = toldLine({ told, rows, table, sums, incomparable }, asked, NOTHING_TOLD, context);
  return sums === undefined ? [line] : [line, sumsLine(sums, table.rowCount, context.size.columns)];
};

/** A large answer takes its time: how far it has come. */
const underWay = ({ asking }: FlowsAsked): Line => {
  if (asking === undefined || asking.bytes < LEAST_TOLD_BYTES) return [];
  const rows = asking.rows === undefined ? '' : `, ${formatCount(asking.rows)} flows`;
  return [{ text: `  ${formatBytes(asking.bytes)}${rows} so far`, meaning: 'dim' }];
};

const LEAST_TOLD_BYTES = 1_048_576;

/** What was asked of the appliance, and what is done here. */
/** `isNarrower`: fewer pass than were sent. */
const whoFilters = ({ filter, asked, isStandIn, asking }: FlowsAsked, isNarrower: boolean): Line => {
  if (filter.trim() === '') return [];
  const parts = splitByAsked(readFlowFilter(filter), asked);
  const askedWords = printFilter(parts.asked, FLOW_SCHEMA);
  const restWords = printFilter(parts.rest, FLOW_SCHEMA);
  if (isStandIn && asking !== undefined) return [{ text: '  (filtered here; asking for the rest)', meaning: 'dim' }];
  if (askedWords === '') return [{ text: '  (filtered here)', meaning: 'dim' }];
  if (restWords === '' && isNarrower) return [{ text: '  (filtered here: the appliance did not)', meaning: 'dim' }];
  if (restWords === '') return [{ text: '  (filtered by the appliance)', meaning: 'dim' }];
  return [{ text: `  (by the appliance: ${askedWords}; here: ${restWords})`, meaning: 'dim' }];
};

/** What the appliance counts beside what it sent: a large window may be cut. */
const leftOut = (data: NetworkAnswer | undefined): Line => {
  const counted = data === undefined ? undefined : leftOutOf(data);
  return counted === undefined
    ? []
    : [{ text: `  cut by the appliance, which counts ${formatCount(counted)}`, meaning: 'warning' }];
};

/** Totals and shares of what is filtered, and the appliance's own summary of what it was asked for. */
export const totalsLine = (
  { totals, whole, externalCount }: Pick<FlowsModel, 'totals' | 'whole' | 'externalCount'>,
  data: NetworkAnswer | undefined,
  width: number,
): Line => {
  const isAll = totals.connections === whole.connections;
  const share = (one: number | undefined, all: number | undefined): Span => {
    const percent = isAll ? undefined : shareOf(one, all);
    return { text: percent === undefined ? '' : ` ${formatPercent(percent)}`, meaning: 'dim' };
  };
  const external = shareOf(externalCount, totals.connections);
  const first: readonly Line[] = [
    [{ text: ` ${formatCount(totals.connections)} connections` }, share(totals.connections, whole.connections)],
    [
      { text: totals.bytes === undefined ? '  bytes not reported' : `  ${formatBytes(totals.bytes)}` },
      share(totals.bytes, whole.bytes),
    ],
  ];
  const packets: Line = [
    { text: totals.packets === undefined ? '' : `  ${formatCount(totals.packets)} packets` },
    share(totals.packets, whole.packets),
  ];
  const rest: readonly Line[] = [
    [{ text: external === undefined ? '' : `  external ${formatPercent(external)}` }],
    ...summaryTold(data?.summary),
  ];
  const all = [...first, packets, ...rest].flat();
  return lineWidth(all) <= width ? all : fitting([...first, ...rest], width);
};

/** Whole pieces only, up to the first that has no room. */
const fitting = (pieces: readonly Line[], width: number): Line => {
  const shown: Span[] = [];
  for (const piece of pieces) {
    if (lineWidth([...shown, ...piece]) > width) break;
    shown.push(...piece);
  }
  return shown;
};

const MOST_TOP = 3;

const summaryTold = (summary: NetworkSummary | undefined): readonly Line[] => {
  if (summary === undefined) return [[{ text: '   appliance: no summary', meaning: 'dim' }]];
  const { connectionCount, totalBytes, topProtocols, topPorts } = summary;
  const amounts = [
    connectionCount === undefined ? undefined : `${formatCount(connectionCount)} connections`,
    totalBytes === undefined ? undefined : formatBytes(totalBytes),
  ].filter((one) => one !== undefined);
  const tops = [
    ...(topProtocols ?? []).slice(0, MOST_TOP).map(({ protocol, percent }) => topTold(protocol, percent)),
    ...(topPorts ?? []).slice(0, MOST_TOP).map(({ port, percent }) => topTold(`:${port}`, percent)),
  ];
  return [
    [{ text: '   appliance: ', meaning: 'label' }, { text: amounts.length === 0 ? 'no sums' : amounts.join('  ') }],
    ...tops.map((top): Line => [{ text: `  ${top}`, meaning: 'dim' }]),
  ];
};

const topTold = (name: string, percent: number | undefined): string =>
  percent === undefined ? name : `${name} ${formatPercent(percent)}`;
