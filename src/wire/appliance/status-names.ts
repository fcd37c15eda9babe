// What the status of an appliance tells under names that end in a protocol or an interface: `mostRecentDNSTraffic`, `networkInterfacesState_eth0`.
import type { ApplianceInterface, LastSeenProtocol } from '../../domain/appliance.ts';
import { clean } from '../../text/clean.ts';
import { name } from '../leaf.ts';
import { amount, instant, lenient } from './tolerant.ts';

const readTime = lenient(instant);
const readName = lenient(name);
const readAmount = lenient(amount);

type Wire = Readonly<Record<string, unknown>>;

const PROTOCOL = /^mostRecent(.+)Traffic$/;

/** A protocol that was never seen is left out. */
export const lastSeenIn = (status: Wire): readonly LastSeenProtocol[] | undefined => {
  const seen: LastSeenProtocol[] = [];
  for (const [key, value] of Object.entries(status)) {
    const protocol = PROTOCOL.exec(key)?.[1];
    const at = protocol === undefined ? undefined : readTime(value);
    if (protocol !== undefined && at !== undefined) seen.push({ protocol: clean(protocol), at });
  }
  return seen.length === 0 ? undefined : seen;
};

const INTERFACE = /^networkInterfaces(?:State|Address|Received|Transmitted)_(.+)$/;

export const interfacesIn = (status: Wire): readonly ApplianceInterface[] | undefined => {
  const suffixes = new Set(Object.keys(status).flatMap((key) => INTERFACE.exec(key)?.[1] ?? []));
  if (suffixes.size === 0) return undefined;
  return [...suffixes].map((suffix) => ({
    name: clean(suffix),
    state: readName(status[`networkInterfacesState_${suffix}`]),
    ip: readName(status[`networkInterfacesAddress_${suffix}`]),
    receivedBytes: readAmount(status[`networkInterfacesReceived_${suffix}`]),
    sentBytes: readAmount(status[`networkInterfacesTransmitted_${suffix}`]),
  }));
};
