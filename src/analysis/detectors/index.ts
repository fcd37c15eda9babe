// Every detector there is; each looks at every point of every series, and the most struck of them speaks.
import type { Detector } from '../series/detector.ts';
import { drift } from './drift.ts';
import { LASTING } from './lasting.ts';
import { sudden } from './sudden.ts';

export const DETECTORS: readonly Detector[] = [sudden, ...LASTING, drift];
