// Every question that a screen can keep asking.
export { devicePart } from './device-part.ts';
export { flowsPart, networkSummaryPart, transfersPart } from './network-parts.ts';
export type { DeviceQuestion } from './params/device-params.ts';
export type { FlowQuestion } from './params/network-params.ts';
export { capacityPart, seriesPart } from './series-part.ts';
export {
  bandwidthPart,
  type Deployment,
  type EventKind,
  eventsPart,
  mitrePart,
  systemPart,
} from './statistics-parts.ts';
