// The kinds of devices by the names under which appliances show them, and what they are counted as.

type Kind = Readonly<{ label: string; countsAs: 'client' | 'server' | 'other' }>;

const TYPES: Readonly<Record<string, Kind>> = {
  desktop: { label: 'Desktop', countsAs: 'client' },
  laptop: { label: 'Laptop', countsAs: 'client' },
  ipphone: { label: 'IP Phone', countsAs: 'other' },
  printer: { label: 'Printer', countsAs: 'other' },
  camera: { label: 'Camera', countsAs: 'other' },
  server: { label: 'Server', countsAs: 'server' },
  domaincontroller: { label: 'Domain Controller', countsAs: 'server' },
  dnsserver: { label: 'DNS Server', countsAs: 'server' },
  proxyserver: { label: 'Proxy Server', countsAs: 'server' },
};

export const typeLabelOf = (typeName: string): string => TYPES[typeName]?.label ?? typeName;

export const countsAs = (typeName: string): Kind['countsAs'] => TYPES[typeName]?.countsAs ?? 'other';
