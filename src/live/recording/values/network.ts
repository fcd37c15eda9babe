// Reads recorded sums of the network, who took part in it, and what each device moved hour by hour.
import type {
  FlowEnd,
  MetricPoint,
  NetworkSummary,
  SectionRow,
  TrafficMetric,
  TrafficParty,
  TrafficSections,
} from '../../../domain/flow.ts';
import type { FlowEnds } from '../../questions/index.ts';
import { flag, instant, list, maybe, shape, sureNumber, sureText, texts, wholeNumber } from './shapes.ts';

const amount = maybe(sureNumber);
const text = maybe(sureText);

type ProtocolPart = NonNullable<NetworkSummary['topProtocols']>[number];
type PortPart = NonNullable<NetworkSummary['topPorts']>[number];

export const networkSummary = shape<NetworkSummary>({
  connectionCount: amount,
  totalBytes: amount,
  totalPackets: amount,
  startAt: maybe(instant),
  endAt: maybe(instant),
  topProtocols: maybe(list(shape<ProtocolPart>({ protocol: sureText, percent: amount }))),
  topPorts: maybe(list(shape<PortPart>({ port: wholeNumber, percent: amount }))),
});

const flowEnd = shape<FlowEnd>({
  did: maybe(wholeNumber),
  ip: text,
  hostname: text,
  label: text,
  mac: text,
  vendor: text,
  os: text,
  deviceType: text,
  country: text,
  firstSeenAt: maybe(instant),
  lastSeenAt: maybe(instant),
  tags: maybe(texts),
});

export const flowEnds = shape<FlowEnds>({ source: maybe(flowEnd), destination: maybe(flowEnd) });

export const metricPoints = list(
  shape<MetricPoint>({
    at: maybe(instant),
    device: maybe(flowEnd),
    bytesIn: amount,
    bytesOut: amount,
    packetsIn: amount,
    packetsOut: amount,
    connections: amount,
  }),
);

const sectionRows = maybe(list(shape<SectionRow>({ name: sureText, ip: text, bytesIn: amount, bytesOut: amount })));

export const trafficSections = shape<TrafficSections>({
  status: sectionRows,
  remotePorts: sectionRows,
  localPorts: sectionRows,
  devices: sectionRows,
  subnets: sectionRows,
  directions: sectionRows,
  protocols: sectionRows,
  applicationProtocols: sectionRows,
});

export const trafficParties = list(
  shape<TrafficParty>({
    end: flowEnd,
    isExternal: flag,
    size: amount,
    at: maybe(instant),
    network: text,
    place: text,
  }),
);

export const trafficMetric = shape<TrafficMetric>({ name: text, label: text, units: text });
