// The detector for one series: every detector of the registry, asked point by point.
import { DETECTORS } from '../detectors/index.ts';
import { type SeriesDetector, Watch, type WatchSettings } from './watch.ts';

export type SeriesDetectorSettings = Omit<WatchSettings, 'detectors'>;

export const createSeriesDetector = (settings: SeriesDetectorSettings): SeriesDetector =>
  new Watch({ ...settings, detectors: DETECTORS });
