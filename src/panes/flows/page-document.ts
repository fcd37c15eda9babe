// What a page of the flows pane says, as a report of the flows that the filter lets through: made part by part, so that keys are answered in between.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { prepareSubnets } from '../../analysis/traffic/count-subnets.ts';
import type { SortedTalkers } from '../../analysis/traffic/count-talkers.ts';
import { prepareWays } from '../../analysis/traffic/flow-ways.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { ReportDocument } from '../../report/document.ts';
import { deviceTrafficPart } from '../../report/parts/device-parts.ts';
import { subnetsPart, talkersPart } from '../../report/parts/place-parts.ts';
import type { FlowParts } from '../../report/report-definition.ts';
import { type DocumentGiven, documentInSteps } from '../parts/document-in-steps.ts';
import type { Steps } from '../parts/work.ts';

export type DocumentWanted = Pick<DocumentGiven, 'name' | 'title' | 'source'> &
  Readonly<{ traffic: TrafficFacts; thresholds: Thresholds; at: Instant; parts: FlowParts }>;

/** Rows of each of its tables; the rest is one filter away. */
const TOP = 20;

export function* pageDocument({ traffic, thresholds, at, parts, ...named }: DocumentWanted): Steps<ReportDocument> {
  yield* prepareWays(traffic.table);
  return yield* documentInSteps(
    { ...named, generatedAt: at, window: traffic.window },
    parts({ thresholds, top: TOP }).map(({ prepare, make }) => ({
      prepare: prepare && ((): Steps<unknown> => prepare(traffic)),
      make: () => make(traffic),
    })),
  );
}

export const talkerParts =
  (by: SortedTalkers): FlowParts =>
  ({ top }) => [{ make: (traffic) => talkersPart(traffic, top, by) }];

/** All of them, or one of them closely. */
export const subnetParts =
  (cidr: string | undefined): FlowParts =>
  ({ top }) => [
    {
      prepare: (traffic) => prepareSubnets(traffic, ...(cidr === undefined ? [] : [cidr])),
      make: (traffic) => subnetsPart(traffic, cidr === undefined ? undefined : [cidr], top),
    },
  ];

/** Of the flows of one device also what it begins, what comes to it and whom it reaches. */
export const withDevice = (parts: FlowParts, did: number | undefined): FlowParts =>
  did === undefined
    ? parts
    : (given) => [...parts(given), { make: (traffic) => deviceTrafficPart(traffic, did, given.top) }];
