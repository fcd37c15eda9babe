// What a device's flows of four weeks come to: hour by hour, and by whom it met in which role on which port.
import { HOUR_MS, type Instant } from '../../../domain/instant.ts';
import type { Asked } from '../../endpoint.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FlowParty } from '../../model.ts';
import { FOUR_WEEKS_MS, hourStartsBefore } from '../four-weeks.ts';
import type { DeviceQuestion } from './read-question.ts';

export type KindSum = { readonly kind: FlowKind; amount: number; firstAt: Instant };

export type DeviceSums = Readonly<{
  /** By the hour, from the first one of the four weeks on. */
  hours: Float64Array;
  startAt: Instant;
  kinds: readonly Readonly<KindSum>[];
}>;

export const sumDevice = async (asked: Asked, did: number, question: DeviceQuestion): Promise<DeviceSums> => {
  const { engine, nowAt, signal } = asked;
  const [startAt = nowAt - FOUR_WEEKS_MS] = hourStartsBefore(nowAt);
  const hours = new Float64Array(hourStartsBefore(nowAt).length);
  const sums = new Map<FlowKind, KindSum>();
  for await (const ledger of engine.ledgersOf(did, { startAt, endAt: nowAt }, signal)) {
    signal.throwIfAborted();
    addLedger({ hours, sums, startAt }, ledger, question);
  }
  return { hours, startAt, kinds: [...sums.values()] };
};

type Growing = Readonly<{ hours: Float64Array; sums: Map<FlowKind, KindSum>; startAt: Instant }>;

const addLedger = ({ hours, sums, startAt }: Growing, ledger: Ledger, question: DeviceQuestion): void => {
  const amounts = amountsOf(ledger, question);
  const passes = ledger.kinds.map((kind) => isAsked(kind, question));
  for (let row = 0; row < ledger.rowCount; row += 1) {
    const place = ledger.kindPlaces[row] ?? 0;
    const kind = ledger.kinds[place];
    if (kind === undefined || passes[place] !== true) continue;
    const amount = amounts[row] ?? 0;
    const hour = (ledger.dayAt - startAt) / HOUR_MS + (ledger.hours[row] ?? 0);
    hours[hour] = (hours[hour] ?? 0) + amount;
    const firstAt = ledger.dayAt + (ledger.firstOffsetsMs[row] ?? 0);
    const sum = sums.get(kind) ?? { kind, amount: 0, firstAt };
    sums.set(kind, sum);
    sum.amount += amount;
    sum.firstAt = Math.min(sum.firstAt, firstAt);
  }
};

const amountsOf = (ledger: Ledger, { dataType }: DeviceQuestion): Uint32Array | Float64Array => {
  if (dataType === 'co') return ledger.flowCounts;
  return dataType === 'sizeout' ? ledger.bytesSent : ledger.bytesReceived;
};

const isAsked = ({ other, destinationPort }: FlowKind, { odid, port, externalDomain }: DeviceQuestion): boolean =>
  (odid === undefined || didOf(other) === odid) &&
  (port === undefined || destinationPort === port) &&
  (externalDomain === undefined || isInDomain(other, externalDomain));

/** Everybody outside is 0. */
export const didOf = (party: FlowParty): number => (party.kind === 'device' ? party.device.did : 0);

const isInDomain = (party: FlowParty, domain: string): boolean => {
  if (party.kind !== 'peer') return false;
  const hostname = party.peer.hostname.toLowerCase();
  return hostname === domain || hostname.endsWith(`.${domain}`);
};
