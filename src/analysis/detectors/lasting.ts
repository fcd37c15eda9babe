// Struck by stretches of 2, 6 and 16 hours that lie to one side of their habit, each point of which could be chance.
import { HOUR_MS } from '../../domain/instant.ts';
import type { Detector } from '../series/detector.ts';
import { createStretch } from '../series/stretch.ts';

/** Where the step is longer than the stretch, it takes that many points at least. */
const lastingFor = (hours: number, leastPoints: number): Detector => ({
  id: `lasting-${hours}h`,
  says: `the last ${hours} h together leave their habit to one side`,
  isOfDays: false,
  create: ({ stepMs }) => createStretch(Math.max(leastPoints, Math.round((hours * HOUR_MS) / stepMs)), stepMs),
});

export const LASTING = [lastingFor(2, 1), lastingFor(6, 2), lastingFor(16, 3)] as const;
