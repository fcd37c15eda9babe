// /deviceinfo as appliances of the field answer it.
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aDevice, aFlow, device, fakeEngine, NOW_AT, peer } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, shapeOf, sumOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

const times = (count: number, ...changes: Parameters<typeof aFlow>) =>
  Array.from({ length: count }, () => aFlow(...changes));

const EARLY_AT = NOW_AT - 20 * DAY_MS + 7 * MINUTE_MS;

const NAME_SERVER = { kind: 'dns-server' } as const;

const FLOWS = [
  ...times(60, { destination: device(2, NAME_SERVER), destinationPort: 53 }),
  ...times(20, { destination: peer(), destinationPort: 443, startAt: EARLY_AT }),
  ...times(10, {
    destination: peer({ ip: '198.51.100.9', hostname: 'seed.swarm.example', asn: 'AS64501 Other' }),
    destinationPort: 6_889,
  }),
  ...times(9, { destination: device(3), destinationPort: 51_413 }),
  ...times(100, { source: device(3), destination: device(1), destinationPort: 22 }),
  aFlow({ source: device(2, NAME_SERVER), destination: device(1), destinationPort: 3_389 }),
];

const engine = fakeEngine({
  devices: [aDevice(1), aDevice(2, NAME_SERVER), aDevice(3), aDevice(4)],
  flows: FLOWS,
});

const askDevice = async (query: string, notations: readonly string[] = []) =>
  told(await anOddAppliance(notations, { engine }), `/deviceinfo?${query}`);

describe('a device', () => {
  it('is told with its series and its shares', async () => {
    const answer = await askDevice('did=1');
    expect(shapeOf(answer)).toEqual({
      deviceInfo: [
        {
          did: 'number',
          similarityScore: 'number',
          graphData: [{ time: 'number', count: 'number' }],
          info: {
            totalUsed: 'number',
            totalServed: 'number',
            totalDevicesAndPorts: 'number',
            devicesAndPorts: [
              { deviceAndPort: { direction: 'string', device: 'number', port: 'number' }, size: 'number' },
            ],
            portsUsed: [{ port: 'number', size: 'number', firstTime: 'number' }],
            portsServed: [{ port: 'number', size: 'number' }],
            devicesUsed: [{ did: 'number', size: 'number', firstTime: 'number' }],
            devicesServed: [{ did: 'number', size: 'number' }],
          },
        },
      ],
    });
  });

  it('tells shares in whole per cent, ranges for ports of no meaning, and what is left as others', async () => {
    const [{ info }] = (await askDevice('did=1')).deviceInfo;
    const lastAt = NOW_AT - 10 * MINUTE_MS;
    expect(info.portsUsed).toEqual([
      { port: 53, size: 61, firstTime: lastAt },
      { port: 443, size: 20, firstTime: EARLY_AT },
      { port: '5001 - 10000', size: 10, firstTime: lastAt },
      { port: '50001 - 55000', size: 9, firstTime: lastAt },
    ]);
    expect(info.devicesUsed).toEqual([
      { did: 2, size: 61, firstTime: lastAt },
      { did: 0, size: 30, firstTime: EARLY_AT },
      { did: 3, size: 9, firstTime: lastAt },
    ]);
    expect(info.devicesServed).toEqual([
      { did: 3, size: 99 },
      { did: 2, size: 1 },
    ]);
    expect(info.portsServed).toEqual([
      { port: 22, size: 99 },
      { port: 3_389, size: 1 },
    ]);
    expect(info.devicesAndPorts[0]).toEqual({ deviceAndPort: { direction: 'in', device: 3, port: 22 }, size: 50 });
    // One of two hundred is no per cent of its own.
    expect(info.devicesAndPorts.at(-1)).toEqual({
      deviceAndPort: { direction: 'in', device: 2, port: 3_389 },
      size: 1,
    });
  });

  it('puts small shares together, without a first time', async () => {
    const many = fakeEngine({
      flows: [
        ...times(500, { destinationPort: 443 }),
        ...Array.from({ length: 30 }, (_, index) => aFlow({ destinationPort: 1_000 + index })),
      ],
    });
    const [{ info }] = (await told(await aFieldAppliance({ engine: many }), '/deviceinfo?did=1')).deviceInfo;
    expect(info.portsUsed).toEqual([
      { port: 443, size: 94, firstTime: expect.any(Number) },
      { port: 'others', size: 6 },
    ]);
    expect(info.devicesAndPorts.at(-1)).toEqual({ deviceAndPort: 'others', size: 6 });
  });

  it('tells totals on another scale than the series', async () => {
    const [{ graphData, info }] = (await askDevice('did=1')).deviceInfo;
    expect(sumOf(graphData, 'count')).toBe(200);
    expect(info).toMatchObject({ totalUsed: 9, totalServed: 10, totalDevicesAndPorts: 19 });
  });

  it.each([
    ['datatype=sizeout', 99 * 100 + 101 * 50],
    ['datatype=sizein', 99 * 50 + 101 * 100],
    ['odid=2', 61],
    ['odid=0', 30],
    ['odid=77', 0],
    ['port=443', 20],
    ['externaldomain=news.example', 20],
    ['externaldomain=ews.example', 0],
  ])('can be asked for with %s: %d in all', async (query, sum) => {
    const [{ graphData }] = (await askDevice(`did=1&${query}`)).deviceInfo;
    expect(sumOf(graphData, 'count')).toBe(sum);
  });

  it('skips hours without anything unless all are asked for', async () => {
    const [{ graphData: some }] = (await askDevice('did=1')).deviceInfo;
    expect(some).toEqual([
      { time: NOW_AT - 20 * DAY_MS, count: 20 },
      { time: NOW_AT - HOUR_MS, count: 180 },
    ]);
    const [{ graphData: all }] = (await askDevice('did=1&showallgraphdata=true')).deviceInfo;
    expect(all).toHaveLength(672);
    expect(all[0]).toEqual({ time: NOW_AT - 28 * DAY_MS, count: 0 });
    const [{ graphData: days }] = (await askDevice('did=1&showallgraphdata=true&intervalhours=24')).deviceInfo;
    expect([days.length, sumOf(days, 'count'), days[1].time - days[0].time]).toEqual([28, 200, DAY_MS]);
  });

  it('tells who is outside when that is asked for', async () => {
    const [{ info }] = (await askDevice('did=1&odid=0')).deviceInfo;
    expect(info.externalASNs).toEqual([
      { asn: 'AS64500 Example', size: 67 },
      { asn: 'AS64501 Other', size: 33 },
    ]);
    expect(info.externalDomains).toEqual([
      { domain: 'news.example', size: 67 },
      { domain: 'swarm.example', size: 33 },
    ]);
    const [named] = (await askDevice('did=1&externaldomain=news.example')).deviceInfo;
    expect([named.domain, named.info.externalDomains]).toEqual([
      'news.example',
      [{ domain: 'news.example', size: 100 }],
    ]);
  });

  it('comes first among those that resemble it', async () => {
    const { deviceInfo } = await askDevice('did=3&similardevices=2');
    expect(deviceInfo.map(({ did }: { did: number }) => did)).toEqual([3, 4, 1]);
    const scores = deviceInfo.map(({ similarityScore }: { similarityScore: number }) => similarityScore);
    expect(scores[0]).toBe(100);
    expect(scores.slice(1).every((score: number) => score > 1 && score < 100)).toBe(true);
    expect(shapeOf(deviceInfo.at(-1))).toMatchObject({ info: { totalUsed: 'number' } });
  });

  it('is told in full beside it, and so is every device that is named', async () => {
    const { devices } = await askDevice('did=1&fulldevicedetails=true');
    expect(devices.map(({ did }: { did: number }) => did)).toEqual([1, 2, 3]);
    expect(shapeOf(devices[0])).toMatchObject({ hostname: 'string', macaddress: 'string', tags: [{ name: 'string' }] });
  });
});

describe('a device that nobody knows', () => {
  const EMPTY = {
    totalUsed: 0,
    totalServed: 0,
    totalDevicesAndPorts: 0,
    devicesAndPorts: [],
    portsUsed: [],
    portsServed: [],
    devicesUsed: [],
    devicesServed: [],
  };

  it.each([77, -1, 0])('has empty lists: %d', async (did) =>
    expect(await askDevice(`did=${did}&similardevices=3`)).toEqual({
      deviceInfo: [{ did, similarityScore: 100, graphData: [], info: EMPTY }],
    }),
  );

  it('can be refused', async () => {
    const bad = await ask(await anOddAppliance(['unknown-did=400']), '/deviceinfo?did=77');
    expect([bad.status, bad.body]).toEqual([400, '{"deviceinfo":"INPUT ERROR"}']);
    const none = await ask(await anOddAppliance(['unknown-did=404']), '/deviceinfo?did=77');
    expect([none.status, none.json]).toEqual([404, { error: expect.any(String) }]);
    expect((await ask(await anOddAppliance(['unknown-did=404']), '/deviceinfo?did=1')).status).toBe(200);
  });
});

describe('an odd appliance', () => {
  it('leaves the series out, or leaves it empty', async () => {
    const [missing] = (await askDevice('did=1', ['graph-data=missing'])).deviceInfo;
    expect(Object.keys(missing)).toEqual(['did', 'similarityScore', 'info']);
    const [empty] = (await askDevice('did=1', ['graph-data=empty'])).deviceInfo;
    expect(empty.graphData).toEqual([]);
  });

  it('tells name servers as device -3, of which there are no details', async () => {
    const { deviceInfo, devices } = await askDevice('did=1&fulldevicedetails=true', ['negative-dids']);
    expect(deviceInfo[0].info.devicesUsed[0].did).toBe(-3);
    expect(devices.map(({ did }: { did: number }) => did)).toEqual([1, 3]);
  });
});
