// What `darktop simulate --help` says beyond its options: the scenarios and the faults there are.
import { DOCUMENTED_NAMES, ENDPOINT_NAMES } from '../../simulator/endpoint-name.ts';
import type { FaultKind } from '../../simulator/fault.ts';
import { FAULTS } from '../../simulator/faults/index.ts';
import { SCENARIOS } from '../../simulator/scenarios/index.ts';
import { hang } from '../../text/hang.ts';

const WIDTH = 80;

export const simulateHelp = (): string => {
  const isOfField = (kind: FaultKind): boolean => kind.needs === 'appliance';
  const scenarios = SCENARIOS.map(({ name, description }) => hang(`  ${name.padEnd(16)}`, description, WIDTH));
  return [
    '',
    'Scenarios (default: all of them):',
    ...scenarios,
    `  ${'quiet'.padEnd(16)}none of them`,
    '',
    'Faults, written KIND[=VALUE][@ENDPOINT][:SHARE%]:',
    ...FAULTS.filter((kind) => !isOfField(kind)).map(tellFault),
    '',
    'Faults with --dialect appliance, written alike:',
    ...FAULTS.filter(isOfField).map(tellFault),
    '',
    hang('', tellEndpoints(), WIDTH),
    '',
    hang('', 'Its tokens follow from --seed, so that a profile written for one run fits the next.', WIDTH),
  ].join('\n');
};

const tellFault = ({ name, values, about }: FaultKind): string =>
  hang(`  ${name.padEnd(24)}`, `${about}${values === '' ? '' : `; = ${values}`}`, WIDTH);

const tellEndpoints = (): string => {
  const others = ENDPOINT_NAMES.slice(DOCUMENTED_NAMES.length);
  return `Its endpoints are ${DOCUMENTED_NAMES.join(', ')}, as the module documents describe them. With --dialect appliance it answers as appliances in the field do, and has ${others.join(', ')} as well.`;
};
