// What the comparison of two devices says in each table and chart, and what it says where there is nothing to compare.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDevices } from '../../src/analysis/device/compare-devices.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { DeviceIdentity } from '../../src/domain/device.ts';
import type { ChartBlock, TableBlock } from '../../src/report/document.ts';
import { FORMATS } from '../../src/report/formats/index.ts';
import { comparedNames, compareParts } from '../../src/report/parts/compare-parts.ts';
import type { ReportPart } from '../../src/report/report-definition.ts';
import {
  aDestination,
  anAnswer,
  anIdentity,
  aSummary,
  connecting,
  DAY,
  DID,
  hoursAgo,
  receiving,
  sending,
  someFacts,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aDocument } from './a-document.ts';
import { ACTING, hostileText } from './hostile-texts.ts';

const THRESHOLDS = standardThresholds();
const OTHER_DID = 777;

const partsOf = (one: DeviceFacts, other: DeviceFacts, top = 10): readonly ReportPart[] =>
  compareParts(compareDevices(one, other, DAY, THRESHOLDS), top);

const sectionOf = (parts: readonly ReportPart[], id: string) =>
  parts.flatMap(({ sections }) => sections).find((section) => section.id === id);

const tableOf = (parts: readonly ReportPart[], id: string): TableBlock | undefined =>
  sectionOf(parts, id)?.blocks.find((block) => block.kind === 'table');

const told = (parts: readonly ReportPart[], id: string) => {
  const table = tableOf(parts, id);
  return [table?.columns.map(({ title }) => title), ...(table?.rows ?? [])];
};

const chartsOf = (parts: readonly ReportPart[]): readonly ChartBlock[] =>
  (sectionOf(parts, 'DEV-COMPARE-SERIES')?.blocks ?? []).filter((block) => block.kind === 'chart');

const noteIn = (parts: readonly ReportPart[]): string | undefined =>
  sectionOf(parts, 'DEV-COMPARE')?.blocks.find((block) => block.kind === 'note')?.text;

const LAPTOP = someFacts({
  connections: {
    ...connecting({
      at: hoursAgo(2),
      connections: 60,
      uniqueDestinations: 6,
      internalConnections: 45,
      externalConnections: 15,
      ports: { 443: 45, 22: 15 },
      protocols: { TCP: 60 },
    }),
    device: anIdentity({ did: DID, hostname: 'laptop.corp.example', tags: ['a', 'b'], lastSeenAt: hoursAgo(1) }),
    destinations: [
      aDestination({ hostname: 'a.example', connections: 5, bytesSent: 100, bytesReceived: 200 }),
      aDestination({ ip: '203.0.113.8', connections: 2 }),
      aDestination({ ip: '203.0.113.9', connections: 1 }),
    ],
    summary: aSummary({ indicators: [] }),
  },
  sent: sending({ at: hoursAgo(2), bytes: 3_000 }),
  received: receiving({ at: hoursAgo(2), bytes: 1_000 }),
});

const SERVER = someFacts({
  did: OTHER_DID,
  connections: {
    ...connecting({
      at: hoursAgo(1),
      connections: 40,
      uniqueDestinations: 6,
      ports: { 443: 40 },
      protocols: { UDP: 40 },
    }),
    device: anIdentity({ did: OTHER_DID, ip: '10.0.0.7', os: 2 }),
    destinations: [aDestination({ connections: 7 }), aDestination({ did: 4, ip: '10.0.0.4', isExternal: false })],
  },
});

const IDLE = someFacts({ connections: connecting({ connections: 0 }) });

const IDS = [
  'DEV-COMPARE-IDENTITY',
  'DEV-COMPARE',
  'DEV-COMPARE-SERIES',
  'DEV-COMPARE-SHARED',
  'DEV-COMPARE-OWN',
  'DEV-COMPARE-OTHER',
  'DEV-COMPARE-PORTS',
  'DEV-COMPARE-PROTOCOLS',
];

const PARTS = partsOf(LAPTOP, SERVER);

describe('the tables', () => {
  it('say of both devices what is known of one at least', () => {
    expect(told(PARTS, 'DEV-COMPARE-IDENTITY')).toEqual([
      ['identity', 'laptop', '10.0.0.7'],
      ['number', '12345', '777'],
      ['name', 'laptop.corp.example', undefined],
      ['address', undefined, '10.0.0.7'],
      ['operating system', undefined, 'Linux'],
      ['tags', 'a, b', undefined],
      ['last seen', '2024-01-15 13:00Z', undefined],
    ]);
    expect(tableOf(PARTS, 'DEV-COMPARE-IDENTITY')?.keepsAll).toBe(true);
  });

  it('say what both did, how far the first is from the second, and in which kind each row counts', () => {
    expect(told(PARTS, 'DEV-COMPARE')).toEqual([
      ['measure', 'laptop', '10.0.0.7', 'change', 'beyond 50 %'],
      ['connections', 60, 40, '+50.0 %', ''],
      ['average per interval', 60, 40, '+50.0 %', ''],
      ['peak', 60, 40, '+50.0 %', ''],
      ['peak at', '2024-01-15 12:00Z', '2024-01-15 13:00Z', '', ''],
      ['destinations per interval, mean', 6, 6, 'same', ''],
      ['internal', 45, undefined, undefined, ''],
      ['external', 15, undefined, undefined, ''],
      ['external share', 25, undefined, undefined, ''],
      ['bytes sent', 3_000, undefined, undefined, ''],
      ['bytes received', 1_000, undefined, undefined, ''],
      ['out to in', 3, undefined, undefined, ''],
      ['pattern', 'upload-heavy', undefined, '', ''],
      ['destinations', 3, 2, '+50.0 %', ''],
      ['external destinations', 3, 1, '+200.0 %', 'higher'],
      ['risk score', 0.2, 0.2, 'same', ''],
      ['risk level', 'low', 'low', '', ''],
      ['indicators', 0, undefined, undefined, ''],
    ]);
    const { rowKinds, rows } = tableOf(PARTS, 'DEV-COMPARE') ?? {};
    expect(rowKinds).toHaveLength(rows?.length ?? -1);
    expect([rowKinds?.[0], rowKinds?.[3], rowKinds?.[7], rowKinds?.[8], rowKinds?.[10]]).toEqual([
      'count',
      'text',
      'percent',
      'bytes',
      'ratio',
    ]);
  });

  it('are summed up in a sentence', () => {
    expect(noteIn(PARTS)).toBe(
      'In 1 of 7 measures laptop differs from 10.0.0.7 by more than 50 %. ' +
        'Destinations, risk and indicators are of everything the appliance keeps.',
    );
    expect(noteIn(partsOf(LAPTOP, { ...SERVER, intervalHours: 4 }))).toMatch(
      /^In 1 of 4 measures .* Intervals of 1 h and of 4 h do not compare\.$/,
    );
  });

  it('say that something was never nothing', () => {
    const parts = partsOf(someFacts({ connections: connecting({ connections: 3 }) }), IDLE);
    expect(told(parts, 'DEV-COMPARE')[1]).toEqual(['connections', 3, 0, 'from none', 'higher']);
    expect(told(partsOf(IDLE, IDLE), 'DEV-COMPARE')[1]).toEqual(['connections', 0, 0, 'same', '']);
  });

  it('list the destinations of both, and of each alone', () => {
    expect(told(PARTS, 'DEV-COMPARE-SHARED')).toEqual([
      [
        'destination',
        'address',
        'side',
        'connections, laptop',
        'connections, 10.0.0.7',
        'bytes, laptop',
        'bytes, 10.0.0.7',
      ],
      ['a.example', '203.0.113.7', 'external', 5, 7, 300, undefined],
    ]);
    expect(told(PARTS, 'DEV-COMPARE-OWN')).toEqual([
      ['destination', 'address', 'side', 'connections', 'bytes'],
      ['203.0.113.8', '203.0.113.8', 'external', 2, undefined],
      ['203.0.113.9', '203.0.113.9', 'external', 1, undefined],
    ]);
    expect(told(PARTS, 'DEV-COMPARE-OTHER')).toEqual([
      ['destination', 'address', 'side', 'connections', 'bytes'],
      ['10.0.0.4', '10.0.0.4', 'internal', 1, undefined],
    ]);
    expect(sectionOf(PARTS, 'DEV-COMPARE-SHARED')?.blocks[0]).toMatchObject({
      facts: [
        { label: 'shared', value: 1 },
        { label: 'only laptop', value: 2 },
        { label: 'only 10.0.0.7', value: 1 },
      ],
    });
  });

  it('list ports and protocols of both', () => {
    expect(told(PARTS, 'DEV-COMPARE-PORTS')).toEqual([
      ['port', 'service', 'connections, laptop', 'connections, 10.0.0.7', 'share, laptop', 'share, 10.0.0.7'],
      ['443', 'HTTPS', 45, 40, 75, 100],
      ['22', 'SSH', 15, undefined, 25, undefined],
    ]);
    expect(told(PARTS, 'DEV-COMPARE-PROTOCOLS')).toEqual([
      ['protocol', 'connections, laptop', 'connections, 10.0.0.7', 'share, laptop', 'share, 10.0.0.7'],
      ['TCP', 60, undefined, 100, undefined],
      ['UDP', undefined, 40, undefined, 100],
    ]);
  });

  it('show so many rows, and say how many there are beyond', () => {
    const table = tableOf(partsOf(LAPTOP, SERVER, 1), 'DEV-COMPARE-OWN');
    expect([table?.rows.length, table?.leftOut]).toEqual([1, 1]);
    expect(tableOf(partsOf(LAPTOP, SERVER, 1), 'DEV-COMPARE')?.leftOut).toBe(0);
  });
});

describe('the charts', () => {
  it('have a line for each device, and unknown stays a gap', () => {
    expect(chartsOf(PARTS).map(({ title, as }) => [title, as])).toEqual([
      ['connections per interval', 'count'],
      ['bytes sent per interval', 'bytes'],
      ['bytes received per interval', 'bytes'],
    ]);
    expect(chartsOf(PARTS)[0]?.series).toEqual([
      {
        name: 'laptop',
        points: [
          { at: hoursAgo(2), value: 60 },
          { at: hoursAgo(1), value: undefined },
        ],
      },
      {
        name: '10.0.0.7',
        points: [
          { at: hoursAgo(2), value: undefined },
          { at: hoursAgo(1), value: 40 },
        ],
      },
    ]);
  });

  it('are left out where neither device told anything', () => {
    expect(chartsOf(partsOf(SERVER, SERVER)).map(({ title }) => title)).toEqual(['connections per interval']);
  });
});

describe('the names', () => {
  const names = (one: Partial<DeviceIdentity> | undefined, other: Partial<DeviceIdentity> | undefined) => {
    const device = (did: number, known: Partial<DeviceIdentity> | undefined) =>
      someFacts({ did, connections: known && anAnswer({ device: anIdentity(known) }) });
    const { devices } = compareDevices(device(1, one), device(2, other), DAY, THRESHOLDS);
    return Object.values(comparedNames(devices));
  };

  it.each<readonly [string, Partial<DeviceIdentity> | undefined, string]>([
    ['the first label of its name', { hostname: 'ws-1.corp.example', ip: '10.0.0.1' }, 'ws-1'],
    ['its whole name where that is an address', { hostname: '192.168.1.7' }, '192.168.1.7'],
    ['its whole name where that is a longer address', { hostname: '2001:db8::1' }, '2001:db8::1'],
    ['its address where its name begins with nothing', { hostname: '.corp', ip: '10.0.0.1' }, '10.0.0.1'],
    ['its address', { ip: '10.0.0.1' }, '10.0.0.1'],
    ['its number', {}, 'device 1'],
    ['its number where nothing came', undefined, 'device 1'],
  ])('are for a device %s', (_, known, name) => {
    expect(names(known, { hostname: 'other' })).toEqual([name, 'other']);
  });

  it('have the number where both are called the same', () => {
    expect(names({ hostname: 'kiosk.north' }, { hostname: 'KIOSK.south' })).toEqual([
      'kiosk (device 1)',
      'KIOSK (device 2)',
    ]);
  });

  it('of twins head columns, lines and sections', () => {
    const kiosk = (did: number): DeviceFacts => ({
      ...LAPTOP,
      did,
      connections: LAPTOP.connections && { ...LAPTOP.connections, device: anIdentity({ hostname: 'kiosk' }) },
    });
    const parts = partsOf(kiosk(1), kiosk(2));
    const both = ['kiosk (device 1)', 'kiosk (device 2)'];
    expect(told(parts, 'DEV-COMPARE')[0]).toEqual(['measure', ...both, 'change', 'beyond 50 %']);
    expect(chartsOf(parts)[0]?.series.map(({ name }) => name)).toEqual(both);
    expect(sectionOf(parts, 'DEV-COMPARE-OTHER')?.title).toBe('Destinations of kiosk (device 2) only');
  });
});

describe('where nothing is known', () => {
  const nothing = partsOf(someFacts(), someFacts({ did: OTHER_DID }));

  it('each part says so', () => {
    expect(nothing.flatMap(({ sections }) => sections)).toEqual([]);
    expect(nothing.flatMap(({ notReported }) => notReported.map(({ id }) => id))).toEqual(IDS);
  });

  it('of the destinations of one, nobody is said to be its own', () => {
    const reasons = partsOf(LAPTOP, someFacts()).flatMap(({ notReported }) => notReported);
    expect(reasons).toEqual(
      ['DEV-COMPARE-SHARED', 'DEV-COMPARE-OWN', 'DEV-COMPARE-OTHER'].map((id) => ({
        id,
        reason: 'the appliance did not report the destinations of both devices',
      })),
    );
  });

  it('of shared destinations, that is said', () => {
    const none = { ...SERVER, connections: SERVER.connections && { ...SERVER.connections, destinations: [] } };
    expect(tableOf(partsOf(LAPTOP, none), 'DEV-COMPARE-SHARED')).toMatchObject({ rows: [], empty: 'they share none' });
    expect(tableOf(partsOf(LAPTOP, none), 'DEV-COMPARE-OTHER')).toMatchObject({ rows: [], empty: 'none' });
  });
});

it('has a section and data under each id, in the order of reading', () => {
  expect(PARTS.flatMap(({ sections }) => sections.map(({ id }) => id))).toEqual(IDS);
  expect(PARTS.flatMap(({ data }) => Object.keys(data))).toEqual(IDS);
});

it('writes nothing that acts on a terminal in any format, whatever the devices and destinations are called', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (one, other, met) => {
      const called = (did: number, hostname: string): DeviceFacts =>
        someFacts({
          did,
          connections: {
            ...connecting({ connections: 1, ports: { [met]: 1 }, protocols: { [met]: 1 } }),
            device: anIdentity({ hostname, tags: [met], os: met }),
            destinations: [aDestination({ hostname: met }), aDestination({ did, hostname: met })],
          },
        });
      const parts = partsOf(called(1, one), called(2, other));
      for (const format of FORMATS) {
        const document = aDocument({ sections: parts.flatMap(({ sections }) => sections), findings: [] });
        const written = format.write(document, { width: 80, ascii: false, colour: false });
        expect(written.replaceAll('\r\n', '\n').replace(/^\ufeff/, '')).not.toMatch(ACTING);
      }
    }),
    { numRuns: 30 },
  );
});
