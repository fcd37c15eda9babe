// Everything that is known of one flow, as facts.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import type { FlowEnds } from '../../live/questions/index.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatCount, formatDuration, NOT_REPORTED } from '../../text/units.ts';
import type { Fact } from '../../widgets/facts.ts';

export const flowFacts = (flow: Flow, clock: ClockFace): readonly Fact[] => [
  ...endFacts('source', flow.source, flow.sourcePort, clock),
  ...endFacts('destination', flow.destination, flow.destinationPort, clock),
  { label: 'protocol', value: told(flow.protocol) },
  { label: 'application', value: told(flow.applicationProtocol) },
  { label: 'direction', value: told(flow.direction) },
  { label: 'bytes', value: formatBytes(flow.bytes) },
  { label: 'packets', value: formatCount(flow.packets) },
  { label: 'duration', value: formatDuration(flow.durationMs) },
  { label: 'start', value: flow.startAt === undefined ? NOT_REPORTED : clock.second(flow.startAt) },
  { label: 'end', value: flow.endAt === undefined ? NOT_REPORTED : clock.second(flow.endAt) },
  { label: 'flags', value: told(flow.flags?.join(' ')) },
];

const told = (text: string | undefined): string => (text === undefined || text === '' ? NOT_REPORTED : text);

/** What is known besides stands where the flow itself did not tell. */
export const withEnds = (flow: Flow, { source, destination }: FlowEnds): Flow => ({
  ...flow,
  source: withKnown(flow.source, source),
  destination: withKnown(flow.destination, destination),
});

const withKnown = (end: FlowEnd | undefined, known: FlowEnd | undefined): FlowEnd | undefined => {
  if (end === undefined || known === undefined) return end;
  const told = Object.fromEntries(Object.entries(end).filter(([, value]) => value !== undefined));
  return { ...known, ...told };
};

export const endFacts = (
  side: string,
  end: FlowEnd | undefined,
  port: number | undefined,
  clock: ClockFace,
): readonly Fact[] => {
  const at = (instant: number | undefined): string | undefined =>
    instant === undefined ? undefined : clock.second(instant);
  const service = port === undefined ? undefined : serviceOf(port);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['name', end?.hostname],
    ['label', end?.label],
    ['device', end?.did === undefined ? undefined : String(end.did)],
    ['MAC', end?.mac],
    ['vendor', end?.vendor],
    ['system', end?.os],
    ['type', end?.deviceType],
    ['country', end?.country],
    ['tags', end?.tags?.join(', ')],
    ['first seen', at(end?.firstSeenAt)],
    ['last seen', at(end?.lastSeenAt)],
  ];
  return [
    { label: side, value: told(end?.ip) },
    {
      label: `${side} port`,
      value: port === undefined ? NOT_REPORTED : `${port}${service === undefined ? '' : ` ${service}`}`,
    },
    ...known.flatMap(([label, value]) =>
      value === undefined || value === '' ? [] : [{ label: `${side} ${label}`, value }],
    ),
  ];
};
