// Builders and small measures for the tests of the simulated world.
import { HOUR_MS, type Instant, type TimeSpan } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Engine, EngineOptions } from '../../src/simulator/engine.ts';
import type { FlowParty, SimulatedFlow } from '../../src/simulator/model.ts';

/** A Wednesday afternoon, on no edge of anything. */
export const ANCHOR_AT: Instant = Date.UTC(2026, 5, 17, 15, 20, 13, 417);

export const anEngine = (changes: Partial<EngineOptions> = {}): Engine =>
  createEngine({
    seed: 1,
    deviceCount: 156,
    flowsPerHour: undefined,
    scenarios: [],
    anchorAt: ANCHOR_AT,
    now: () => ANCHOR_AT,
    ...changes,
  });

/** From `from` hours before the anchor to `to` hours before it. */
export const hoursBefore = (from: number, to = 0): TimeSpan => ({
  startAt: Math.round(ANCHOR_AT - from * HOUR_MS),
  endAt: Math.round(ANCHOR_AT - to * HOUR_MS),
});

export const collect = async (batches: AsyncIterable<readonly SimulatedFlow[]>): Promise<readonly SimulatedFlow[]> => {
  const flows: SimulatedFlow[] = [];
  for await (const batch of batches) flows.push(...batch);
  return flows;
};

/** Zero for somebody outside. */
export const didOf = (party: FlowParty): number => (party.kind === 'device' ? party.device.did : 0);

export const addressOf = (party: FlowParty): string => (party.kind === 'device' ? party.device.ip : party.peer.ip);

export const hasCsensorEnd = (flow: SimulatedFlow): boolean =>
  [flow.source, flow.destination].some((party) => party.kind === 'device' && party.device.hasCsensor);

/** A flow as one line, so that long lists of them compare fast and differ readably. */
export const lineOf = (flow: SimulatedFlow): string =>
  [
    flow.startAt,
    flow.endAt,
    addressOf(flow.source),
    flow.sourcePort,
    addressOf(flow.destination),
    flow.destinationPort,
    flow.applicationProtocol,
    flow.bytesOut,
    flow.bytesIn,
    flow.packetsOut,
    flow.packetsIn,
    flow.flags.join('+'),
  ].join(' ');

export const sumOf = <T>(list: readonly T[], amountOf: (item: T) => number): number =>
  list.reduce((sum, item) => sum + amountOf(item), 0);
