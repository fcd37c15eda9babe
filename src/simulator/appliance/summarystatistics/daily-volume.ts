// What was ingested day by day over four weeks, in kilobytes of 1,000 bytes.
import { toSecondText } from '../../asking/utc-text.ts';
import type { Asked } from '../../endpoint.ts';
import type { Deployment } from '../../model.ts';
import { daysBefore } from '../four-weeks.ts';

export const tellDailyVolume = async ({ engine, nowAt, signal }: Asked, deployment: Deployment) => {
  const points = [];
  for (const day of daysBefore(nowAt)) {
    const { bytesIn, bytesOut } = await engine.totals(day, deployment, signal);
    points.push({
      timems: day.startAt,
      time: toSecondText(day.startAt),
      kb: Math.round((bytesIn + bytesOut) / 1_000),
    });
  }
  return points;
};
