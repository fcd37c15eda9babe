// What is asked for each question, and that the same question has the same key.

import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/api/client.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { failed } from '../../src/domain/result.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import type { Asking, Part } from '../../src/live/part.ts';
import type { DeviceQuestion } from '../../src/live/questions/index.ts';
import {
  bandwidthPart,
  capacityPart,
  devicePart,
  eventsPart,
  flowEndsPart,
  flowsPart,
  mitrePart,
  networkSummaryPart,
  newFlowsPart,
  seriesPart,
  systemPart,
  transfersPart,
} from '../../src/live/questions/index.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFlow, type FlowParts } from '../flows/a-flow.ts';
import { FAILURES, NO_CLIENT, START } from './session-kit.ts';

const DAY: WindowChoice = { kind: 'last', hours: 24 };
const SPAN: WindowChoice = { kind: 'span', hours: 6, endAt: START - 48 * HOUR_MS };

type Asked = readonly [way: string, params: unknown];

const asksOf = async (part: Part<unknown>, at = START): Promise<readonly Asked[]> => {
  const asks: Asked[] = [];
  const get: Client['get'] = async (name, params) => {
    asks.push([name, params]);
    return failed(FAILURES.offline);
  };
  const asking: Asking = {
    client: { ...NO_CLIENT, get },
    fetchFlows: async (params) => {
      asks.push(['flows', params]);
      return failed(FAILURES.offline);
    },
    at,
    judge: judgeHere,
    thresholds: standardThresholds(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  expect(await part.ask(asking)).toEqual(failed(FAILURES.offline));
  return asks;
};

const aDevice = (more: Partial<DeviceQuestion> = {}): DeviceQuestion => ({
  did: 142,
  datatype: 'co',
  intervalHours: 1,
  showAll: true,
  ...more,
});

const TO = '2026-01-15 14:00:00';
const SPAN_TO = '2026-01-13 14:00:00';
const LAST_DAY = { starttime: START - 24 * HOUR_MS, endtime: START };
const SPAN_OF = { starttime: START - 54 * HOUR_MS, endtime: START - 48 * HOUR_MS };

const endsOf = (flow: FlowParts): Part<unknown> => {
  const part = flowEndsPart(aFlow(flow));
  if (part === undefined) throw new Error('this flow can be asked about');
  return part;
};

const CASES: readonly Readonly<{ part: Part<unknown>; name: string; topic: string; asks: readonly Asked[] }>[] = [
  { part: systemPart(), name: 'totals', topic: 'summary', asks: [['summarystatistics', {}]] },
  {
    part: eventsPart('security', DAY),
    name: 'security 24h',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'security', hours: 24, to: TO }]],
  },
  {
    part: eventsPart('connection', SPAN),
    name: 'connections 6h to 2026-01-13 14:00',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'connection', hours: 6, to: SPAN_TO }]],
  },
  {
    part: eventsPart('notice', { kind: 'last', hours: 168 }),
    name: 'notices 7d',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'notice', hours: 168, to: TO }]],
  },
  {
    part: flowsPart(DAY, { port: 22, startsFromBack: 2 * HOUR_MS, startsUntilAt: START - HOUR_MS }),
    name: 'flows 24h',
    topic: 'network',
    asks: [['flows', { port: 22, starttime: START - 2 * HOUR_MS, endtime: START - HOUR_MS + 1 }]],
  },
  {
    part: flowsPart(DAY, { startsFromAt: START + HOUR_MS }),
    name: 'flows 24h',
    topic: 'network',
    asks: [['flows', { starttime: START - 1, endtime: START }]],
  },
  {
    part: transfersPart(DAY, { did: 7 }),
    name: 'bytes of each device 24h',
    topic: 'network',
    asks: [['flows', { metric: 'bandwidth', did: 7, ...LAST_DAY }]],
  },
  {
    part: newFlowsPart(START - 90_000, { port: 445 }),
    name: 'new flows',
    topic: 'network',
    asks: [['network', { port: 445, responsedata: 'summary', starttime: START - 90_000, endtime: START }]],
  },
  {
    part: endsOf({
      startAt: START - 60_000,
      endAt: START - 30_000,
      sourcePort: 50_000,
      destinationPort: 445,
      source: { did: 7 },
    }),
    name: 'device details',
    topic: 'network',
    asks: [
      [
        'network',
        {
          did: 7,
          sourceport: 50_000,
          destinationport: 445,
          starttime: START - 60_000,
          endtime: START - 29_000,
          fulldevicedetails: true,
        },
      ],
    ],
  },
  {
    part: mitrePart(DAY),
    name: 'MITRE 24h',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'security', mitreTactics: true, hours: 24, to: TO }]],
  },
  {
    part: bandwidthPart(DAY),
    name: 'bandwidth 24h',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'bandwidth', hours: 24, to: TO }]],
  },
  {
    part: bandwidthPart(DAY, 'csensor'),
    name: 'bandwidth of cSensor agents 24h',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'bandwidth', csensor: true, hours: 24, to: TO }]],
  },
  {
    part: bandwidthPart(DAY, 'network'),
    name: 'bandwidth of network sensors 24h',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'bandwidth', csensor: false, hours: 24, to: TO }]],
  },
  {
    part: networkSummaryPart(DAY),
    name: 'network summary 24h',
    topic: 'network',
    asks: [['network', { responsedata: 'summary', ...LAST_DAY }]],
  },
  { part: flowsPart(DAY), name: 'flows 24h', topic: 'network', asks: [['flows', LAST_DAY]] },
  {
    part: flowsPart(SPAN, { destinationport: 445, intext: 'external' }),
    name: 'flows 6h to 2026-01-13 14:00',
    topic: 'network',
    asks: [['flows', { destinationport: 445, intext: 'external', ...SPAN_OF }]],
  },
  {
    part: transfersPart(DAY),
    name: 'bytes of each device 24h',
    topic: 'network',
    asks: [['flows', { metric: 'bandwidth', ...LAST_DAY }]],
  },
  {
    part: devicePart(aDevice({ datatype: 'sizeout', intervalHours: 6, port: 443, externalDomain: 'example.com' })),
    name: 'bytes sent of device 142',
    topic: 'device',
    asks: [
      [
        'deviceinfo',
        {
          did: 142,
          datatype: 'sizeout',
          intervalhours: 6,
          port: 443,
          externaldomain: 'example.com',
          fulldevicedetails: true,
          showallgraphdata: true,
        },
      ],
    ],
  },
  {
    part: devicePart(aDevice({ similarDevices: 5, odid: -3, showAll: false })),
    name: 'connections and peers of device 142',
    topic: 'device',
    asks: [
      [
        'deviceinfo',
        {
          did: 142,
          datatype: 'co',
          intervalhours: 1,
          similardevices: 5,
          odid: -3,
          fulldevicedetails: true,
          showallgraphdata: false,
        },
      ],
    ],
  },
  {
    part: seriesPart('notices'),
    name: 'notices per hour, 30d',
    topic: 'summary',
    asks: [['summarystatistics', { eventtype: 'notice', hours: 720, to: TO }]],
  },
];

describe('a question', () => {
  it.each(CASES)('asks what it says: $name', async ({ part, name, topic, asks }) => {
    expect({ name: part.name, topic: part.topic, asks: await asksOf(part) }).toEqual({ name, topic, asks });
  });

  it.each(CASES)(
    'about the last hours asks about another moment later, one about a span does not: $name',
    async (one) => {
      const [[, now] = [], [, later] = []] = [await asksOf(one.part), await asksOf(one.part, START + HOUR_MS)].map(
        ([first]) => first ?? ['', undefined],
      );
      const isAboutTime = /"(to|endtime)"/.test(JSON.stringify(now));
      expect(JSON.stringify(now) === JSON.stringify(later)).toBe(one.part.isFixed === true || !isAboutTime);
    },
  );

  it('about a span that has ended is fixed', () => {
    expect(
      [flowsPart(SPAN), mitrePart(SPAN), transfersPart(SPAN), networkSummaryPart(SPAN)].map((p) => p.isFixed),
    ).toEqual(Array.from({ length: 4 }, () => true));
    expect([flowsPart(DAY), mitrePart(DAY), systemPart()].some(({ isFixed }) => isFixed === true)).toBe(false);
  });

  it('of 30 days is asked every quarter of an hour at most, and about full hours', async () => {
    for (const part of [seriesPart('security'), seriesPart('bandwidth'), capacityPart(1_000)])
      expect(part.leastIntervalMs).toBe(15 * 60_000);
    expect(await asksOf(seriesPart('security'), START + 1_234_567)).toEqual(await asksOf(seriesPart('security')));
    const slices = await asksOf(seriesPart('bandwidth'), START + 1_234_567);
    expect(slices).toEqual(await asksOf(capacityPart(undefined)));
    expect(slices.length).toBe(5);
    expect(slices[0]).toEqual([
      'network',
      { metric: 'bandwidth', intext: 'external', starttime: START - 720 * HOUR_MS, endtime: START - 576 * HOUR_MS },
    ]);
  });
});

describe('a key', () => {
  it('is the same for the same question, however it is written', () => {
    expect(flowsPart(DAY, { port: 443, ip: '10.0.0.1' }).key).toBe(
      flowsPart({ ...DAY }, { ip: '10.0.0.1', port: 443 }).key,
    );
    expect(devicePart(aDevice({ port: undefined })).key).toBe(devicePart(aDevice()).key);
  });

  it('differs with every parameter, with the length and with the end of the window', () => {
    const parts: readonly Part<unknown>[] = [
      ...CASES.map(({ part }) => part),
      flowsPart({ ...SPAN, endAt: SPAN.endAt + 1_000 }),
      flowsPart(SPAN),
      flowsPart({ kind: 'last', hours: 6 }),
      flowsPart(DAY, { port: 443 }),
      flowsPart(DAY, { sourceport: 443 }),
      flowsPart(DAY, { protocol: '443' }),
      flowsPart(DAY, { fulldevicedetails: true }),
      devicePart(aDevice()),
      devicePart(aDevice({ did: 143 })),
      devicePart(aDevice({ datatype: 'sizein' })),
      devicePart(aDevice({ intervalHours: 24 })),
      devicePart(aDevice({ similarDevices: 5 })),
      devicePart(aDevice({ odid: 5 })),
      devicePart(aDevice({ port: 5 })),
      devicePart(aDevice({ externalDomain: '5' })),
      devicePart(aDevice({ showAll: false })),
      seriesPart('security'),
      seriesPart('connections'),
      seriesPart('bandwidth'),
      capacityPart(undefined),
      capacityPart(100),
    ];
    expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  });

  it('survives any text', () => {
    expect(() => devicePart(aDevice({ externalDomain: '\ud800"],\u0000' })).key).not.toThrow();
  });
});
