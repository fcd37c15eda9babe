// What an appliance in the field lists: devices, subnets, metrics and names of codes, as lists, maps, single objects, or inside others.
import { describe, expect, it } from 'vitest';
import { type Asked, decodeAnswer, toldOf } from './answers.ts';
import { ENUMS, FOUND, METRICS, ONE_DEVICE, SIMILAR, SUBNETS } from './list-payloads.ts';

describe('devices', () => {
  const told = {
    did: 212,
    hostname: 'ws83',
    ip: '10.15.3.39',
    deviceType: 'Desktop',
    firstSeenAt: 1728807077000,
    lastSeenAt: 1767225500000,
  };

  it.each<[string, unknown]>([
    ['alone', ONE_DEVICE],
    ['in a list', [ONE_DEVICE]],
    ['in a map', { '212': { ...ONE_DEVICE, id: undefined, did: undefined } }],
    ['in a list inside', { devices: [ONE_DEVICE] }],
    ['alone inside', { devices: ONE_DEVICE }],
  ])('come %s', async (_how, answer) => {
    expect(await toldOf('devices', answer)).toEqual([told]);
  });

  it('that say nothing are none', async () => {
    expect(await toldOf('devices', [{}])).toEqual([]);
    expect(await toldOf('devices', {})).toEqual([]);
    expect(await toldOf('devices', [null, ONE_DEVICE])).toEqual([told]);
  });

  it('may have tags and addresses that are texts', async () => {
    expect(await toldOf('devices', [{ did: '7', ips: '10.0.0.7', tags: 'Admin' }])).toEqual([
      { did: 7, ip: '10.0.0.7', tags: ['Admin'] },
    ]);
  });
});

describe('a search', () => {
  it('tells one page, and how many there are in all', async () => {
    expect(await toldOf('devicesearch', FOUND)).toEqual({
      total: 1305,
      devices: [
        {
          did: 212,
          hostname: 'ws83',
          ip: '10.15.3.39',
          mac: '02:00:5e:10:00:01',
          vendor: 'Example Inc.',
          os: 'Linux 5.x',
          deviceType: 'Desktop',
          tags: ['Admin'],
          firstSeenAt: 1728807077000,
          lastSeenAt: 1767225500000,
        },
        { did: -6, ip: '10.15.3.255', deviceType: 'Network Range' },
      ],
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a total alone', { totalCount: '0' }, { total: 0, devices: [] }],
    [
      'what goes with pages',
      { count: 100, offset: 0, totalCount: 1, devices: [{ did: 1 }] },
      { total: 1, devices: [{ did: 1 }] },
    ],
    ['a list without a total', [{ did: 1 }], { total: undefined, devices: [{ did: 1 }] }],
    ['no devices', { totalCount: 0, devices: null }, { total: 0, devices: [] }],
  ])('understands %s', async (_what, answer, found) => {
    expect(await toldOf('devicesearch', answer)).toEqual(found);
  });
});

describe('devices that resemble one', () => {
  it('come with their scores', async () => {
    expect(await toldOf('similardevices', SIMILAR)).toMatchObject([
      { device: { did: 34, os: 'Linux 4.x' }, score: 1 },
      { device: { did: 72, ip: '10.91.40.13' }, score: 0.99 },
    ]);
  });
});

describe('subnets', () => {
  it('come with what is seen of them', async () => {
    expect(await toldOf('subnets', SUBNETS)).toEqual([
      {
        sid: 82,
        label: 'Finance',
        network: '10.12.32.0/24',
        firstSeenAt: 1727000090000,
        lastSeenAt: 1767225212000,
        lastTrafficAt: 1767225942000,
        lastDhcpAt: 1767225202000,
        recentTrafficPercent: 100,
        clientDevices: 61,
        serverDevices: 12,
        industrialDevices: 0,
        hasDhcp: true,
        dhcpQuality: 7,
        kerberosQuality: 0,
        latitude: 12,
        longitude: -0.01,
      },
      { sid: -6, label: 'Internal Traffic', hasDhcp: false },
    ]);
  });

  it('come alone when one is asked for', async () => {
    expect(await toldOf('subnets', SUBNETS[0])).toMatchObject([{ sid: 82 }]);
  });
});

describe('metrics', () => {
  it('come with their units', async () => {
    expect(await toldOf('metrics', METRICS)).toEqual([
      {
        mlid: 4,
        name: 'internaldatatransfervolume',
        label: 'Internal Data Transfer',
        units: 'bytes',
        filters: ['Feature model', 'DNS host lookup'],
        intervalMs: 3_600_000,
      },
      { mlid: 13, name: 'multicasts', label: 'Multicasts', filters: [], intervalMs: 3_600_000 },
    ]);
  });

  it.each<[string, unknown]>([
    ['alone', METRICS[1]],
    ['in a map', { '13': METRICS[1] }],
    ['in a list inside', { metrics: [METRICS[1]] }],
  ])('come %s', async (_how, answer) => {
    expect(await toldOf('metrics', answer)).toMatchObject([{ mlid: 13, name: 'multicasts' }]);
  });
});

describe('names of codes', () => {
  it('come by kind', async () => {
    expect(await toldOf('enums', ENUMS)).toEqual([
      { category: 'Country', codes: [{ code: 'NO', name: 'Norway' }] },
      {
        category: 'Protocol',
        codes: [
          { code: '6', name: 'TCP' },
          { code: '17', name: 'UDP' },
        ],
      },
      { category: 'Internal source device type', codes: [{ code: '9', name: 'Desktop' }] },
    ]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a map from codes', { Protocol: { '6': 'TCP', '17': { name: 'UDP' } } }, ['TCP', 'UDP']],
    ['a single code', { Protocol: { code: 6, name: 'TCP' } }, ['TCP']],
    ['codes without names', { Protocol: [{ code: '6' }, { name: 'UDP' }, null, {}] }, []],
  ])('understand %s', async (_what, answer, names) => {
    expect(await toldOf('enums', answer)).toMatchObject([{ codes: names.map((name) => ({ name })) }]);
  });

  it('are only what can be one', async () => {
    expect(await toldOf('enums', { version: 7, note: 'x', Country: [] })).toEqual([{ category: 'Country', codes: [] }]);
  });
});

describe('a wrong value', () => {
  it.each<[Asked, string, unknown, string]>([
    ['devices', 'devices', { error: 'gone' }, 'error is the text "gone". Expected there: an object.'],
    ['devices', 'devices', [{ did: 1 }, { did: {} }], '[1].did is an object. Expected there: a whole number.'],
    ['devices', 'devices', 'none', 'the answer is the text "none". Expected there: a list.'],
    ['devices', 'devices', null, 'the answer is null. Expected there: a list.'],
    [
      'devicesearch',
      'devicesearch',
      { totalCount: [], devices: [] },
      'totalCount is a list of 0. Expected there: a number.',
    ],
    [
      'devicesearch',
      'devicesearch',
      { devices: [{ tags: [{ name: [] }] }] },
      'devices[0].tags[0].name is a list of 0. Expected there: a name or a number.',
    ],
    [
      'similardevices',
      'similardevices',
      [{ did: 1, score: 'high' }],
      '[0].score is the text "high". Expected there: a number.',
    ],
    ['subnets', 'subnets', [{ sid: 1, dhcp: 'maybe' }], '[0].dhcp is the text "maybe". Expected there: true or false.'],
    ['metrics', 'metrics', [{ mlid: 4 }], '[0].name is missing. Expected there: the name of a metric.'],
    ['enums', 'enums', { Protocol: ['TCP'] }, 'Protocol[0] is the text "TCP". Expected there: a code with its name.'],
  ])('%#: is told so that a person knows what to look for', async (asked, what, answer, told) => {
    const decoded = await decodeAnswer(asked, answer);
    if (decoded.ok) throw new Error('it was read');
    expect(`${decoded.failure.came}. ${decoded.failure.advice}`).toBe(told);
    expect(decoded.failure).toMatchObject({ kind: 'bad-data', what });
  });
});
