// Answers of the network endpoint of an appliance of the field: sums by section, who took part, and the connections between them.
import type { TrafficMetric, TrafficSections } from '../../domain/flow.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { name } from '../leaf.ts';
import { isWrong } from '../reading.ts';
import { type Decoded, decodeAnswer, objectAnswer } from './answer.ts';
import { byId, type Connection, connection, flowTableOf, knownEnds } from './connections.ts';
import { arrived, entriesAt, entry, listOf, one, together } from './entries.ts';
import {
  type InnerParty,
  innerParty,
  type KnownPlace,
  knownPlace,
  type OuterParty,
  outerParty,
  partiesOf,
} from './traffic-parties.ts';
import { SECTION_PLACES, trafficSections } from './traffic-sections.ts';
import { summaryOf } from './traffic-summary.ts';

export const decodeNetwork = async (chunks: Chunks, pace: Pace): Promise<Decoded<NetworkAnswer>> => {
  const decoded = await decodeAnswer(chunks, SHAPE, pace);
  if (!decoded.ok) return decoded;
  const { sections, inner, outer, metrics, connections } = decoded.value;
  const places = byId(decoded.value.places, (place) => [place.sid, place]);
  const flows = connections && (await flowTableOf(connections, knownEnds(inner, outer, places), pace));
  const value: NetworkAnswer = {
    flows,
    summary: summaryOf(sections, connections?.length),
    metric: undefined,
    points: undefined,
    sections,
    parties: partiesOf(inner, outer, places),
    counted: metrics?.[0],
  };
  return { ...decoded, value };
};

type WireNetwork = Readonly<{
  sections: TrafficSections | undefined;
  places: readonly KnownPlace[] | undefined;
  inner: readonly InnerParty[] | undefined;
  outer: readonly OuterParty[] | undefined;
  metrics: readonly TrafficMetric[] | undefined;
  connections: readonly Connection[] | undefined;
}>;

/** The metric may be told by its name alone. */
const metric = entry<TrafficMetric>(
  (take) => {
    const told = { name: take(name, 'name'), label: take(name, 'label'), units: take(name, 'units') };
    return Object.values(told).every((value) => value === undefined) ? undefined : told;
  },
  (raw) => {
    const called = name(raw);
    return called === undefined || isWrong(called) ? called : { name: called, label: undefined, units: undefined };
  },
);

const LISTS = together([
  SECTION_PLACES,
  entriesAt('subnets', knownPlace),
  entriesAt('devices', innerParty),
  entriesAt('externaldevices', outerParty),
  entriesAt('connections', connection),
]);

const network = entry<WireNetwork>((take) => ({
  sections: take(trafficSections, 'statistics'),
  places: take(arrived(knownPlace), 'subnets'),
  inner: take(arrived(innerParty), 'devices'),
  outer: take(arrived(outerParty), 'externaldevices'),
  metrics: take(listOf(metric), 'metric', 'metrics'),
  connections: take(arrived(connection), 'connections'),
}));

const WANTED: Wanted = { masses: LISTS.elements, elements: {}, places: [...LISTS.places, 'metric', 'metrics'] };

const SHAPE = objectAnswer('network', WANTED, one(network));
