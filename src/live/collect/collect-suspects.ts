// Fetches the devices that are worth a closer look: those that findings name, and then those that talk most.
import type { DeviceFacts, Facts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Asker, Part } from '../asker.ts';
import type { Judge } from '../judge/judge.ts';
import { collectDevice } from './collect-device.ts';

export type SuspectOptions = Readonly<{ judge: Judge; thresholds: Thresholds; count: number }>;

/** At most `count` of them, the most suspicious first. */
export const collectSuspects = async (
  asker: Asker,
  facts: Facts,
  { judge, thresholds, count }: SuspectOptions,
): Promise<readonly DeviceFacts[]> => {
  const dids = suspectsAmong(await judge([facts], thresholds), facts, count);
  return Promise.all(dids.map((did) => collectSuspect(asker, did, { isOptional: true })));
};

export const suspectsAmong = (findings: readonly Finding[], { traffic }: Facts, count: number): readonly number[] => {
  const named = findings.flatMap(({ entity }) => (entity.did === undefined ? [] : [entity.did]));
  return [...new Set([...named, ...busiest(traffic?.table)])].slice(0, count);
};

export const collectSuspect = (asker: Asker, did: number, how: Omit<Part, 'name'>): Promise<DeviceFacts> =>
  collectDevice(asker, { did, intervalHours: 1, parts: ['connections', 'sent', 'received', 'peers'] }, how);

const busiest = (table: FlowTable | undefined): readonly number[] => {
  if (table === undefined) return [];
  const rowsOfEnd = new Uint32Array(table.ends.count + 1);
  for (const end of table.source) rowsOfEnd[end] = (rowsOfEnd[end] ?? 0) + 1;
  const counts = new Map<number, number>();
  table.ends.did.forEach((did, index) => {
    const count = rowsOfEnd[index + 1] ?? 0;
    if (count > 0 && !Number.isNaN(did)) counts.set(did, (counts.get(did) ?? 0) + count);
  });
  return [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([did]) => did);
};
