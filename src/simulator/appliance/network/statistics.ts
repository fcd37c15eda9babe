// The statistics of /network: bytes by connection state, port, device, subnet and protocol, whatever the metric.

import { ipOf } from '../../flow-party.ts';
import type { FlowParty, SimulatedSubnet } from '../../model.ts';
import type { Quirks } from '../../quirks.ts';
import { applicationName, protocolName } from '../enums/protocols.ts';
import type { ConnectionState } from './connection-states.ts';
import type { NetworkQuestion } from './read-question.ts';
import type { ViewedFlow } from './viewed-flow.ts';

/** Ports and devices can be thousands: the heaviest are told. */
const ROW_LIMIT = 100;

type Row = { in: number; out: number };

type Section = Readonly<{
  name: string;
  /** Under which a row's label stands. */
  label: string;
  /** Undefined: the flow counts in none of its rows. */
  keyOf(viewed: ViewedFlow, state: ConnectionState): string | number | undefined;
  /** What else a row tells. */
  detailOf?(key: string | number): Readonly<Record<string, unknown>>;
}>;

export type StatisticsTally = Readonly<{
  add(viewed: ViewedFlow, state: ConnectionState): void;
  /** One element for each section. */
  tell(): readonly Readonly<Record<string, unknown>>[];
}>;

export const createStatistics = (question: NetworkQuestion, subnets: readonly SimulatedSubnet[]): StatisticsTally => {
  const sections = chooseSections(question, subnets);
  const tallies = sections.map(() => new Map<string | number, Row>());
  return {
    add(viewed, state) {
      for (const [index, section] of sections.entries()) {
        const rows = tallies[index];
        const key = section.keyOf(viewed, state);
        if (rows === undefined || key === undefined) continue;
        const row = rows.get(key) ?? { in: 0, out: 0 };
        rows.set(key, row);
        row.in += viewed.received;
        row.out += viewed.sent;
      }
    },
    tell: () => [
      { Views: [{ View: VIEWS[question.viewed.kind], in: false, out: false }] },
      ...sections.map((section, index) => ({ [section.name]: tellRows(section, tallies[index] ?? new Map()) })),
    ],
  };
};

const VIEWS: Readonly<Record<NetworkQuestion['viewed']['kind'], string>> = {
  device: 'Single device',
  nobody: 'Single device',
  subnet: 'Subnet',
  nowhere: 'Subnet',
  everything: 'All devices',
};

const tellRows = ({ label, detailOf }: Section, rows: ReadonlyMap<string | number, Row>) =>
  [...rows]
    .sort(([oneKey, one], [otherKey, other]) => sumOf(other) - sumOf(one) || (oneKey < otherKey ? -1 : 1))
    .slice(0, ROW_LIMIT)
    .map(([key, row]) => ({ [label]: key, ...detailOf?.(key), ...row }));

const sumOf = (row: Row): number => row.in + row.out;

/** Ports belong to a single device's view, and there are no subnets outside. */
const chooseSections = ({ viewed, side }: NetworkQuestion, subnets: readonly SimulatedSubnet[]): readonly Section[] => {
  const isOfDevice = viewed.kind === 'device' || viewed.kind === 'nobody';
  return [
    { name: 'Connection Status', label: 'Connections', keyOf: (_, state) => state },
    ...(isOfDevice ? PORTS : []),
    deviceSection(isOfDevice ? ({ other }) => other : ({ own }) => own),
    ...(side === 'external'
      ? []
      : [subnetSection(subnets, viewed.kind === 'everything' ? ({ own }) => own : ({ other }) => other)]),
    { name: 'intext', label: 'intext', keyOf: ({ flow }) => (flow.isExternal ? 'External' : 'Internal') },
    { name: 'protocols', label: 'protocol', keyOf: ({ flow }) => protocolName(flow.protocol) },
    {
      name: 'applicationprotocols',
      label: 'applicationprotocol',
      keyOf: ({ flow }) => applicationName(flow.applicationProtocol),
    },
  ];
};

const PORTS: readonly Section[] = [
  { name: 'Remote Ports', label: 'rport', keyOf: ({ otherPort }) => otherPort },
  { name: 'Local Ports', label: 'lport', keyOf: ({ ownPort }) => ownPort },
];

const deviceSection = (endOf: (viewed: ViewedFlow) => FlowParty): Section => {
  const names = new Map<string | number, string>();
  return {
    name: 'devices',
    label: 'device',
    keyOf(viewed) {
      const end = endOf(viewed);
      const ip = ipOf(end);
      if (!names.has(ip)) names.set(ip, (end.kind === 'device' ? end.device.hostname : end.peer.hostname) || ip);
      return ip;
    },
    // The label's place comes first, and the name takes it.
    detailOf: (ip) => ({ device: names.get(ip), ip }),
  };
};

const subnetSection = (subnets: readonly SimulatedSubnet[], endOf: (viewed: ViewedFlow) => FlowParty): Section => {
  const networks = new Map(subnets.map(({ sid, network }) => [sid, network]));
  return {
    name: 'Subnets',
    label: 'subnet',
    keyOf(viewed) {
      const end = endOf(viewed);
      return end.kind === 'device' ? networks.get(end.device.sid) : undefined;
    },
  };
};

/** As the appliance at hand writes them: element by element, all in one, or without a list around them. */
export const shapeStatistics = (
  sections: readonly Readonly<Record<string, unknown>>[],
  statisticsAs: Quirks['statisticsAs'],
): unknown => {
  if (statisticsAs === 'elements') return sections;
  const all = Object.assign({}, ...sections);
  return statisticsAs === 'object' ? all : [all];
};
