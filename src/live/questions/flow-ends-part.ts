// The part that is about the two ends of one flow: everything the appliance knows of their devices.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { endAt } from '../../flows/flow-at.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Part } from '../part.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { endsParams } from './params/network-params.ts';
import { partKey } from './part-key.ts';

export type FlowEnds = Readonly<{ source: FlowEnd | undefined; destination: FlowEnd | undefined }>;

/** Many flows are looked at one after the other. */
const KEEP_MS = 2 * MINUTE_MS;

/** Undefined where a flow tells too little to be asked about. */
export const flowEndsPart = (flow: Flow): Part<FlowEnds> | undefined => {
  const params = endsParams(flow);
  if (params === undefined) return undefined;
  const { did, ip, sourceport, destinationport, starttime, endtime } = params;
  const other = flow.destination?.did ?? flow.destination?.ip;
  return {
    key: partKey('flow ends', { did, ip, other, sourceport, destinationport, starttime, endtime }),
    topic: 'network',
    name: 'device details',
    isFixed: true,
    isOptional: true,
    keepMs: KEEP_MS,
    ask: (asking) =>
      askEndpoint(asking, 'network', params, ({ flows }) => ({
        source: endLike(flows, flow.source),
        destination: endLike(flows, flow.destination),
      })),
  };
};

const endLike = (table: FlowTable | undefined, wanted: FlowEnd | undefined): FlowEnd | undefined => {
  if (table === undefined || wanted === undefined) return undefined;
  for (let code = 1; code <= table.ends.count; code += 1) {
    const end = endAt(table, code);
    if (end !== undefined && isSameEnd(end, wanted)) return end;
  }
  return undefined;
};

const isSameEnd = (one: FlowEnd, other: FlowEnd): boolean =>
  other.did === undefined ? other.ip !== undefined && one.ip === other.ip : one.did === other.did;
