// What is asked of an appliance of the field in the place of a question about the network in the language of the documents.
import type { ApplianceNetworkParams } from '../../../api/endpoints/appliance/network.ts';
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import { parseUtc } from '../../../text/utc.ts';

export type NetworkParams = ParamsOf<'network'>;

/** The documents' name for what an appliance of the field counts of its own accord. */
export const BANDWIDTH = 'bandwidth';

/** The span is always told in milliseconds: nothing in a query that proxies or signatures could stumble over. */
export const networkRequest = (params: NetworkParams): ApplianceNetworkParams => {
  const { from_, to, starttime, endtime, responsedata, metric, fulldevicedetails = true, ...rest } = params;
  return {
    ...rest,
    starttime: starttime ?? instantOf(from_),
    endtime: endtime ?? instantOf(to),
    metric: metric === BANDWIDTH ? undefined : metric,
    // Of the sums alone nothing has a name. Else names come with the devices, and what flows and what devices moved is one request.
    ...(isSummary(responsedata) ? { responsedata: 'statistics' } : { fulldevicedetails }),
  };
};

/**
 * Of a device the appliance tells one of the two at a time, and the traffic inside where neither is named; of everything, or of a subnet,
 * both. The documents mean both.
 */
export const isOneWay = ({ did, ip, viewsubnet, intext }: NetworkParams): boolean =>
  (did !== undefined || ip !== undefined) && viewsubnet === undefined && intext === undefined;

/** The one that is sent first. */
export const firstRequest = (params: NetworkParams): ApplianceNetworkParams =>
  isOneWay(params) ? { ...networkRequest(params), intext: 'internal' } : networkRequest(params);

/** Nothing but the sums. What else the documents trim has other names here, or none. */
const isSummary = (responsedata: NetworkParams['responsedata']): boolean =>
  (typeof responsedata === 'object' ? responsedata : [responsedata]).join(',') === 'summary';

const instantOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : parseUtc(text));
