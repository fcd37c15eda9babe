// What reports say of a device's talk with the outside where an appliance tells it as shares: domains, networks and ports.
import type { External } from '../../analysis/device/external.ts';
import { listShares, outsideShares, type ShareList, type Shares } from '../../analysis/device/shares.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import { OUTSIDE_DID } from '../../domain/device.ts';
import type { Block } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { fact, facts, note } from './blocks.ts';
import { PORTS_SERVED, PORTS_USED, shareSection } from './share-parts.ts';

export const DOMAINS = 'Domains';
export const NETWORKS = 'Networks';

const ID = 'DEV-EXTERNAL';

export const outsidePart = (
  device: DeviceFacts,
  external: External,
  { title, top }: Readonly<{ title: string; top: number }>,
): ReportPart => {
  const [all, outside] = [listShares(device), outsideShares(device)];
  const domains = outside?.domains ?? all?.domains;
  const networks = outside?.networks ?? all?.networks;
  return {
    sections: [
      { id: ID, title, blocks: factBlocks(external, all) },
      ...shareSection(ID, DOMAINS, domains, top),
      ...shareSection(ID, NETWORKS, networks, top),
      // Of all that the device does they would stand here for what it does outside.
      ...shareSection(ID, PORTS_USED, outside?.portsUsed, top),
      ...shareSection(ID, PORTS_SERVED, outside?.portsServed, top),
    ],
    data: { [ID]: { ...external, shares: { domains, networks, ...portsOf(outside) } } },
    notReported: [{ id: ID, reason: untoldWords(domains, networks) }],
  };
};

const portsOf = (outside: Shares | undefined) => ({
  portsUsed: outside?.portsUsed,
  portsServed: outside?.portsServed,
});

const factBlocks = ({ connections, uniqueDestinations }: External, all: Shares | undefined): readonly Block[] => [
  facts(
    fact('external connections', connections, 'count'),
    ...(uniqueDestinations === undefined ? [] : [fact('external destinations', uniqueDestinations, 'count')]),
    fact('share of all it used', outsidePercent(all?.devicesUsed), 'share'),
    fact('share of all it served', outsidePercent(all?.devicesServed), 'share'),
  ),
  note(
    'Shares are as the appliance tells them, in whole per cents; domains, networks and ports are of what went outside.',
  ),
];

/** None where everybody is named; among what is not named it may be. */
const outsidePercent = (list: ShareList | undefined): number | undefined => {
  const outside = list?.find(({ did }) => did === OUTSIDE_DID);
  if (outside !== undefined || list === undefined) return outside?.sharePercent;
  return list.some(({ isRest }) => isRest) ? undefined : 0;
};

const untoldWords = (domains: ShareList | undefined, networks: ShareList | undefined): string => {
  const untold = [
    ...(domains === undefined ? ['domains'] : []),
    ...(networks === undefined ? ['networks'] : []),
    'countries',
    'bytes of each',
  ];
  return `of its talk with the outside the appliance did not report ${untold.join(', ')}`;
};
