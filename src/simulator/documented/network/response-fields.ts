// responsedata of /network: which parts of the answer stay, and which fields of their elements.
import type { ElementFields } from './element-fields.ts';
import { FLOW_FIELDS } from './flow-writer.ts';
import { POINT_FIELDS } from './metric-points.ts';

/** Undefined parts are not told at all. */
export type NetworkParts = Readonly<{
  metric: boolean;
  data: ElementFields | undefined;
  traffic: ElementFields | undefined;
  summary: boolean;
}>;

export const chooseParts = (names: ReadonlySet<string> | undefined, hasMetric: boolean): NetworkParts => {
  if (names === undefined)
    return hasMetric
      ? { metric: true, data: 'all', traffic: undefined, summary: false }
      : { metric: false, data: undefined, traffic: 'all', summary: true };
  const named = { summary: names.has('summary'), metric: hasMetric && names.has('metric') };
  const isTraffic = !hasMetric || names.has('traffic');
  return {
    ...named,
    data: hasMetric && !names.has('traffic') ? elementFields(names, 'data', POINT_FIELDS) : undefined,
    traffic: isTraffic ? elementFields(names, 'traffic', FLOW_FIELDS) : undefined,
  };
};

/** Fields that are named trim the elements; the part's own name without any of them means whole elements. */
const elementFields = (
  names: ReadonlySet<string>,
  part: string,
  known: readonly string[],
): ElementFields | undefined => {
  const fields = known.filter((field) => names.has(field));
  if (fields.length > 0) return new Set(fields);
  return names.has(part) ? 'all' : undefined;
};
