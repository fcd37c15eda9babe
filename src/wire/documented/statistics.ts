// Answers of the summary statistics endpoint in the documented dialect; their kind follows from what was asked.
import type { Result } from '../../domain/result.ts';
import type { StatisticsAnswer, StatisticsKind } from '../../domain/stats.ts';
import { type AnswerShape, decode } from '../decode.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { placesOf, readAs } from '../shape.ts';
import { BANDWIDTH_ELEMENTS, bandwidthStats } from './bandwidth-stats.ts';
import { EVENT_ELEMENTS, eventCounts } from './event-counts.ts';
import { MITRE_ELEMENTS, mitreSummary } from './mitre-summary.ts';
import { systemSummary } from './system-summary.ts';

const what = 'summarystatistics';

const SHAPES: Readonly<Record<StatisticsKind, AnswerShape<StatisticsAnswer>>> = {
  plain: {
    what,
    wanted: { masses: {}, elements: {}, places: placesOf(systemSummary) },
    read: readAs(systemSummary, (summary): StatisticsAnswer => ({ kind: 'plain', summary })),
  },
  events: {
    what,
    wanted: { masses: {}, elements: EVENT_ELEMENTS, places: placesOf(eventCounts) },
    read: readAs(eventCounts, (events): StatisticsAnswer => ({ kind: 'events', events })),
  },
  mitre: {
    what,
    wanted: { masses: {}, elements: MITRE_ELEMENTS, places: placesOf(mitreSummary) },
    read: readAs(mitreSummary, (mitre): StatisticsAnswer => ({ kind: 'mitre', mitre })),
  },
  bandwidth: {
    what,
    wanted: { masses: {}, elements: BANDWIDTH_ELEMENTS, places: placesOf(bandwidthStats) },
    read: readAs(bandwidthStats, (bandwidth): StatisticsAnswer => ({ kind: 'bandwidth', bandwidth })),
  },
};

export const decodeStatistics = (
  chunks: Chunks,
  asked: StatisticsKind,
  pace: Pace,
): Promise<Result<StatisticsAnswer>> => decode(chunks, SHAPES[asked], pace);
