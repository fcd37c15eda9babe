// `npm run bench:detect`: how many planted anomalies the series detector finds, what it raises on quiet series, and what it costs.

import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { RHYTHMS } from '../analysis/series-maker.ts';
import { LEVELS, measurePlants, measureQuiet, PRINTED_SEED, TUNING_SEEDS_END } from '../analysis/series-measure.ts';
import { PLANT_KINDS } from '../analysis/series-plants.ts';

const COUNT = 60;

const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(6);
const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};
const head = LEVELS.map(({ mean, unit }) => `${mean}/h ${unit}`.padStart(15)).join('');

say('Series detector on made series: hourly, local time zones, weekends, moods of hours and days, over-dispersed.');
say(
  'One third of the series has a holiday, one quarter a clock change, one fifth gaps. An anomaly is planted after day 10 of 28.',
);
say(
  `Printed seeds begin at ${PRINTED_SEED}; thresholds were chosen on seeds below ${TUNING_SEEDS_END}, none of which is used here.`,
);
say('How noisy the made series are, and what counts as an anomaly in them, was settled while the detector was built:');
say(
  'moods of 10-30 % an hour and 3-12 % a day. With rougher series it finds fewer, so compare only runs of this same bench.',
);
say(
  'found: an onset of 0.9 or more from the first planted hour to 2 h after the last one; for a drift within its 14 days.',
);
say('loudest: the highest onset of the whole series lies there.');
say();
say(`${'found / loudest'.padEnd(16)}${head}`);
let found = 0;
let loudest = 0;
let planted = 0;
for (const kind of PLANT_KINDS) {
  const cells = LEVELS.map((level) => measurePlants(kind, level, COUNT, PRINTED_SEED));
  for (const cell of cells) {
    found += cell.found;
    loudest += cell.loudest;
    planted += cell.count;
  }
  const row = cells.map((cell) =>
    `${percent(cell.found / cell.count)} /${percent(cell.loudest / cell.count)}`.padStart(15),
  );
  say(`${kind.padEnd(16)}${row.join('')}`);
}
say(
  `${'overall'.padEnd(16)}found ${percent(found / planted)}, loudest ${percent(loudest / planted)}, of ${planted} series`,
);
say();
say(`${'false onsets per series and week'.padEnd(34)}`);
say(`${'(quiet, 56 d)'.padEnd(16)}${head}`);
let raised = 0;
let weeks = 0;
for (const rhythm of RHYTHMS) {
  const cells = LEVELS.map((level) => measureQuiet(rhythm, level, COUNT / 2, PRINTED_SEED));
  for (const cell of cells) {
    raised += cell.raised;
    weeks += cell.weeks;
  }
  say(`${rhythm.padEnd(16)}${cells.map((cell) => (cell.raised / cell.weeks).toFixed(3).padStart(15)).join('')}`);
}
say(`${'overall'.padEnd(16)}${(raised / weeks).toFixed(3)} per series and week, over ${weeks} weeks`);
say();

/** Time for a series of two months, the best of several rounds: other work on the machine is no part of it. */
const costOf = (stepMs: number): Readonly<{ microseconds: number; stateBytes: number }> => {
  let best = Number.POSITIVE_INFINITY;
  let stateBytes = 0;
  for (let round = 0; round < 12; round += 1) {
    const detector = createSeriesDetector({ unit: 'count', stepMs });
    const startAt = performance.now();
    for (let point = 0; point < 20_000; point += 1) detector.push(point * stepMs, (point * 7_919) % 101);
    best = Math.min(best, ((performance.now() - startAt) / 20_000) * 1_000);
    stateBytes = detector.stateBytes;
  }
  return { microseconds: best, stateBytes };
};
for (const stepMs of [HOUR_MS / 60, HOUR_MS / 12, HOUR_MS, 24 * HOUR_MS]) {
  const { microseconds, stateBytes } = costOf(stepMs);
  say(
    `step ${String(stepMs / 60_000).padStart(4)} min: ${microseconds.toFixed(2)} microseconds a point, ${stateBytes} bytes of tables`,
  );
}
