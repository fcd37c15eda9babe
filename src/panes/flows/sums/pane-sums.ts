// What the appliance tells in the place of flows, as the pages of the pane need it; undefined where it tells flows.
import type { TrafficSums } from '../../../analysis/facts.ts';
import type { KnownSubnet } from '../../../domain/appliance.ts';
import { tellsConnections } from '../../../flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../../flows/filter/flow-fields.ts';
import { printFilter } from '../../../flows/filter/language/print-filter.ts';
import { type ServerParameters, splitByAsked } from '../../../flows/filter/server-parameters.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { subnetsPart } from '../../../live/questions/index.ts';
import type { PaneContext } from '../../pane.ts';
import { createMemory } from '../../parts/memory.ts';
import { readFlowFilter } from '../flow-filter.ts';

type Told = Readonly<{
  answer: Readonly<{ data: NetworkAnswer | undefined }>;
  asked: ServerParameters;
  /** As it was typed. */
  filter: string;
}>;

const rememberSums = createMemory<TrafficSums>();

/** The same object as long as nothing changed. */
export const sumsOf = (
  { read }: Pick<PaneContext, 'read'>,
  { answer: { data }, asked, filter }: Told,
): TrafficSums | undefined => {
  if (data === undefined || !tellsConnections(data)) return undefined;
  const subnets = read(subnetsPart()).data ?? NO_SUBNETS;
  const { did, ip, viewsubnet: sid } = asked;
  const notNarrowedBy = printFilter(splitByAsked(readFlowFilter(filter), asked).rest, FLOW_SCHEMA);
  const isOfOne = did !== undefined || ip !== undefined;
  return rememberSums([data, subnets, isOfOne, sid, notNarrowedBy], () => {
    const { sections, parties, counted } = data;
    return { sections, parties, counted, subnets, isOfOne, sid, notNarrowedBy };
  });
};

const NO_SUBNETS: readonly KnownSubnet[] = [];
