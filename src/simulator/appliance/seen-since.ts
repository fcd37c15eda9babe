// When something was last seen: which devices since an instant, and seensince as "5hour", "6day" or in seconds.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Asked } from '../endpoint.ts';
import type { SimulatedDevice } from '../model.ts';
import type { QuestionReader } from './question-reader.ts';

const UNITS: Readonly<Record<string, number>> = {
  '': SECOND_MS,
  sec: SECOND_MS,
  second: SECOND_MS,
  min: MINUTE_MS,
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
};

export const seenSince = ({ engine, nowAt }: Asked, sinceAt: Instant): readonly SimulatedDevice[] =>
  engine.devices.filter((device) => device.firstSeenAt < nowAt && engine.lastSeenAt(device, nowAt) >= sinceAt);

export const readSeenSince = (reader: QuestionReader, nowAt: Instant, defaultMs: number): Instant =>
  nowAt - (reader.parsed('seensince', readMs) ?? defaultMs);

const readMs = (text: string): number | undefined => {
  const match = /^(\d{1,9})\s*([a-z]*?)s?$/.exec(text);
  const unitMs = UNITS[match?.[2] ?? 'none'];
  return match === null || unitMs === undefined ? undefined : Number(match[1]) * unitMs;
};
