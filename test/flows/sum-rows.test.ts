// Totals count what is reported and never take unknown for none.
import { describe, expect, it } from 'vitest';
import { sumRows } from '../../src/flows/sum-rows.ts';
import { aTable } from './a-flow.ts';

describe('sumRows', () => {
  it('adds up what is reported', () => {
    const table = aTable([
      { bytes: 10, packets: 1, startAt: 5000, endAt: 9000 },
      { bytes: undefined, packets: 2, startAt: 1000, endAt: undefined },
      { bytes: 99, packets: 99, startAt: 0, endAt: 99_000 },
    ]);
    expect(sumRows(table, Uint32Array.of(0, 1))).toEqual({
      connections: 2,
      bytes: 10,
      packets: 3,
      connectionsWithBytes: 1,
      firstAt: 1000,
      lastAt: 9000,
    });
  });

  it('knows nothing of what no flow reports', () => {
    const table = aTable([{ bytes: undefined, packets: undefined, startAt: undefined, endAt: undefined }]);
    const unknown = { bytes: undefined, packets: undefined, firstAt: undefined, lastAt: undefined };
    expect(sumRows(table, Uint32Array.of(0))).toEqual({ ...unknown, connections: 1, connectionsWithBytes: 0 });
    expect(sumRows(table, new Uint32Array(0))).toEqual({ ...unknown, connections: 0, connectionsWithBytes: 0 });
  });
});
