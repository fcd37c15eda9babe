// The devices that talked in the window, for the picker: each once, the busiest first, and those that a typed text means.
import type { FlowEnd } from '../../domain/flow.ts';
import { endAt } from '../../flows/flow-at.ts';
import type { FlowTable } from '../../flows/flow-table.ts';

export type KnownDevice = Readonly<{ did: number; end: FlowEnd; flowCount: number }>;

export const knownDevices = (table: FlowTable): readonly KnownDevice[] => {
  const counts = new Float64Array(table.ends.count + 1);
  for (let row = 0; row < table.rowCount; row += 1) {
    const source = table.source[row] ?? 0;
    const destination = table.destination[row] ?? 0;
    counts[source] = (counts[source] ?? 0) + 1;
    counts[destination] = (counts[destination] ?? 0) + 1;
  }
  const found = new Map<number, KnownDevice>();
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

export const devicesMeant = (devices: readonly KnownDevice[], text: string): readonly KnownDevice[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return devices;
  const isExact = ({ did }: KnownDevice): boolean => String(did) === wanted;
  const fits = ({ end }: KnownDevice): boolean =>
    [end.hostname, end.ip, end.mac, end.label, ...(end.tags ?? [])].some((name) =>
      name?.toLowerCase().includes(wanted),
    );
  return [...devices.filter(isExact), ...devices.filter((one) => !isExact(one) && fits(one))];
};
