// Ledgers out of flows that are told one by one: for questions that pass over some of them.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { SimulatedFlow } from '../model.ts';
import { dayOf } from '../slots.ts';
import { createKindTable, type FlowKind, kindsOf } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import { type Amounts, createLedgerWriter, type LedgerWriter } from './ledger-writer.ts';

/** Asked for each role that the device has in a flow. */
type Passes = (flow: SimulatedFlow, kind: FlowKind) => boolean;

/** Day by day. Flows come in the order of their start. */
export async function* ledgersFrom(
  did: number,
  batches: AsyncIterable<readonly SimulatedFlow[]>,
  passes?: Passes,
): AsyncGenerator<Ledger> {
  const writer = createLedgerWriter(createKindTable());
  let openAt: Instant | undefined;
  for await (const batch of batches)
    for (const flow of batch) {
      const dayAt = dayOf(flow.startAt) * DAY_MS;
      if (dayAt !== openAt) {
        if (openAt !== undefined) yield writer.close();
        writer.open(dayAt);
        openAt = dayAt;
      }
      noteFlow(writer, did, flow, passes);
    }
  if (openAt !== undefined) yield writer.close();
}

export const noteFlow = (writer: LedgerWriter, did: number, flow: SimulatedFlow, passes: Passes = () => true): void => {
  for (const kind of kindsOf(did, flow))
    if (passes(flow, kind)) writer.note(writer.table.placeOf(kind), flow.startAt, amountsOf(flow, kind.isSource));
};

const amountsOf = (flow: SimulatedFlow, isSource: boolean): Amounts =>
  isSource
    ? {
        bytesSent: flow.bytesOut,
        bytesReceived: flow.bytesIn,
        packetsSent: flow.packetsOut,
        packetsReceived: flow.packetsIn,
      }
    : {
        bytesSent: flow.bytesIn,
        bytesReceived: flow.bytesOut,
        packetsSent: flow.packetsIn,
        packetsReceived: flow.packetsOut,
      };
