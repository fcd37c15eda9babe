// GET /network over flows that can be counted by hand: shapes, filters, metrics, responsedata.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { jsonText } from '../../src/simulator/documented/json-text.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';
import { aDevice, aFlow, device, fakeEngine, NOW_AT, peer } from './fake-engine.ts';

afterEach(stopAppliances);

const told = async (engine: Engine, query = ''): Promise<unknown> => {
  const answer = await ask(await anAppliance({ engine }), `/network${query}`);
  if (answer.status !== 200 || answer.json === undefined) throw new Error(answer.body);
  return answer.json;
};

const listOf = (value: unknown, name: string): readonly unknown[] => {
  const list: unknown = typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : [];
  return Array.isArray(list) ? list : [];
};

const STARTED_AT = NOW_AT - 10 * MINUTE_MS;

const END_ONE = { did: 1, ip: '10.0.1.1', hostname: 'ws-1', devicelabel: 'Workstation 1' };

describe('a flow', () => {
  it('is told exactly as the document shows it, and the summary counts it', async () =>
    expect(await told(fakeEngine({ flows: [aFlow()] }))).toEqual({
      traffic: [
        {
          sourcedevice: END_ONE,
          destinationdevice: { did: 2, ip: '10.0.1.2', hostname: 'ws-2', devicelabel: 'Workstation 2' },
          protocol: 'tcp',
          sourceport: 50_000,
          destinationport: 443,
          applicationprotocol: 'https',
          bytes: 150,
          packets: 6,
          duration: 30,
          starttime: STARTED_AT,
          endtime: STARTED_AT + 30_000,
          direction: 'internal',
          flags: ['established', 'ack'],
        },
      ],
      summary: {
        totalconnections: 1,
        totalbytes: 150,
        totalpackets: 6,
        timerange: { start: NOW_AT - HOUR_MS, end: NOW_AT },
        topprotocols: [{ protocol: 'tcp', percentage: 100 }],
        topports: [{ port: 443, percentage: 100 }],
      },
    }));

  it('to the outside has no did there', async () =>
    expect(await told(fakeEngine({ flows: [aFlow({ destination: peer() })] }))).toMatchObject({
      traffic: [
        { destinationdevice: { did: null, ip: '203.0.113.7', hostname: 'cdn.news.example' }, direction: 'external' },
      ],
    }));

  it('has full ends when they are asked for', async () =>
    expect(
      await told(
        fakeEngine({ flows: [aFlow({ destination: peer() })] }),
        '?fulldevicedetails=true&responsedata=traffic',
      ),
    ).toMatchObject({
      traffic: [
        {
          sourcedevice: {
            ...END_ONE,
            macaddress: '00:00:5e:00:53:01',
            vendor: 'Example Inc.',
            os: 'Windows 11',
            devicetype: 'desktop',
            firstseen: NOW_AT - 1_000 * HOUR_MS,
            lastseen: NOW_AT,
            tags: ['corporate'],
          },
          destinationdevice: {
            did: null,
            ip: '203.0.113.7',
            hostname: 'cdn.news.example',
            country: 'Iceland',
            asn: 'AS64500 Example',
          },
        },
      ],
    }));

  it('tells when each of its ends was last seen', async () =>
    expect(
      await told(
        fakeEngine({ flows: [aFlow()], lastSeenAt: (did) => NOW_AT - did * HOUR_MS }),
        '?fulldevicedetails=true&responsedata=traffic',
      ),
    ).toMatchObject({
      traffic: [
        { sourcedevice: { lastseen: NOW_AT - HOUR_MS }, destinationdevice: { lastseen: NOW_AT - 2 * HOUR_MS } },
      ],
    }));

  it('with any words in it is written as JSON.stringify writes it', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(jsonText(text)).toBe(JSON.stringify(text));
      }),
    ));

  it.each(['\ud800', 'x\udfff', '\udc00\ud800', '\u001f', '"', '\\'])('with %j in it is escaped', (text) =>
    expect(jsonText(text)).toBe(JSON.stringify(text)),
  );

  it('with quotes, line ends and other scripts in its words arrives as it was', async () => {
    const words = 'a"b\\c\n\u0000é漢😀';
    const flow = aFlow({ applicationProtocol: words, flags: [words], source: device(1, { hostname: words }) });
    expect(await told(fakeEngine({ flows: [flow] }))).toMatchObject({
      traffic: [{ applicationprotocol: words, flags: [words], sourcedevice: { hostname: words } }],
    });
  });
});

describe('the window', () => {
  const engine = fakeEngine({
    flows: [NOW_AT - HOUR_MS - 1, NOW_AT - HOUR_MS, NOW_AT - 1].map((startAt) => aFlow({ startAt })),
  });
  const starts = async (query: string): Promise<readonly unknown[]> =>
    listOf(await told(engine, query), 'traffic').map((flow) => Reflect.get(Object(flow), 'starttime'));

  it('is the last hour when none is given', async () =>
    expect(await starts('')).toEqual([NOW_AT - HOUR_MS, NOW_AT - 1]));

  it('is what milliseconds or texts say, without its end', async () => {
    expect(await starts(`?starttime=${NOW_AT - HOUR_MS - 1}&endtime=${NOW_AT - 1}`)).toEqual([
      NOW_AT - HOUR_MS - 1,
      NOW_AT - HOUR_MS,
    ]);
    expect(await starts('?from=2026-01-15%2010:00:00&to=2026-01-15%2011:00:00')).toEqual([NOW_AT - HOUR_MS - 1]);
    expect(await starts(`?starttime=${NOW_AT}&endtime=${NOW_AT}`)).toEqual([]);
  });

  it('without flows has a summary of nothing', async () =>
    expect(await told(fakeEngine())).toEqual({
      traffic: [],
      summary: {
        totalconnections: 0,
        totalbytes: 0,
        totalpackets: 0,
        timerange: { start: NOW_AT - HOUR_MS, end: NOW_AT },
        topprotocols: [],
        topports: [],
      },
    }));
});

describe('filters', () => {
  // Each flow has its own number of bytes, by which the tests name it.
  const engine = fakeEngine({
    subnets: [
      { sid: 1, network: '10.0.1.0/24', label: 'Office' },
      { sid: 7, network: '10.0.7.0/30', label: 'Lab' },
    ],
    flows: [
      aFlow({ bytesIn: 0, bytesOut: 1 }),
      aFlow({ bytesIn: 0, bytesOut: 2, source: device(2), destination: device(1) }),
      aFlow({ bytesIn: 0, bytesOut: 3, source: device(3), destination: peer() }),
      aFlow({
        bytesIn: 0,
        bytesOut: 4,
        source: device(3),
        protocol: 'udp',
        applicationProtocol: 'dns',
        destinationPort: 53,
      }),
      aFlow({ bytesIn: 0, bytesOut: 5, source: device(3), sourcePort: 53, destinationPort: 99 }),
      aFlow({ bytesIn: 0, bytesOut: 6, source: device(9, { ip: '10.0.7.3' }), destination: peer() }),
      aFlow({ bytesIn: 0, bytesOut: 7, source: device(9, { ip: '10.0.7.4' }), destination: peer({ ip: '10.0.7.1' }) }),
    ],
  });

  it.each([
    ['?did=1', [1, 2]],
    ['?did=999', []],
    ['?ip=10.0.1.1', [1, 2]],
    ['?ip=203.0.113.7', [3, 6]],
    ['?ip=::ffff:10.0.1.1', [1, 2]],
    ['?ip=::FFFF:a00:101', [1, 2]],
    ['?ip=0:0:0:0:0:ffff:203.0.113.7', [3, 6]],
    ['?port=53', [4, 5]],
    ['?sourceport=53', [5]],
    ['?destinationport=53', [4]],
    ['?protocol=UDP', [4]],
    ['?applicationprotocol=Dns', [4]],
    ['?intext=external', [3, 6, 7]],
    ['?intext=internal', [1, 2, 4, 5]],
    ['?viewsubnet=7', [6, 7]],
    ['?viewsubnet=1', [1, 2, 3, 4, 5]],
    ['?did=3&intext=internal&port=53', [4, 5]],
  ])('%s leaves %j, in flows and in summary', async (query, expected) => {
    const answer = await told(engine, query);
    expect(listOf(answer, 'traffic').map((flow) => Reflect.get(Object(flow), 'bytes'))).toEqual(expected);
    expect(answer).toMatchObject({
      summary: { totalconnections: expected.length, totalbytes: expected.reduce((sum, bytes) => sum + bytes, 0) },
    });
  });

  it('know an IPv6 address in every spelling', async () => {
    const flow = aFlow({ destination: peer({ ip: '2001:db8::9' }) });
    expect(await told(fakeEngine({ flows: [flow, aFlow()] }), '?ip=2001:0DB8:0:0::9')).toMatchObject({
      summary: { totalconnections: 1 },
    });
  });

  it('name a subnet that does not exist with 404', async () => {
    const answer = await ask(await anAppliance({ engine }), '/network?viewsubnet=8');
    expect([answer.status, answer.json]).toEqual([404, { error: 'subnet 8 not found' }]);
  });

  it('leave shares with one decimal, the ten most frequent ports', async () => {
    const ports = fakeEngine({
      flows: [
        aFlow({ protocol: 'udp' }),
        ...Array.from({ length: 11 }, (_, index) => aFlow({ destinationPort: 1_000 + index })),
        aFlow(),
      ],
    });
    expect(await told(ports)).toMatchObject({
      summary: {
        topprotocols: [
          { protocol: 'tcp', percentage: 92.3 },
          { protocol: 'udp', percentage: 7.7 },
        ],
        topports: [
          { port: 443, percentage: 15.4 },
          ...Array.from({ length: 9 }, (_, index) => ({ port: 1_000 + index, percentage: 7.7 })),
        ],
      },
    });
  });
});

describe('the ports of the summary', () => {
  it('leave out the zero that ICMP has instead of a port, and keep the shares of all flows', async () => {
    const icmp = aFlow({ protocol: 'icmp', sourcePort: 0, destinationPort: 0 });
    expect(await told(fakeEngine({ flows: [icmp, icmp, icmp, aFlow()] }))).toMatchObject({
      summary: { totalconnections: 4, topports: [{ port: 443, percentage: 25 }] },
    });
  });
});

describe('responsedata', () => {
  const engine = fakeEngine({ flows: [aFlow()] });
  const summary = expect.objectContaining({ totalconnections: 1, totalbytes: 150 });

  it.each([
    ['bytes,packets', { traffic: [{ bytes: 150, packets: 6 }] }],
    ['sourcedevice,destinationdevice', { traffic: [{ sourcedevice: END_ONE, destinationdevice: expect.anything() }] }],
    ['traffic,bytes', { traffic: [{ bytes: 150 }] }],
    ['traffic', { traffic: [expect.objectContaining({ bytes: 150, protocol: 'tcp', flags: ['established', 'ack'] })] }],
    ['summary', { summary }],
    ['summary, bytes', { traffic: [{ bytes: 150 }], summary }],
    [
      'starttime,duration,direction,flags,bogus',
      {
        traffic: [{ duration: 30, starttime: STARTED_AT, direction: 'internal', flags: ['established', 'ack'] }],
      },
    ],
    ['bogus', {}],
    ['data', {}],
  ])('of "%s" keeps just that', async (names, expected) =>
    expect(await told(engine, `?responsedata=${encodeURIComponent(names)}`)).toEqual(expected),
  );

  it.each([
    ['traffic,bytes', { traffic: [{ bytes: 150 }] }],
    ['metric', { metric: 'bandwidth' }],
    ['bytes_in', { data: [{ bytes_in: 50 }, { bytes_in: 100 }] }],
    ['data,connections', { data: [{ connections: 1 }, { connections: 1 }] }],
    ['bogus', {}],
  ])('of "%s" beside a metric keeps just that', async (names, expected) =>
    expect(await told(engine, `?metric=bandwidth&responsedata=${names}`)).toEqual(expected),
  );
});

describe('a metric', () => {
  const engine = fakeEngine({
    devices: [aDevice(1), aDevice(2)],
    flows: [
      aFlow({ startAt: NOW_AT - 90 * MINUTE_MS, destination: peer() }),
      aFlow({ startAt: NOW_AT - 20 * MINUTE_MS }),
      aFlow({ startAt: NOW_AT - 10 * MINUTE_MS, source: device(2), destination: device(1) }),
    ],
  });
  const WINDOW = `starttime=${NOW_AT - 2 * HOUR_MS}&endtime=${NOW_AT}`;
  const one = { did: 1, ip: '10.0.1.1', hostname: 'ws-1' };
  const early = {
    timestamp: NOW_AT - 2 * HOUR_MS,
    device: one,
    bytes_in: 50,
    bytes_out: 100,
    packets_in: 2,
    packets_out: 4,
    connections: 1,
  };
  const late = {
    timestamp: NOW_AT - HOUR_MS,
    bytes_in: 150,
    bytes_out: 150,
    packets_in: 6,
    packets_out: 6,
    connections: 2,
  };

  it('is told per clock hour and device, in both of its roles', async () =>
    expect(await told(engine, `?metric=bandwidth&${WINDOW}`)).toEqual({
      metric: 'bandwidth',
      data: [early, { ...late, device: one }, { ...late, device: { did: 2, ip: '10.0.1.2', hostname: 'ws-2' } }],
    }));

  it('of one device tells only its points', async () =>
    expect(await told(engine, `?metric=connections&did=1&${WINDOW}`)).toEqual({
      metric: 'connections',
      data: [early, { ...late, device: one }],
    }));

  it('can be of external or internal connections alone', async () => {
    expect(await told(engine, `?metric=externalconnections&${WINDOW}`)).toMatchObject({ data: [early] });
    expect(listOf(await told(engine, `?metric=internalconnections&${WINDOW}`), 'data')).toHaveLength(2);
    expect(await told(engine, `?metric=internalconnections&intext=external&${WINDOW}`)).toMatchObject({ data: [] });
  });

  it('without flows has no points', async () =>
    expect(await told(fakeEngine(), '?metric=bandwidth')).toEqual({ metric: 'bandwidth', data: [] }));
});
