// Answers of the summary statistics endpoint of an appliance of the field: four forms, of which the one asked for is read.
import type { HourlyCount, MitreSummary, SystemSummary, VolumePoint } from '../../domain/stats.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { type Decoded, decodeAnswer, objectAnswer, type PartShape } from './answer.ts';
import { EVENT_PLACES, eventCourse } from './event-course.ts';
import { MITRE_PLACES, mitreTactics } from './mitre-tactics.ts';
import { SUMMARY_PLACES, systemSummary } from './system-summary.ts';
import { csensorCourse, VOLUME_PLACES } from './volume-course.ts';

export type StatisticsForm = 'plain' | 'events' | 'csensor' | 'mitre';

export type ApplianceStatistics =
  | Readonly<{ kind: 'plain'; summary: SystemSummary; course: readonly VolumePoint[] | undefined }>
  | Readonly<{ kind: 'events'; hourly: readonly HourlyCount[] | undefined }>
  | Readonly<{ kind: 'csensor'; isCsensor: boolean | undefined; course: readonly VolumePoint[] | undefined }>
  | Readonly<{ kind: 'mitre'; mitre: MitreSummary }>;

export const decodeStatistics = (
  chunks: Chunks,
  asked: StatisticsForm,
  pace: Pace,
): Promise<Decoded<ApplianceStatistics>> => decodeAnswer(chunks, SHAPES[asked], pace);

const what = 'summarystatistics';

const SHAPES: Readonly<Record<StatisticsForm, PartShape<ApplianceStatistics>>> = {
  plain: objectAnswer(what, SUMMARY_PLACES, systemSummary),
  events: objectAnswer(what, EVENT_PLACES, eventCourse),
  csensor: objectAnswer(what, VOLUME_PLACES, csensorCourse),
  mitre: objectAnswer(what, MITRE_PLACES, mitreTactics),
};
