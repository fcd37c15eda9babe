// Takes one look at an appliance: fetches what is needed, all at once, and makes facts of it.
import { deviceSeries } from '../analysis/device/device-series.ts';
import type { Facts } from '../analysis/facts.ts';
import type { Instant } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Asker } from './asker.ts';
import { collectAppliance } from './collect/collect-appliance.ts';
import { collectCapacity } from './collect/collect-capacity.ts';
import { collectDetails } from './collect/collect-details.ts';
import { collectDevice } from './collect/collect-device.ts';
import { collectEventSeries, linkSeries } from './collect/collect-series.ts';
import { collectStatistics } from './collect/collect-statistics.ts';
import { collectSuspects } from './collect/collect-suspects.ts';
import { collectTraffic } from './collect/collect-traffic.ts';
import type { Judge } from './judge/judge.ts';
import { judgeHere } from './judge/judge-here.ts';
import type { Needs, SeriesName } from './needs.ts';
import type { Snapshot, Source } from './snapshot.ts';

export type SnapshotOptions = Readonly<{
  source: Source;
  at: Instant;
  linkCapacityMbps: number | undefined;
  thresholds: Thresholds;
  /** Names the suspects; in the thread that asks, if not given. */
  judge?: Judge;
}>;

export const takeSnapshot = async (asker: Asker, needs: Needs, options: SnapshotOptions): Promise<Snapshot> => {
  const { judge = judgeHere, thresholds } = options;
  const facts = await collectFacts(asker, needs, options);
  const [details, suspects] = await Promise.all([
    facts.traffic === undefined || needs.detailRequests === undefined
      ? undefined
      : collectDetails(asker, facts.traffic.table, needs.detailRequests),
    needs.suspects === undefined ? [] : collectSuspects(asker, facts, { judge, thresholds, count: needs.suspects }),
  ]);
  return { source: options.source, facts, suspects, details, asked: asker.asked(), failures: asker.failures() };
};

const collectFacts = async (asker: Asker, needs: Needs, { at, linkCapacityMbps }: SnapshotOptions): Promise<Facts> => {
  const { window, statistics: wanted, device: wantedDevice, series = [] } = needs;
  const wantsLink = needs.capacity === true || series.includes('bandwidth');
  const [stats, traffic, device, capacity, events, appliance] = await Promise.all([
    wanted === undefined ? undefined : collectStatistics(asker, wanted, window.endAt),
    collectTraffic(asker, needs),
    wantedDevice === undefined ? undefined : collectDevice(asker, wantedDevice),
    wantsLink ? collectCapacity(asker, window.endAt, linkCapacityMbps) : undefined,
    Promise.all(series.filter(isEvents).map((name) => collectEventSeries(asker, name, window.endAt))),
    needs.appliance === true ? collectAppliance(asker, at) : undefined,
  ]);
  return {
    at,
    window,
    statistics: stats === undefined && capacity === undefined ? undefined : { ...NO_STATISTICS, ...stats, capacity },
    traffic,
    device,
    series: [
      ...events.filter((one) => one !== undefined),
      ...(capacity !== undefined && series.includes('bandwidth') ? [linkSeries(capacity)] : []),
      ...(device === undefined ? [] : deviceSeries(device, Math.min(at, window.endAt))),
    ],
    ...(appliance === undefined ? {} : { appliance: appliance() }),
  };
};

const NO_STATISTICS = { periods: [], firstAskedHours: 24, system: undefined } as const;

const isEvents = (name: SeriesName): name is Exclude<SeriesName, 'bandwidth'> => name !== 'bandwidth';
