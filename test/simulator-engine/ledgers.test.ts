// A device's ledgers must come to exactly what its flows come to, whichever days are kept and however far the clock has gone.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type TimeSpan } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { ledgersFrom } from '../../src/simulator/ledger/flow-ledgers.ts';
import type { FlowKind } from '../../src/simulator/ledger/kinds.ts';
import type { Ledger } from '../../src/simulator/ledger/ledger.ts';
import { ANCHOR_AT, addressOf, anEngine, hoursBefore } from './an-engine.ts';

const ALL = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent', 'silent-sensor'];

const kindLine = (kind: FlowKind | undefined): string =>
  kind === undefined
    ? 'a kind that is not there'
    : `${addressOf(kind.other)} ${kind.isSource} ${kind.protocol} ${kind.destinationPort} ${kind.isExternal}`;

/** Everything a ledger tells, without the places of its kinds, which depend on the days before. */
const linesOf = (ledger: Ledger): readonly string[] => [
  `day ${ledger.dayAt}`,
  ...Array.from(
    { length: ledger.rowCount },
    (_, row) =>
      `${ledger.hours[row]} ${kindLine(ledger.kinds[ledger.kindPlaces[row] ?? -1])} ${ledger.flowCounts[row]} ${ledger.bytesSent[row]} ${ledger.bytesReceived[row]} ${ledger.packetsSent[row]} ${ledger.packetsReceived[row]} ${ledger.firstOffsetsMs[row]} ${ledger.lastOffsetsMs[row]}`,
  ),
  ...[...ledger.contactKinds].map(
    (place, index) => `contact ${kindLine(ledger.kinds[place])} ${ledger.contactOffsetsMs[index]}`,
  ),
  ...ledger.crowds.map((crowd) => `crowd ${crowd.map(kindLine).join(', ')}`),
];

/** Days without flows tell nothing, and may be there or not. */
const read = async (ledgers: AsyncIterable<Ledger>): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const ledger of ledgers) if (ledger.rowCount > 0) lines.push(...linesOf(ledger));
  return lines;
};

const expectExact = async (engine: Engine, did: number, span: TimeSpan): Promise<void> => {
  expect(await read(engine.ledgersOf(did, span))).toEqual(await read(ledgersFrom(did, engine.flowsOf(did, span))));
};

const firstOf = (engine: Engine, kind: string): number =>
  engine.devices.find((device) => device.kind === kind)?.did ?? 0;

describe('ledgers', () => {
  it('come to what the flows of a device come to, for devices of every kind', async () => {
    const engine = anEngine({ scenarios: ALL });
    for (const kind of new Set(engine.devices.map((device) => device.kind)))
      await expectExact(engine, firstOf(engine, kind), hoursBefore(50.3));
  });

  it('tell the same when they are asked again, in whatever parts', async () => {
    const engine = anEngine({ scenarios: ALL });
    const did = firstOf(engine, 'workstation');
    for (const span of [hoursBefore(100), hoursBefore(100), hoursBefore(75.5, 20), hoursBefore(30, 16.2)])
      await expectExact(engine, did, span);
  });

  it('notice a crowd again in a day that is written again', async () => {
    const engine = anEngine({ scenarios: ['ransomware'] });
    const did = engine.devices.filter(({ kind }) => kind === 'workstation')[6]?.did ?? 0;
    const first = await read(engine.ledgersOf(did, hoursBefore(24)));
    expect(first.filter((line) => line.startsWith('crowd')).length).toBeGreaterThan(0);
    expect(await read(engine.ledgersOf(did, hoursBefore(24)))).toEqual(first);
  });

  it('keep to the flows as the clock goes on, and back', async () => {
    const midnight = Math.floor(ANCHOR_AT / DAY_MS) * DAY_MS;
    let now: Instant = midnight;
    const engine = anEngine({ scenarios: ALL, now: () => now });
    for (const step of [-MINUTE_MS, MINUTE_MS, HOUR_MS, 5 * HOUR_MS, DAY_MS, 2 * MINUTE_MS]) {
      now = midnight + step;
      for (const did of [firstOf(engine, 'server'), firstOf(engine, 'workstation')])
        await expectExact(engine, did, { startAt: now - 60 * HOUR_MS, endAt: now });
    }
  });

  it('of two who ask at once are the same, also when one of them leaves', async () => {
    const engine = anEngine({ scenarios: ALL });
    const span = hoursBefore(24 * 20);
    const expected = await read(anEngine({ scenarios: ALL }).ledgersOf(1, span));
    const leaving = new AbortController();
    setImmediate(() => leaving.abort(new Error('the client has left')));
    const [left, ...stayed] = await Promise.allSettled([
      read(engine.ledgersOf(1, span, leaving.signal)),
      read(engine.ledgersOf(1, span)),
      read(engine.ledgersOf(1, span)),
    ]);
    expect(left.status).toBe('rejected');
    expect(stayed).toEqual([
      { status: 'fulfilled', value: expected },
      { status: 'fulfilled', value: expected },
    ]);
  });

  it('of nobody are empty', async () => {
    expect(await read(anEngine().ledgersOf(9_999, hoursBefore(30)))).toEqual([]);
    expect(await read(anEngine().ledgersOf(1, { startAt: ANCHOR_AT, endAt: ANCHOR_AT }))).toEqual([]);
  });
});
