// The endpoints an appliance answers, by the first segment of their path.

/** Those of the module documents. */
export const DOCUMENTED_NAMES = ['summarystatistics', 'network', 'deviceinfo'] as const;

/** An appliance of the field answers these as well. */
export const ENDPOINT_NAMES = [
  ...DOCUMENTED_NAMES,
  'status',
  'devices',
  'devicesearch',
  'similardevices',
  'subnets',
  'enums',
  'metrics',
  'modelbreaches',
  'aianalyst',
  'antigena',
] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

export const endpointNamed = (text: string): EndpointName | undefined => ENDPOINT_NAMES.find((name) => name === text);
