// Every threshold that a configuration may set is one that an analysis asks for.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { THRESHOLD_KEYS } from '../../src/config/thresholds.ts';
import { standardThresholds } from './standard-thresholds.ts';

const ANALYSIS = resolve(import.meta.dirname, '../../src/analysis');

const sources = readdirSync(ANALYSIS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(ANALYSIS, name), 'utf8').replaceAll(/\/\/.*$|\/\*[\s\S]*?\*\//gm, ''))
  .join('\n');

describe('thresholds', () => {
  it.each(Object.keys(THRESHOLD_KEYS))('%s is read by an analysis', (key) => {
    expect(sources).toMatch(new RegExp(`\\b${key}\\b`));
  });

  it('hold what the analyses always compared with, until somebody changes them', () => {
    expect(standardThresholds()).toMatchObject({
      dev_risk_country_weight: 0.3,
      dev_risk_port_weight: 0.2,
      dev_risk_concentration_weight: 0.2,
      dev_risk_reach_weight: 0.2,
      dev_risk_high_score: 0.7,
      dev_risk_medium_score: 0.4,
      dev_risk_low_score: 0.2,
      dev_r8_beyond_habit_mb: 100,
      dev_r8_within_habit_mb: 500,
      mit_coverage_tolerance_points: 0.1,
      net_r4_starts: 4,
      net_r4_short_starts: 24,
      net_r4_short_interval_score: 0.75,
    });
  });
});
