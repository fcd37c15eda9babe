// Answers what the documents' network endpoint would, from the sums and connections that an appliance of the field tells.
import type { Answered, Caller, OpenOptions } from '../../../api/client.ts';
import { type ApplianceNetworkParams, network } from '../../../api/endpoints/appliance/network.ts';
import { HOUR_MS, type Instant } from '../../../domain/instant.ts';
import { type Result, success } from '../../../domain/result.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { paramsKey } from '../../params-key.ts';
import type { Directory } from '../lists/directory.ts';
import { type SharedRequest, shareRequest } from '../share-request.ts';
import { joinAnswers } from './join-answers.ts';
import { type NamesOfCodes, nameCodes } from './name-codes.ts';
import { lacksNames, nameFlows } from './name-flows.ts';
import { BANDWIDTH, isOneWay, type NetworkParams, networkRequest } from './network-request.ts';
import { transferPoints } from './transfer-points.ts';

export type NetworkOptions = Readonly<{
  caller: Pick<Caller, 'get'>;
  now: () => Instant;
  /** Undefined where it is not there in a moment. */
  directory: () => Promise<Directory | undefined>;
  namesOfCodes: NamesOfCodes;
}>;

export type Network = Readonly<{
  get(params: NetworkParams, how?: OpenOptions): Promise<Result<Answered<NetworkAnswer>>>;
}>;

/** What the appliance tells where no span is given. */
const STANDARD_MS = HOUR_MS;

export const createNetwork = ({ caller, now, directory, namesOfCodes }: NetworkOptions): Network => {
  const underWay = new Map<string, SharedRequest<Answered<NetworkAnswer>>>();

  /** Flows and bytes of each device are one answer: asked for at the same time, they are one request. */
  const ask = async (params: ApplianceNetworkParams, how: OpenOptions): Promise<Result<Answered<NetworkAnswer>>> => {
    const key = paramsKey(params);
    const request = underWay.get(key) ?? shareRequest(network.name, (one) => caller.get(network, params, one));
    underWay.set(key, request);
    const { result, isFirst } = await request.join(how);
    if (underWay.get(key) === request) underWay.delete(key);
    if (!result.ok || isFirst) return result;
    return success({ ...result.value, bytes: 0, elapsedMs: 0, attempts: 0 });
  };

  const bothWays = async (request: ApplianceNetworkParams, how: OpenOptions) => {
    const [inside, outside] = await Promise.all([
      ask({ ...request, intext: 'internal' }, how),
      ask({ ...request, intext: 'external' }, { signal: how.signal }),
    ]);
    if (!inside.ok || !outside.ok) return inside.ok ? outside : inside;
    const bytes = inside.value.bytes + outside.value.bytes;
    return success({ ...inside.value, bytes, value: await joinAnswers(inside.value.value, outside.value.value) });
  };

  return {
    get: async (params, how = {}) => {
      const request = networkRequest(params);
      const told = isOneWay(params) ? await bothWays(request, how) : await ask(request, how);
      if (!told.ok) return told;
      const value = await nameCodes(told.value.value, namesOfCodes);
      const known = lacksNames(value) ? await directory() : undefined;
      const answer = known === undefined ? value : await nameFlows(value, known);
      if (params.metric !== BANDWIDTH) return success({ ...told.value, value: answer });
      const points = transferPoints(answer, request.starttime ?? now() - STANDARD_MS, known);
      return success({ ...told.value, value: { ...answer, flows: undefined, metric: BANDWIDTH, points } });
    },
  };
};
