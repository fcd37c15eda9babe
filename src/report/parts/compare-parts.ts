// What reports say of one device beside another: who both are, what both did, and with whom both or only one of them speak.
import type {
  ComparedDevice,
  ComparedMeasure,
  DeviceComparison,
  MeasureComparison,
  PairedPoint,
} from '../../analysis/device/compare-devices.ts';
import type { Identity } from '../../analysis/device/identity.ts';
import type { Sides } from '../../analysis/device/sides.ts';
import { clean } from '../../text/clean.ts';
import { UTC_CLOCK } from '../../text/clock-face.ts';
import { formatPercent } from '../../text/units.ts';
import type { ChartBlock, Value, ValueKind } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, note, part, table } from './blocks.ts';
import { sideColumns } from './compare-columns.ts';
import { alonePart, portsPart, protocolsPart, sharedPart } from './compare-list-parts.ts';
import { identityFacts } from './device-parts.ts';

/** `top`: rows of a table of destinations, ports or protocols. */
export const compareParts = (comparison: DeviceComparison, top: number): readonly ReportPart[] => {
  const names = comparedNames(comparison.devices);
  return [
    identityPart(comparison, names),
    measuresPart(comparison, names),
    seriesPart(comparison, names),
    sharedPart(comparison, names, top),
    alonePart('one', comparison, names, top),
    alonePart('other', comparison, names, top),
    portsPart(comparison, names, top),
    protocolsPart(comparison, names, top),
  ];
};

const LONGEST_NAME = 40;

/** What a column, or a line of a chart, is headed: with the number where both would be called the same. */
export const comparedNames = ({ one, other }: Sides<ComparedDevice>): Sides<string> => {
  const names = { one: shortName(one), other: shortName(other) };
  if (names.one.toLowerCase() !== names.other.toLowerCase()) return names;
  return { one: `${names.one} (device ${one.did})`, other: `${names.other} (device ${other.did})` };
};

const shortName = ({ did, identity }: ComparedDevice): string => {
  const { hostname, ip } = identity ?? {};
  const isAddress = hostname !== undefined && /^[\d.]+$|:/.test(hostname);
  const name = isAddress ? hostname : hostname?.split('.')[0];
  return clean((name?.trim() || ip) ?? `device ${did}`, LONGEST_NAME);
};

const minuteOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : UTC_CLOCK.minute(at));

type Trait = Readonly<{ label: string; value: string | undefined }>;

/** Of nobody, too: every label is there, so that both stand in the same rows. */
const traitsOf = (identity: Partial<Identity> = {}): readonly Trait[] =>
  identityFacts(identity).map(({ label, value }) => ({
    label,
    value: typeof value === 'number' ? minuteOf(value) : value || undefined,
  }));

type TraitRow = Sides<string | undefined> & Readonly<{ label: string }>;

/** What is known of one of them at least. */
const identityPart = ({ devices: { one, other } }: DeviceComparison, names: Sides<string>): ReportPart => {
  const others = traitsOf(other.identity);
  const rows = traitsOf(one.identity)
    .map(({ label, value }, index): TraitRow => ({ label, one: value, other: others[index]?.value }))
    .filter((row) => row.one !== undefined || row.other !== undefined);
  const columns = [
    column<TraitRow>('identity', 'text', 9, ({ label }) => label, true),
    ...sideColumns<TraitRow>(names, 'text', 8, (row) => row),
  ];
  const data = rows.length === 0 ? undefined : { one: one.identity, other: other.identity };
  return part({ id: 'DEV-COMPARE-IDENTITY', title: 'Who they are', data }, () => [
    table(rows, columns, { top: rows.length, empty: '', keepsAll: true }),
  ]);
};

type MeasureRow = Sides<Value> & Readonly<{ label: string; as: ValueKind; change: Value; flag: Value }>;

const WORDS: Readonly<Record<ComparedMeasure, readonly [label: string, as: ValueKind]>> = {
  connections: ['connections', 'count'],
  averageConnections: ['average per interval', 'decimal'],
  peakConnections: ['peak', 'count'],
  uniqueDestinations: ['destinations per interval, mean', 'decimal'],
  internalConnections: ['internal', 'count'],
  externalConnections: ['external', 'count'],
  externalSharePercent: ['external share', 'percent'],
  bytesOut: ['bytes sent', 'bytes'],
  bytesIn: ['bytes received', 'bytes'],
  outInRatio: ['out to in', 'ratio'],
  destinations: ['destinations', 'count'],
  externalDestinations: ['external destinations', 'count'],
  riskScore: ['risk score', 'score'],
  indicators: ['indicators', 'count'],
};

const measuresPart = (comparison: DeviceComparison, names: Sides<string>): ReportPart => {
  const { devices, deviationPercent, measures, peakAt, pattern, riskLevel } = comparison;
  const isKnown = measures.some(({ one, other }) => one !== undefined || other !== undefined);
  const data = isKnown ? { devices, deviationPercent, measures, peakAt, pattern, riskLevel } : undefined;
  return part({ id: 'DEV-COMPARE', title: 'Side by side', data }, () => {
    const all = measureRows(comparison);
    const rows = comparison.destinations?.hasAmounts === false ? all.filter(isTold) : all;
    const untold = all.filter((row) => !rows.includes(row)).map(({ label }) => label);
    const columns = [
      column<MeasureRow>('measure', 'text', 9, ({ label }) => label, true),
      ...sideColumns<MeasureRow>(names, 'count', 9, (row) => row),
      column<MeasureRow>('change', 'change', 8, ({ change }) => change),
      column<MeasureRow>(`beyond ${deviationPercent} %`, 'text', 7, ({ flag }) => flag),
    ];
    return [
      { ...table(rows, columns, { top: rows.length, empty: '' }), rowKinds: rows.map(({ as }) => as) },
      note(deviationWords(comparison, names)),
      ...(untold.length === 0 ? [] : [note(`Not reported of either: ${untold.join(', ')}.`)]),
    ];
  });
};

const isTold = ({ one, other }: MeasureRow): boolean => one !== undefined || other !== undefined;

/** What has no amount stands below the amount that it says more of. */
const measureRows = ({ measures, peakAt, pattern, riskLevel }: DeviceComparison): readonly MeasureRow[] => {
  const beside: Readonly<Partial<Record<ComparedMeasure, readonly [label: string, both: Sides<Value>]>>> = {
    peakConnections: ['peak at', { one: minuteOf(peakAt.one), other: minuteOf(peakAt.other) }],
    outInRatio: ['pattern', pattern],
    riskScore: ['risk level', riskLevel],
  };
  return measures.flatMap((compared): readonly MeasureRow[] => {
    const { measure, one, other, flag = '' } = compared;
    const [label, as] = WORDS[measure];
    const row = { label, as, one, other, change: changeWords(compared), flag };
    const [words, both] = beside[measure] ?? [];
    return words === undefined || both === undefined
      ? [row]
      : [row, { label: words, as: 'text', ...both, change: '', flag: '' }];
  });
};

/** In words already: a table whose rows have kinds of their own has no column with another. */
const changeWords = ({ one, other, changePercent, flag }: MeasureComparison): string | undefined => {
  if (changePercent === 0 || (one === 0 && other === 0)) return 'same';
  if (changePercent === undefined) return flag === undefined ? undefined : 'from none';
  return `${changePercent > 0 ? '+' : ''}${formatPercent(changePercent)}`;
};

const deviationWords = ({ measures, deviationPercent, devices }: DeviceComparison, names: Sides<string>): string => {
  const flagged = measures.filter(({ flag }) => flag !== undefined).length;
  const compared = measures.filter((measure) => changeWords(measure) !== undefined).length;
  const { one, other } = devices;
  const isSameStep = one.intervalHours === other.intervalHours;
  return [
    `In ${flagged} of ${compared} measures ${names.one} differs from ${names.other} by more than ${deviationPercent} %.`,
    'Destinations, risk and indicators are of everything the appliance keeps.',
    ...(isSameStep ? [] : [`Intervals of ${one.intervalHours} h and of ${other.intervalHours} h do not compare.`]),
  ].join(' ');
};

const seriesPart = ({ series }: DeviceComparison, names: Sides<string>): ReportPart => {
  const blocks = [
    chartOf('connections per interval', 'count', series.connections, names),
    chartOf('bytes sent per interval', 'bytes', series.sent, names),
    chartOf('bytes received per interval', 'bytes', series.received, names),
  ].filter((block) => block !== undefined);
  const data = blocks.length === 0 ? undefined : series;
  const missing = 'neither device has intervals in this window';
  return part({ id: 'DEV-COMPARE-SERIES', title: 'Interval by interval', data, missing }, () => blocks);
};

/** Undefined where neither told anything. */
const chartOf = (
  title: string,
  as: ChartBlock['as'],
  points: readonly PairedPoint[],
  names: Sides<string>,
): ChartBlock | undefined => {
  if (points.every(({ one, other }) => one === undefined && other === undefined)) return undefined;
  const line = (side: keyof Sides<string>): ChartBlock['series'][number] => ({
    name: names[side],
    points: points.map((point) => ({ at: point.at, value: point[side] })),
  });
  return { kind: 'chart', title, as, series: [line('one'), line('other')] };
};
