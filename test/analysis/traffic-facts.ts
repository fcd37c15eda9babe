// Facts about traffic for tests: a day that ends on a Thursday afternoon, with the flows that a test says.

import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { TRAFFIC_RULES } from '../../src/analysis/rules/traffic.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { MetricPoint } from '../../src/domain/flow.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { allRows, filterRows } from '../../src/flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { anEnd, aTable, type EndParts, type FlowParts } from '../flows/a-flow.ts';
import { standardThresholds } from './standard-thresholds.ts';

export const END_AT: Instant = Date.UTC(2026, 0, 15, 15);
export const MEGABYTE = 1024 * 1024;

export const trafficOf = (flows: readonly FlowParts[], changes: Partial<TrafficFacts> = {}): TrafficFacts => {
  const table = aTable(flows);
  return {
    window: { endAt: END_AT, hours: 24, endsNow: true },
    table,
    rows: allRows(table),
    summary: undefined,
    transfers: undefined,
    ...changes,
  };
};

export const hoursAgo = (hours: number): Instant => END_AT - hours * HOUR_MS;
export const dayAgo = END_AT - DAY_MS;

export const insideHost = (number: number): EndParts => ({
  did: 100 + number,
  ip: `10.0.${Math.floor(number / 250)}.${1 + (number % 250)}`,
  hostname: `ws-${number}.corp.example`,
});

export const outsideHost = (number: number): EndParts => ({
  ip: `198.51.${100 + Math.floor(number / 250)}.${1 + (number % 250)}`,
});

export const aPoint = (parts: Partial<Omit<MetricPoint, 'device'>> & Readonly<{ device?: EndParts }>): MetricPoint => ({
  at: hoursAgo(3),
  bytesIn: undefined,
  bytesOut: undefined,
  packetsIn: undefined,
  packetsOut: undefined,
  connections: undefined,
  ...parts,
  device: parts.device === undefined ? undefined : anEnd(parts.device),
});

export const findingsOf = (
  rule: string,
  traffic: TrafficFacts | undefined,
  changed: Partial<Thresholds> = {},
): readonly Finding[] => {
  const found = TRAFFIC_RULES.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`no rule ${rule}`);
  const window = traffic?.window ?? { endAt: END_AT, hours: 24, endsNow: true };
  return found.judge(
    { at: END_AT, window, statistics: undefined, traffic, device: undefined, series: [] },
    standardThresholds(changed),
  );
};

/** The rows that the filter of a finding lets through. */
export const rowsBehind = (finding: Finding | undefined, { table, window }: TrafficFacts): readonly number[] => {
  const parsed = parseFilter(finding?.link?.filter ?? '', FLOW_SCHEMA);
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  return [...filterRows(table, parsed.filter, { endAt: window.endAt })];
};
