// GET /metrics: what an appliance can measure, under the names it is asked by. A megabyte or more.
import type { KnownMetric } from '../../../domain/appliance.ts';
import { decodeMetrics } from '../../../wire/appliance/metrics.ts';
import { type EndpointDefinition, NOT_IN_EVERY_VERSION } from '../../endpoint.ts';
import { RESPONSE_DATA } from '../../parameters/alike.ts';

export type MetricsParams = Readonly<{ responsedata?: string | undefined }>;

export const metrics: EndpointDefinition<'metrics', MetricsParams, readonly KnownMetric[]> = {
  name: 'metrics',
  path: '/metrics',
  says: 'What the appliance can measure, under the names that the network endpoint takes',
  right: 'Visualizer or View Models',
  absence: NOT_IN_EVERY_VERSION,
  parameters: [RESPONSE_DATA],
  rules: [],
  decode: ({ chunks, pace }) => decodeMetrics(chunks, pace),
};
