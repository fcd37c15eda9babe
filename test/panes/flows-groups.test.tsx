// The page of groups: all that the flows fall into by one breakdown, each row leading to the very flows that it counts.
import { beforeAll, describe, expect, it } from 'vitest';
import { allRows, filterRows } from '../../src/flows/filter/filter-rows.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import { groupRows, rankGroups } from '../../src/flows/group-rows.ts';
import { sumRows } from '../../src/flows/sum-rows.ts';
import { BREAKDOWNS } from '../../src/panes/flows/breakdown.ts';
import { readFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import { groupsOf } from '../../src/panes/flows/groups-of.ts';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, PaneContext, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { stageTraffic } from '../analysis/traffic-scenario.ts';
import { aTable } from '../flows/a-flow.ts';
import { NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';
import { flowsGiven } from './some-flows.ts';

let staged: FlowTable;

beforeAll(async () => {
  const network = { deviceCount: 60, flowsPerHour: 90, scenarios: ['insider'], anchorAt: NOW };
  staged = (await stageTraffic(network)).table;
});

const SMALL: Size = { columns: 80, rows: 24 };
const WIDE: Size = { columns: 120, rows: 36 };

const PORT_COUNT = 5_213;

/** A flow to each of many ports, and more of them to the first seven: most to port 1, most bytes to port 7. */
const SCANNED = aTable([
  ...Array.from({ length: PORT_COUNT }, (_, index) => ({
    destinationPort: index + 1,
    bytes: (7_919 * index) % 10_007,
  })),
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((port) =>
    Array.from({ length: 100 * (8 - port) }, () => ({
      destinationPort: port,
      bytes: port === 7 ? 1_000_000 : 1_000,
    })),
  ),
]);

/** A person in the pane: presses keys, and is where they lead. */
const visit = (
  start: Partial<View>,
  { table = staged, ...parts }: Partial<PaneContext> & { table?: FlowTable } = {},
) => {
  let view: View = { ...emptyView('flows'), ...start };
  const context = (): PaneContext => aPaneContext({ view, size: SMALL, read: readFrom([flowsGiven(table)]), ...parts });
  const show = (): Shown => flows.show(context());
  const act = (action: string): Outcome | undefined => {
    const outcome = show().act(action);
    if (outcome?.kind === 'view' || outcome?.kind === 'open') view = outcome.view;
    return outcome;
  };
  const lines = (): readonly string[] => draw(show().element, context().pen, context().size);
  return { act, show, lines, view: () => view, selected: () => lines().find((line) => line.startsWith('›')) };
};

const groupsBy = (by: string, more: Readonly<Record<string, string>> = {}): Partial<View> => ({
  path: ['groups'],
  choices: { by, ...more },
});

type Row = Readonly<{ told: string; rows: readonly number[] }>;

/** What each row says, and the flows it leads to. */
const walk = (start: Partial<View>): readonly Row[] => {
  const there = visit(start);
  const found: Row[] = [];
  for (let last: View | undefined; last !== there.view(); there.act('next_row')) {
    last = there.view();
    const [copied, lead] = [there.show().act('copy'), there.show().act('open')];
    if (copied?.kind !== 'copy' || lead?.kind !== 'open') throw new Error(`${copied?.kind} ${lead?.kind}`);
    expect(lead.view.path).toEqual([]);
    const rows = [...filterRows(staged, readFlowFilter(lead.view.filter), { endAt: NOW })];
    if (found.at(-1)?.told === copied.text) break;
    found.push({ told: copied.text, rows });
  }
  return found;
};

const numberIn = (text: string, what: RegExp): number => Number(what.exec(text)?.[1]?.replaceAll(',', ''));

const finish = <T,>(steps: Generator<undefined, T>): Readonly<{ value: T; stepCount: number }> => {
  for (let stepCount = 0; ; stepCount += 1) {
    const step = steps.next();
    if (step.done === true) return { value: step.value, stepCount };
  }
};

describe('each row', () => {
  it.each(BREAKDOWNS.map(({ title, id }) => [title, id]))(
    'by %s leads to as many flows as it counts, and there are as many as is said',
    (title, by) => {
      const rows = walk(groupsBy(by));
      for (const { told, rows: behind } of rows)
        expect([told, behind.length]).toEqual([told, numberIn(told, /: ([\d,]+) connections?/)]);
      const line = visit(groupsBy(by)).lines()[1] ?? '';
      expect(line).toMatch(new RegExp(`^ by ${title}: [\\d,]+ groups?, by connections`));
      expect(rows).toHaveLength(numberIn(line, /: ([\d,]+) group/));
    },
  );

  it.each(['connections', 'bytes'] as const)('has at most as many %s as the one above it', (measure) => {
    const sizes = walk(groupsBy('source', { 'groups by': measure })).map(
      ({ rows }) => sumRows(staged, Uint32Array.from(rows))[measure] ?? -1,
    );
    expect(sizes.length).toBeGreaterThan(20);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('says both amounts, and the share of what the page is ordered by', () => {
    const row = (measure: string) => visit(groupsBy('destinationPort', { 'groups by': measure }), { table: SCANNED });
    expect(row('connections').selected()).toMatch(/^›1 +701 +[\d.]+ KB {2}█+ +8\.7 %$/);
    expect(row('bytes').selected()).toMatch(/^›7 +101 +9\d MB {2}█+ +7\d\.\d %$/);
    expect(row('connections').lines()[2]).toMatch(/^ 1: 701 connections 8\.7 %, [\d.]+ KB 0\.\d %$/);
  });

  it('of which no bytes are reported says so', () => {
    const table = aTable([{ bytes: undefined }, { destinationPort: 53, bytes: 7 }]);
    const there = visit(groupsBy('destinationPort', { 'groups by': 'bytes' }), { table });
    there.act('last_row');
    expect(there.selected()).toMatch(/^›443 +1 not reported$/);
    expect(there.act('copy')).toMatchObject({ text: '443: 1 connection 50.0 %, bytes not reported' });
  });

  it('narrows the filter that there is, and says so where it has the condition already', () => {
    const there = visit({ ...groupsBy('destinationPort'), filter: 'dport:443' });
    expect(there.lines()[1]).toContain('by port: 1 group, ');
    expect(there.act('open')).toEqual({ kind: 'tell', text: 'the filter has that already', meaning: 'dim' });
    const other = visit({ ...groupsBy('protocol'), filter: 'dport:443' });
    expect(other.act('open')).toMatchObject({ kind: 'open', view: { path: [], filter: 'dport:443 proto:tcp' } });
  });

  it('is clicked where it is seen', () => {
    const there = visit(groupsBy('destinationPort'), { table: SCANNED });
    const line = there.lines().findIndex((one) => one.startsWith(' 2 '));
    const clicked = there.show().rowAt?.(line, 40);
    expect(clicked?.kind === 'view' && visit(clicked.view, { table: SCANNED }).selected()).toMatch(/^›2 /);
  });
});

describe('the keys of the page', () => {
  it('choose what it is by, for the table too, and begin at the top', () => {
    const there = visit({ path: ['groups'] });
    expect(there.act('breakdown')).toMatchObject({ kind: 'choose', choice: 'by', chosen: 'applicationProtocol' });
    for (const _ of [1, 2, 3]) there.act('next_row');
    there.act('by source');
    expect(there.view()).toMatchObject({ path: ['groups'], choices: { by: 'source' } });
    expect(there.lines()[1]).toMatch(/^ by source: /);
    expect(there.lines()[3]).toMatch(/^›/);
    there.act('to_breakdown');
    expect(visit(there.view(), { size: WIDE }).lines().join('\n')).toContain('by source');
  });

  it('turn between connections and bytes, and begin at the top', () => {
    const there = visit({ path: ['groups'] });
    there.act('last_row');
    expect(there.act('sort')?.kind).toBe('view');
    expect(there.lines()[1]).toMatch(/ groups, by bytes/);
    expect(there.lines()[3]).toMatch(/^›/);
    there.act('sort');
    expect(there.lines()[1]).toMatch(/ groups, by connections/);
  });

  it('write the flows, and widen the filter', () => {
    const there = visit({ path: ['groups'], filter: 'dport:443' });
    expect(there.show().act('write')).toMatchObject({ kind: 'choose', choice: 'write' });
    expect(there.act('widen')).toMatchObject({ kind: 'open', view: { path: ['groups'], filter: '' } });
  });

  it('lead to it from a table that has no room for the breakdown, and back', () => {
    const there = visit({});
    expect(there.lines().join('\n')).not.toContain('by application');
    expect(there.act('to_breakdown')).toMatchObject({ kind: 'open', view: { path: ['groups'] } });
    expect(there.lines()[1]).toMatch(/^ by application: \d+ groups, by connections/);
    expect(there.act('to_breakdown')).toMatchObject({ kind: 'open', view: { path: [] } });
    expect(visit({}, { size: WIDE }).act('to_breakdown')).toMatchObject({ kind: 'view', view: { path: [] } });
  });
});

describe('where there are very many', () => {
  it('a thousand are listed, and the others are counted', () => {
    const there = visit(groupsBy('destinationPort'), { table: SCANNED });
    expect(there.lines()[1]).toContain('by port: 5,213 groups, ');
    there.act('last_row');
    expect(there.lines().slice(-3)).toEqual([
      expect.stringMatching(/^›/),
      ' and 4,213 more',
      expect.stringMatching(/lines \d+-1,001 of 1,001/),
    ]);
  });

  it.each([1, 3, 9, 24])('every one that is seen is drawn, wherever one goes: %d rows', (rows) => {
    const size = { columns: 80, rows };
    const there = visit(groupsBy('destinationPort'), { table: SCANNED, size });
    const moves = ['next_page', 'next_page', 'next_row', 'last_row', 'previous_page', 'previous_row', 'first_row'];
    const steps = Array.from({ length: 30 }, () => 'next_row');
    for (const action of [...moves, ...steps, 'previous_page', 'sort', 'last_row', ...steps, 'sort']) {
      there.act(action);
      for (const line of there.lines().slice(3, rows)) expect(line, action).toMatch(/[%\d]/);
    }
    for (const [port, top, away] of [
      [900, 0, {}],
      [3, 980, {}],
      [500, 7_000, {}],
      [3, 980, { 'away groups': 'yes' }],
    ] as const) {
      const choices = { ...there.view().choices, 'at groups': `destinationPort/dport:${port}`, ...away };
      const far = { path: ['groups'], choices, lists: { groups: { index: 0, top } } };
      for (const line of visit(far, { table: SCANNED, size }).lines().slice(3, rows)) expect(line).toMatch(/[%\d]/);
    }
  });

  it('the strip below the table counts them all, and none of its keys stands on the count', () => {
    const there = visit({ choices: { by: 'destinationPort' } }, { table: SCANNED, size: WIDE });
    expect(there.lines().join('\n')).toMatch(/and 5,208 more/);
    there.act('to_breakdown');
    const stood = Array.from({ length: 5 }, () => {
      const row = there.selected();
      there.act('next_row');
      return row;
    });
    expect(stood).toEqual(
      [1, 2, 3, 4, 5].map((port) => expect.stringMatching(new RegExp(`^›${port} +${100 * (8 - port) + 1} `))),
    );
    expect(there.act('copy')).toMatchObject({ text: expect.stringMatching(/^HTTPS /) });
  });

  it('the strip tells where the filter has the condition already', () => {
    const there = visit(
      { filter: 'dport:1', choices: { by: 'destinationPort', focus: 'breakdown' } },
      { table: SCANNED, size: WIDE },
    );
    expect(there.act('open')).toMatchObject({ kind: 'tell', text: 'the filter has that already' });
    there.act('to_breakdown');
    expect(there.view().choices.focus).toBe('table');
  });

  it.each(['connections', 'bytes'] as const)('the largest by %s are found in steps, and are the largest', (measure) => {
    const rows = allRows(SCANNED);
    const groups = groupRows(SCANNED, rows, 'destinationPort');
    const { value, stepCount } = finish(groupsOf(SCANNED, rows, { by: 'destinationPort', measure, most: 1_000 }));
    const first = [...rankGroups(groups, measure).slice(0, 1_000)];
    expect(value.rows.map(({ condition }) => condition)).toEqual(first.map((group) => groups.conditionOf(group)));
    expect(value.count).toBe(PORT_COUNT);
    expect(stepCount).toBeGreaterThan(2);
  });
});

it('says that no flow passes where none does', () => {
  const text = visit({ path: ['groups'], filter: 'port:9' })
    .lines()
    .join('\n');
  expect(text).toContain('by application: 0 groups');
  expect(text).toContain('no flow passes the filter');
});

it('tells a row in words to whoever hears it', () => {
  const pen = { ...PENS.plain, isSpoken: true };
  const lines = visit(groupsBy('destinationPort'), { table: SCANNED, pen }).lines();
  expect(lines[1]).toBe(' by port: 5,213 groups, by connections');
  expect(lines[2]).toMatch(/^ ?selected: +1: 701 connections, [\d.]+ KB, 8\.7 %$/);
});
