// The destinations and the intervals of a device as lists: in any order, both ways round, by side and by words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DestinationRow, listDestinations } from '../../src/analysis/device/destinations.ts';
import type { Destination } from '../../src/domain/device.ts';
import {
  DESTINATION_COLUMNS,
  DESTINATION_ORDERED,
  DESTINATION_WIDTHS,
  destinationsMeant,
  SIDES,
} from '../../src/panes/device/destination-list.ts';
import {
  INTERVAL_COLUMNS,
  INTERVAL_ORDER,
  INTERVAL_USUAL,
  INTERVAL_WIDTHS,
  type IntervalRow,
} from '../../src/panes/device/interval-list.ts';
import {
  actOnOrder,
  type OrderedColumn,
  type Ordering,
  orderIn,
  orderRows,
} from '../../src/panes/device/ordered-rows.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import { aDestination, END_AT, hoursAgo, meeting } from '../analysis/device-builders.ts';

const rowsOf = (...destinations: readonly Partial<Destination>[]): readonly DestinationRow[] =>
  listDestinations(meeting(...destinations))?.destinations ?? [];

const anInterval = (known: Partial<IntervalRow> = {}): IntervalRow => ({
  at: hoursAgo(1),
  connections: undefined,
  destinations: undefined,
  internal: undefined,
  external: undefined,
  sent: undefined,
  received: undefined,
  unusual: '',
  ...known,
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const amount = maybe(fc.integer({ min: 0, max: 5 }));
const name = maybe(fc.constantFrom('a.example', 'B.example', 'c', ''));

const anyDestinations = fc
  .array(
    fc.record({
      hostname: name,
      ip: maybe(fc.constantFrom('10.0.0.9', '10.0.0.10', '2001:db8::1')),
      connections: amount,
      bytesSent: amount,
      bytesReceived: amount,
      isExternal: maybe(fc.boolean()),
      country: maybe(fc.constantFrom('Germany', 'france', '')),
      ports: maybe(fc.array(fc.constantFrom(22, 443), { maxLength: 2 })),
      protocols: maybe(fc.array(fc.constantFrom('TCP', 'UDP'), { maxLength: 2 })),
      firstAt: maybe(fc.constantFrom(hoursAgo(2), hoursAgo(90))),
      lastAt: maybe(fc.constantFrom(hoursAgo(2), hoursAgo(90))),
    }),
    { maxLength: 12 },
  )
  .map((destinations) => rowsOf(...destinations));

const anyIntervals = fc.array(
  fc
    .record({
      at: fc.integer({ min: 1, max: 9 }).map(hoursAgo),
      connections: amount,
      sent: amount,
      received: amount,
      unusual: fc.constantFrom('', 'connections', 'bytes sent', 'not over yet'),
    })
    .map(anInterval),
  { maxLength: 12 },
);

const isUntold = (key: unknown): boolean => key === undefined || key === '';

const checkOrder = <Row>(rows: readonly Row[], columns: readonly OrderedColumn<Row>[]): void => {
  for (const { id, order } of columns) {
    for (const isDescending of [true, false]) {
      const ordered = orderRows(rows, columns, { id, isDescending });
      expect(new Set(ordered)).toEqual(new Set(rows));
      expect(ordered).toHaveLength(rows.length);
      const keys = ordered.map(order);
      const told = keys.filter((key) => !isUntold(key));
      expect(keys.slice(told.length).every(isUntold)).toBe(true);
      for (const [place, key] of told.entries()) {
        const next = told[place + 1];
        if (key === undefined || next === undefined) continue;
        expect(isDescending ? key >= next : key <= next).toBe(true);
      }
    }
  }
};

describe('any order', () => {
  it('of destinations goes from the largest to the smallest or back, and what is not told stands last either way', () => {
    fc.assert(fc.property(anyDestinations, (rows) => checkOrder(rows, DESTINATION_COLUMNS)));
  });

  it('of intervals does so too', () => {
    fc.assert(fc.property(anyIntervals, (rows) => checkOrder(rows, INTERVAL_COLUMNS)));
  });

  it('leaves alike rows as they stand, and the rows that were given as they are', () => {
    const rows = [3, 1, 2, 1].map((connections, place) => anInterval({ connections, at: hoursAgo(place) }));
    const before = [...rows];
    const order = (isDescending: boolean): readonly number[] =>
      orderRows(rows, INTERVAL_COLUMNS, { id: 'connections', isDescending }).map((row) => rows.indexOf(row));
    expect(order(true)).toEqual([0, 2, 1, 3]);
    expect(order(false)).toEqual([1, 3, 2, 0]);
    expect(orderRows(rows, INTERVAL_COLUMNS, { id: 'none', isDescending: true })).toBe(rows);
    expect(rows).toEqual(before);
  });

  it('of addresses is that of their numbers', () => {
    const rows = rowsOf({ ip: '10.0.0.10' }, { ip: '10.0.0.9' }, { ip: '9.200.0.1' }, { ip: undefined });
    const ips = orderRows(rows, DESTINATION_COLUMNS, { id: 'address', isDescending: false }).map(({ ip }) => ip);
    expect(ips).toEqual(['9.200.0.1', '10.0.0.9', '10.0.0.10', undefined]);
  });

  it.each([
    ['ports', { ports: [] }, { ports: [22] }, { ports: [22, 443, 8080] }],
    ['ports', { ports: undefined }, { ports: [22] }, { ports: [22, 443] }],
    ['protocols', { protocols: [] }, { protocols: ['TCP'] }, { protocols: ['TCP', 'UDP'] }],
  ] as const)('of %s has those that have none last, either way round', (id, none, few, many) => {
    const [last, small, large] = [none, few, many].map(
      (known, place) => rowsOf({ ip: `10.0.0.${place}`, ...known })[0],
    );
    const rows = [small, last, large].filter((row) => row !== undefined);
    expect(orderRows(rows, DESTINATION_COLUMNS, { id, isDescending: true })).toEqual([large, small, last]);
    expect(orderRows(rows, DESTINATION_COLUMNS, { id, isDescending: false })).toEqual([small, large, last]);
  });

  it('of the ratio of an interval has none where nothing was received', () => {
    const rows = [
      anInterval({ sent: 5, received: 0 }),
      anInterval({ sent: 1, received: 2 }),
      anInterval({ sent: 4, received: 2 }),
    ];
    const ordered = orderRows(rows, INTERVAL_COLUMNS, { id: 'ratio', isDescending: true });
    expect(ordered).toEqual([rows[2], rows[1], rows[0]]);
    const column = INTERVAL_COLUMNS.find(({ id }) => id === 'ratio');
    expect(ordered.map((row) => column?.write(row, UTC_CLOCK))).toEqual(['2.00x', '0.50x', '-']);
  });
});

const DESTINATIONS: Ordering<DestinationRow> = {
  choice: 'destinations by',
  title: 'Order of the destinations',
  columns: DESTINATION_COLUMNS,
  usual: DESTINATION_ORDERED,
};

const INTERVALS: Ordering<IntervalRow> = {
  choice: INTERVAL_ORDER,
  title: 'Order of the intervals',
  columns: INTERVAL_COLUMNS,
  usual: INTERVAL_USUAL,
};

const chosen = (choice: string, value: string): View => ({ ...emptyView('device'), choices: { [choice]: value } });

describe('an order that was chosen', () => {
  it.each([
    ['connections', true],
    ['bytes', true],
    ['sent', true],
    ['received', true],
    ['share', true],
    ['ports', true],
    ['protocols', true],
    ['first', true],
    ['last', true],
    ['name', false],
    ['address', false],
    ['side', false],
    ['country', false],
  ] as const)('by %s begins with the largest or latest, or at A, and is turned round', (id, isDescending) => {
    const { choice } = DESTINATIONS;
    const view = chosen(choice, id);
    expect(orderIn(view, DESTINATIONS)).toEqual({ id, isDescending });
    const turned = actOnOrder('reverse', view, DESTINATIONS);
    expect(turned?.kind === 'view' && orderIn(turned.view, DESTINATIONS)).toEqual({ id, isDescending: !isDescending });
    const back = turned?.kind === 'view' ? actOnOrder('reverse', turned.view, DESTINATIONS) : undefined;
    expect(back?.kind === 'view' && orderIn(back.view, DESTINATIONS)).toEqual({ id, isDescending });
  });

  it.each(INTERVAL_COLUMNS.map(({ id }) => [id, id !== 'unusual'] as const))(
    'of the intervals by %s begins with the largest or the latest',
    (id, isDescending) => {
      expect(orderIn(chosen(INTERVAL_ORDER, id), INTERVALS)).toEqual({ id, isDescending });
      expect(orderIn(chosen(INTERVAL_ORDER, `${id} turned`), INTERVALS)).toEqual({ id, isDescending: !isDescending });
    },
  );

  it('is the usual one where none was chosen, or none that there is', () => {
    for (const value of [undefined, '', 'none', 'turned', ' turned', 'constructor']) {
      const view = (choice: string): View => (value === undefined ? emptyView('device') : chosen(choice, value));
      expect(orderIn(view(DESTINATIONS.choice), DESTINATIONS)).toEqual({ id: 'connections', isDescending: true });
      expect(orderIn(view(INTERVALS.choice), INTERVALS)).toEqual({ id: 'begins', isDescending: true });
    }
  });

  it('can be any of the columns, and the one that is chosen is known', () => {
    for (const value of ['bytes', 'bytes turned']) {
      const outcome = actOnOrder('sort', chosen(DESTINATIONS.choice, value), DESTINATIONS);
      expect(outcome).toMatchObject({ kind: 'choose', choice: DESTINATIONS.choice, chosen: 'bytes' });
      expect(outcome?.kind === 'choose' && outcome.options.map(({ id }) => id)).toEqual(
        DESTINATION_COLUMNS.map(({ id }) => id),
      );
    }
    expect(actOnOrder('side', emptyView('device'), DESTINATIONS)).toBeUndefined();
  });
});

describe('the columns', () => {
  it('have an id and a width each, and write nothing that was not told', () => {
    expect(Object.keys(DESTINATION_WIDTHS)).toEqual(DESTINATION_COLUMNS.map(({ id }) => id));
    expect(Object.keys(INTERVAL_WIDTHS)).toEqual(INTERVAL_COLUMNS.map(({ id }) => id));
    const [nothing] = rowsOf({
      ...Object.fromEntries(Object.keys(aDestination()).map((field) => [field, undefined])),
    });
    const written = DESTINATION_COLUMNS.map(({ write }) =>
      nothing === undefined ? undefined : write(nothing, UTC_CLOCK),
    );
    expect(written).toEqual(['unnamed', ...Array.from({ length: DESTINATION_COLUMNS.length - 1 }, () => '')]);
    const untold = INTERVAL_COLUMNS.map(({ write }) => write(anInterval({ at: END_AT }), UTC_CLOCK));
    expect(untold).toEqual(['2024-01-15 14:00Z', '-', '-', '-', '-', '-', '-', '-', '']);
  });
});

const SOME = rowsOf(
  {
    did: 9,
    hostname: 'Files.corp.example',
    ip: '10.0.0.9',
    isExternal: false,
    connections: 4,
    ports: [445],
    country: undefined,
  },
  { hostname: 'www.example.com', ip: '203.0.113.7', connections: 9, ports: [443, 80], country: 'Germany' },
  { hostname: undefined, ip: '198.51.100.4', connections: 2, ports: [4443], protocols: ['UDP'], country: 'France' },
  { hostname: 'nowhere', ip: undefined, isExternal: undefined, connections: 7, ports: undefined, protocols: undefined },
);

const meant = (side: string, ...words: readonly string[]): readonly string[] =>
  destinationsMeant(SOME, { side, words, order: DESTINATION_ORDERED }).map(({ label }) => label);

describe('the destinations that are meant', () => {
  it.each<[string, readonly string[]]>([
    ['all', ['www.example.com', 'nowhere', 'Files.corp.example', '198.51.100.4']],
    ['external', ['www.example.com', '198.51.100.4']],
    ['internal', ['Files.corp.example']],
    ['unplaced', ['nowhere']],
  ])('on the side %s are %j', (side, labels) => {
    expect(SIDES.map(({ id }) => id)).toContain(side);
    expect(meant(side)).toEqual(labels);
  });

  it.each<[readonly string[], readonly string[]]>([
    [['FILES'], ['Files.corp.example']],
    [['files', 'corp'], ['Files.corp.example']],
    [['files', 'www'], []],
    [['example'], ['www.example.com', 'Files.corp.example']],
    [['203.0'], ['www.example.com']],
    [['443'], ['www.example.com', '198.51.100.4']],
    [['germany'], ['www.example.com', 'nowhere']],
    [['udp'], ['198.51.100.4']],
    [['udp', 'france', '4443'], ['198.51.100.4']],
    [['undefined'], []],
  ])('by the words %j are %j', (words, labels) => {
    expect(meant('all', ...words)).toEqual(labels);
  });

  it('are in the order that is asked for, and each side and each word only takes away', () => {
    fc.assert(
      fc.property(anyDestinations, fc.constantFrom('a', 'example', '4', '22', 'ger'), (rows, word) => {
        const order = { id: 'name', isDescending: true };
        const all = destinationsMeant(rows, { side: 'all', words: [], order });
        expect(all).toEqual(orderRows(rows, DESTINATION_COLUMNS, order));
        const sides = SIDES.slice(1).flatMap(({ id }) => destinationsMeant(rows, { side: id, words: [], order }));
        expect(new Set(sides)).toEqual(new Set(rows));
        expect(sides).toHaveLength(rows.length);
        const some = destinationsMeant(rows, { side: 'all', words: [word], order });
        expect(all.filter((row) => some.includes(row))).toEqual(some);
        const rest = all.filter((row) => !some.includes(row));
        for (const row of some) expect(JSON.stringify(row).toLowerCase()).toContain(word);
        for (const { label, ip, country } of rest)
          expect(`${label} ${ip} ${country}`.toLowerCase()).not.toContain(word);
      }),
    );
  });
});
