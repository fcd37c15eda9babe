// How what a finding is about went: the series it was found in with what was usual, or the flows behind it over the window.
import type { Finding, FindingCourse } from '../../domain/finding.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { spanOf } from '../../domain/window.ts';
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { measureBand } from '../device/measure-band.ts';
import type { DeviceFacts, Facts, TrafficFacts, WatchedSeries } from '../facts.ts';
import { amountOf } from '../figures/known.ts';
import { idPart } from '../make-finding.ts';
import { scoreSeries } from '../series/score-series.ts';

/** So many points make a small picture. */
const MOST_POINTS = 48;

/** Each of the worst with its course, where the facts tell one. */
export const withCourses = (findings: readonly Finding[], facts: Facts, thresholds: Thresholds): readonly Finding[] => {
  const scoresOf = scoreOnce(thresholds);
  return findings.map((finding, place) => {
    const course = place < MOST_DRAWN ? courseOf(finding, facts, scoresOf) : undefined;
    return course === undefined ? finding : { ...finding, course };
  });
};

/** Of more, nobody looks at each. */
const MOST_DRAWN = 200;

type ScoresOf = (series: WatchedSeries) => ReturnType<typeof scoreSeries>;

/** Of one device or network several findings come from the same series. */
const scoreOnce = ({ ser_history_hours: historyHours }: Thresholds): ScoresOf => {
  const known = new Map<WatchedSeries, ReturnType<typeof scoreSeries>>();
  return (series) => {
    const scores = known.get(series) ?? scoreSeries(series, historyHours);
    known.set(series, scores);
    return scores;
  };
};

const courseOf = (finding: Finding, facts: Facts, scoresOf: ScoresOf): FindingCourse | undefined => {
  const { series, traffic, device } = facts;
  if (/^SER-/.test(finding.rule))
    return courseOfSeries(
      series.find(({ key }) => isFrom(finding, key)),
      finding,
      scoresOf,
    );
  if (traffic !== undefined && finding.link?.pane === 'flows') return courseOfFlows(finding, traffic);
  if (device !== undefined && finding.entity.did === device.did) return courseBesidePeers(finding, device, facts);
  if (/^(?:SEC|BW)-/.test(finding.rule))
    return courseOfSeries(
      series.find(({ key }) => NETWORK_SERIES[finding.link?.view ?? '']?.includes(key)),
      finding,
      scoresOf,
    );
  return undefined;
};

const isFrom = ({ id }: Finding, key: string): boolean => id.split(':')[1] === idPart(key);

/** Of one view only one of them is told. */
const NETWORK_SERIES: Readonly<Record<string, readonly string[]>> = {
  security: ['security.hourly'],
  bandwidth: ['bandwidth.hourly', 'bandwidth.daily'],
};

/** Most of it before the moment of the finding, and what came of it. */
const courseOfSeries = (
  watched: WatchedSeries | undefined,
  { at }: Finding,
  scoresOf: ScoresOf,
): FindingCourse | undefined => {
  if (watched === undefined) return undefined;
  const scores = scoresOf(watched);
  const place = scores.findLastIndex((score) => score.at <= at);
  const end = Math.min(scores.length, place + 1 + MOST_POINTS / 4);
  const shown = scores.slice(Math.max(0, end - MOST_POINTS), end);
  return toldCourse({
    title: watched.title,
    unit: watched.unit,
    usual: 'its own habit',
    points: shown.map((score) => ({ at: score.at, value: score.value, low: score.low, high: score.high })),
  });
};

/** Uploads in bytes, all else in how many flows. */
const courseOfFlows = ({ rule, link }: Finding, { table, window }: TrafficFacts): FindingCourse | undefined => {
  const { startAt, endAt } = spanOf(window);
  const parsed = parseFilter(link?.filter ?? '', FLOW_SCHEMA);
  if (!parsed.ok || endAt <= startAt) return undefined;
  const isInBytes = rule === 'NET-R6';
  const stepMs = Math.max(60_000, (endAt - startAt) / MOST_POINTS);
  const values: number[] = Array.from({ length: Math.ceil((endAt - startAt) / stepMs) }, () => 0);
  for (const row of filterRows(table, parsed.filter, { endAt })) {
    const step = Math.floor(((table.startAt[row] ?? Number.NaN) - startAt) / stepMs);
    const amount = isInBytes ? (table.bytes[row] ?? Number.NaN) : 1;
    if (values[step] !== undefined && !Number.isNaN(amount)) values[step] += amount;
  }
  return toldCourse({
    title: isInBytes ? 'bytes of the flows behind it' : 'flows behind it',
    unit: isInBytes ? 'bytes' : 'count',
    usual: undefined,
    points: values.map((value, step) => ({ at: startAt + step * stepMs, value, low: undefined, high: undefined })),
  });
};

/** What a device did, beside the devices that resemble it. */
const courseBesidePeers = (
  { rule }: Finding,
  device: DeviceFacts,
  { window, at }: Facts,
): FindingCourse | undefined => {
  const measure = rule === 'DEV-R8' ? 'sent' : (MEASURES[rule] ?? 'connections');
  const band = measureBand(device, window, measure);
  if (band === undefined) return undefined;
  const over = band.points.filter((point) => point.at + band.intervalHours * HOUR_MS <= Math.min(at, window.endAt));
  return toldCourse({
    title: TITLES[measure],
    unit: measure === 'sent' ? 'bytes' : 'count',
    usual: 'its similar devices',
    points: over.slice(-MOST_POINTS).map((point) => ({
      at: point.at,
      value: amountOf(point.value),
      low: point.low,
      high: point.high,
    })),
  });
};

const MEASURES: Readonly<Record<string, 'uniqueDestinations' | 'externalConnections'>> = {
  'DEV-R2': 'uniqueDestinations',
  'DEV-R3': 'externalConnections',
};

const TITLES = {
  connections: 'connections per interval',
  uniqueDestinations: 'unique destinations per interval',
  externalConnections: 'external connections per interval',
  sent: 'bytes out per interval',
} as const;

/** Two points at least make a picture. */
const toldCourse = (course: FindingCourse): FindingCourse | undefined =>
  course.points.filter(({ value }) => value !== undefined).length < 2 ? undefined : course;
