// /network as appliances of the field answer it.
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import type { SimulatedFlow } from '../../../src/simulator/model.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aDevice, aFlow, anEvent, device, fakeEngine, NOW_AT, peer } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, sectionsOf, shapeOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

const SERVER = { sid: 2, ip: '10.0.2.9', hostname: 'srv-9' };

const aWorld = (flows: readonly SimulatedFlow[]) =>
  fakeEngine({
    devices: [aDevice(1), aDevice(2), aDevice(9, SERVER)],
    subnets: [
      { sid: 1, network: '10.0.1.0/24', label: 'Office' },
      { sid: 2, network: '10.0.2.0/24', label: 'Servers' },
    ],
    flows,
    usersOfPeer: (ip) => (ip === '203.0.113.7' ? 3 : 0),
  });

const FLOWS = [
  aFlow({ destination: device(9, SERVER), bytesOut: 1_000, bytesIn: 200 }),
  aFlow({ source: device(9, SERVER), destination: device(1), destinationPort: 22, applicationProtocol: 'ssh' }),
  aFlow({ source: device(1), destination: peer(), bytesOut: 30, bytesIn: 70 }),
  aFlow({
    source: device(2),
    destination: peer({ ip: '198.51.100.3', hostname: '' }),
    protocol: 'udp',
    applicationProtocol: 'dns',
    destinationPort: 53,
    startAt: NOW_AT - 5 * MINUTE_MS,
  }),
];

const askWorld = async (query: string, flows = FLOWS) =>
  told(await aFieldAppliance({ engine: aWorld(flows) }), `/network${query}`);

const SHORT_DEVICE = {
  did: 'number',
  size: 'number',
  timems: 'number',
  ips: [],
  sid: 'number',
  ip: 'string',
  network: 'string',
};

const METRIC = {
  mlid: 'number',
  name: 'string',
  label: 'string',
  units: 'string',
  filtertypes: ['string'],
  unitsinterval: 'number',
  lengthscale: 'number',
};

describe('a device', () => {
  it('is told with its traffic inside, section by section', async () => {
    const answer = await askWorld('?did=1');
    expect(answer.statistics).toEqual([
      { Views: [{ View: 'Single device', in: false, out: false }] },
      { 'Connection Status': [{ Connections: 'Normal', in: 300, out: 1_050 }] },
      {
        'Remote Ports': [
          { rport: 443, in: 200, out: 1_000 },
          { rport: 50_000, in: 100, out: 50 },
        ],
      },
      {
        'Local Ports': [
          { lport: 50_000, in: 200, out: 1_000 },
          { lport: 22, in: 100, out: 50 },
        ],
      },
      { devices: [{ device: 'srv-9', ip: '10.0.2.9', in: 300, out: 1_050 }] },
      { Subnets: [{ subnet: '10.0.2.0/24', in: 300, out: 1_050 }] },
      { intext: [{ intext: 'Internal', in: 300, out: 1_050 }] },
      { protocols: [{ protocol: 'TCP', in: 300, out: 1_050 }] },
      {
        applicationprotocols: [
          { applicationprotocol: 'HTTPS', in: 200, out: 1_000 },
          { applicationprotocol: 'SSH', in: 100, out: 50 },
        ],
      },
    ]);
    expect(shapeOf(answer)).toMatchObject({
      subnets: [{ sid: 'number', size: 'number', timems: 'number', network: 'string', label: 'string' }],
      devices: [SHORT_DEVICE],
      metric: METRIC,
      connections: [
        {
          source: { id: 'number', ip: 'string', type: 'string' },
          target: { id: 'number', ip: 'string', type: 'string' },
          timems: 'number',
          size: 'number',
        },
      ],
    });
    expect(Object.keys(answer)).toEqual(['statistics', 'subnets', 'devices', 'metric', 'connections']);
  });

  it('is told with who it met, and how much that was', async () => {
    const { subnets, devices, connections, metric } = await askWorld('?did=1');
    expect(subnets).toEqual([
      { sid: -6, size: 1_350, timems: NOW_AT - 10 * MINUTE_MS, network: '', label: 'Internal Traffic' },
      { sid: 1, size: 1_350, timems: NOW_AT - 10 * MINUTE_MS, network: '10.0.1.0/24', label: 'Office' },
      { sid: 2, size: 1_350, timems: NOW_AT - 10 * MINUTE_MS, network: '10.0.2.0/24', label: 'Servers' },
    ]);
    expect(devices.map(({ did, size }: Record<string, unknown>) => [did, size])).toEqual([
      [1, 1_350],
      [9, 1_350],
    ]);
    expect(connections).toEqual([
      {
        source: { id: 1, ip: '10.0.1.1', type: 'device' },
        target: { id: 9, ip: '10.0.2.9', type: 'device' },
        timems: NOW_AT - 10 * MINUTE_MS,
        size: 36_000_000,
      },
      {
        source: { id: 9, ip: '10.0.2.9', type: 'device' },
        target: { id: 1, ip: '10.0.1.1', type: 'device' },
        timems: NOW_AT - 10 * MINUTE_MS,
        size: 36_000_000,
      },
    ]);
    expect(metric).toMatchObject({ mlid: 17, name: 'datatransfervolume', units: 'bytes' });
  });

  it('is told with the outside only when that is asked for, and then without subnets to go to', async () => {
    const answer = await askWorld('?did=1&intext=external');
    const sections = sectionsOf(answer);
    expect(Object.keys(sections)).not.toContain('Subnets');
    expect(sections.intext).toEqual([{ intext: 'External', in: 70, out: 30 }]);
    expect(sections.devices).toEqual([{ device: 'cdn.news.example', ip: '203.0.113.7', in: 70, out: 30 }]);
    expect(answer.externaldevices).toEqual([
      {
        id: 3_405_803_783,
        hostname: 'cdn.news.example',
        name: 'cdn.news.example',
        hostnames: [{ hostname: 'cdn.news.example', count: 1 }],
        ip: '203.0.113.7',
        size: 100,
        timems: NOW_AT - 10 * MINUTE_MS,
        longitude: -21.9,
        latitude: 64.1,
        country: 'Iceland',
        countrycode: 'IS',
        asn: 'AS64500 Example',
        region: 'Europe',
      },
    ]);
    expect(answer.connections).toEqual([
      {
        source: { id: 1, ip: '10.0.1.1', type: 'device' },
        target: { id: 3_405_803_783, type: 'externaldevice' },
        timems: NOW_AT - 10 * MINUTE_MS,
        size: 36_000_000,
      },
    ]);
  });

  it('may be asked for by its address', async () =>
    expect(await askWorld('?ip=10.0.1.1')).toEqual(await askWorld('?did=1')));

  it('is told in full when details are asked for', async () => {
    const { devices } = await askWorld('?did=1&fulldevicedetails=true');
    expect(shapeOf(devices)).toEqual([
      {
        ...SHORT_DEVICE,
        ips: [{ ip: 'string', timems: 'number', time: 'string', sid: 'number' }],
        macaddress: 'string',
        vendor: 'string',
        hostname: 'string',
        os: 'string',
        devicelabel: 'string',
        typename: 'string',
        typelabel: 'string',
        firstSeen: 'number',
        lastSeen: 'number',
        tags: [
          {
            tid: 'number',
            expiry: 'number',
            thid: 'number',
            name: 'string',
            restricted: 'boolean',
            data: { auto: 'boolean', color: 'number', description: 'string', visibility: 'string' },
          },
        ],
      },
    ]);
  });

  it.each(['did=77', 'did=-3', 'did=0', 'viewsubnet=77', 'did=1&ip=10.0.2.9'])(
    'that nobody knows has empty lists: %s',
    async (query) => {
      const answer = await askWorld(`?${query}`);
      const { Views: _views, ...sections } = sectionsOf(answer);
      expect(Object.values(sections).flat()).toEqual([]);
      expect([answer.subnets, answer.devices, answer.connections]).toEqual([[], [], []]);
    },
  );
});

describe('a subnet', () => {
  it('is told with both sides, without ports, and other subnets as such', async () => {
    const answer = await askWorld('?viewsubnet=1');
    const sections = sectionsOf(answer);
    expect(Object.keys(sections)).toEqual([
      'Views',
      'Connection Status',
      'devices',
      'Subnets',
      'intext',
      'protocols',
      'applicationprotocols',
    ]);
    expect(sections.intext).toEqual([
      { intext: 'Internal', in: 300, out: 1_050 },
      { intext: 'External', in: 120, out: 130 },
    ]);
    expect(sections.devices).toEqual([
      { device: 'ws-1', ip: '10.0.1.1', in: 370, out: 1_080 },
      { device: 'ws-2', ip: '10.0.1.2', in: 50, out: 100 },
    ]);
    expect(answer.devices.map(({ did }: { did: number }) => did)).toEqual([1, 2]);
    const ends = answer.connections.flatMap(({ source, target }: Record<string, { id: number; type: string }>) => [
      `${source?.type} ${source?.id}`,
      `${target?.type} ${target?.id}`,
    ]);
    expect(new Set(ends)).toEqual(
      new Set(['device 1', 'device 2', 'subnet 2', 'externaldevice 3405803783', 'externaldevice 3325256707']),
    );
    expect(answer.externaldevices).toHaveLength(2);
  });
});

describe('a subnet of a number that none has', () => {
  it('is told as a subnet with nothing in it', async () => {
    const answer = await askWorld('?viewsubnet=-6');
    const { Views, ...sections } = sectionsOf(answer);
    expect(Views).toEqual([{ View: 'Subnet', in: false, out: false }]);
    expect(Object.keys(sections)).not.toContain('Remote Ports');
    expect(Object.values(sections).flat()).toEqual([]);
    expect([answer.subnets, answer.devices, answer.connections]).toEqual([[], [], []]);
  });
});

describe('all devices', () => {
  it('are told with both sides when nobody is named, for the last hour', async () => {
    const late = aFlow({ startAt: NOW_AT - 61 * MINUTE_MS, bytesOut: 5_000 });
    const answer = await askWorld('', [...FLOWS, late]);
    expect(sectionsOf(answer).intext).toEqual([
      { intext: 'Internal', in: 250, out: 1_100 },
      { intext: 'External', in: 120, out: 130 },
    ]);
    expect(answer.connections).toHaveLength(4);
    const longer = await askWorld(`?starttime=${NOW_AT - 2 * HOUR_MS}&endtime=${NOW_AT}`, [...FLOWS, late]);
    expect(longer.connections[0]).toMatchObject({ size: 72_000_000 });
    expect(sectionsOf(longer).intext?.[0]).toEqual({ intext: 'Internal', in: 300, out: 6_100 });
  });

  it.each([
    ['intext=internal', 2],
    ['intext=external', 2],
    ['protocol=UDP', 1],
    ['protocol=17', 1],
    ['protocol=tcp', 3],
    ['applicationprotocol=SSH', 1],
    ['applicationprotocol=1010', 1],
    ['applicationprotocol=neverheardof', 0],
    ['port=22', 1],
    ['port=50000', 4],
    ['sourceport=22', 0],
    ['destinationport=22', 1],
    ['ip=198.51.100.3', 1],
    ['ip=192.0.2.200', 0],
  ])('can be asked for with %s only: %d connections', async (query, count) => {
    expect((await askWorld(`?${query}`)).connections).toHaveLength(count);
  });

  it.each([
    ['connections', undefined, [3, 1, 2]],
    ['externalconnections', undefined, [1, 1, 0]],
    ['datatransfervolume', 'bytes', [1_450, 150, 1_350]],
    ['outgoingdatavolume', 'bytes', [1_080, 100, 300]],
    ['externalincomingdatavolume', 'bytes', [70, 50, 0]],
  ])('are as large as %s says', async (name, units, sizes) => {
    const { metric, devices, statistics } = await askWorld(`?metric=${name}`);
    expect([metric.name, metric.units]).toEqual([name, units]);
    const byDid = new Map(devices.map(({ did, size }: Record<string, number>) => [did, size]));
    expect([1, 2, 9].map((did) => byDid.get(did))).toEqual(sizes);
    // These are bytes, whatever is measured.
    expect(sectionsOf({ statistics }).protocols?.[0]).toEqual({ protocol: 'TCP', in: 320, out: 1_130 });
  });
});

describe('a connection', () => {
  it('is unusual, with a score, when nobody has the habit of it', async () => {
    const { connections, statistics } = await askWorld('');
    const scores = connections.map(({ score }: { score?: number }) => score);
    expect(scores.filter((score: unknown) => score !== undefined)).toEqual([expect.any(Number)]);
    expect(sectionsOf({ statistics })['Connection Status']).toContainEqual({
      Connections: 'Unusual',
      in: 50,
      out: 100,
    });
  });

  it('is new with a device of the last day, and breached of one that set off a model', async () => {
    const engine = fakeEngine({
      devices: [aDevice(1), aDevice(2), aDevice(3)],
      events: [anEvent({ did: 3, severity: 'high' })],
      flows: [
        aFlow({ source: device(1, { firstSeenAt: NOW_AT - HOUR_MS }) }),
        aFlow({ source: device(3), destination: device(1) }),
      ],
    });
    const answer = await told(await aFieldAppliance({ engine }), '/network');
    expect(sectionsOf(answer)['Connection Status']).toEqual([
      { Connections: 'Breached', in: 50, out: 100 },
      { Connections: 'New', in: 50, out: 100 },
    ]);
  });

  it('is told for each pair once, with the latest time', async () => {
    const flows = [1, 2, 3].map((minute) => aFlow({ startAt: NOW_AT - minute * MINUTE_MS }));
    const { connections } = await askWorld('', flows);
    expect(connections).toHaveLength(1);
    expect(connections[0].timems).toBe(NOW_AT - MINUTE_MS);
  });

  it('is one of the thousand heaviest', async () => {
    const flows = Array.from({ length: 7_000 }, (_, index) =>
      aFlow({ destination: peer({ ip: `2001:db8::${index.toString(16)}`, hostname: '' }), bytesOut: index }),
    );
    const { connections } = await askWorld('', flows);
    expect(connections).toHaveLength(1_000);
    expect(new Set(connections.map(({ target }: { target: { ip: string } }) => target.ip))).toEqual(
      new Set(flows.slice(6_000).map((_, index) => `2001:db8::${(6_000 + index).toString(16)}`)),
    );
    expect(connections[0].target.id).toBeGreaterThanOrEqual(2 ** 32);
  });
});

describe('statistics', () => {
  it.each([
    ['statistics=one-element', true],
    ['statistics=object', false],
  ])('can be written otherwise: %s', async (notation, isList) => {
    const usual = await askWorld('?did=1');
    const odd = await told(await anOddAppliance([notation], { engine: aWorld(FLOWS) }), '/network?did=1');
    expect(Array.isArray(odd.statistics)).toBe(isList);
    expect(isList ? odd.statistics : [odd.statistics]).toEqual([sectionsOf(usual)]);
  });

  it('tell ports as far as the hundred heaviest', async () => {
    const flows = Array.from({ length: 150 }, (_, index) => aFlow({ destinationPort: 1_000 + index, bytesOut: index }));
    const sections = sectionsOf(await askWorld('?did=1', flows));
    expect(sections['Remote Ports']).toHaveLength(100);
    expect(sections['Local Ports']).toHaveLength(1);
  });
});

it('an unknown device can be refused', async () => {
  for (const [notation, status] of [
    ['unknown-did=400', 400],
    ['unknown-did=404', 404],
  ] as const)
    expect((await ask(await anOddAppliance([notation]), '/network?did=77')).status).toBe(status);
});
