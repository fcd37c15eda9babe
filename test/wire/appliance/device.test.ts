// One device as an appliance in the field tells it: a series, shares, resembling devices, and what is understood of odd ones.
import { describe, expect, it } from 'vitest';
import { decodeDevice } from '../../../src/wire/appliance/device.ts';
import { bytesOf, chunksOf, steadyPace } from '../chunks.ts';
import { decodeAnswer, printed, toldOf } from './answers.ts';
import { DEVICE_ANSWER } from './device-payloads.ts';

const [DEVICE, RESEMBLING] = DEVICE_ANSWER.deviceInfo;

const withInfo = (info: unknown): unknown => ({ deviceInfo: [{ did: 1, info }] });

describe('the device', () => {
  it('is told by its details', async () => {
    expect(await toldOf('co', DEVICE_ANSWER)).toMatchObject({
      device: {
        did: 1,
        hostname: 'finance-07',
        ip: '10.0.4.17',
        mac: '02:50:56:00:00:01',
        deviceType: 'Desktop',
        os: 'Windows 10',
        vendor: 'Example Inc.',
        criticality: '2',
        tags: ['Finance'],
        firstSeenAt: 1728807077000,
        lastSeenAt: 1767225500000,
      },
      details: [{ did: 1 }, { did: 2, hostname: 'dns-01', deviceType: 'DNS Server' }, { did: 7 }],
      summary: undefined,
    });
  });

  it('is the one asked for, wherever it stands', async () => {
    const answer = { ...DEVICE_ANSWER, deviceInfo: [RESEMBLING, DEVICE] };
    expect(await toldOf('co', answer)).toMatchObject({
      series: { intervals: [{ connections: 390 }, { connections: 325 }] },
      similar: [{ did: 7, hostname: 'finance-08', score: 0.92, series: { kind: 'connections', intervals: [] } }],
    });
  });

  it('is the first where none has its id', async () => {
    const text = bytesOf(printed({ deviceInfo: [{ graphData: [{ time: 1767225600000, count: 1 }] }] }));
    expect(await decodeDevice(chunksOf([text]), { datatype: 'co', did: 5 }, steadyPace())).toMatchObject({
      value: { device: undefined, series: { intervals: [{ connections: 1 }] }, similar: [] },
    });
  });

  it('may be nobody', async () => {
    expect(await toldOf('co', { deviceInfo: [] })).toEqual({ similar: [] });
    expect(await toldOf('co', {})).toEqual({});
  });

  it.each<[string, unknown]>([
    ['a list', DEVICE_ANSWER.devices],
    ['a map by id', Object.fromEntries(DEVICE_ANSWER.devices.map(({ did, ...rest }) => [String(did), rest]))],
    ['a single one', DEVICE_ANSWER.devices[0]],
  ])('has its details in %s', async (_what, devices) => {
    expect(await toldOf('co', { ...DEVICE_ANSWER, devices })).toMatchObject({
      device: { did: 1, hostname: 'finance-07' },
    });
  });

  it.each<[string, unknown]>([
    ['a single one', DEVICE],
    ['a map by id', { '1': { ...DEVICE, did: undefined }, '7': RESEMBLING }],
  ])('is understood in %s', async (_what, deviceInfo) => {
    expect(await toldOf('co', { deviceInfo })).toMatchObject({ series: { intervals: [{ connections: 390 }, {}] } });
  });

  it('has the address it had last, where it says none of its own', async () => {
    const ips = [
      { ip: '10.0.0.1', timems: 1767225600000 },
      { ip: '10.0.0.2', time: '2026-01-02 00:00:00' },
      { ip: '10.0.0.3', timems: 1767139200000 },
    ];
    expect(await toldOf('co', { devices: [{ did: 1, ips }] })).toMatchObject({ device: { ip: '10.0.0.2' } });
  });
});

describe('the series', () => {
  it.each([
    [
      'co',
      {
        kind: 'connections',
        intervals: [
          { at: 1767225600000, connections: 390 },
          { at: 1767232800000, connections: 325 },
        ],
      },
    ],
    [
      'sizeout',
      {
        kind: 'sent',
        intervals: [
          { at: 1767225600000, bytes: 390 },
          { at: 1767232800000, bytes: 325 },
        ],
      },
    ],
    [
      'sizein',
      {
        kind: 'received',
        intervals: [
          { at: 1767225600000, bytes: 390 },
          { at: 1767232800000, bytes: 325 },
        ],
      },
    ],
  ] as const)('of %s is what was asked for, and an hour that was left out stays out', async (asked, series) => {
    const told = await toldOf(asked, DEVICE_ANSWER);
    expect('series' in told && told.series).toEqual(series);
  });

  it('is put in order, and of two points at a time the last counts', async () => {
    const graphData = [
      { time: 1767232800000, count: 1 },
      { time: 1767225600000, count: 2 },
      { time: '2026-01-01 02:00:00', count: '3' },
    ];
    expect(await toldOf('co', { deviceInfo: [{ graphData }] })).toMatchObject({
      series: {
        intervals: [
          { at: 1767225600000, connections: 2 },
          { at: 1767232800000, connections: 3 },
        ],
      },
    });
  });

  it.each<[string, unknown, unknown]>([
    ['missing', undefined, undefined],
    ['empty', [], { intervals: [] }],
    ['a map from times', { '1767225600000': 2 }, { intervals: [{ at: 1767225600000, connections: 2 }] }],
    ['a single point', { time: 1767225600000, count: 2 }, { intervals: [{ at: 1767225600000, connections: 2 }] }],
  ])('may be %s', async (_what, graphData, series) => {
    expect(await toldOf('co', { deviceInfo: [{ did: 1, similarityScore: 100, graphData }] })).toMatchObject({ series });
  });
});

describe('shares', () => {
  it('keep others and ranges as they are, and totals apart from the series', async () => {
    const told = await toldOf('co', DEVICE_ANSWER);
    expect('shares' in told && told.shares).toEqual({
      usedTotal: 1589,
      servedTotal: 0,
      bothTotal: 1589,
      pairs: [
        { did: 2, port: 53, direction: 'out', percent: 24 },
        { did: 2, port: 443, direction: 'out', percent: 12 },
        { did: 2, port: 22, direction: 'in', percent: 3 },
        { did: -3, port: '5001 - 10000', direction: 'out', percent: 10 },
        { did: 'others', port: 'others', percent: 1 },
      ],
      portsUsed: [
        { port: 53, percent: 44, firstAt: 1591729360000 },
        { port: '5001 - 10000', percent: 11, firstAt: 1592496475000 },
        { port: 'others', percent: 1 },
      ],
      portsServed: [],
      devicesUsed: [
        { did: 0, percent: 37, firstAt: 1591729360000 },
        { did: 2, percent: 36 },
        { did: -3, percent: 10 },
        { did: 'others', percent: 1 },
      ],
      devicesServed: [{ did: 2, percent: 3 }],
      externalDomains: [
        { name: 'files.example.com', percent: 40 },
        { name: 'Unknown', percent: 13 },
      ],
      externalNetworks: [{ name: 'AS64500 Example', percent: 53 }],
    });
  });

  it('of domains name places, but what they do not name is none', async () => {
    const externalDomains = [
      { domain: 'files.example.com', size: 40 },
      { domain: 'others', size: 60 },
    ];
    const told = await toldOf('co', { deviceInfo: [{ did: 1, info: { devicesUsed: [], externalDomains } }] });
    expect('shares' in told && told.shares).toMatchObject({ externalDomains: [{ percent: 40 }, { name: 'others' }] });
    expect('destinations' in told && told.destinations).toMatchObject([{ hostname: 'files.example.com' }]);
  });

  it.each<[string, object, object]>([
    ['texts for numbers', { portsUsed: [{ port: '53', size: '44' }] }, { portsUsed: [{ port: 53, percent: 44 }] }],
    ['per cent signs', { portsUsed: [{ port: 53, size: '44 %' }] }, { portsUsed: [{ percent: 44 }] }],
    ['a single row', { devicesUsed: { did: 3, size: 1 } }, { devicesUsed: [{ did: 3 }] }],
    [
      'a pair in a word',
      { devicesAndPorts: [{ deviceAndPort: '2:53', size: 1 }] },
      { pairs: [{ name: '2:53', did: undefined }] },
    ],
    [
      'others inside a pair',
      { devicesAndPorts: [{ deviceAndPort: { device: 'others', port: 'others' }, size: 1 }] },
      { pairs: [{ did: 'others', port: 'others' }] },
    ],
    [
      'an unknown direction',
      { devicesAndPorts: [{ deviceAndPort: { device: 1, direction: 'up' }, size: 1 }] },
      { pairs: [{ did: 1, direction: undefined }] },
    ],
    [
      'times in words',
      { portsUsed: [{ port: 1, size: 1, firstTime: 'Never' }] },
      { portsUsed: [{ firstAt: undefined }] },
    ],
  ])('understand %s', async (_what, info, shares) => {
    expect(await toldOf('co', withInfo(info))).toMatchObject({ shares });
  });
});

describe('destinations', () => {
  it('are the peers the device asked, everything outside, and the domains there', async () => {
    const told = await toldOf('co', DEVICE_ANSWER);
    expect('destinations' in told && told.destinations).toEqual([
      { did: 0, percent: 37, firstAt: 1591729360000, isExternal: true },
      { did: 2, ip: '10.0.0.2', hostname: 'dns-01', percent: 36, ports: [53, 443], isExternal: false },
      { did: -3, percent: 10 },
      { hostname: 'files.example.com', percent: 40, isExternal: true },
      { hostname: 'Unknown', percent: 13, isExternal: true },
    ]);
  });

  it('are not told where no shares of peers came', async () => {
    expect(await toldOf('co', withInfo({ totalUsed: 4 }))).toMatchObject({ destinations: undefined });
  });
});

describe('a score outside its scale', () => {
  it.each([-1, 100.12, 1e9])('%d is not reported, and nothing else is lost', async (similarityScore) => {
    const deviceInfo = [{ did: 1 }, { did: 2, similarityScore, graphData: [] }];
    expect(await toldOf('co', { deviceInfo })).toMatchObject({ similar: [{ did: 2, score: undefined }] });
  });
});

describe('a wrong value', () => {
  it.each<[unknown, string]>([
    [{ deviceInfo: 'none' }, 'deviceInfo is the text "none". Expected there: a list.'],
    [
      { deviceInfo: [{ graphData: [{ count: 3 }] }] },
      'deviceInfo[0].graphData[0].time is missing. Expected there: the time at which the interval begins.',
    ],
    [
      { deviceInfo: [{ similarityScore: 'high' }] },
      'deviceInfo[0].similarityScore is the text "high". Expected there: a number.',
    ],
    [
      withInfo({ devicesUsed: [{ did: 'other', size: 1 }] }),
      'deviceInfo[0].info.devicesUsed[0].did is the text "other". Expected there: a whole number.',
    ],
    [
      withInfo({ portsUsed: [{ port: true, size: 1 }] }),
      'deviceInfo[0].info.portsUsed[0].port is true. Expected there: a name or a number.',
    ],
    [withInfo([1, 2]), 'deviceInfo[0].info is a list of 2. Expected there: an object.'],
  ])('%#: is told so that a person knows what to look for', async (answer, told) => {
    const decoded = await decodeAnswer('co', answer);
    if (decoded.ok) throw new Error('it was read');
    expect(`${decoded.failure.came}. ${decoded.failure.advice}`).toBe(told);
    expect(decoded.failure).toMatchObject({ kind: 'bad-data', what: 'deviceinfo' });
  });
});
