// Makes the simulated world and its clock from the command line's options.
import type { Failure } from '../../domain/failure.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { createEngine } from '../../simulator/create-engine.ts';
import type { Engine } from '../../simulator/engine.ts';
import { SCENARIOS } from '../../simulator/scenarios/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { WorldOptions } from './global-options.ts';
import { simulatedClock } from './simulated-clock.ts';

export const DEFAULT_SEED = 1;
export const DEFAULT_DEVICES = 156;

export const makeEngine = (options: WorldOptions, wallClock: () => Instant): Result<Engine> => {
  const scenarios = chooseScenarios(options.scenario);
  if (!scenarios.ok) return scenarios;
  const startedAt = options.at ?? wallClock();
  return success(
    createEngine({
      seed: options.seed ?? DEFAULT_SEED,
      deviceCount: options.devices ?? DEFAULT_DEVICES,
      flowsPerHour: options.flowsPerHour,
      scenarios: scenarios.value,
      anchorAt: Math.floor(startedAt / HOUR_MS) * HOUR_MS,
      now: simulatedClock(options, startedAt, wallClock),
    }),
  );
};

const chooseScenarios = (asked: readonly string[] | undefined): Result<readonly string[]> => {
  const known = SCENARIOS.map((scenario) => scenario.name);
  if (asked === undefined) return success(known);
  const unknown = asked.find((name) => name !== 'quiet' && !known.includes(name));
  if (unknown !== undefined) return failed(unknownScenario(unknown, [...known, 'quiet']));
  return success(asked.filter((name) => name !== 'quiet'));
};

const unknownScenario = (name: string, known: readonly string[]): Failure => {
  const close = nearest(name, known);
  return {
    kind: 'usage',
    what: '--scenario',
    came: `there is no scenario "${name}"`,
    advice: `${close === undefined ? '' : `Did you mean "${close}"? `}Known are ${known.join(', ')}.`,
  };
};
