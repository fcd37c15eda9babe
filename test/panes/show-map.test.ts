// The map as a page that is walked about: whatever pair one is on is seen and told, and what has no room is come to by going there.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { stageTraffic } from '../analysis/traffic-scenario.ts';
import { aTable, type FlowParts } from '../flows/a-flow.ts';
import { NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES } from './draw.tsx';
import { flowsGiven } from './some-flows.ts';

const SMALL: Size = { columns: 80, rows: 18 };
const SPOKEN = { ...PENS.plain, isSpoken: true };

type On = Readonly<{ size?: Size; pen?: typeof SPOKEN }>;

const mapView = (parts: Partial<View> = {}): View => ({ ...emptyView('flows'), path: ['map'], ...parts });

const DEVICES = mapView({ choices: { 'map side': 'devices' } });

const show = (table: FlowTable, view: View, { size = SMALL, pen = PENS.plain }: On = {}): Shown =>
  flows.show(aPaneContext({ view, size, pen, read: readFrom([flowsGiven(table)]) }));

const linesOf = (table: FlowTable, view: View, { size = SMALL, pen = PENS.plain }: On = {}): readonly string[] =>
  draw(show(table, view, { size, pen }).element, pen, size);

const viewOf = (outcome: Outcome | undefined): View =>
  outcome?.kind === 'view' ? outcome.view : expect.fail(`${outcome?.kind} is no step`);

const walk = (table: FlowTable, view: View, actions: readonly string[], on: On = {}): View =>
  actions.reduce((at, action) => viewOf(show(table, at, on).act(action)), view);

const times = (count: number, action: string): readonly string[] => Array.from({ length: count }, () => action);

/** What is told of the pair one is on, whose line is above the title of the matrix. */
const toldIn = (lines: readonly string[]): string => {
  const title = lines.findIndex((line) => /^ (?:subnets|devices) by /.test(line));
  return lines[title - 1]?.trim() ?? expect.fail('no title');
};

const GRID = 30;

/** Everybody to everybody, the busier the lower their numbers. */
const grid = (isThere: (source: number, destination: number) => boolean = () => true): FlowTable =>
  aTable(
    Array.from({ length: GRID * GRID }, (_, place) => [Math.floor(place / GRID), place % GRID] as const)
      .filter(([source, destination]) => isThere(source, destination))
      .map(
        ([source, destination]): FlowParts => ({
          startAt: NOW - 60_000,
          bytes: 1_000_000_000 - 20_000_000 * source - 1_000_000 * destination,
          source: { ip: `10.1.0.${source}`, hostname: `from-${source}` },
          destination: { ip: `10.2.0.${destination}`, hostname: `to-${destination}` },
        }),
      ),
  );

const ALL = grid();

/** "from-3 to to-4" of "from-3 to to-4: 5 MB in 1 connection". */
const pairIn = (lines: readonly string[]): string => toldIn(lines).split(':')[0] ?? '';

describe('walking the map', () => {
  const pairAfter = (...actions: readonly string[]): string => pairIn(linesOf(ALL, walk(ALL, DEVICES, actions)));

  it.each([
    [[], 'from-0 to to-0'],
    [['next_row', 'next_row'], 'from-2 to to-0'],
    [['next_suspicious', 'next_suspicious', 'next_row'], 'from-1 to to-2'],
    [['next_row', 'previous_suspicious'], 'from-0 to to-29'],
    [[...times(30, 'next_suspicious')], 'from-1 to to-0'],
    [['next_page'], 'from-5 to to-0'],
    [['next_page', 'next_page', 'previous_page', 'previous_row'], 'from-4 to to-0'],
    [['last_row'], 'from-19 to to-29'],
    [['last_row', 'first_row'], 'from-0 to to-0'],
    [['previous_suspicious'], 'from-19 to to-29'],
  ])('%j leads to %s', (actions, pair) => {
    expect(pairAfter(...actions)).toBe(pair);
  });

  it('keeps to cells that are there', () => {
    const sparse = grid((source, destination) => (source + destination) % 4 === 0);
    const view = walk(sparse, DEVICES, ['next_row', 'next_row']);
    expect(pairIn(linesOf(sparse, view))).toMatch(/^from-\d+ to to-\d+$/);
    expect(show(sparse, view).act('open')).toMatchObject({ kind: 'open' });
  });

  it.each(SIZES)('shows each pair that it leads to, whatever has room: %j', (size) => {
    let view = DEVICES;
    for (const action of [
      'previous_suspicious',
      'previous_page',
      ...times(4, 'next_suspicious'),
      'next_page',
      'last_row',
    ]) {
      view = viewOf(show(ALL, view, { size }).act(action));
      const lines = linesOf(ALL, view, { size });
      const [, source = '', destination = ''] = /^(from-\d+) to (to-\d+)$/.exec(pairIn(lines)) ?? [];
      const rows = lines.filter((line) => /^ from-\d+[ ›]/.test(line) && line.includes('›'));
      expect(rows.map((line) => line.trim().split(/[ ›]/)[0])).toEqual([source]);
      const names = lines.filter((line) => !line.startsWith(' from-')).join('\n');
      expect(names).toMatch(new RegExp(`\\b${destination}\\b`));
    }
  });

  it('shows the busiest columns again on the way back, and from the first cell', () => {
    const busiest = linesOf(ALL, DEVICES)[3] ?? '';
    expect(busiest.trim()).toMatch(/^1 +2 +3 /);
    const far = walk(ALL, DEVICES, times(28, 'next_suspicious'));
    expect(linesOf(ALL, far)).not.toContain(busiest);
    expect(linesOf(ALL, walk(ALL, far, times(24, 'previous_suspicious')))).toContain(busiest);
    expect(linesOf(ALL, walk(ALL, far, ['first_row']))).toContain(busiest);
    expect(linesOf(ALL, walk(ALL, far, ['sort', 'first_row']))).toContain(busiest);
  });

  it('says how much is not seen, and on which side of it', () => {
    const note = (view: View): string => linesOf(ALL, view).find((line) => line.startsWith(' and ')) ?? '';
    const [, columns = '', rows = ''] =
      /^ and (\d+) more destinations, (\d+) more sources$/.exec(note(DEVICES)) ?? expect.fail(note(DEVICES));
    expect(note(walk(ALL, DEVICES, ['last_row']))).toBe(
      // Ten of the sources are not among the busiest twenty.
      ` and ${columns} more destinations (${columns} to the left), ${rows} more sources (${Number(rows) - 10} above)`,
    );
  });

  it('stays where it is when one clicks on what is seen', () => {
    const far = walk(ALL, DEVICES, [...times(20, 'next_suspicious'), ...times(14, 'next_row')]);
    const before = linesOf(ALL, far);
    const row = before.findIndex((line) => line.includes('›'));
    const column = before[row]?.indexOf('›') ?? -1;
    const width = ' ██'.length;
    expect(before[row]?.slice(column - width, column)).toMatch(/^ [▓█]{2}$/);
    for (const [up, left] of [
      [0, width],
      [3, 0],
      [5, 2 * width],
    ] as const) {
      const clicked = viewOf(show(ALL, far).rowAt?.(row - up, column - left));
      const after = linesOf(ALL, clicked);
      expect(after[row - up]?.[column - left]).toBe('›');
      const unmarked = (lines: readonly string[]) => lines.slice(3).map((line) => line.replace('›', ' ').trimEnd());
      expect(unmarked(after)).toEqual(unmarked(before));
    }
  });

  it('stays near where a pair was that is no more', () => {
    const at = walk(ALL, DEVICES, times(4, 'next_suspicious'));
    const less = grid((source, destination) => source !== 0 || destination !== 4);
    expect(pairIn(linesOf(less, at))).toMatch(/^from-[01] to to-[356]$/);
  });

  it('begins at the first pair of the other side, wherever one was', () => {
    const far = walk(ALL, DEVICES, [...times(20, 'next_suspicious'), 'breakdown']);
    expect(pairIn(linesOf(ALL, far))).toBe('10.1.0.0/24 to 10.2.0.0/24');
    const back = walk(ALL, far, ['breakdown', 'next_row']);
    expect(pairIn(linesOf(ALL, back))).toMatch(/^from-\d+ to to-\d+$/);
  });

  it('leads to the flows of the pair that is told', () => {
    const view = walk(ALL, DEVICES, [...times(25, 'next_suspicious'), 'next_row']);
    expect(pairIn(linesOf(ALL, view))).toBe('from-1 to to-25');
    expect(show(ALL, view).act('open')).toMatchObject({ view: { filter: 'src:10.1.0.1 dst:10.2.0.25' } });
    expect(show(ALL, view).act('copy')).toMatchObject({ text: expect.stringMatching(/^from-1 to to-25: \d+ MB in 1/) });
  });

  it('of a screen reader is a list of pairs, as long as there are', () => {
    const on = { pen: SPOKEN };
    const selected = (actions: readonly string[]): string =>
      linesOf(ALL, walk(ALL, DEVICES, actions, on), on).find((line) => line.includes('selected: ')) ?? '';
    expect(selected([])).toContain('from-0 to to-0');
    expect(selected(['next_row', 'next_suspicious'])).toContain('from-0 to to-2');
    expect(selected(times(25, 'next_row'))).toContain(' from-');
    expect(selected(['next_page'])).not.toContain('from-0 to to-0');
    expect(linesOf(ALL, DEVICES, on).at(-1)).toMatch(/lines 1-\d+ of \d{3}/);
  });
});

describe('the words of the pair', () => {
  let table: FlowTable;

  beforeAll(async () => {
    ({ table } = await stageTraffic({ hours: 2, hasTransfers: false, anchorAt: NOW }));
  });

  const FILTER = 'dir:internal proto:tcp !dport:53 bytes>=1';

  it.each(SIZES)('have a line of their own, whole whatever is filtered: %j', (size) => {
    for (const filter of ['', FILTER]) {
      const lines = linesOf(table, mapView({ filter }), { size });
      expect(toldIn(lines)).toMatch(/^\d\S+\/24 to \S.* in [\d,]+ connections?$/);
      expect(lines.filter((line) => / in [\d,]+ connections?$/.test(line))).toHaveLength(1);
    }
  });

  it('leave their line empty where there is no pair, and nothing moves', () => {
    const none = linesOf(table, mapView({ filter: 'dport:1 proto:sctp' }));
    const some = linesOf(table, mapView({ filter: FILTER }));
    const titleIn = (lines: readonly string[]) => lines.findIndex((line) => line.startsWith(' subnets by bytes'));
    expect(toldIn(none)).toBe('');
    expect(none.join('\n')).toContain('nobody talked to anybody');
    expect(titleIn(none)).toBe(titleIn(some));
  });
});
