// What the table of flows shows while another one is worked out.
import { describe, expect, it } from 'vitest';
import { flowsModel, type ModelWanted } from '../../src/panes/flows/flows-model.ts';
import { isSameList, type Work, workAtOnce } from '../../src/panes/parts/work.ts';
import { aTable } from '../flows/a-flow.ts';

/** A table of so many flows to port 443, and one to port 22. */
const tableOf = (count: number): ModelWanted['table'] =>
  aTable([
    ...Array.from({ length: count }, () => ({ destinationPort: 443, bytes: 10 })),
    { destinationPort: 22, bytes: 1 },
  ]);

const wantedOf = (table: ModelWanted['table'], filter = ''): ModelWanted => ({
  table,
  endAt: 0,
  filter,
  here: filter,
  order: { column: 'bytes', isDescending: true },
  by: ['destinationPort'],
  sums: undefined,
});

/** Gets as far as so many pieces of work. */
const workOf = (pieces: number): Work => {
  let left = pieces;
  return (slot, givens, steps) => {
    const isDone = isSameList(slot.result?.givens ?? [], givens);
    if (!isDone && left === 0) return slot.result?.value;
    if (!isDone) left -= 1;
    return workAtOnce(slot, givens, steps);
  };
};

describe('the table of flows', () => {
  it('has its rows before it is known what they come to', () => {
    const [first, second] = [tableOf(3), tableOf(5)];
    expect(flowsModel(workAtOnce, wantedOf(first))).toMatchObject({ totals: { connections: 4 } });
    expect(flowsModel(workOf(0), wantedOf(second))).toMatchObject({ table: first, totals: { connections: 4 } });
    const listed = flowsModel(workOf(1), wantedOf(second));
    expect(listed?.table).toBe(second);
    expect(listed?.rows).toHaveLength(6);
    expect(listed?.totals.connections).toBe(4);
    expect(flowsModel(workOf(1), wantedOf(second))).toMatchObject({ table: second, totals: { connections: 6 } });
  });

  it('shows nothing of another question before all of it is known', () => {
    const table = tableOf(7);
    flowsModel(workAtOnce, wantedOf(table));
    const halfway = flowsModel(workOf(1), wantedOf(table, 'port:22'));
    expect(halfway).toMatchObject({ filter: '', totals: { connections: 8 } });
    expect(halfway?.rows).toHaveLength(8);
    const done = flowsModel(workOf(1), wantedOf(table, 'port:22'));
    expect(done).toMatchObject({ filter: 'port:22', totals: { connections: 1 } });
    expect(done?.rows).toHaveLength(1);
  });

  it('is the same object as long as nothing changed', () => {
    const wanted = wantedOf(tableOf(2));
    expect(flowsModel(workAtOnce, wanted)).toBe(flowsModel(workAtOnce, { ...wanted }));
  });
});
