// Finds ports that a device shares with the outside and hardly any other device does: one by one, or many at once.
import { mostFrequent } from './counts.ts';
import { type AnomalyIndicator, confidence } from './indicator.ts';
import type { Ordinary } from './ordinary.ts';

/** Ports that company networks use outside: administration, mail, names, clocks, VPN, meetings, calls. 0 is ICMP. */
const USUAL_PORTS = new Set([
  0, 22, 25, 53, 80, 110, 123, 143, 443, 465, 500, 587, 853, 993, 995, 1194, 3478, 4500, 5060, 5061, 8443,
]);

const PORT_LIMIT = 5;
/** With so many unusual ports, those that are hardly used are told together. */
const MANY_PORTS = 20;
const OFTEN = 10;

/** More connections, or more ports, make it surer, by doublings. */
export const findUnusualPorts = (
  externalPorts: ReadonlyMap<number, number>,
  { isRarePort }: Ordinary,
): readonly AnomalyIndicator[] => {
  const unusual = mostFrequent(externalPorts).filter(([port]) => !USUAL_PORTS.has(port) && isRarePort(port));
  const hasMany = unusual.length >= MANY_PORTS;
  const single = unusual.filter(([, count]) => !hasMany || count >= OFTEN).slice(0, PORT_LIMIT);
  return [...single.map(tellPort), ...(hasMany ? [tellSpread(unusual.length)] : [])];
};

const tellPort = ([port, count]: readonly [number, number]): AnomalyIndicator => ({
  type: 'unusual_port',
  port,
  confidence: surenessOf(count),
  description: `Uncommon external port: ${count} connections on port ${port}`,
});

const tellSpread = (portCount: number): AnomalyIndicator => ({
  type: 'port_spread',
  confidence: surenessOf(portCount),
  description: `${portCount} different uncommon external ports`,
});

const surenessOf = (count: number): number => confidence(0.5 + 0.05 * Math.log2(count), 0.95);
