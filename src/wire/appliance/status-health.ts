// The health and the traffic of an appliance, and of a probe below it. Nothing here is of so sure a type that the rest should be lost over it.
import type { ApplianceHealth, ApplianceRates, DeviceCounts } from '../../domain/appliance.ts';
import type { Read } from '../reading.ts';
import type { Take } from './entries.ts';
import { amount, clockSpan, lenient, percent, seconds, yesOrNo } from './tolerant.ts';

/** What cannot be read is not reported. */
export const takeLeniently =
  (take: Take): Take =>
  (read, ...names) =>
    take(lenient(read), ...names);

export const takeHealth = (take: Take): ApplianceHealth => ({
  cpuPercent: take(percent, 'cpu'),
  loadPercent: take(percent, 'load'),
  memoryPercent: take(percent, 'memoryUsed'),
  diskPercent: take(percent, 'diskUtilization'),
  diskUsedPercent: take(percent, 'diskSpaceUsed_', 'diskSpaceUsed'),
  dataQueueMs: take(seconds, 'dataQueue'),
  flowQueueMs: take(seconds, 'darkflowQueue'),
  hasExcessTraffic: take(yesOrNo, 'excessTraffic'),
  uptimeMs: take(clockSpan, 'uptime'),
  systemUptimeMs: take(clockSpan, 'systemuptime', 'systemUptime'),
});

export const takeRates = (take: Take, rate: string): ApplianceRates => ({
  current: take(amount, `${rate}Current`),
  average: take(amount, `${rate}Average`),
  peakOfWeek: take(amount, `${rate}7DayPeak`),
  peakOfTwoWeeks: take(amount, `${rate}2WeekPeak`),
});

export const takeCounts = (take: Take, devices: string): DeviceCounts => ({
  ofFourWeeks: take(amount, `${devices}4Weeks`),
  ofWeek: take(amount, `${devices}7Days`),
  ofDay: take(amount, `${devices}24Hours`),
  ofHour: take(amount, `${devices}Hour`),
});

/** It stands only where there is trouble, and may say in words what the trouble is. */
export const trouble: Read<boolean | undefined> = (raw) => {
  const isTrue = lenient(yesOrNo)(raw);
  return isTrue ?? (typeof raw === 'string' && raw.trim() !== '' ? true : undefined);
};
