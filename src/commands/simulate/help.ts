// What `darktop simulate --help` says beyond its options: the scenarios and the faults there are.
import { FAULTS } from '../../simulator/faults/index.ts';
import { SCENARIOS } from '../../simulator/scenarios/index.ts';
import { hang } from '../../text/hang.ts';

const WIDTH = 80;

export const simulateHelp = (): string => {
  const faults = FAULTS.map(({ name, values, about }) =>
    hang(`  ${name.padEnd(24)}`, `${about}${values === '' ? '' : `; = ${values}`}`, WIDTH),
  );
  const scenarios = SCENARIOS.map(({ name, description }) => hang(`  ${name.padEnd(16)}`, description, WIDTH));
  return [
    '',
    'Scenarios (default: all of them):',
    ...scenarios,
    `  ${'quiet'.padEnd(16)}none of them`,
    '',
    'Faults, written KIND[=VALUE][@ENDPOINT][:SHARE%]:',
    ...faults,
    '',
    hang('', 'Its tokens follow from --seed, so that a profile written for one run fits the next.', WIDTH),
  ].join('\n');
};
