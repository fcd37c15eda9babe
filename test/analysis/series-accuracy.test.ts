// A small, fixed part of `npm run bench:detect`, with margins: whoever changes the detector learns at once what it costs.
import { describe, expect, it } from 'vitest';
import { RHYTHMS } from './series-maker.ts';
import { addAlarms, addHits, LEVELS, measurePlants, measureQuiet } from './series-measure.ts';
import { PLANT_KINDS, type PlantKind } from './series-plants.ts';

const SEED = 400_000;

const LEAST_FOUND: Readonly<Record<PlantKind, number>> = {
  spike: 0.62,
  shift: 0.5,
  silence: 0.75,
  'wrong-time': 0.85,
  drift: 0.88,
};

describe('of planted anomalies', () => {
  it.each(PLANT_KINDS)('the detector finds its share: %s', (kind) => {
    const { found, count } = addHits(LEVELS.map((level) => measurePlants(kind, { level, count: 12, firstSeed: SEED })));
    expect(found / count).toBeGreaterThanOrEqual(LEAST_FOUND[kind]);
  });
});

describe('on quiet series', () => {
  it('fewer than 0.115 onsets are raised per series and week', () => {
    const { raised, weeks } = addAlarms(
      RHYTHMS.flatMap((rhythm) => LEVELS.map((level) => measureQuiet(rhythm, { level, count: 6, firstSeed: SEED }))),
    );
    expect(raised / weeks).toBeLessThan(0.115);
  });
});
