// What may be typed after `/` about an open device, completed from its own answers.
import { destinationsOf, hasAmounts, isOutsideTogether, isUnnamedDomain } from '../../analysis/device/destinations.ts';
import { OUTSIDE } from '../../analysis/device/peer-name.ts';
import { domainOf } from '../../analysis/device/registrable-domain.ts';
import { listShares, type ShareList } from '../../analysis/device/shares.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Destination } from '../../domain/device.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { clean } from '../../text/clean.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import type { FilterSupport, Option } from '../pane.ts';
import { checkDeviceFilter } from './device-filter.ts';

const MOST_OPTIONS = 50;

const FIELDS: readonly Option[] = [
  { id: 'odid:', title: 'odid:', detail: 'only what it exchanged with the device of this number' },
  { id: 'port:', title: 'port:', detail: 'only what it did on this port' },
  { id: 'domain:', title: 'domain:', detail: 'only what it exchanged with this domain outside' },
];

export const deviceFilterSupport = (facts: DeviceFacts): FilterSupport => ({
  placeholder: 'odid:142 port:443 domain:example.com, or words for destinations',
  check: checkDeviceFilter,
  complete: (text, cursor) => {
    const from = text.slice(0, cursor).search(/\S*$/);
    const to = cursor + text.slice(cursor).search(/\s|$/);
    return { from, to, options: optionsFor(text.slice(from, cursor), facts).slice(0, MOST_OPTIONS) };
  },
});

const optionsFor = (typed: string, facts: DeviceFacts): readonly Option[] => {
  const met = [...(destinationsOf(facts) ?? []), ...(facts.outside?.destinations ?? []).filter(isPlace)];
  const [name = '', value] = typed.split(':', 2);
  if (value === undefined) {
    const wanted = typed.toLowerCase();
    return [...FIELDS.filter(({ id }) => id.startsWith(wanted)), ...(wanted === '' ? [] : namesLike(wanted, met))];
  }
  return VALUES.get(name.toLowerCase())?.(value.toLowerCase(), met, facts) ?? [];
};

/** Everybody outside together stands among the destinations already. */
const isPlace = (destination: Destination): boolean => !isOutsideTogether(destination) && !isUnnamedDomain(destination);

/** A name is typed as one word. */
const namesLike = (wanted: string, met: readonly Destination[]): readonly Option[] => {
  const names = met.flatMap(({ hostname, ip }) => [hostname, ip]).filter((name) => name !== undefined);
  return [...new Set(names)]
    .filter((name) => name.toLowerCase().startsWith(wanted) && clean(name) === name && !/[\s:]/.test(name))
    .map((name) => ({ id: name, title: name, detail: 'a destination' }));
};

type Values = (typed: string, met: readonly Destination[], facts: DeviceFacts) => readonly Option[];

const devices: Values = (typed, met) =>
  met.flatMap((destination): readonly Option[] => {
    const { did, hostname, ip } = destination;
    const name = isOutsideTogether(destination) ? OUTSIDE : clean(hostname ?? ip ?? '');
    if (did === undefined || !(String(did).startsWith(typed) || name.toLowerCase().startsWith(typed))) return [];
    const told = [name, amountText(destination)];
    return [{ id: `odid:${did}`, title: `odid:${did}`, detail: told.filter((one) => one !== '').join('  ') }];
  });

/** How much there was with it, as far as it is told. */
const amountText = ({ connections, percent }: Destination): string => {
  if (connections !== undefined) return `${formatCount(connections)} connections`;
  return percent === undefined ? '' : `${formatPercent(percent, 0)} of what it used`;
};

const ports: Values = (typed, met, facts) =>
  hasAmounts(met)
    ? counted(met, (destination) => destination.ports ?? [])
        .filter(([port]) => String(port).startsWith(typed))
        .map(([port, connections]) => portOption(port, `up to ${formatCount(connections)} connections`))
    : sharedPorts(facts)
        .filter(({ port }) => String(port).startsWith(typed))
        .map(({ port, told }) => portOption(port, told));

const portOption = (port: number, told: string): Option => ({
  id: `port:${port}`,
  title: `port:${port}`,
  detail: `${serviceOf(port) ?? ''}  ${told}`.trim(),
});

type SharedPort = Readonly<{ port: number; told: string }>;

/** Each once, with what it was used for most. */
const sharedPorts = (facts: DeviceFacts): readonly SharedPort[] => {
  const { portsUsed = [], portsServed = [] } = listShares(facts) ?? {};
  const told = new Map<number, string>();
  const add = (list: ShareList, words: string): void => {
    for (const { port, sharePercent } of list)
      if (port !== undefined && !told.has(port))
        told.set(port, `${formatPercent(sharePercent, 0)} of what it ${words}`);
  };
  add(portsUsed, 'used');
  add(portsServed, 'served');
  return [...told].map(([port, words]) => ({ port, told: words }));
};

const domains: Values = (typed, met) =>
  hasAmounts(met)
    ? counted(met, domainsIn)
        .filter(([domain]) => domain.startsWith(typed))
        .map(([domain, connections]) => domainOption(domain, `${formatCount(connections)} connections`))
    : met
        .flatMap((destination) => domainsIn(destination).map((domain) => ({ domain, percent: destination.percent })))
        .filter(({ domain }) => domain.startsWith(typed))
        .map(({ domain, percent }) => domainOption(domain, `${formatPercent(percent, 0)} of what went outside`));

const domainOption = (domain: string, detail: string): Option => ({
  id: `domain:${domain}`,
  title: `domain:${domain}`,
  detail,
});

const domainsIn = ({ hostname, isExternal }: Destination): readonly string[] => {
  const told = hostname === undefined || isExternal !== true ? undefined : domainOf(hostname)?.domain;
  return told === undefined || checkDeviceFilter(`domain:${told}`) !== undefined ? [] : [told.toLowerCase()];
};

const VALUES: ReadonlyMap<string, Values> = new Map([
  ['odid', devices],
  ['port', ports],
  ['domain', domains],
]);

/** The most frequent first. */
const counted = <Key>(
  met: readonly Destination[],
  keysOf: (destination: Destination) => readonly Key[],
): readonly (readonly [Key, number])[] => {
  const counts = new Map<Key, number>();
  for (const destination of met)
    for (const key of new Set(keysOf(destination)))
      counts.set(key, (counts.get(key) ?? 0) + (destination.connections ?? 0));
  return [...counts].sort(([, one], [, other]) => other - one);
};
