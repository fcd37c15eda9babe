// The devices that are known of, for the picker: each once, those looked at last first, then the busiest; and those that a typed text means.
import { nameDeviceType, nameSystem } from '../../analysis/device/identity.ts';
import type { DeviceIdentity } from '../../domain/device.ts';
import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts';
import type { FlowEnd } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import { endAt } from '../../flows/flow-at.ts';
import type { FlowTable } from '../../flows/flow-table.ts';

export type TalkingDevice = Readonly<{ did: number; end: FlowEnd; flowCount: number }>;

export type KnownDevice = Readonly<{
  did: number;
  /** What it is called: a name, an address, a label, in this order of preference. */
  name: string | undefined;
  end: Partial<FlowEnd>;
  /** Undefined of one that did not talk in the window. */
  flowCount: number | undefined;
  /** Undefined where nothing was found about it. */
  found: Readonly<{ severity: Severity; count: number }> | undefined;
  isVisited: boolean;
  /** Where the appliance lists it: by its own account. */
  lastSeenAt: Instant | undefined;
}>;

/** The busiest first. */
export const talkingDevices = (table: FlowTable): readonly TalkingDevice[] => {
  const counts = new Float64Array(table.ends.count + 1);
  const didAt = (code: number): number | undefined => table.ends.did[code - 1];
  for (let row = 0; row < table.rowCount; row += 1) {
    const source = table.source[row] ?? 0;
    const destination = table.destination[row] ?? 0;
    counts[source] = (counts[source] ?? 0) + 1;
    // A device that talks to itself takes part in that flow once.
    if (didAt(source) !== didAt(destination)) counts[destination] = (counts[destination] ?? 0) + 1;
  }
  const found = new Map<number, TalkingDevice>();
  for (let code = 1; code <= table.ends.count; code += 1) {
    const did = table.ends.did[code - 1];
    if (did === undefined || Number.isNaN(did)) continue;
    const end = endAt(table, code);
    if (end === undefined) continue;
    const before = found.get(did);
    const flowCount = (before?.flowCount ?? 0) + (counts[code] ?? 0);
    found.set(did, { did, end: before?.end.hostname === undefined ? end : before.end, flowCount });
  }
  return [...found.values()].sort((a, b) => b.flowCount - a.flowCount || a.did - b.did);
};

/** With what full details tell besides of the same devices; those that only they tell of come last. */
export const withDetails = (
  talking: readonly TalkingDevice[],
  detailed: readonly TalkingDevice[],
): readonly TalkingDevice[] => {
  const ends = new Map(detailed.map(({ did, end }) => [did, end]));
  const known = new Set(talking.map(({ did }) => did));
  return [
    ...talking.map((one) => {
      const detail = ends.get(one.did);
      return detail === undefined ? one : { ...one, end: { ...detail, ...withoutUnknown(one.end) } };
    }),
    ...detailed.filter(({ did }) => !known.has(did)),
  ];
};

const withoutUnknown = (end: FlowEnd): Partial<FlowEnd> =>
  Object.fromEntries(Object.entries(end).filter(([, value]) => value !== undefined));

export type DevicesKnown = Readonly<{
  talking: readonly TalkingDevice[];
  findings: readonly Finding[];
  /** The latest first, with what they are called. */
  visited: readonly Readonly<{ did: number; name: string | undefined }>[];
  /** Those that the appliance lists, whether they talk or not; those seen last come first. */
  listed?: readonly DeviceIdentity[];
}>;

export const knownDevices = ({ talking, findings, visited, listed = [] }: DevicesKnown): readonly KnownDevice[] => {
  const found = foundByDevice(findings);
  const cards = new Map(listed.flatMap((card) => (card.did === undefined ? [] : [[card.did, card]])));
  const talks = new Map(talking.map((one) => [one.did, one]));
  const names = new Map(visited.map(({ did, name }) => [did, name]));
  const inOrder = new Set([
    ...visited.map(({ did }) => did),
    ...talking.map(({ did }) => did),
    // Of the past, or of what the window does not hold.
    ...found.keys(),
    ...cards.keys(),
  ]);
  return [...inOrder].map((did) => {
    const talk = talks.get(did);
    const about = found.get(did);
    const card = cards.get(did);
    return {
      did,
      name: talk?.end.hostname ?? card?.hostname ?? names.get(did) ?? about?.name ?? talk?.end.label,
      end: endOf(talk, card) ?? (about?.ip === undefined ? {} : { ip: about.ip }),
      flowCount: talk?.flowCount,
      found: about && { severity: about.severity, count: about.count },
      isVisited: names.has(did),
      lastSeenAt: card?.lastSeenAt,
    };
  });
};

/** What the flows of the window tell counts; the list of the appliance says the rest. */
const endOf = (talk: TalkingDevice | undefined, card: DeviceIdentity | undefined): Partial<FlowEnd> | undefined => {
  if (card === undefined) return talk?.end;
  const { ip, hostname, mac, vendor, deviceType, os, tags } = card;
  const listed = { ip, hostname, mac, vendor, deviceType: nameDeviceType(deviceType), os: nameSystem(os), tags };
  return { ...listed, ...(talk === undefined ? {} : withoutUnknown(talk.end)) };
};

type Found = { severity: Severity; count: number; name: string; ip: string | undefined };

const foundByDevice = (findings: readonly Finding[]): ReadonlyMap<number, Found> => {
  const found = new Map<number, Found>();
  for (const { entity, severity } of findings) {
    if (entity.did === undefined) continue;
    const one = found.get(entity.did) ?? { severity, count: 0, name: entity.name, ip: entity.ip };
    one.count += 1;
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(one.severity)) one.severity = severity;
    found.set(entity.did, one);
  }
  return found;
};

/** A bare number means that device, known or not. */
export const devicesMeant = (devices: readonly KnownDevice[], text: string): readonly KnownDevice[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return devices;
  const number = /^-?\d{1,15}$/.test(wanted) ? Number(wanted) : undefined;
  const exact = devices.filter(({ did }) => did === number);
  const words = wanted.split(/\s+/);
  const close = devices.filter((one) => one.did !== number && words.every((word) => holds(one, word)));
  const unknown = number === undefined || exact.length > 0 ? [] : [unknownDevice(number)];
  return [...unknown, ...exact, ...close];
};

const unknownDevice = (did: number): KnownDevice => ({
  did,
  name: undefined,
  end: {},
  flowCount: undefined,
  found: undefined,
  isVisited: false,
  lastSeenAt: undefined,
});

const holds = ({ did, name, end }: KnownDevice, word: string): boolean =>
  [
    String(did),
    name,
    end.hostname,
    end.ip,
    end.mac,
    end.label,
    end.vendor,
    end.deviceType,
    end.os,
    ...(end.tags ?? []),
  ].some((told) => told?.toLowerCase().includes(word));
