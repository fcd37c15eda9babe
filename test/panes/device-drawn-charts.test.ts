// The charts on the pages of a device, point by point: of which measure they are, what is marked in them, and what is left out.
import { describe, expect, it } from 'vitest';
import type { BandMeasure } from '../../src/analysis/device/measure-band.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { ConnectionInterval, DeviceAnswer, TransferInterval } from '../../src/domain/device.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import { measureChart as drawMeasure, transferCharts } from '../../src/panes/device/blocks/charts.ts';
import type { Drawing } from '../../src/panes/device/drawing.ts';
import {
  bandChart,
  bandNote,
  measureChart,
  type PageGiven,
  sidesChart,
  transferChart,
} from '../../src/panes/device/page-parts.ts';
import { MEASURES } from '../../src/panes/device/settings.ts';
import type { ChartBlock } from '../../src/report/document.ts';
import type { ReportPart } from '../../src/report/report-definition.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import type { Pen } from '../../src/theme/pen.ts';
import type { Sketch } from '../../src/widgets/sketch.ts';
import {
  aConnectionInterval,
  anAnswer,
  aSimilarDevice,
  aTransferInterval,
  DID,
  END_AT,
  hoursAgo,
  someFacts,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFinding } from '../report/a-document.ts';
import { PENS } from './draw.tsx';

/** The last is not over. */
const HOURS = [6, 5, 4, 3, 2, 1, 0] as const;
const VALUES = {
  connections: [100, 104, 0, 900, 98, 2, 7],
  uniqueDestinations: [5, 6, 0, 90, 7, 6, 3],
  internalConnections: [80, 74, 0, 300, 88, 1, 5],
  externalConnections: [20, 30, 0, 600, 10, 1, 2],
  sent: [1_000, 2_000, 0, 9_437_184, 3_000, 500, 700],
  received: [40_960, 51_200, 0, 307_200, 61_440, 5_120, 6_144],
} as const;

const OVER = HOURS.length - 1;
const NOW_AT = END_AT + HOUR_MS / 2;

const counted = (place: number, times = 1): ConnectionInterval => {
  const { sent: _, received: __, ...counts } = VALUES;
  const told = Object.entries(counts).map(([name, values]) => [name, (values[place] ?? 0) * times]);
  return aConnectionInterval({ at: hoursAgo(HOURS[place] ?? 0), ...Object.fromEntries(told) });
};

const moved = (kind: 'sent' | 'received'): readonly TransferInterval[] =>
  HOURS.map((hours, place) => aTransferInterval({ at: hoursAgo(hours), bytes: VALUES[kind][place] }));

/** Each in its own narrow range, far from those of the others. */
const USUAL = { connections: 100, uniqueDestinations: 6, externalConnections: 20, sent: 2_000, received: 50_000 };
const PEERS = [0.96, 0.98, 1, 1.02, 1.04] as const;

const alikeInCounts: DeviceAnswer['similar'] = PEERS.map((factor, did) =>
  aSimilarDevice(
    { did },
    ...HOURS.map((hours) => ({
      at: hoursAgo(hours),
      connections: USUAL.connections * factor,
      uniqueDestinations: USUAL.uniqueDestinations * factor,
      externalConnections: USUAL.externalConnections * factor,
    })),
  ),
);

const alikeIn = (kind: 'sent' | 'received'): DeviceAnswer =>
  anAnswer({
    series: { kind, intervals: moved(kind) },
    similar: PEERS.map((factor, did) => ({
      ...{ did, hostname: undefined, score: 0.9 },
      series: {
        kind,
        intervals: HOURS.map((hours) => aTransferInterval({ at: hoursAgo(hours), bytes: USUAL[kind] * factor })),
      },
    })),
  });

const factsOf = (places: readonly number[] = HOURS.map((_, place) => place)): DeviceFacts => {
  const series = { kind: 'connections', intervals: places.map((place) => counted(place)) } as const;
  const bytes = (kind: 'sent' | 'received'): DeviceAnswer =>
    anAnswer({ series: { kind, intervals: moved(kind).filter((_, place) => places.includes(place)) } });
  return someFacts({
    connections: anAnswer({ series }),
    peers: anAnswer({ series, similar: alikeInCounts }),
    sent: bytes('sent'),
    received: bytes('received'),
    peersSent: alikeIn('sent'),
    peersReceived: alikeIn('received'),
  });
};

const onset = (id: string, hours: number): Finding => aFinding({ id, rule: 'SER', at: hoursAgo(hours) });

/** Every series leaves its habit at another moment. */
const ONSETS: Readonly<Record<BandMeasure, number>> = {
  connections: 3,
  uniqueDestinations: 5,
  externalConnections: 2,
  sent: 6,
  received: 1,
};
const FINDINGS: readonly Finding[] = [
  onset(`SER:device.${DID}.connections:spike`, 3),
  onset(`SER:device.${DID}.destinations:spike`, 5),
  onset(`SER:device.${DID}.external:spike`, 2),
  onset(`SER:device.${DID}.sizeout:spike`, 6),
  onset(`SER:device.${DID}.sizein:drop`, 1),
  // Of another device, of the whole network, and of another kind.
  onset('SER:device.99.connections:spike', 2),
  onset('SER:network.connections:spike', 1),
  onset(`DEV-R1:${DID}`, 5),
];

const measureOf = (id: BandMeasure): PageGiven['measure'] => MEASURES.find((one) => one.id === id) ?? MEASURES[0];

const aGiven = (measure: BandMeasure, parts: Partial<PageGiven> = {}): PageGiven => ({
  facts: factsOf(),
  window: { endAt: NOW_AT, hours: 24, endsNow: true },
  thresholds: standardThresholds(),
  measure: measureOf(measure),
  showAll: true,
  findings: FINDINGS,
  end: undefined,
  ...parts,
});

const chartIn = ({ sections }: ReportPart): ChartBlock => {
  const [block, ...rest] = sections.flatMap(({ blocks }) => blocks);
  if (block?.kind !== 'chart' || rest.length > 0) throw new Error('not one chart');
  return block;
};

type PlainPoint = readonly [hours: number, value: number | undefined, marked: boolean];

const plain = (at: Instant, value: number | undefined, marked: boolean | undefined): PlainPoint => [
  (END_AT - at) / HOUR_MS,
  value,
  marked === true,
];

const seriesIn = (made: ReportPart): Readonly<Record<string, readonly PlainPoint[]>> =>
  Object.fromEntries(
    chartIn(made).series.map(({ name, points }) => [
      name,
      points.map(({ at, value, isAnomaly }) => plain(at, value, isAnomaly)),
    ]),
  );

const expected = (
  name: keyof typeof VALUES,
  marked: readonly number[],
  read: (value: number) => number | undefined = (value) => value,
): readonly PlainPoint[] =>
  HOURS.slice(0, OVER).map(
    (hours, place): PlainPoint => [hours, read(VALUES[name][place] ?? 0), marked.includes(hours)],
  );

const withoutNone = (value: number): number | undefined => (value === 0 ? undefined : value);

const IDS = MEASURES.map(({ id }) => id);

describe('the chart of the measure that was chosen', () => {
  it.each(IDS)('has the values of %s up to the last hour that is over, marked where it left its habit', (id) => {
    const made = measureChart(aGiven(id));
    expect(chartIn(made)).toMatchObject({ title: 'per 1 h', as: measureOf(id).as });
    expect(seriesIn(made)).toEqual({ [measureOf(id).title]: expected(id, [ONSETS[id]]) });
  });

  it('has no marks until findings are known', () => {
    const points = seriesIn(measureChart(aGiven('connections', { findings: undefined })));
    expect(points).toEqual({ Connections: expected('connections', []) });
  });

  it.each(IDS)('has a gap where there was nothing of %s, if one does not want to see that', (id) => {
    const made = measureChart(aGiven(id, { showAll: false }));
    expect(seriesIn(made)).toEqual({ [measureOf(id).title]: expected(id, [ONSETS[id]], withoutNone) });
  });

  it('has the interval that is not over where there is no other', () => {
    const made = measureChart(aGiven('connections', { facts: factsOf([OVER]) }));
    expect(seriesIn(made)).toEqual({ Connections: [[0, 7, false]] });
  });
});

describe('inside and outside', () => {
  it('are each of their own connections, and what is outside is marked', () => {
    expect(seriesIn(sidesChart(aGiven('sent')))).toEqual({
      Internal: expected('internalConnections', []),
      External: expected('externalConnections', [2]),
    });
    expect(seriesIn(sidesChart(aGiven('sent', { showAll: false })))).toEqual({
      Internal: expected('internalConnections', [], withoutNone),
      External: expected('externalConnections', [2], withoutNone),
    });
  });
});

describe('what was sent and what was received', () => {
  it('are each of their own bytes with their own marks', () => {
    const made = transferChart(aGiven('connections'));
    expect(chartIn(made).as).toBe('bytes');
    expect(seriesIn(made)).toEqual({ Sent: expected('sent', [6]), Received: expected('received', [1]) });
    expect(seriesIn(transferChart(aGiven('connections', { showAll: false })))).toEqual({
      Sent: expected('sent', [6], withoutNone),
      Received: expected('received', [1], withoutNone),
    });
  });
});

/** Everything that is not near what the peers did. */
const OUTSIDE: Readonly<Record<BandMeasure, readonly number[]>> = {
  connections: [4, 3, 1],
  uniqueDestinations: [4, 3],
  externalConnections: [4, 3, 1],
  sent: [4, 3, 1],
  received: [4, 3, 1],
};

describe('the band of the similar devices', () => {
  it.each(IDS)('is that of %s, around what they did, and what lies outside it is marked', (id) => {
    const chart = chartIn(bandChart(aGiven(id)));
    expect(chart).toMatchObject({ title: 'per 1 h', legend: 'shaded: the band of 5 similar devices' });
    const points = chart.series[0]?.points ?? [];
    expect(points.map(({ at, value }) => plain(at, value, false))).toEqual(expected(id, []));
    for (const { low, high } of points) {
      expect(low).toBeLessThan(USUAL[id]);
      expect(low).toBeGreaterThan(USUAL[id] / 5);
      expect(high).toBeGreaterThan(USUAL[id]);
      expect(high).toBeLessThan(USUAL[id] * 5);
    }
    expect(points.filter(({ isAnomaly }) => isAnomaly === true).map(({ at }) => (END_AT - at) / HOUR_MS)).toEqual(
      OUTSIDE[id],
    );
  });

  it('has a gap where there was nothing, if one does not want to see that', () => {
    const values = chartIn(bandChart(aGiven('connections', { showAll: false }))).series[0]?.points.map(
      ({ value }) => value,
    );
    expect(values).toEqual(expected('connections', [], withoutNone).map(([, value]) => value));
  });

  it('is not told of where no similar devices are known: then the marks are those of its own habit', () => {
    const { peersSent: _, ...facts } = factsOf();
    const made = bandChart(aGiven('sent', { facts }));
    expect(chartIn(made).legend).toBeUndefined();
    expect(seriesIn(made)).toEqual({ Sent: expected('sent', [6]) });
  });

  it('is counted in words for the measure that was chosen', () => {
    for (const id of IDS) {
      const { sections, data } = bandNote(aGiven(id));
      expect(sections[0]?.title).toBe(`Against the band of similar devices: ${measureOf(id).words}`);
      expect(data['DEV-BAND']).toMatchObject({ measure: id, devices: 5 });
    }
  });
});

const drawingOf = (given: PageGiven, pen: Pen = PENS.plain): Drawing => ({
  model: {
    ...{ card: undefined, activity: undefined, transfer: undefined, destinations: undefined, shares: undefined },
    ...{ baseline: undefined, risk: undefined, indicators: undefined },
  },
  given,
  ...{ isJudgeable: true, isNarrowed: false, isFlowsKnown: true, pen, clock: UTC_CLOCK },
});

const textOf = ({ lines }: Sketch): string => lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

const ROOM = { width: 118, height: 12 };

describe('the charts of the overview', () => {
  it.each([
    ['connections', 'Connections per 1 h  last 2  highest 900'],
    ['uniqueDestinations', 'Destinations per 1 h  last 6  highest 90'],
    ['externalConnections', 'External per 1 h  last 1  highest 600'],
    ['sent', 'Sent per 1 h  last 500 B  highest 9 MB'],
    ['received', 'Received per 1 h  last 5 KB  highest 300 KB'],
  ] as const)('are of %s, with one mark where it left its habit', (id, title) => {
    const text = textOf(drawMeasure(drawingOf(aGiven(id)), ROOM));
    expect(text.split('\n')[0]).toBe(title);
    expect(text.match(/●/g)).toHaveLength(1);
    expect(textOf(drawMeasure(drawingOf(aGiven(id, { findings: [] })), ROOM))).not.toContain('●');
  });

  it('are of what went out on the left and of what came in on the right, each marked', () => {
    const [titles, ...picture] = textOf(transferCharts(drawingOf(aGiven('connections')), ROOM)).split('\n');
    expect(titles).toMatch(
      /^Sent per 1 h {2}last 500 B {2}highest 9 MB +Received per 1 h {2}last 5 KB {2}highest 300 KB/,
    );
    expect(picture.join('\n').match(/●/g)).toHaveLength(2);
    expect(textOf(transferCharts(drawingOf(aGiven('sent')), ROOM))).toMatch(/^Received per 1 h/);
    expect(textOf(transferCharts(drawingOf(aGiven('sent')), ROOM))).not.toContain('Sent');
  });

  it('say that an interval is not over where it is the only one', () => {
    const alone = drawingOf(aGiven('connections', { facts: factsOf([OVER]) }));
    expect(textOf(drawMeasure(alone, ROOM))).toMatch(/^Connections per 1 h, not over yet {2}last 7/);
    expect(textOf(transferCharts(alone, ROOM)).match(/not over yet/g)).toHaveLength(2);
    expect(textOf(drawMeasure(drawingOf(aGiven('connections')), ROOM))).not.toContain('not over yet');
  });
});
