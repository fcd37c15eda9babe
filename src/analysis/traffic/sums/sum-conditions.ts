// The filter behind a row of sums: what the appliance can be asked for where it can be asked for it, and else what connections tell.
import type { KnownSubnet } from '../../../domain/appliance.ts';
import { FLOW_SCHEMA } from '../../../flows/filter/flow-fields.ts';
import { readAddress, readNetwork } from '../../../flows/filter/kinds/address-kind.ts';
import { conditionFor } from '../../../flows/filter/language/edit-filter.ts';
import type { SectionName, SumRow } from './count-sums.ts';

/** Undefined where nothing can say which traffic it is. */
export const sumCondition = (
  section: SectionName,
  { name, ip }: Pick<SumRow, 'name' | 'ip'>,
  subnets: readonly KnownSubnet[] = [],
): string | undefined => {
  if (name === '' && ip === undefined) return undefined;
  switch (section) {
    case 'remotePorts':
    case 'localPorts':
      return isPort(name) ? `port:${name}` : undefined;
    case 'protocols':
      return conditionFor('proto', { kind: 'text', text: name }, FLOW_SCHEMA);
    case 'applicationProtocols':
      return conditionFor('app', { kind: 'text', text: name }, FLOW_SCHEMA);
    case 'directions':
      return SIDES.includes(name.toLowerCase()) ? `dir:${name.toLowerCase()}` : undefined;
    case 'devices':
      return conditionFor('ip', readAddress(ip ?? name) ?? { kind: 'text', text: name }, FLOW_SCHEMA);
    case 'subnets':
      return ofSubnet(name, subnets);
    case 'status':
      // Only what the appliance finds unusual has a score.
      return name.toLowerCase() === UNUSUAL ? 'has:score' : undefined;
  }
};

const SIDES: readonly string[] = ['internal', 'external'];

const UNUSUAL = 'unusual';

const isPort = (name: string): boolean => /^\d{1,5}$/.test(name) && Number(name) <= LARGEST_PORT;

const LARGEST_PORT = 65_535;

/** By the number that the appliance is asked by, where it is known; else by its addresses. */
const ofSubnet = (name: string, subnets: readonly KnownSubnet[]): string | undefined => {
  const sid = sidOf(name, subnets);
  if (sid !== undefined) return `sid:${sid}`;
  const network = readNetwork(name);
  return network === undefined ? undefined : conditionFor('ip', network, FLOW_SCHEMA);
};

export const sidOf = (name: string, subnets: readonly KnownSubnet[]): number | undefined =>
  subnets.find(({ network, label }) => name !== '' && (network === name || label === name))?.sid;
