// The endpoints of the field that list devices.
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/domain/instant.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aDevice, fakeEngine, NOW_AT } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, shapeOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

const engine = fakeEngine({
  devices: [
    aDevice(1, { hostname: 'ws-0001', tags: ['corporate', 'finance'] }),
    aDevice(2, { hostname: 'ws-0002', osName: 'macOS 15', sid: 2 }),
    aDevice(3, { hostname: 'srv-db-01', typeName: 'server', criticality: 'high' }),
  ],
  lastSeenAt: (did) => NOW_AT - did * 3 * DAY_MS,
});

const dids = (list: readonly Readonly<{ did: number }>[]): readonly number[] => list.map(({ did }) => did);

const CARD = {
  did: 'number',
  macaddress: 'string',
  vendor: 'string',
  ip: 'string',
  ips: [{ ip: 'string', timems: 'number', time: 'string', sid: 'number' }],
  sid: 'number',
  hostname: 'string',
  os: 'string',
  devicelabel: 'string',
  typename: 'string',
  typelabel: 'string',
};

const TAG = {
  tid: 'number',
  expiry: 'number',
  thid: 'number',
  name: 'string',
  restricted: 'boolean',
  data: { auto: 'boolean', color: 'number', description: 'string', visibility: 'string' },
};

describe('/devices', () => {
  it('tells one device as an object, with its times under other names', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/devices?did=1');
    expect(shapeOf(answer)).toEqual({ id: 'number', ...CARD, time: 'number', endtime: 'number' });
    expect(answer).toMatchObject({ id: 1, did: 1, endtime: NOW_AT - 3 * DAY_MS });
  });

  it.each([
    ['', [1, 2]],
    ['?did=1,', [1]],
    ['?did=3,1', [1, 3]],
    ['?did=77', []],
    ['?seensince=4day', [1]],
    ['?seensince=1hour', []],
    ['?seensince=30000000', [1, 2, 3]],
    ['?sid=2', [2]],
    ['?count=1', [1]],
  ])('%s tells a list', async (query, expected) => {
    const answer = await told(await aFieldAppliance({ engine }), `/devices${query}`);
    expect(dids(answer)).toEqual(expected);
  });

  it('tells tags and priorities where there are any to tell', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/devices?did=3,1&includetags=true');
    expect(shapeOf(answer)).toMatchObject([{ tags: [TAG] }]);
    expect(answer.map(({ priority }: { priority?: number }) => priority)).toEqual([undefined, 3]);
  });
});

describe('/devicesearch', () => {
  const search = async (query: string) => told(await aFieldAppliance({ engine }), `/devicesearch?${query}`);

  it('tells how many there are, and a page of them', async () => {
    const answer = await search('count=1&offset=1&orderBy=hostname');
    expect(shapeOf(answer)).toEqual({
      totalCount: 'number',
      devices: [{ ...CARD, firstSeen: 'number', lastSeen: 'number', tags: [TAG] }],
    });
    expect([answer.totalCount, dids(answer.devices)]).toEqual([3, [1]]);
  });

  it.each([
    ['query=hostname:%22ws-*%22', [2, 1]],
    ['query=hostname:%22ws-*%22&order=desc&orderBy=lastSeen', [1, 2]],
    ['query=hostname:%22WS-0002%22', [2]],
    ['query=hostname:%22ws-000%22', []],
    ['query=hostname:%22*0*1%22', [3, 1]],
    ['query=tag:%22finance%22%20hostname:%22ws-*%22', [1]],
    ['query=os:mac*', [2]],
    ['query=type:server', [3]],
    ['query=finance', [1]],
    ['query=01', [3, 2, 1]],
    ['query=10.0.1.2', [2]],
    ['seensince=4day', [1]],
    ['orderBy=priority&order=desc', [3, 1, 2]],
    ['orderBy=ip&order=asc', [1, 2, 3]],
    ['count=0', []],
  ])('%s finds %j', async (query, expected) => expect(dids((await search(query)).devices)).toEqual(expected));

  it.each(['shoesize', 'constructor', '__proto__'])('refuses to sort by %s', async (name) => {
    const answer = await ask(await aFieldAppliance({ engine }), `/devicesearch?orderBy=${name}`);
    expect([answer.status, answer.body]).toEqual([400, '{"devicesearch":"INPUT ERROR"}']);
  });

  it('tells a hundred when nobody says how many, and never more than 300', async () => {
    const large = fakeEngine({ devices: Array.from({ length: 400 }, (_, index) => aDevice(index + 1)) });
    const appliance = await aFieldAppliance({ engine: large });
    expect((await told(appliance, '/devicesearch')).devices).toHaveLength(100);
    const most = await told(appliance, '/devicesearch?count=1000');
    expect([most.totalCount, most.devices.length]).toEqual([400, 300]);
  });
});

describe('/similardevices', () => {
  it('tells those that resemble a device, with scores up to 100', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/similardevices?did=1&count=2');
    expect(shapeOf(answer)).toEqual([
      { ...CARD, firstSeen: 'number', lastSeen: 'number', tags: [TAG], priority: 'number', score: 'number' },
    ]);
    expect(dids(answer)).toEqual([3, 2]);
    expect(answer[0].score).toBeGreaterThan(1);
  });

  it('tells an empty list for a device that nobody knows, or refuses it', async () => {
    expect(await told(await aFieldAppliance({ engine }), '/similardevices?did=77')).toEqual([]);
    const odd = await anOddAppliance(['unknown-did=404@similardevices'], { engine });
    expect((await ask(odd, '/similardevices?did=77')).status).toBe(404);
    expect((await ask(odd, '/deviceinfo?did=77')).status).toBe(200);
  });
});

describe('/subnets', () => {
  it('tells the networks inside', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/subnets');
    expect(shapeOf(answer)).toEqual([
      {
        sid: 'number',
        auto: 'boolean',
        dhcp: 'boolean',
        firstSeen: 'number',
        lastSeen: 'number',
        label: 'string',
        latitude: 'number',
        longitude: 'number',
        network: 'string',
        shid: 'number',
        uniqueHostnames: 'boolean',
        uniqueUsernames: 'boolean',
        confidence: 'number',
        lastDHCP: 'string',
        dhcpCount: 'number',
        kerberosCount: 'number',
        dhcpQuality: 'number',
        kerberosQuality: 'number',
        recentTrafficPercent: 'number',
        clientDevices: 'number',
        serverDevices: 'number',
        icsDevices: 'number',
        mostRecentTraffic: 'string',
      },
    ]);
    expect(answer).toMatchObject([{ sid: 1, lastSeen: NOW_AT - 3 * DAY_MS, clientDevices: 1, serverDevices: 1 }]);
  });

  it.each([
    ['sid=1', 1],
    ['sid=2', 0],
    ['seensince=6day', 1],
    ['seensince=2day', 0],
  ])('with %s tells %d of them, in a list', async (query, count) =>
    expect(await told(await aFieldAppliance({ engine }), `/subnets?${query}`)).toHaveLength(count),
  );
});

it('devices are told by when they were last seen, which is now for most', async () => {
  const { devices } = await told(await aFieldAppliance(), '/devicesearch');
  expect(devices[0].lastSeen).toBe(NOW_AT);
  expect(devices[0].firstSeen).toBe(NOW_AT - 1_000 * HOUR_MS);
});
