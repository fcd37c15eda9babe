// The inventory of devices, and what tagged ones exchange with the outside.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InventoryDevice, listDevices } from '../../src/analysis/inventory/list-devices.ts';
import { countTaggedTraffic } from '../../src/analysis/inventory/tagged-traffic.ts';
import type { DeviceIdentity } from '../../src/domain/device.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { aTable, type FlowParts } from '../flows/a-flow.ts';
import { anIdentity } from './device-builders.ts';

const WEB = { ip: '198.51.100.7', hostname: 'shop.example', country: 'Ireland' };
const DESK = { did: 7, ip: '10.0.4.17', hostname: 'finance-07.corp.example', tags: ['finance'] };
const SERVER = { did: 3, ip: '10.0.1.3', hostname: 'srv-03.corp.example' };

const inventoryOf = (
  flows: readonly FlowParts[],
  details: ReadonlyMap<number, DeviceIdentity> = new Map(),
): readonly InventoryDevice[] => {
  const table = aTable(flows);
  return listDevices(table, allRows(table), details);
};

describe('the inventory', () => {
  it('lists each device once, by number, with the connections and bytes at either end', () => {
    const devices = inventoryOf([
      { source: DESK, destination: SERVER, bytes: 100 },
      { source: SERVER, destination: WEB, bytes: 50 },
      { source: DESK, destination: WEB, bytes: undefined },
    ]);
    expect(devices.map(({ did, connections, bytes }) => [did, connections, bytes])).toEqual([
      [3, 2, 150],
      [7, 2, 100],
    ]);
  });

  it('counts a flow of a device with itself once', () => {
    expect(inventoryOf([{ source: DESK, destination: DESK, bytes: 10 }])[0]).toMatchObject({
      connections: 1,
      bytes: 10,
    });
  });

  it('puts together what different ends of one device tell, and believes its details first', () => {
    const details = new Map([[7, anIdentity({ did: 7, owner: 'finance-07@corp.example', hostname: 'fin-7' })]]);
    const [device] = inventoryOf(
      [
        { source: { did: 7, ip: '10.0.4.17', lastSeenAt: 20 } },
        { source: { did: 7, vendor: 'Dell Inc.', firstSeenAt: 5, lastSeenAt: 10 } },
      ],
      details,
    );
    expect(device).toMatchObject({
      hostname: 'fin-7',
      ip: '10.0.4.17',
      vendor: 'Dell Inc.',
      owner: 'finance-07@corp.example',
      firstSeenAt: 5,
      lastSeenAt: 20,
      hasDetails: true,
    });
  });

  it('names types and systems that come as numbers, and leaves the others as they are', () => {
    const details = new Map([[7, anIdentity({ did: 7, deviceType: 3, os: 1 })]]);
    expect(inventoryOf([{ source: { did: 7 } }], details)[0]).toMatchObject({ deviceType: 'laptop', os: 'Windows' });
  });

  it('leaves out ends without a number, and is empty without flows', () => {
    expect(inventoryOf([{ source: { ip: '10.9.9.9' } }])).toEqual([]);
    expect(inventoryOf([])).toEqual([]);
  });

  it('does not depend on the order of the flows', () => {
    const flows: readonly FlowParts[] = [
      { source: DESK, destination: SERVER, bytes: 100 },
      { source: SERVER, destination: WEB, bytes: 50 },
      { source: DESK, destination: WEB, bytes: 7 },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...flows], { minLength: flows.length }), (shuffled) => {
        expect(inventoryOf(shuffled)).toEqual(inventoryOf(flows));
      }),
    );
  });
});

describe('what tagged devices exchange with the outside', () => {
  const tagged = (flows: readonly FlowParts[], details: ReadonlyMap<number, DeviceIdentity> = new Map()) => {
    const table = aTable(flows);
    const rows = allRows(table);
    return countTaggedTraffic(table, rows, listDevices(table, rows, details));
  };

  it('is summed by tag and country, compliance tags first', () => {
    const details = new Map([[3, anIdentity({ did: 3, complianceTags: ['SOX', 'GDPR'] })]]);
    const tags = tagged(
      [
        { source: DESK, destination: WEB, bytes: 1_000 },
        { source: SERVER, destination: WEB, bytes: 10 },
        { source: SERVER, destination: { ip: '203.0.113.9' }, bytes: 30 },
      ],
      details,
    );
    expect(tags.map(({ tag, isCompliance, bytes }) => [tag, isCompliance, bytes])).toEqual([
      ['GDPR', true, 40],
      ['SOX', true, 40],
      ['finance', false, 1_000],
    ]);
    expect(tags[0]).toMatchObject({
      devices: 1,
      connections: 2,
      uniqueDestinations: 2,
      countries: [
        { country: undefined, connections: 1, bytes: 30 },
        { country: 'Ireland', connections: 1, bytes: 10 },
      ],
    });
  });

  it('leaves internal traffic out, and counts what comes from outside', () => {
    const [tag] = tagged([
      { source: DESK, destination: SERVER, direction: 'internal', bytes: 500 },
      { source: WEB, destination: DESK, bytes: 20 },
    ]);
    expect(tag).toMatchObject({ tag: 'finance', connections: 1, bytes: 20 });
  });

  it('tells one tag that is both a plain and a compliance tag once, as compliance', () => {
    const details = new Map([[7, anIdentity({ did: 7, complianceTags: ['finance'] })]]);
    expect(
      tagged([{ source: DESK, destination: WEB }], details).map(({ tag, isCompliance }) => [tag, isCompliance]),
    ).toEqual([['finance', true]]);
  });
});

describe('bytes that no sum can hold', () => {
  it('are not known, in the inventory and by tag', () => {
    const table = aTable([
      { source: DESK, destination: WEB, bytes: 1.7e308 },
      { source: DESK, destination: WEB, bytes: 1.7e308 },
    ]);
    const rows = allRows(table);
    const devices = listDevices(table, rows, new Map());
    expect(devices[0]?.bytes).toBeUndefined();
    expect(countTaggedTraffic(table, rows, devices)[0]).toMatchObject({
      bytes: undefined,
      countries: [{ bytes: undefined }],
    });
  });
});
