// Flows and the devices at their ends, as the network document shows them.
import type { Flow, FlowEnd, MetricPoint } from '../../domain/flow.ts';
import { listOf, name, number, text, whole } from '../leaf.ts';
import { record, UNTOLD } from '../record.ts';
import { instantIn, spanInSeconds } from './wire-time.ts';

const instant = instantIn('milliseconds');
const texts = listOf(text);

const flowEnd = record<FlowEnd>({
  did: ['did', whole],
  ip: ['ip', text],
  hostname: ['hostname', text],
  label: ['devicelabel', text],
  mac: ['macaddress', text],
  vendor: ['vendor', name],
  os: ['os', name],
  deviceType: ['devicetype', name],
  country: ['country', text],
  firstSeenAt: ['firstseen', instant],
  lastSeenAt: ['lastseen', instant],
  tags: ['tags', texts],
});

export const flow = record<Flow>({
  source: ['sourcedevice', flowEnd],
  destination: ['destinationdevice', flowEnd],
  protocol: ['protocol', name],
  sourcePort: ['sourceport', whole],
  destinationPort: ['destinationport', whole],
  applicationProtocol: ['applicationprotocol', name],
  bytes: ['bytes', number],
  packets: ['packets', number],
  durationMs: ['duration', spanInSeconds],
  startAt: ['starttime', instant],
  endAt: ['endtime', instant],
  direction: ['direction', text],
  flags: ['flags', texts],
  score: UNTOLD,
});

export const metricPoint = record<MetricPoint>({
  at: ['timestamp', instant],
  device: ['device', flowEnd],
  bytesIn: ['bytes_in', number],
  bytesOut: ['bytes_out', number],
  packetsIn: ['packets_in', number],
  packetsOut: ['packets_out', number],
  connections: ['connections', number],
});
