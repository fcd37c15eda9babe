// Fetches the devices that are worth a closer look: those that findings name, and then those that talk most.
import type { DeviceFacts, Facts } from '../../analysis/facts.ts';
import { judgeAll } from '../../analysis/judge.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Asker } from '../asker.ts';
import { collectDevice } from './collect-device.ts';

/** At most `count` of them, the most suspicious first. */
export const collectSuspects = async (
  asker: Asker,
  facts: Facts,
  thresholds: Thresholds,
  count: number,
): Promise<readonly DeviceFacts[]> => {
  const named = judgeAll(facts, thresholds).flatMap(({ entity }) => (entity.did === undefined ? [] : [entity.did]));
  const dids = [...new Set([...named, ...busiest(facts.traffic?.table)])].slice(0, count);
  return Promise.all(
    dids.map((did) =>
      collectDevice(asker, { did, intervalHours: 1, parts: ['connections', 'sent', 'received', 'peers'] }, true),
    ),
  );
};

const busiest = (table: FlowTable | undefined): readonly number[] => {
  if (table === undefined) return [];
  const counts = new Map<number, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const did = table.ends.did[(table.source[row] ?? 0) - 1];
    if (did !== undefined && !Number.isNaN(did)) counts.set(did, (counts.get(did) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([did]) => did);
};
