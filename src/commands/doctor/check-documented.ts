// The endpoints of an appliance that answers as its documents say, each with a small question.
import { clientOver } from '../../api/client.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { endAt } from '../../flows/flow-at.ts';
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { type CheckLine, fine } from './check-line.ts';
import type { Checking } from './checking.ts';
import { endpointLine } from './endpoint-line.ts';

export async function* checkDocumented(checking: Checking): AsyncGenerator<CheckLine> {
  const { nowAt, signal } = checking;
  const client = clientOver(checking.caller);
  yield endpointLine('summarystatistics', await client.get('summarystatistics', {}, { signal }));
  const network = await client.get('network', lately(nowAt()), { signal });
  yield endpointLine('network', network);
  yield await deviceLine(checking, network.ok ? firstSource(network.value.value.flows) : undefined);
}

/** A few minutes are enough to see a device, and small on the largest network; an hour of one may be a gigabyte. */
const lately = (nowAt: Instant) => ({ starttime: nowAt - 5 * MINUTE_MS, endtime: nowAt, responsedata: 'sourcedevice' });

const firstSource = (flows: FlowTable | undefined): number | undefined => {
  if (flows === undefined) return undefined;
  const code = flows.source.find((source) => endAt(flows, source)?.did !== undefined) ?? NO_CODE;
  return endAt(flows, code)?.did;
};

/** Without any device seen on the network, the refusal of an unlikely one shows as well that the endpoint answers. */
const deviceLine = async ({ caller, signal }: Checking, did: number | undefined): Promise<CheckLine> => {
  const result = await clientOver(caller).get('deviceinfo', { did: did ?? 1, intervalhours: 24 }, { signal });
  if (!result.ok && result.failure.kind === 'not-found' && did === undefined) {
    return fine('deviceinfo', 'answers (no device was seen in the last minutes to try it with)');
  }
  return endpointLine('deviceinfo', result);
};
