// Whoever marks the flows that the traffic rules find suspicious, in this thread or in another.
import type { TrafficFacts } from '../../analysis/facts.ts';
import type { PackedMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Thresholds } from '../../domain/thresholds.ts';

/** To be read with `openMarks`. Rejects with the signal's reason. */
export type Mark = (facts: TrafficFacts, thresholds: Thresholds, signal?: AbortSignal) => Promise<PackedMarks>;
