// A small, fixed part of `npm run bench:detect`, with margins: whoever changes the detector learns at once what it costs.
import { describe, expect, it } from 'vitest';
import { RHYTHMS } from './series-maker.ts';
import { LEVELS, measurePlants, measureQuiet } from './series-measure.ts';
import { PLANT_KINDS, type PlantKind } from './series-plants.ts';

const SEED = 400_000;

const LEAST_FOUND: Readonly<Record<PlantKind, number>> = {
  spike: 0.55,
  shift: 0.4,
  silence: 0.75,
  'wrong-time': 0.8,
  drift: 0.7,
};

describe('of planted anomalies', () => {
  it.each(PLANT_KINDS)('the detector finds its share: %s', (kind) => {
    const cells = LEVELS.map((level) => measurePlants(kind, level, 12, SEED));
    const share = cells.reduce((sum, { found }) => sum + found, 0) / cells.reduce((sum, { count }) => sum + count, 0);
    expect(share).toBeGreaterThanOrEqual(LEAST_FOUND[kind]);
  });
});

describe('on quiet series', () => {
  it('fewer than 0.12 onsets are raised per series and week', () => {
    const cells = RHYTHMS.flatMap((rhythm) => LEVELS.map((level) => measureQuiet(rhythm, level, 6, SEED)));
    const raised = cells.reduce((sum, cell) => sum + cell.raised, 0);
    const weeks = cells.reduce((sum, cell) => sum + cell.weeks, 0);
    expect(raised / weeks).toBeLessThan(0.12);
  });
});
