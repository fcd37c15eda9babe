// What stands beside a device's series: totals, and shares of ports, of devices and of those outside.
import type { FlowParty } from '../../model.ts';
import type { Quirks } from '../../quirks.ts';
import { domainOf } from '../parties/external-card.ts';
import { didOf, type KindSum } from './kind-sums.ts';
import { portName } from './port-names.ts';
import type { DeviceQuestion } from './read-question.ts';
import { type Counted, tellShares } from './shares.ts';

/** Totals are told on another scale than the series: so much of the series is one of the total. */
const SERIES_PER_TOTAL = 10;

/** What stands for an address that is none of a device. */
const NO_DEVICE = -3;

type Sums = readonly Readonly<KindSum>[];

export const tellTotals = (kinds: Sums, question: DeviceQuestion, quirks: Quirks) => {
  const used = kinds.filter(({ kind }) => kind.isSource);
  const served = kinds.filter(({ kind }) => !kind.isSource);
  const [usedTotal, servedTotal] = [totalOf(used), totalOf(served)];
  const total = usedTotal + servedTotal;
  const [totalUsed, totalServed] = [scaled(usedTotal), scaled(servedTotal)];
  const tellDid = (party: FlowParty): number => toldDid(party, quirks);
  const list = (sums: Sums, field: string, whole: number, tell: (sum: KindSum) => unknown) =>
    tellShares(sums.map(countBy(tell)), { field, total: whole, tellsFirstTime: sums === used });
  return {
    totalUsed,
    totalServed,
    totalDevicesAndPorts: totalUsed + totalServed,
    devicesAndPorts: list(kinds, 'deviceAndPort', total, ({ kind }) => ({
      direction: kind.isSource ? 'out' : 'in',
      device: tellDid(kind.other),
      port: portName(kind.destinationPort),
    })),
    portsUsed: list(used, 'port', usedTotal, ({ kind }) => portName(kind.destinationPort)),
    portsServed: list(served, 'port', servedTotal, ({ kind }) => portName(kind.destinationPort)),
    devicesUsed: list(used, 'did', usedTotal, ({ kind }) => tellDid(kind.other)),
    devicesServed: list(served, 'did', servedTotal, ({ kind }) => tellDid(kind.other)),
    ...tellOutside(kinds, question, total),
  };
};

const tellOutside = (kinds: Sums, { odid, externalDomain }: DeviceQuestion, total: number) => {
  const outside = kinds.flatMap((sum) =>
    sum.kind.other.kind === 'peer' ? [{ ...sum, peer: sum.kind.other.peer }] : [],
  );
  const list = (field: string, tell: (peer: (typeof outside)[number]['peer']) => string) =>
    tellShares(
      outside.map(({ peer, amount, firstAt }) => ({ key: tell(peer), told: tell(peer), amount, firstAt })),
      { field, total, tellsFirstTime: false },
    );
  const externalDomains = list('domain', domainOf);
  if (odid === 0) return { externalASNs: list('asn', ({ asn }) => asn), externalDomains };
  return externalDomain === undefined ? {} : { externalDomains };
};

const countBy =
  (tell: (sum: KindSum) => unknown) =>
  (sum: KindSum): Counted => {
    const told = tell(sum);
    return { key: JSON.stringify(told), told, amount: sum.amount, firstAt: sum.firstAt };
  };

const totalOf = (sums: Sums): number => sums.reduce((total, { amount }) => total + amount, 0);

const scaled = (amount: number): number => Math.floor(amount / SERIES_PER_TOTAL);

const toldDid = (party: FlowParty, { hasNegativeDids }: Quirks): number =>
  hasNegativeDids && party.kind === 'device' && party.device.kind === 'dns-server' ? NO_DEVICE : didOf(party);
