// Everything that is known of one flow, as facts.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatCount, formatDuration, NOT_REPORTED } from '../../text/units.ts';
import type { Fact } from '../../widgets/facts.ts';

export const flowFacts = (flow: Flow, clock: ClockFace): readonly Fact[] => [
  ...endFacts('source', flow.source, flow.sourcePort),
  ...endFacts('destination', flow.destination, flow.destinationPort),
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

const endFacts = (side: string, end: FlowEnd | undefined, port: number | undefined): readonly Fact[] => {
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
