// Reads recorded statistics: totals, events, tactics, bandwidth.
import type {
  BandwidthStats,
  EventCounts,
  HourlyCount,
  MitreSummary,
  MitreTactic,
  MitreTechnique,
  ProtocolShare,
  Severities,
  SummaryAlerts,
  SummaryBandwidth,
  SummaryDevices,
  SummaryEvents,
  SummaryPeriod,
  SystemInventory,
  SystemSummary,
  VolumePoint,
} from '../../../domain/stats.ts';
import type { PastWindow } from '../../questions/index.ts';
import { flag, instant, list, maybe, numbersByName, shape, sureNumber, sureText, wholeNumber } from './shapes.ts';

const amount = maybe(sureNumber);

const period = shape<SummaryPeriod>({ startAt: maybe(instant), endAt: maybe(instant), hours: amount });

const inventory = shape<SystemInventory>({
  deviceKinds: maybe(numbersByName),
  subnetCount: amount,
  credentialCount: amount,
  patternCount: amount,
  respondedDeviceCount: amount,
  responseCount: amount,
  licensedIpCount: amount,
});

export const systemSummary = shape<SystemSummary>({
  bandwidth: maybe(
    shape<SummaryBandwidth>({
      totalBytes: amount,
      ingressBytes: amount,
      egressBytes: amount,
      peakThroughput: amount,
      averageThroughput: amount,
    }),
  ),
  events: maybe(shape<SummaryEvents>({ total: amount, security: amount, notices: amount, connections: amount })),
  devices: maybe(shape<SummaryDevices>({ total: amount, active: amount, new: amount })),
  alerts: maybe(shape<SummaryAlerts>({ total: amount, high: amount, medium: amount, low: amount })),
  period: maybe(period),
  inventory: maybe(inventory),
});

export const eventCounts = shape<EventCounts>({
  eventType: maybe(sureText),
  period: maybe(period),
  counts: maybe(numbersByName),
  severities: maybe(shape<Severities>({ critical: amount, high: amount, medium: amount, low: amount })),
  hourly: maybe(list(shape<HourlyCount>({ at: instant, count: amount }))),
});

export const pastWindows = list(shape<PastWindow>({ endAt: instant, hours: wholeNumber, security: eventCounts }));

const technique = shape<MitreTechnique>({ id: sureText, name: maybe(sureText), count: amount });

const tactic = shape<MitreTactic>({
  name: sureText,
  count: amount,
  weighed: maybe(shape<NonNullable<MitreTactic['weighed']>>({ eventCount: amount, unusualCount: amount })),
  techniques: maybe(list(technique)),
});

export const mitreSummary = shape<MitreSummary>({
  tactics: maybe(list(tactic)),
  mappedCount: amount,
  unmappedCount: amount,
  coveragePercent: amount,
  period: maybe(period),
});

export const bandwidthStats = shape<BandwidthStats>({
  ingressMb: amount,
  egressMb: amount,
  totalMb: amount,
  peak: maybe(shape<NonNullable<BandwidthStats['peak']>>({ at: maybe(instant), mbps: amount })),
  averageIngressMbps: amount,
  averageEgressMbps: amount,
  averageTotalMbps: amount,
  protocols: maybe(list(shape<ProtocolShare>({ protocol: sureText, percent: amount, mb: amount }))),
  isCsensorSpecific: maybe(flag),
  course: maybe(list(shape<VolumePoint>({ at: instant, bytes: amount }))),
});
