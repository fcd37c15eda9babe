// GET /deviceinfo over flows that can be counted by hand: series, destinations, filters, peers, indicators.
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';
import { aDevice, aFlow, device, fakeEngine, NOW_AT, peer } from './fake-engine.ts';

afterEach(stopAppliances);

const told = async (engine: Engine, query: string): Promise<unknown> => {
  const answer = await ask(await anAppliance({ engine }), `/deviceinfo?${query}`);
  if (answer.status !== 200 || answer.json === undefined) throw new Error(answer.body);
  return answer.json;
};

const graphOf = async (engine: Engine, query: string): Promise<readonly unknown[]> => {
  const graph: unknown = Reflect.get(Object(await told(engine, query)), 'graphdata');
  return Array.isArray(graph) ? graph : [];
};

const timesOf = (graph: readonly unknown[]): readonly number[] =>
  graph.map((interval) => Number(Reflect.get(Object(interval), 'timestamp')));

const NOW_S = NOW_AT / 1_000;

describe('the device', () => {
  it('is told with the numbers of the document, in seconds', async () =>
    expect(await told(fakeEngine(), 'did=2')).toMatchObject({
      device: {
        did: 2,
        hostname: 'ws-2',
        ip: '10.0.1.2',
        mac: '00:00:5e:00:53:01',
        devicetype: 2,
        os: 1,
        firstseen: NOW_S - 3_600_000,
        lastseen: NOW_S,
        tags: ['corporate'],
      },
      destinations: [],
    }));

  it('that is switched off was last seen before', async () =>
    expect(
      await told(fakeEngine({ lastSeenAt: () => NOW_AT - 50 * HOUR_MS }), 'did=2&fulldevicedetails=true'),
    ).toMatchObject({
      device: { lastseen: NOW_S - 50 * 3_600 },
      devicedetails: { 2: { lastseen: NOW_S - 50 * 3_600, last_update: NOW_S - 50 * 3_600 } },
    }));

  it('that does not exist is a 404', async () => {
    const answer = await ask(await anAppliance(), '/deviceinfo?did=999');
    expect([answer.status, answer.json]).toEqual([404, { error: 'device 999 not found' }]);
  });
});

describe('the series', () => {
  const LATER_AT = NOW_AT + 20 * MINUTE_MS;

  it.each([1, 2, 4, 6, 12, 24])('of %d hours stands on the UTC grid, from 672 hours ago to now', async (hours) => {
    const times = timesOf(await graphOf(fakeEngine({ nowAt: LATER_AT }), `did=1&intervalhours=${hours}`));
    expect(times.every((time) => time % (hours * 3_600) === 0)).toBe(true);
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === hours * 3_600)).toBe(true);
    const [first = 0, last = 0] = [times.at(0), times.at(-1)];
    const begin = NOW_S + 3_600 - 672 * 3_600;
    expect(first <= begin && begin < first + hours * 3_600).toBe(true);
    expect(last <= LATER_AT / 1_000 && LATER_AT / 1_000 < last + hours * 3_600).toBe(true);
  });

  it('of hours are 672, the current one among them', async () => {
    expect(await graphOf(fakeEngine({ nowAt: LATER_AT }), 'did=1')).toHaveLength(672);
    expect(timesOf(await graphOf(fakeEngine(), 'did=1')).at(-1)).toBe(NOW_S - 3_600);
  });

  it.each(['co', 'sizeout', 'sizein'])(
    'of %s says the same in sum, however long its intervals are',
    async (dataType) => {
      // One just before the span, one at its very start, and some where a day of the grid would cut.
      const hoursAgo = [672.01, 671.99, 671, 670, 665, 660.01, 660, 649, 24, 12, 3, 0.1];
      const flows = hoursAgo.map((hours, index) =>
        aFlow({ startAt: NOW_AT - Math.round(hours * HOUR_MS), bytesOut: 2 ** index, bytesIn: 2 ** index }),
      );
      const sums = await Promise.all(
        [1, 2, 4, 6, 12, 24].map(async (hours) => {
          const query = `did=1&datatype=${dataType}&intervalhours=${hours}`;
          const { graphdata, summary } = Object(await told(fakeEngine({ flows }), query));
          const field = { co: 'connections', sizeout: 'bytes_out', sizein: 'bytes_in' }[dataType] ?? '';
          const inGraph = graphdata.reduce(
            (sum: number, one: unknown) => sum + Number(Reflect.get(Object(one), field)),
            0,
          );
          return { inGraph, connections: summary.total_connections, out: summary.data_transfer.total_bytes_out };
        }),
      );
      const first = { connections: hoursAgo.length - 1, out: 2 ** hoursAgo.length - 2 };
      const inGraph = dataType === 'co' ? first.connections : first.out;
      expect(sums).toEqual(sums.map(() => ({ ...first, inGraph })));
    },
  );

  const engine = fakeEngine({
    flows: [
      aFlow(),
      aFlow({ destinationPort: 80 }),
      aFlow({ destinationPort: 80, destination: peer() }),
      ...[22, 25, 53].map((destinationPort) => aFlow({ destinationPort, protocol: 'udp' })),
      aFlow({ destinationPort: 0, protocol: 'icmp' }),
      aFlow({ source: device(3), destination: device(1) }),
      aFlow({ startAt: NOW_AT - 5 * HOUR_MS }),
      aFlow({ startAt: NOW_AT - 673 * HOUR_MS }),
    ],
  });

  it('of connections counts those the device began', async () =>
    expect(await graphOf(engine, 'did=1&showallgraphdata=false')).toEqual([
      {
        timestamp: NOW_S - 5 * 3_600,
        connections: 1,
        unique_destinations: 1,
        internal_connections: 1,
        external_connections: 0,
        protocols: { TCP: 1 },
        ports: { 443: 1 },
      },
      {
        timestamp: NOW_S - 3_600,
        connections: 7,
        unique_destinations: 2,
        internal_connections: 6,
        external_connections: 1,
        protocols: { TCP: 3, UDP: 3, ICMP: 1 },
        ports: { 80: 2, 22: 1, 25: 1, 53: 1, Other: 2 },
      },
    ]));

  const transfers = fakeEngine({
    flows: [
      aFlow({ bytesOut: 10, bytesIn: 1 }),
      aFlow({ source: device(3), destination: device(1), bytesOut: 7, bytesIn: 500 }),
      aFlow({ destination: peer(), bytesOut: 20, bytesIn: 0 }),
      aFlow({ destination: peer({ ip: '203.0.113.8' }), bytesOut: 5, bytesIn: 0 }),
    ],
  });

  it('of what went out counts both roles and names the top destinations', async () =>
    expect(await graphOf(transfers, 'did=1&datatype=sizeout&showallgraphdata=false')).toEqual([
      {
        timestamp: NOW_S - 3_600,
        bytes_out: 535,
        packets_out: 14,
        sessions_out: 4,
        top_destinations: [
          { ip: '10.0.1.3', bytes: 500, packets: 2 },
          { ip: '203.0.113.7', bytes: 20, packets: 4 },
          { ip: '10.0.1.2', bytes: 10, packets: 4 },
        ],
      },
    ]));

  it('of what came in counts both roles and names the top sources', async () =>
    expect(await graphOf(transfers, 'did=1&datatype=sizein&showallgraphdata=false')).toEqual([
      {
        timestamp: NOW_S - 3_600,
        bytes_in: 8,
        packets_in: 10,
        sessions_in: 4,
        top_sources: [
          { ip: '10.0.1.3', bytes: 7, packets: 4 },
          { ip: '10.0.1.2', bytes: 1, packets: 2 },
        ],
      },
    ]));

  it('keeps its empty intervals unless told otherwise', async () => {
    expect(await graphOf(transfers, 'did=1&datatype=sizeout')).toHaveLength(672);
    expect(await graphOf(fakeEngine(), 'did=1&showallgraphdata=False')).toEqual([]);
  });
});

describe('destinations and summary', () => {
  const engine = fakeEngine({
    flows: [
      aFlow({ startAt: NOW_AT - 3 * HOUR_MS, destination: peer(), destinationPort: 53, protocol: 'udp' }),
      aFlow({ startAt: NOW_AT - 2 * HOUR_MS, destination: peer() }),
      aFlow({ startAt: NOW_AT - 26 * HOUR_MS, destination: device(2) }),
      aFlow({ source: device(3), destination: device(1), bytesOut: 1_000, bytesIn: 0 }),
    ],
  });

  it('tell whom the device began connections with', async () =>
    expect(await told(engine, 'did=1')).toMatchObject({
      destinations: [
        {
          ip: '203.0.113.7',
          hostname: 'cdn.news.example',
          did: null,
          connections: 2,
          first_connection: NOW_S - 3 * 3_600,
          last_connection: NOW_S - 2 * 3_600,
          bytes_sent: 200,
          bytes_received: 100,
          ports: [53, 443],
          protocols: ['UDP', 'TCP'],
          is_external: true,
          country: 'Iceland',
        },
        { ip: '10.0.1.2', did: 2, connections: 1, is_external: false },
      ],
      summary: {
        total_connections: 3,
        unique_destinations: 2,
        external_ratio: 0.6667,
        top_protocols: ['TCP', 'UDP'],
        top_ports: [443, 53],
        peak_activity_hour: 10,
        data_transfer: { total_bytes_out: 300, total_bytes_in: 1_150, avg_session_size: 363 },
        anomaly_indicators: [],
      },
    }));

  it('name no country inside', async () => {
    const { destinations } = Object(await told(engine, 'did=1&odid=2'));
    expect(destinations[0]).not.toHaveProperty('country');
  });

  it.each([
    ['odid=2', 1, ['10.0.1.2']],
    ['odid=999', 0, []],
    ['port=53', 1, ['203.0.113.7']],
    ['externaldomain=NEWS.example', 2, ['203.0.113.7']],
    ['externaldomain=cdn.news.example', 2, ['203.0.113.7']],
    ['externaldomain=ews.example', 0, []],
  ])('hold only what the filter %s leaves, like the series', async (filter, count, ips) => {
    const { destinations, summary, graphdata } = Object(await told(engine, `did=1&${filter}`));
    expect(destinations.map((entry: unknown) => Reflect.get(Object(entry), 'ip'))).toEqual(ips);
    expect(summary.total_connections).toBe(count);
    expect(
      graphdata.reduce((sum: number, entry: unknown) => sum + Number(Reflect.get(Object(entry), 'connections')), 0),
    ).toBe(count);
  });

  it('tell no busiest hour of a device that did nothing', async () => {
    const { summary } = Object(await told(fakeEngine(), 'did=1'));
    expect(summary).not.toHaveProperty('peak_activity_hour');
    expect(summary).toMatchObject({ total_connections: 0, external_ratio: 0, top_ports: [] });
  });
});

describe('similar devices', () => {
  const engine = fakeEngine({
    devices: [
      aDevice(1),
      aDevice(2, { kind: 'printer', sid: 2, osCode: 9, tags: [] }),
      aDevice(3, { sid: 2 }),
      aDevice(4),
      aDevice(5, { kind: 'printer' }),
    ],
    flows: [aFlow({ source: device(4), destination: device(2), destinationPort: 80 }), aFlow({ source: device(4) })],
  });

  it('are those of the same kind and subnet first, with scores that fall', async () => {
    const { similar_devices: similar } = Object(await told(engine, 'did=1&similardevices=9'));
    expect(similar.map((entry: unknown) => Reflect.get(Object(entry), 'did'))).toEqual([4, 3, 5, 2]);
    const scores: number[] = similar.map((entry: unknown) => Number(Reflect.get(Object(entry), 'similarity_score')));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.every((score) => score >= 0 && score < 1)).toBe(true);
  });

  it('have series of the same kind, interval and filter', async () => {
    const query = 'did=1&similardevices=1&port=80&intervalhours=24&showallgraphdata=false';
    expect(await told(engine, query)).toMatchObject({
      similar_devices: [
        {
          did: 4,
          hostname: 'ws-4',
          graphdata: [{ timestamp: NOW_S - 12 * 3_600, connections: 1, ports: { 80: 1 } }],
        },
      ],
    });
  });

  it('are not told unless asked for', async () =>
    expect(await told(engine, 'did=1')).not.toHaveProperty('similar_devices'));
});

describe('full details', () => {
  it('hold the device and all devices the answer names, with what is known of each', async () => {
    const engine = fakeEngine({
      devices: [
        aDevice(1, { owner: 'finance-07@corp.example', services: ['web'] }),
        aDevice(2),
        aDevice(3),
        aDevice(4, { sid: 2 }),
      ],
      flows: [aFlow()],
    });
    const { devicedetails } = Object(await told(engine, 'did=1&fulldevicedetails=true&similardevices=2'));
    expect(Object.keys(devicedetails)).toEqual(['1', '2', '3']);
    expect(devicedetails[1]).toMatchObject({
      hostname: 'ws-1',
      vendor: 'Example Inc.',
      model: 'Desk 1',
      location: 'Building A',
      owner: 'finance-07@corp.example',
      services: ['web'],
      last_update: NOW_S,
    });
    expect(devicedetails[2]).not.toHaveProperty('owner');
    expect(await told(engine, 'did=1')).not.toHaveProperty('devicedetails');
  });
});

describe('anomaly indicators', () => {
  const indicatorsOf = async (flows: Parameters<typeof fakeEngine>[0]): Promise<unknown> =>
    Object(await told(fakeEngine(flows), 'did=1')).summary.anomaly_indicators;

  it('name an uncommon external port', async () =>
    expect(
      await indicatorsOf({ flows: Array(4).fill(aFlow({ destination: peer(), destinationPort: 8_888 })) }),
    ).toEqual([{ type: 'unusual_port', port: 8_888, confidence: 0.6, description: expect.stringContaining('8888') }]));

  it('do not name that port inside', async () =>
    expect(await indicatorsOf({ flows: [aFlow({ destinationPort: 8_888 })] })).toEqual([]));

  it.each([22, 123, 465, 587, 1_194, 3_478, 5_060, 8_443])('do not name port %d, which is usual', async (port) =>
    expect(
      await indicatorsOf({ flows: Array(900).fill(aFlow({ destination: peer(), destinationPort: port })) }),
    ).toEqual([]),
  );

  it('do not name a port that a good part of the fleet uses', async () => {
    const flows = Array(900).fill(aFlow({ destination: peer(), destinationPort: 8_888 }));
    const devices = Array.from({ length: 100 }, (_, index) => aDevice(index + 1));
    expect(await indicatorsOf({ flows, devices, usersOfPort: () => 5 })).toEqual([]);
    expect(await indicatorsOf({ flows, devices, usersOfPort: () => 4 })).toMatchObject([{ port: 8_888 }]);
  });

  it('name the port on which a device lets others in', async () =>
    expect(
      await indicatorsOf({
        flows: Array(32).fill(aFlow({ source: peer(), destination: device(1), destinationPort: 51_413 })),
      }),
    ).toMatchObject([{ type: 'unusual_port', port: 51_413, confidence: 0.75 }]));

  it('sum up many ports that are used once or twice each', async () => {
    const flows = Array.from({ length: 64 }, (_, index) =>
      aFlow({ destination: peer(), destinationPort: 30_000 + index }),
    );
    expect(await indicatorsOf({ flows })).toEqual([
      { type: 'port_spread', confidence: 0.8, description: expect.stringContaining('64') },
    ]);
  });

  it('name a beat of contacts with one rare place, but not chance, nor what the fleet does', async () => {
    const contacts = (startOf: (index: number) => number) =>
      Array.from({ length: 100 }, (_, index) =>
        aFlow({ destination: peer(), startAt: Math.round(NOW_AT - 20 * HOUR_MS + startOf(index)) }),
      );
    const beat = contacts((index) => (index * 5 + (index % 3) / 3) * MINUTE_MS);
    expect(await indicatorsOf({ flows: beat })).toMatchObject([
      { type: 'beaconing', port: 443, confidence: 0.95, description: expect.stringContaining('cdn.news.example') },
    ]);
    expect(await indicatorsOf({ flows: beat, usersOfPeer: () => 3 })).toEqual([]);
    expect(await indicatorsOf({ flows: beat.slice(0, 20) })).toEqual([]);
    // Gaps that grow from a second to eleven minutes have no beat, and neither have contacts within one second.
    expect(await indicatorsOf({ flows: contacts((index) => index ** 2 * 3_300) })).toEqual([]);
    expect(await indicatorsOf({ flows: contacts((index) => index * 20) })).toEqual([]);
  });

  it('keep the beat of a beacon that pauses now and then', async () => {
    const flows = Array.from({ length: 300 }, (_, index) =>
      aFlow({
        destination: peer(),
        startAt: NOW_AT - 400 * HOUR_MS + (index * 5 + Math.floor(index / 60) * 900) * MINUTE_MS,
      }),
    );
    expect(await indicatorsOf({ flows })).toMatchObject([{ type: 'beaconing' }]);
  });

  it('name thousands of long questions to one name server outside, and no ordinary ones', async () => {
    const asked = (bytesOut: number) =>
      Array(5_000).fill(aFlow({ destination: peer(), destinationPort: 53, protocol: 'udp', bytesOut, bytesIn: 400 }));
    expect(await indicatorsOf({ flows: asked(220) })).toMatchObject([
      { type: 'dns_tunneling', port: 53, confidence: 0.85 },
    ]);
    expect(await indicatorsOf({ flows: asked(80) })).toEqual([]);
  });

  it("do not name a mail server's deliveries", async () => {
    const flows = [aFlow({ destination: peer(), destinationPort: 25, bytesOut: 500 * 1_048_576, bytesIn: 900 })];
    const mailServer = aDevice(1, { kind: 'server', services: ['mail'] });
    expect(await indicatorsOf({ flows, devices: [mailServer] })).toEqual([]);
    expect(await indicatorsOf({ flows })).toMatchObject([{ type: 'data_exfiltration' }]);
    const other = flows.map((flow) => ({ ...flow, destinationPort: 443 }));
    expect(await indicatorsOf({ flows: other, devices: [mailServer] })).toMatchObject([{ type: 'data_exfiltration' }]);
  });

  it('name much sent to one place of which little came back', async () => {
    const sent = { destination: peer(), bytesOut: 200 * 1_048_576 };
    expect(await indicatorsOf({ flows: [aFlow({ ...sent, bytesIn: 5 })] })).toMatchObject([
      { type: 'data_exfiltration', confidence: 0.73 },
    ]);
    expect(await indicatorsOf({ flows: [aFlow({ ...sent, bytesIn: 30 * 1_048_576 })] })).toEqual([]);
  });

  it('name the shape of a scan, over many devices or many ports, only when it is quick', async () => {
    const over = (count: number, gapMs: number, port: (index: number) => number, did: (index: number) => number) =>
      Array.from({ length: count }, (_, index) =>
        aFlow({
          startAt: NOW_AT - 3 * HOUR_MS + index * gapMs,
          destinationPort: port(index),
          destination: device(did(index)),
        }),
      );
    const wide = (index: number) => 10 + index;
    const same = () => 445;
    expect(await indicatorsOf({ flows: over(50, 1_000, same, wide) })).toMatchObject([
      { type: 'port_scan', port: 445, confidence: 0.71 },
    ]);
    expect(await indicatorsOf({ flows: over(50, 1_000, wide, () => 2) })).toMatchObject([
      { type: 'port_scan', description: '50 ports of 10.0.1.2 tried within five minutes' },
    ]);
    expect(await indicatorsOf({ flows: over(50, 60_000, same, wide) })).toEqual([]);
  });
});
