// The traffic of a network as an appliance in the field tells it: sums by section, parties, connections, and what is understood of odd ones.
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../../src/wire/appliance/network.ts';
import { anEnd } from '../../flows/a-flow.ts';
import { bytesOf, chunksOf } from '../chunks.ts';
import { decodeAnswer, toldOf } from './answers.ts';
import { OUTWARDS, SUBNET } from './network-payloads.ts';

const WORKSTATION = anEnd({
  did: 212,
  ip: '10.15.3.39',
  hostname: 'ws83',
  mac: '02:00:5e:10:00:01',
  os: 'Linux 5.x',
  deviceType: 'Desktop',
  firstSeenAt: 1728807077000,
  lastSeenAt: 1767225500000,
  tags: ['Admin'],
});

const OUTSIDE = anEnd({ ip: '203.0.113.7', hostname: 'files.example.com', country: 'United States' });

describe('sections', () => {
  it('are one map, whichever elements they stand in', async () => {
    const sections = {
      status: [
        { name: 'New', bytesIn: undefined, bytesOut: undefined },
        { name: 'Normal', bytesIn: 20573, bytesOut: 4793 },
      ],
      remotePorts: [
        { name: '53', bytesIn: 573, bytesOut: 793 },
        { name: '443', bytesIn: 20000, bytesOut: 4000 },
      ],
      localPorts: [{ name: '51416', bytesIn: 20573, bytesOut: 4793 }],
      devices: [
        { name: 'files.example.com', ip: undefined, bytesIn: 20000, bytesOut: 4000 },
        { name: '10.15.3.41', ip: '10.15.3.41', bytesIn: 573, bytesOut: 793 },
      ],
      subnets: undefined,
      directions: [{ name: 'External', bytesIn: 20573, bytesOut: 4793 }],
      protocols: [
        { name: 'UDP', bytesIn: 573, bytesOut: 793 },
        { name: 'TCP', bytesIn: 20000, bytesOut: 4000 },
      ],
      applicationProtocols: [{ name: 'HTTPS', bytesIn: 20000, bytesOut: 4000 }],
    };
    const { statistics } = OUTWARDS;
    const whole = Object.assign({}, ...statistics);
    const indexed = { ...statistics };
    for (const each of [statistics, [whole], whole, indexed, [whole, { junk: 1 }, null, 7]])
      expect(await toldOf('network', { statistics: each })).toMatchObject({ sections });
  });

  it('that come in several parts have the rows of all of them', async () => {
    const statistics = [{ protocols: [{ protocol: 'TCP', in: 1 }] }, { protocols: [{ protocol: 'UDP', out: 2 }] }];
    expect(await toldOf('network', { statistics })).toMatchObject({
      sections: {
        protocols: [
          { name: 'TCP', bytesIn: 1 },
          { name: 'UDP', bytesOut: 2 },
        ],
      },
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a single row', { protocol: 'TCP', in: '1', out: 2 }, [{ name: 'TCP', bytesIn: 1, bytesOut: 2 }]],
    [
      'a map of rows',
      { TCP: { in: 1 }, UDP: { in: 2 } },
      [
        { name: 'TCP', bytesIn: 1 },
        { name: 'UDP', bytesIn: 2 },
      ],
    ],
    ['numbers for names', [{ protocol: 6, in: 1 }], [{ name: '6', bytesIn: 1 }]],
    ['a row that says nothing', [{}, null, { in: false, out: false }], []],
    ['no rows', [], []],
    ['nothing', null, undefined],
  ])('understand %s', async (_what, protocols, rows) => {
    expect(await toldOf('network', { statistics: [{ protocols }] })).toMatchObject({ sections: { protocols: rows } });
  });

  it('may be missing', async () => {
    expect(await toldOf('network', {})).toEqual({});
    expect(await toldOf('network', { statistics: [] })).toEqual({ sections: {}, summary: {} });
  });
});

describe('the summary', () => {
  it('sums up what the sections tell', async () => {
    expect(await toldOf('network', OUTWARDS)).toMatchObject({
      summary: {
        connectionCount: 2,
        totalBytes: 25_366,
        topProtocols: [{ protocol: 'TCP', percent: (24_000 / 25_366) * 100 }, { protocol: 'UDP' }],
        topPorts: [{ port: 443, percent: (24_000 / 25_366) * 100 }, { port: 53 }],
      },
    });
  });

  it('takes the protocols where directions are not told', async () => {
    expect(await toldOf('network', SUBNET)).toMatchObject({ summary: { totalBytes: 4_000, topPorts: undefined } });
  });

  it('knows no shares of nothing', async () => {
    const statistics = [
      { intext: [{ intext: 'Internal', in: 0, out: 0 }] },
      { protocols: [{ protocol: 'TCP', in: 0 }] },
    ];
    expect(await toldOf('network', { statistics })).toMatchObject({
      summary: { totalBytes: 0, connectionCount: undefined, topProtocols: [{ protocol: 'TCP', percent: undefined }] },
    });
  });

  it('holds the ten largest', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ rport: index, in: index, out: 0 }));
    const statistics = [{ 'Remote Ports': [...rows, { rport: 'others', in: 1e9 }] }];
    const topPorts = rows.slice(-10).reverse();
    expect(await toldOf('network', { statistics })).toMatchObject({
      summary: { topPorts: topPorts.map(({ rport }) => ({ port: rport })) },
    });
  });
});

describe('parties', () => {
  it('are devices, and devices outside with the networks they belong to', async () => {
    expect(await toldOf('network', OUTWARDS)).toMatchObject({
      parties: [
        {
          end: WORKSTATION,
          isExternal: false,
          size: 25366,
          at: 1767225600000,
          network: '10.15.3.0/24',
          place: undefined,
        },
        {
          end: OUTSIDE,
          isExternal: true,
          size: 15004,
          at: 1767225601000,
          network: 'AS64500 Example',
          place: 'North America',
        },
      ],
      counted: { name: 'datatransfervolume', label: 'Data Transfer', units: 'bytes' },
    });
  });

  it('stand in the subnets that the same answer names', async () => {
    const subnets = [{ sid: 4, label: 'Finance', network: '10.0.4.0/24' }];
    expect(await toldOf('network', { devices: [{ did: 1, sid: 4 }], subnets })).toMatchObject({
      parties: [{ network: '10.0.4.0/24', place: 'Finance' }],
    });
  });

  it.each<[string, object, unknown]>([
    ['a map by id', { devices: { '7': { ip: '10.0.0.7' } } }, [{ end: { did: 7, ip: '10.0.0.7' } }]],
    ['a single device', { devices: { did: 7, ips: ['10.0.0.7'] } }, [{ end: { did: 7, ip: '10.0.0.7' } }]],
    [
      'an id for an address',
      { externaldevices: [{ id: 3405803783 }] },
      [{ end: { ip: '203.0.113.7', did: undefined } }],
    ],
    [
      'an id that is none',
      { externaldevices: [{ id: 0, name: 'a.example' }] },
      [{ end: { ip: undefined, hostname: 'a.example' } }],
    ],
    [
      'an address for a name',
      { externaldevices: [{ name: '203.0.113.9' }] },
      [{ end: { ip: '203.0.113.9', hostname: undefined } }],
    ],
    [
      'a name for an address',
      { externaldevices: [{ ip: 'b.example' }] },
      [{ end: { ip: undefined, hostname: 'b.example' } }],
    ],
    ['parties that say nothing', { devices: [{}], externaldevices: [null, {}] }, []],
  ])('understand %s', async (_what, answer, parties) => {
    expect(await toldOf('network', answer)).toMatchObject({ parties });
  });
});

describe('the metric', () => {
  it.each<[string, object, unknown]>([
    ['a list', { metrics: [{ name: 'connections', units: '' }] }, { name: 'connections', units: undefined }],
    ['a list under the other name', { metric: [{ name: 'connections' }] }, { name: 'connections' }],
    ['a name alone', { metric: 'connections' }, { name: 'connections', label: undefined }],
    ['an empty object', { metric: {} }, undefined],
  ])('may be %s', async (_what, answer, counted) => {
    expect(await toldOf('network', answer)).toMatchObject({ counted });
  });
});

describe('connections', () => {
  it('are flows without amounts, between whom the same answer tells more of', async () => {
    const told = await toldOf('network', OUTWARDS);
    expect('flows' in told && told.flows).toEqual([
      { source: WORKSTATION, destination: OUTSIDE, startAt: 1767225600000, score: 18 },
      {
        source: anEnd({ ip: '198.51.100.6' }),
        destination: { ...WORKSTATION, ip: '10.15.3.40' },
        startAt: 1767225660000,
      },
    ]);
  });

  it('between subnets are told by their labels, ranges or numbers, and never by the address of a device', async () => {
    const told = await toldOf('network', SUBNET);
    expect('flows' in told && told.flows).toEqual([
      {
        source: anEnd({ label: 'Internal Traffic' }),
        destination: anEnd({ did: 174, ip: '10.0.18.39' }),
        startAt: 1767225600000,
      },
      { source: anEnd({ label: '10.0.18.0/24' }), destination: anEnd({ label: 'subnet -3' }), startAt: 1767225600000 },
    ]);
  });

  it.each<[string, object, object | undefined]>([
    ['a device nobody tells more of', { id: 9, type: 'device' }, { did: 9 }],
    ['a device with a huge id', { id: 3405803783, type: 'device' }, { did: 3405803783 }],
    ['everything outside', { id: 0, type: 'externaldevice' }, { did: 0 }],
    ['a device outside by its name', { ip: 'c.example', type: 'externaldevice' }, { hostname: 'c.example' }],
    ['an address without a type', { id: 3405803783 }, { ip: '203.0.113.7' }],
    ['an id as a text', { id: '-4' }, { did: -4 }],
    ['nothing', {}, undefined],
  ])('from %s are understood', async (_what, source, end) => {
    const told = await toldOf('network', { connections: [{ source, timems: '1767225600000' }] });
    expect('flows' in told && told.flows).toEqual([{ source: end && anEnd(end), startAt: 1767225600000 }]);
  });

  it('may be none, or not told', async () => {
    expect(await toldOf('network', { connections: [] })).toEqual({ flows: [], summary: { connectionCount: 0 } });
    expect(await toldOf('network', { connections: null })).toEqual({});
  });

  it('leave others their turn while they become flows', async () => {
    const connections = Array.from({ length: 5_000 }, (_, index) => ({ source: { id: index }, timems: 1767225600000 }));
    let now = 0;
    let pauses = 0;
    const pace = {
      now: () => {
        now += 3;
        return now;
      },
      pause: async () => {
        pauses += 1;
      },
    };
    const before = await decodeNetwork(chunksOf([bytesOf('{"connections":[]}')]), pace);
    const few = pauses;
    const decoded = await decodeNetwork(chunksOf([bytesOf(JSON.stringify({ connections }))]), pace);
    expect(before.ok && decoded.ok && decoded.value.flows?.rowCount).toBe(5_000);
    expect(pauses).toBeGreaterThan(few + 10);
  });
});

describe('a wrong value', () => {
  it.each<[unknown, string]>([
    [{ statistics: 7 }, 'statistics is the number 7. Expected there: a list.'],
    [
      { statistics: [{ protocols: [{ protocol: 'TCP', in: 'x' }] }] },
      'statistics[0].protocols[0].in is the text "x". Expected there: a number.',
    ],
    [
      { statistics: { protocols: [{ in: 7 }] } },
      'statistics.protocols[0].protocol is missing. Expected there: what the row is about.',
    ],
    [
      { statistics: { intext: { Internal: { in: [] } } } },
      'statistics.intext.Internal.in is a list of 0. Expected there: a number.',
    ],
    [{ devices: [{ did: 'x' }] }, 'devices[0].did is the text "x". Expected there: a whole number.'],
    [{ devices: 'none' }, 'devices is the text "none". Expected there: a list.'],
    [{ externaldevices: { a: 1 } }, 'externaldevices.a is the number 1. Expected there: an object.'],
    [{ connections: [{ source: 'me' }] }, 'connections[0].source is the text "me". Expected there: an object.'],
    [
      { connections: [{ target: { id: 1.5 } }] },
      'connections[0].target.id is the number 1.5. Expected there: a whole number.',
    ],
  ])('%#: is told so that a person knows what to look for', async (answer, told) => {
    const decoded = await decodeAnswer('network', answer);
    if (decoded.ok) throw new Error('it was read');
    expect(`${decoded.failure.came}. ${decoded.failure.advice}`).toBe(told);
    expect(decoded.failure).toMatchObject({ kind: 'bad-data', what: 'network' });
  });
});
