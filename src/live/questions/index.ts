// Every question that a screen can keep asking.
export { devicePart } from './device-part.ts';
export { type FlowEnds, flowEndsPart } from './flow-ends-part.ts';
export { hidesOutside } from './hides-outside.ts';
export { deviceSearchPart, type KnownDevices, knownDevicesPart } from './known-devices-part.ts';
export { flowsPart, networkSummaryPart, newFlowsPart, transfersPart } from './network-parts.ts';
export type { DeviceQuestion } from './params/device-params.ts';
export type { FlowQuestion } from './params/network-params.ts';
export { type PastWindow, pastWindowsPart } from './past-windows-part.ts';
export { capacityPart, seriesPart } from './series-part.ts';
export {
  bandwidthPart,
  comparedPart,
  type Deployment,
  type EventKind,
  eventsPart,
  mitrePart,
  systemPart,
} from './statistics-parts.ts';
export { partsOffPart, silentProbesPart, statusPart, versionPart } from './status-part.ts';
export { subnetsPart } from './subnets-part.ts';
