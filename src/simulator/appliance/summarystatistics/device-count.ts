// How many devices of each kind were there in the last seven days, and what they count as.
import { DAY_MS } from '../../../domain/instant.ts';
import type { Asked } from '../../endpoint.ts';
import { countsAs } from '../parties/device-types.ts';
import { seenSince } from '../seen-since.ts';

export const tellDeviceCount = (asked: Asked): Readonly<Record<string, number>> => {
  const seen = seenSince(asked, asked.nowAt - 7 * DAY_MS);
  const byType = Map.groupBy(seen, ({ typeName }) => typeName);
  const count = (kind: ReturnType<typeof countsAs>): number =>
    seen.filter(({ typeName }) => countsAs(typeName) === kind).length;
  return {
    ...Object.fromEntries([...byType].map(([typeName, same]) => [typeName, same.length])),
    licenseIPCount: seenSince(asked, asked.nowAt - DAY_MS).length,
    totalClient: count('client'),
    totalServer: count('server'),
    totalOther: count('other'),
    total: seen.length,
  };
};
