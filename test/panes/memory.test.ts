import { describe, expect, it } from 'vitest';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { collectGarbage } from '../../src/live/collect-garbage.ts';
import { createFreshness } from '../../src/panes/flows/fresh-rows.ts';
import { createMemory } from '../../src/panes/parts/memory.ts';
import { aFlow } from '../flows/a-flow.ts';

describe('what was worked out', () => {
  it('is not worked out again for the same givens, and is for others', () => {
    const remember = createMemory<string>();
    const table = {};
    let count = 0;
    const ask = (...givens: readonly unknown[]) =>
      remember(givens, () => {
        count += 1;
        return `made ${count}`;
      });
    expect(ask(table, 'a')).toBe('made 1');
    expect(ask(table, 'a')).toBe('made 1');
    expect(ask(table, 'b')).toBe('made 2');
    expect(ask({}, 'b')).toBe('made 3');
    expect(ask('a', 'b')).toBe('made 4');
    expect(ask('a', 'b')).toBe('made 4');
    expect(ask(undefined, table)).toBe('made 5');
    expect(ask(table, undefined)).toBe('made 6');
  });

  it('goes with what it was made of', async () => {
    const remember = createMemory<() => object>();
    const rememberOne = (): WeakRef<object> => {
      const table = { rows: [1] };
      remember([table], () => () => table);
      return new WeakRef(table);
    };
    await expect(isLetGo(rememberOne())).resolves.toBe(true);
  });
});

describe('which flows are new', () => {
  it('is told without keeping the table before', async () => {
    const freshness = createFreshness();
    const showOne = (): WeakRef<object> => {
      const table = buildFlowTable([aFlow({ startAt: 1_000 })]);
      freshness('all', table, true);
      return new WeakRef(table);
    };
    const before = showOne();
    await expect(isLetGo(before)).resolves.toBe(true);
    expect(freshness('all', buildFlowTable([aFlow({ startAt: 2_000 })]), true)).toBe(1_000);
  });
});

/** What a reference points to is held until the end of the turn that made it. */
const isLetGo = async (ref: WeakRef<object>): Promise<boolean> => {
  for (let attempt = 0; attempt < 10 && ref.deref() !== undefined; attempt += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  return ref.deref() === undefined;
};
