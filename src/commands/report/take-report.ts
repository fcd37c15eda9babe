// Takes the look that a report needs and makes the report's document of it.
import { type Failure, tellFailure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import { type Asker, createAsker } from '../../live/asker.ts';
import { findDevice } from '../../live/find-device.ts';
import { findSubnet } from '../../live/find-subnet.ts';
import { openFlowReader } from '../../live/flows/open-flow-reader.ts';
import { takeSnapshot } from '../../live/take-snapshot.ts';
import { assemble, keepOnly, tellUntold } from '../../report/assemble.ts';
import type { ReportDocument } from '../../report/document.ts';
import { tellNarrowing } from '../../report/parts/narrowed-parts.ts';
import { unjudgedIn } from '../../report/parts/unjudged.ts';
import type { ReportQuestion } from '../../report/report-definition.ts';
import { type OpenAppliance, openAppliance } from '../setting/appliance.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { narrowNeeds, readFilter } from './read-filter.ts';
import type { ReportRequest } from './read-request.ts';
import { readSubnet } from './read-subnet.ts';
import type { ReportOptions } from './report-options.ts';
import { showReportProgress } from './report-progress.ts';

export type TakenReport = Readonly<{
  document: ReportDocument;
  /** What could not be had though the report is about it, each reason once. */
  failures: readonly Failure[];
  /** Rules that had nothing to judge: that they found nothing means nothing. */
  unjudged: readonly string[];
}>;

export const takeReport = async (
  surroundings: Surroundings,
  request: ReportRequest,
  options: ReportOptions,
): Promise<Result<TakenReport>> => {
  const filter = readFilter(options.filter);
  if (!filter.ok) return filter;
  // Here --interval is a device's, not how often the appliance is asked.
  const { interval: _ofDevice, ...flags } = options;
  const opened = await openAppliance(surroundings, flags);
  if (!opened.ok) return opened;
  const progress = showReportProgress(surroundings);
  const reader = openFlowReader();
  try {
    const asker = createAsker({
      client: opened.value.client,
      fetchFlows: (params, how) => reader.fetch(opened.value.client, params, how),
      now: options.at === undefined ? surroundings.now : frozenAt(options.at),
      signal: surroundings.stop,
      onProgress: progress.update,
    });
    return await takeWith(asker, opened.value, filter.value, { surroundings, request, options });
  } finally {
    await progress.end();
    await reader.close();
    await opened.value.close();
  }
};

export type Asked = Readonly<{ surroundings: Surroundings; request: ReportRequest; options: ReportOptions }>;

/** Of an appliance that is open already. */
export const takeWith = async (
  asker: Asker,
  { profile, isDemo, config }: OpenAppliance,
  filter: Filter | undefined,
  { surroundings, request, options }: Asked,
): Promise<Result<TakenReport>> => {
  const { definition, target } = request;
  const at = options.at ?? surroundings.now();
  const window: TimeWindow = {
    endAt: options.to ?? at,
    hours: options.hours ?? hoursAmong(request.periods) ?? definition.hours,
    endsNow: options.to === undefined,
  };
  const did = definition.about === 'device' ? await findDevice(asker, target ?? '', window) : success(undefined);
  if (!did.ok) return did;
  const subnet = definition.about === 'subnet' ? readSubnet(target ?? '') : success(undefined);
  if (!subnet.ok) return subnet;
  const asked = subnet.value === undefined ? undefined : await findSubnet(asker, subnet.value);
  const question = settleQuestion({ at, window, did: did.value, subnet: asked, request, options });
  const source = { profile: profile.name, host: isDemo ? EMBEDDED : profile.host.host, isDemo };
  const snapshot = await takeSnapshot(asker, narrowNeeds(definition.needs(question), filter), {
    source,
    at,
    linkCapacityMbps: profile.linkCapacityMbps,
    thresholds: config.settings.thresholds,
  });
  const failures = snapshot.failures.filter(({ isOptional }) => !isOptional).map(({ failure }) => failure);
  const [first] = failures;
  if (first !== undefined && snapshot.asked.every((one) => one.failure !== undefined)) return failed(first);
  const unknown = did.value === undefined ? undefined : failures.find(({ kind }) => kind === 'not-found');
  if (unknown !== undefined) return failed(unknown);
  const content = definition.write(snapshot, { question, thresholds: config.settings.thresholds });
  const document = assemble(definition, snapshot, tellNarrowing(content, question));
  return success({
    document: request.only === undefined ? document : keepOnly(tellUntold(document, request.only), request.only),
    failures: onceEach(failures),
    unjudged: unjudgedIn(snapshot, definition.rules).map(({ reason }) => reason),
  });
};

/** On a frozen clock the books of a look are the same each time. */
const frozenAt = (at: Instant) => () => at;

/** Who names periods without a window means the day among them, or the one named first. */
const hoursAmong = (periods: readonly number[] | undefined): number | undefined =>
  periods?.find((hours) => hours === DAY_HOURS) ?? periods?.[0];

type Settling = Readonly<{
  at: Instant;
  window: TimeWindow;
  did: number | undefined;
  subnet: number | string | undefined;
  request: ReportRequest;
  options: ReportOptions;
}>;

const settleQuestion = ({ at, window, did, subnet, request, options }: Settling): ReportQuestion => ({
  at,
  window,
  periods: request.periods,
  did,
  subnet,
  intervalHours: INTERVALS.find((hours) => String(hours) === options.interval),
  similarDevices: options.similar,
  odid: options.odid,
  port: options.port,
  externalDomain: options.domain,
  filter: options.filter,
  top:
    options.top === 0
      ? Number.POSITIVE_INFINITY
      : (options.top ?? (request.format.name === 'csv' ? Number.POSITIVE_INFINITY : undefined)),
});

const DAY_HOURS = 24;

/** It listens on another port each time, which is nobody's business. */
const EMBEDDED = 'embedded';

const INTERVALS = [1, 2, 4, 6, 12, 24] as const;

const onceEach = (failures: readonly Failure[]): readonly Failure[] => [
  ...new Map(failures.map((failure) => [tellFailure(failure), failure])).values(),
];
