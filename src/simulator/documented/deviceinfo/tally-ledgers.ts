// A device's ledgers, passed to the parts of an answer: all of them as they are kept, or made of the flows a question asks for.
import type { TimeSpan } from '../../../domain/instant.ts';
import { wantedBatches } from '../../asking/wanted-batches.ts';
import type { Asked } from '../../endpoint.ts';
import { isDevice } from '../../flow-party.ts';
import { ledgersFrom } from '../../ledger/flow-ledgers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FlowParty, SimulatedFlow } from '../../model.ts';
import type { DeviceQuestion } from './read-question.ts';

/** One part of an answer, as it adds up while the days go by. */
export type LedgerTally<Told> = Readonly<{ add(ledger: Ledger): void; tell(): Told }>;

export const tallyLedgers = async (
  asked: Asked,
  did: number,
  span: TimeSpan,
  question: DeviceQuestion,
  tallies: readonly LedgerTally<unknown>[],
): Promise<void> => {
  for await (const ledger of askLedgers(asked, did, span, question)) {
    asked.signal.throwIfAborted();
    for (const tally of tallies) tally.add(ledger);
  }
};

const askLedgers = (
  { engine, signal }: Asked,
  did: number,
  span: TimeSpan,
  { odid, port, externalDomain }: DeviceQuestion,
): AsyncIterable<Ledger> =>
  odid === undefined && port === undefined && externalDomain === undefined
    ? engine.ledgersOf(did, span, signal)
    : ledgersFrom(
        did,
        wantedBatches(engine.flowsOf(did, span, signal), signal),
        (flow, { other }) =>
          (odid === undefined || isDevice(other, odid)) &&
          (port === undefined || usesPort(flow, port)) &&
          (externalDomain === undefined || isInDomain(other, externalDomain)),
      );

const usesPort = ({ sourcePort, destinationPort }: SimulatedFlow, port: number): boolean =>
  destinationPort === port || sourcePort === port;

const isInDomain = (party: FlowParty, domain: string): boolean => {
  if (party.kind !== 'peer') return false;
  const hostname = party.peer.hostname.toLowerCase();
  return hostname === domain || hostname.endsWith(`.${domain}`);
};
