// Everything that is known of a connection, as facts: its ends with what they took part in altogether, and once all that connections do not tell.
import type { TrafficSums } from '../../../analysis/facts.ts';
import { countsBytes } from '../../../analysis/traffic/sums/count-outside.ts';
import type { Flow, FlowEnd, TrafficParty } from '../../../domain/flow.ts';
import type { ClockFace } from '../../../text/clock-face.ts';
import { formatBytes, formatCount, NOT_REPORTED } from '../../../text/units.ts';
import type { Fact } from '../../../widgets/facts.ts';
import { endFacts, flowFacts } from '../flow-details.ts';

export const connectionFacts = (flow: Flow, clock: ClockFace, sums: TrafficSums): readonly Fact[] => {
  const { source, destination, score, startAt } = flow;
  const ends = [...endOf('source', source, clock, sums), ...endOf('destination', destination, clock, sums)];
  const told: readonly Fact[] = [
    { label: 'score', value: score === undefined ? 'usual to the appliance' : `${score} % unusual` },
    { label: 'last seen', value: startAt === undefined ? NOT_REPORTED : clock.second(startAt) },
  ];
  // What an appliance tells of a connection beyond that is shown like that of a flow.
  const others = flowFacts(flow, clock).filter(({ label }) => OF_FLOWS.includes(label));
  const missing = others.filter(({ value }) => value === NOT_REPORTED).map(({ label }) => MISSING[label] ?? label);
  return [
    ...ends,
    ...told,
    ...others.filter(({ value }) => value !== NOT_REPORTED),
    ...(missing.length === 0 ? [] : [{ label: NOT_REPORTED, value: [...new Set(missing)].join(', ') }]),
  ];
};

const OF_FLOWS: readonly string[] = [
  'source port',
  'destination port',
  'protocol',
  'application',
  'direction',
  'bytes',
  'packets',
  'duration',
  'end',
  'flags',
];

/** Told shortly, so that all of them have room. */
const MISSING: Readonly<Record<string, string>> = {
  'source port': 'ports',
  'destination port': 'ports',
  application: 'app',
};

const endOf = (
  side: 'source' | 'destination',
  end: FlowEnd | undefined,
  clock: ClockFace,
  sums: TrafficSums,
): readonly Fact[] => {
  const party = partyOf(end, sums.parties ?? []);
  const more: readonly (readonly [string, string | undefined])[] = [
    ['network', party?.network],
    ['place', party?.place],
    ['in all', party?.size === undefined ? undefined : sizeText(party.size, sums)],
  ];
  return [
    ...endFacts(side, end, undefined, clock).filter(({ label }) => label !== `${side} port`),
    ...more.flatMap(([label, value]) =>
      value === undefined || value === '' ? [] : [{ label: `${side} ${label}`, value }],
    ),
  ];
};

/** Of the whole window, with whomever it was. */
const sizeText = (size: number, { counted }: TrafficSums): string =>
  countsBytes(counted) ? formatBytes(size) : `${formatCount(size)} ${counted?.units ?? counted?.label ?? ''}`.trim();

const partyOf = (end: FlowEnd | undefined, parties: readonly TrafficParty[]): TrafficParty | undefined => {
  if (end === undefined) return undefined;
  const { did, ip } = end;
  return (
    parties.find((party) => did !== undefined && party.end.did === did) ??
    parties.find((party) => ip !== undefined && party.end.ip === ip)
  );
};
