// What `darktop simulate --help` says beyond its options: the scenarios and the faults there are.
import { FAULTS } from '../../simulator/faults/index.ts';
import { SCENARIOS } from '../../simulator/scenarios/index.ts';

export const simulateHelp = (): string => {
  const faults = FAULTS.map(
    ({ name, values, about }) => `  ${name.padEnd(24)}${about}${values === '' ? '' : `; = ${values}`}`,
  );
  const scenarios = SCENARIOS.map(({ name, description }) => `  ${name.padEnd(16)}${description}`);
  return [
    '',
    'Scenarios (default: all of them):',
    ...scenarios,
    `  ${'quiet'.padEnd(16)}none of them`,
    '',
    'Faults, KIND[=VALUE][@ENDPOINT][:SHARE%], for instance latency=200ms..2s or error=503@network:20%:',
    ...faults,
    '',
    'Its tokens follow from --seed, so that a profile written for one run fits the next.',
  ].join('\n');
};
