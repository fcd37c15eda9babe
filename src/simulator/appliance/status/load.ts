// What the appliance takes in, in bits per second and as texts, and how many connections that is.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';

const CURRENT_MS = 5 * MINUTE_MS;

/** Looking back for a peak takes a while, and is left out where the answer has to be fast. */
export const tellLoad = async ({ engine, nowAt, signal }: EndpointRequest, isFast: boolean) => {
  const totalsOf = (spanMs: number) => engine.totals({ startAt: nowAt - spanMs, endAt: nowAt }, 'all', signal);
  const current = await totalsOf(CURRENT_MS);
  const hour = await totalsOf(HOUR_MS);
  const peak = isFast ? undefined : (await totalsOf(7 * DAY_MS)).peak;
  return {
    ...tellRate('bandwidthCurrent', rateOf(current, CURRENT_MS)),
    ...tellRate('bandwidthAverage', rateOf(hour, HOUR_MS)),
    ...(peak === undefined ? {} : tellRate('bandwidth7DayPeak', Math.round(8 * peak.bytesPerSecond))),
    ...tellRate('processedBandwidthCurrent', rateOf(current, CURRENT_MS)),
    ...tellRate('processedBandwidthAverage', rateOf(hour, HOUR_MS)),
    connectionsPerMinuteCurrent: perMinute(current, CURRENT_MS),
    connectionsPerMinuteAverage: perMinute(hour, HOUR_MS),
    eventsPerMinuteCurrent: { network: perMinute(current, CURRENT_MS) },
    // A text, as it is on appliances.
    osPacketsProcessed: String(Math.round((hour.bytesIn + hour.bytesOut) / 700)),
  };
};

type Counted = Readonly<{ bytesIn: number; bytesOut: number; internalCount: number; externalCount: number }>;

const rateOf = ({ bytesIn, bytesOut }: Counted, spanMs: number): number =>
  Math.round((8 * (bytesIn + bytesOut)) / (spanMs / SECOND_MS));

const perMinute = ({ internalCount, externalCount }: Counted, spanMs: number): number =>
  Math.round((internalCount + externalCount) / (spanMs / MINUTE_MS));

const tellRate = (name: string, bitsPerSecond: number) => ({
  [name]: bitsPerSecond,
  [`${name}String`]: `${(bitsPerSecond / 1_000_000).toFixed(2)} Mbps`,
});
