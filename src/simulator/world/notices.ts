// What the appliance says about itself and its surroundings: system notices by the hour, and each device's first sight.
import { HOUR_MS, type TimeSpan } from '../../domain/instant.ts';
import type { NoticeEvent, Severity, SimulatedDevice } from '../model.ts';
import { createRandom, mix } from '../random.ts';
import { hourOf } from '../slots.ts';

type NoticeFacts = Readonly<{ kind: string; perHour: number; severity: Severity }>;

const NOTICES: readonly NoticeFacts[] = [
  { kind: 'system', perHour: 4, severity: 'low' },
  { kind: 'probe', perHour: 2.5, severity: 'low' },
  { kind: 'subnet_quality', perHour: 0.4, severity: 'low' },
  { kind: 'model_update', perHour: 0.25, severity: 'low' },
  { kind: 'configuration', perHour: 0.2, severity: 'medium' },
  { kind: 'license', perHour: 0.04, severity: 'medium' },
];

export const noticesWithin = (
  seed: number,
  devices: readonly SimulatedDevice[],
  span: TimeSpan,
): readonly NoticeEvent[] => {
  const first = hourOf(span.startAt);
  const count = span.endAt <= span.startAt ? 0 : hourOf(span.endAt - 1) - first + 1;
  const regular = Array.from({ length: count }, (_, index) => noticesOfHour(seed, first + index)).flat();
  const sightings = devices.map(
    (device): NoticeEvent => ({ at: device.firstSeenAt, kind: 'device_new', severity: 'low' }),
  );
  return [...regular, ...sightings]
    .filter((notice) => notice.at >= span.startAt && notice.at < span.endAt)
    .sort((a, b) => a.at - b.at);
};

const noticesOfHour = (seed: number, hour: number): readonly NoticeEvent[] => {
  const random = createRandom(mix(seed, hour), 'notices');
  return NOTICES.flatMap(({ kind, perHour, severity }) => {
    // Between half and one and a half times the rate; the fraction left over is a chance.
    const wanted = perHour * (0.5 + random.unit());
    const noticeCount = Math.floor(wanted) + (random.unit() < wanted % 1 ? 1 : 0);
    return Array.from({ length: noticeCount }, () => ({
      at: hour * HOUR_MS + random.between(0, HOUR_MS - 1),
      kind,
      severity,
    }));
  });
};
