// The endpoints an appliance answers, by the first segment of their path.
export const ENDPOINT_NAMES = ['summarystatistics', 'network', 'deviceinfo'] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

export const endpointNamed = (text: string): EndpointName | undefined => ENDPOINT_NAMES.find((name) => name === text);
