// The flows pane: what it says above the table, how it orders, filters and breaks down, and what it copies.
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/domain/finding.ts';
import { createFreshness } from '../../src/panes/flows/fresh-rows.ts';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, PaneContext, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { localClock } from '../../src/text/clock-face.ts';
import { aTable } from '../flows/a-flow.ts';
import { NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';
import { flowsGiven, SOME_FLOWS, someFlows } from './some-flows.ts';

const SMALL: Size = { columns: 80, rows: 21 };

const contextOf = (view: Partial<View>, parts: Partial<PaneContext> = {}): PaneContext =>
  aPaneContext({
    view: { ...emptyView('flows'), ...view },
    read: readFrom([someFlows()]),
    size: SMALL,
    ...parts,
  });

const shownOf = (view: Partial<View>, parts: Partial<PaneContext> = {}): Shown => flows.show(contextOf(view, parts));

const linesOf = (view: Partial<View> = {}, parts: Partial<PaneContext> = {}): readonly string[] => {
  const context = contextOf(view, parts);
  return draw(flows.show(context).element, PENS.plain, context.size);
};

describe('the line above the table', () => {
  it('says in words what is listed, how many of how many, how much, and where it was filtered', () => {
    expect(linesOf()[0]).toMatch(/^ all flows: 62 {3}judging$/);
    expect(linesOf()[1]).toMatch(/^ 62 connections {2}51 MB {2}1,240 packets {2}external .* appliance: no summary$/);
    expect(linesOf({ filter: 'port:445' })[0]).toMatch(/^ .*port 445.*: 1 of 62 {2}\(filtered here\) {3}judging$/);
  });

  it('says when the appliance counts more than it sent', () => {
    const told = someFlows();
    const summary = { connectionCount: 1_000 };
    const given = { ...told, answer: { ...told.answer, data: { ...(told.answer.data as object), summary } } };
    expect(linesOf({}, { read: readFrom([given]) })[0]).toContain('cut by the appliance, which counts 1,000');
    expect(linesOf()[0]).not.toContain('cut');
  });

  it('says that there are none when a filter lets none through, and how to see all again', () => {
    const lines = linesOf({ filter: 'port:9' });
    expect(lines[0]).toContain(': 0 of 62');
    expect(lines.join('\n')).toContain('no flow passes the filter; x lists all of them');
  });

  it('says that the appliance sent no flows when it told of none at all', () => {
    const given = { ...someFlows(), answer: { ...someFlows().answer, data: { flows: undefined } } };
    expect(linesOf({}, { read: readFrom([given]) }).join('\n')).toContain('the appliance sent no flows');
  });
});

describe('the table', () => {
  it('has the latest flow first, and what is not known empty', () => {
    const lines = linesOf();
    expect(lines[3]).toMatch(/^› {2}14:00:00Z +ws-0000 +www\.example\.com +443 +HTTPS +1,000 B/);
    expect(linesOf({ lists: { flows: { index: 61, top: 61 } } }).at(-2)).toMatch(/^› +\? +\?/);
  });

  it.each([
    ['-bytes', /fileserver/],
    ['bytes', /1,000 B/],
    ['sourceName', /finance-07/],
  ])('in the order %s begins with what that means', (order, first) => {
    expect(linesOf({ choices: { order } })[3]).toMatch(first);
  });

  it.each([80, 120, 200])('shows times of the zone of this machine whole, on %d columns', (columns) => {
    const clock = localClock(() => 3_600_000);
    const size = { columns, rows: 24 };
    expect(linesOf({}, { clock, size })[3]).toMatch(/^› {2}15:00:00\+01:00 +ws-0000 /);
  });
});

describe('suspicious flows', () => {
  const REASONS = [
    { rule: 'NET-R4', severity: 'high', text: 'beacon every 60 s, score 0.93', findingId: 'a' },
    { rule: 'NET-R1', severity: 'medium', text: 'SSH to the outside', findingId: 'b' },
  ] as const;

  /** These rows of the table, the first for both reasons and the others for the second. */
  const marked = (...places: readonly number[]): Partial<PaneContext> => ({
    marksOf: ({ table }) => {
      const marks = new Uint8Array(table.rowCount);
      for (const [index, place] of places.entries())
        marks[place] = 1 + SEVERITIES.indexOf(index === 0 ? 'high' : 'medium');
      const reasonsOf = (row: number) => (row === places[0] ? REASONS : places.includes(row) ? REASONS.slice(1) : []);
      return { marks, markedCount: places.length, reasonCount: 2, reasonAt: (place) => REASONS[place], reasonsOf };
    },
  });

  /** Where these rows stand in the order of the table. */
  const selectedAfter = (parts: Partial<PaneContext>, ...actions: readonly string[]): number => {
    let view = emptyView('flows');
    for (const action of actions) {
      const outcome = shownOf(view, parts).act(action);
      if (outcome?.kind === 'view') view = outcome.view;
    }
    return view.lists.flows?.index ?? 0;
  };

  it('carry the mark of their worst reason, are counted, and the selected one says why', () => {
    const wide = { size: { columns: 160, rows: 21 } };
    const lines = linesOf({}, { ...marked(), ...wide });
    expect(lines[0]).toContain('none suspicious');
    const parts = { ...marked(0, 1, 2), ...wide };
    expect(linesOf({}, parts)[0]).toMatch(/ △ 3 suspicious/);
    const index = selectedAfter(parts, 'next_suspicious');
    const at = linesOf({ lists: { flows: { index, top: index } } }, parts);
    expect(at[0]).toMatch(/this one: (beacon every 60 s, score 0\.93 \(NET-R4\), \+1|SSH to the outside \(NET-R1\))/);
    expect(at.filter((line) => /^.[△◆]/.test(line)).length).toBeGreaterThan(0);
  });

  it('are gone to one after the other, around the end', () => {
    const parts = marked(0, 30);
    const [one, two, three] = [1, 2, 3].map((count) =>
      selectedAfter(parts, ...Array.from({ length: count }, () => 'next_suspicious')),
    );
    expect(one).not.toBe(two);
    expect(three).toBe(one);
    expect(selectedAfter(parts, 'next_suspicious', 'next_suspicious', 'previous_suspicious')).toBe(one);
  });

  it('are waited for, or there are none', () => {
    expect(shownOf({}).act('next_suspicious')).toMatchObject({
      kind: 'tell',
      text: 'the flows are still being judged',
    });
    expect(shownOf({}, marked()).act('next_suspicious')).toMatchObject({
      kind: 'tell',
      text: 'no flow that is listed is suspicious',
    });
  });

  it('say all their reasons when they are opened, the worst first', () => {
    const parts = marked(0);
    const index = selectedAfter(parts, 'next_suspicious');
    const lines = linesOf({ path: ['flow'], lists: { flows: { index, top: 0 } } }, parts);
    expect(lines.slice(2, 4)).toEqual([
      ' △ high  beacon every 60 s, score 0.93  NET-R4',
      ' ◆ medium  SSH to the outside  NET-R1',
    ]);
  });
});

describe('a refresh', () => {
  const flowAtMinute = (minute: number) => ({ startAt: NOW - minute * 60_000, sourcePort: 40_000 + minute });
  const minutes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const tableOf = (from: number, to: number) => aTable(minutes(from, to).map(flowAtMinute));
  const given = (table: ReturnType<typeof aTable>): Partial<PaneContext> => ({ read: readFrom([flowsGiven(table)]) });

  const lineOf = (view: Partial<View>, parts: Partial<PaneContext>): string =>
    linesOf(view, parts).find((line) => line.startsWith('›')) ?? '';

  it('keeps the selected flow selected, on its line, when others come above it', () => {
    const view = { lists: { flows: { index: 5, top: 2 } } };
    const before = linesOf(view, given(tableOf(10, 60)));
    const place = before.findIndex((line) => line.startsWith('›'));
    const after = linesOf(view, given(tableOf(3, 60)));
    expect(after[place]?.slice(2)).toBe(before[place]?.slice(2));
    expect(after[place]).toMatch(/^›/);
    const outcome = shownOf(view, given(tableOf(1, 60))).act('next_row');
    expect(outcome?.kind === 'view' && outcome.view.lists.flows?.index).toBe(15);
  });

  it('and another order keep it selected too, and neither moves it again', () => {
    const view = { lists: { flows: { index: 5, top: 2 } } };
    const parts = given(tableOf(10, 60));
    const before = lineOf(view, parts);
    const turned = { ...view, choices: { order: 'startAt' } };
    expect(lineOf(turned, parts).slice(2)).toBe(before.slice(2));
    expect(lineOf(turned, given(tableOf(3, 60))).slice(2)).toBe(before.slice(2));
  });

  it('leaves an opened flow open, also at the top, and says when it has left the window', () => {
    const opened = shownOf({}, given(tableOf(10, 60))).act('open');
    const view = opened?.kind === 'open' ? opened.view : emptyView('flows');
    expect(linesOf(view, given(tableOf(10, 60)))[0]).toBe(' flow 1 of 51');
    const later = linesOf(view, given(tableOf(3, 60)));
    expect(later[0]).toBe(' flow 8 of 58');
    expect(later.join('\n')).toContain('2026-01-15 13:50:00Z');
    const gone = linesOf(view, given(tableOf(20, 60)));
    expect(gone[0]).toBe(' flow   no longer among those that are listed');
    expect(gone.join('\n')).toContain('2026-01-15 13:50:00Z');
  });

  it('leaves whoever is at the top with the latest, and on their line whose flow is gone', () => {
    expect(lineOf({}, given(tableOf(10, 60)))).toMatch(/13:50:00Z/);
    expect(lineOf({}, given(tableOf(3, 60)))).toMatch(/13:57:00Z/);
    const view = { lists: { flows: { index: 5, top: 2 } } };
    expect(lineOf(view, given(tableOf(10, 60)))).toMatch(/13:45:00Z/);
    expect(lineOf(view, given(tableOf(20, 60)))).toMatch(/13:35:00Z/);
  });

  it('marks the flows that are new since the one before, until the next', () => {
    const isNew = (lines: readonly string[]) => lines.filter((line) => /^.\+/.test(line)).length;
    linesOf({}, given(tableOf(10, 60)));
    const newer = given(tableOf(7, 60));
    expect(isNew(linesOf({}, newer))).toBe(3);
    expect(isNew(linesOf({}, newer))).toBe(3);
    expect(isNew(linesOf({}, given(tableOf(7, 61))))).toBe(0);
  });

  it('leaves new what nobody has seen, for as long as that takes', () => {
    const freshnessOf = createFreshness();
    freshnessOf('last 6h', tableOf(10, 60), true);
    expect(freshnessOf('last 6h', tableOf(8, 60), false)).toBe(NOW - 10 * 60_000);
    const third = tableOf(5, 60);
    expect(freshnessOf('last 6h', third, false)).toBe(NOW - 10 * 60_000);
    expect(freshnessOf('last 6h', third, true)).toBe(NOW - 10 * 60_000);
    expect(freshnessOf('last 6h', tableOf(2, 60), true)).toBe(NOW - 5 * 60_000);
  });

  it('of another window makes nothing new', () => {
    const freshnessOf = createFreshness();
    expect(freshnessOf('last 24h', tableOf(10, 60), true)).toBeUndefined();
    expect(freshnessOf('last 6h', tableOf(3, 60), true)).toBeUndefined();
    expect(freshnessOf('last 6h', tableOf(1, 60), true)).toBe(NOW - 3 * 60_000);
  });
});

describe('the times', () => {
  it('come with their day where the window is longer than one', () => {
    const week = { kind: 'last', hours: 168 } as const;
    const lines = linesOf({}, { window: week, read: readFrom([someFlows(week)]) });
    expect(lines[3]).toMatch(/^› {2}01-15 14:00:00Z /);
    expect(linesOf()[3]).toMatch(/^› {2}14:00:00Z /);
  });
});

describe('the columns', () => {
  const optionsFor = (columns?: string) => {
    const outcome = shownOf(columns === undefined ? {} : { choices: { columns } }).act('columns');
    return outcome?.kind === 'choose' ? outcome.options : [];
  };

  it('can be hidden one by one and shown again, but never who talked with whom', () => {
    const titles = optionsFor().map(({ title }) => title);
    expect(titles).toContain('hide app');
    expect(titles.filter((title) => /^(hide|show) (source|destination)$/.test(title))).toEqual([]);
    const hidden = optionsFor().find(({ title }) => title === 'hide app')?.id;
    expect(hidden?.split(',')).toContain('applicationProtocol');
    const both = optionsFor(hidden).find(({ title }) => title === 'hide bytes')?.id;
    expect(both?.split(',')).toEqual(expect.arrayContaining(['applicationProtocol', 'bytes']));
    expect(optionsFor(both).find(({ title }) => title === 'show app')?.id).toBe(
      both?.replace('applicationProtocol,', ''),
    );
    const [, , header = ''] = linesOf({ choices: { columns: both ?? '' } }, { size: { columns: 120, rows: 21 } });
    expect(header).toMatch(/^ +time .*source .*destination .*port +duration/);
    expect(header).not.toMatch(/app|bytes/);
  });

  it('that do not exist are nobody to hide', () => {
    expect(linesOf({ choices: { columns: 'nonsense,,source,sourcePort,destination,endAt' } })).toEqual(linesOf());
  });
});

describe('the groups below the table', () => {
  const size = { columns: 120, rows: 33 };

  /** Keys one after the other, each where the one before has led. */
  const led = (...actions: readonly string[]) => {
    let view: View = { ...emptyView('flows') };
    let last: Outcome | undefined;
    for (const action of actions) {
      last = shownOf(view, { size }).act(action);
      if (last?.kind === 'view' || last?.kind === 'open') view = last.view;
    }
    return { view, last, lines: draw(shownOf(view, { size }).element, PENS.plain, size) };
  };

  it('are gone to and left again; one selection at a time', () => {
    const { lines } = led('to_breakdown');
    expect(lines.filter((line) => line.startsWith('›'))).toEqual([expect.stringMatching(/^›HTTPS /)]);
    expect(led('next_section').view.path).toEqual(['groups']);
    const back = led('to_breakdown', 'to_breakdown').lines;
    expect(back.filter((line) => line.startsWith('›'))).toEqual([expect.stringMatching(/^› {2}\d\d:/)]);
  });

  it('narrow the filter to the flows behind one, and widen it again', () => {
    const narrowed = led('to_breakdown', 'open');
    expect(narrowed.last?.kind).toBe('open');
    expect(narrowed.view.filter).toMatch(/^app[:=]HTTPS$/i);
    expect(narrowed.lines[1]).toMatch(/: 61 of 62/);
    expect(led('to_breakdown', 'open', 'widen').view.filter).toBe('');
    expect(led('widen').last).toEqual({ kind: 'tell', text: 'nothing is filtered here', meaning: 'dim' });
  });

  it('are copied as they are read', () => {
    expect(led('to_breakdown', 'copy').last).toMatchObject({
      kind: 'copy',
      text: expect.stringMatching(/^HTTPS +61 /),
    });
  });

  it('are clicked', () => {
    const lines = led().lines;
    const row = lines.findIndex((line) => line.startsWith(' HTTPS'));
    const clicked = shownOf(emptyView('flows'), { size }).rowAt?.(row, 4);
    expect(clicked?.kind === 'view' && clicked.view.choices.focus).toBe('breakdown');
  });
});

describe('the breakdown', () => {
  it('stands below the table where there is room, the chosen one first', () => {
    const size = { columns: 120, rows: 33 };
    const text = linesOf({ choices: { by: 'source' } }, { size }).join('\n');
    expect(text).toMatch(/by source .*by application/);
    expect(text).toMatch(/HTTPS +61 /);
    expect(linesOf({ choices: { by: 'source' } }).join('\n')).not.toContain('by source');
  });
});

describe('a flow that is opened', () => {
  it('shows everything that is known of it, and says of the rest that it was not reported', () => {
    const view = { path: ['flow'], lists: { flows: { index: 61, top: 0 } } };
    const text = linesOf(view).join('\n');
    expect(text).toContain('flow 62 of 62');
    expect(text.match(/not reported/g)?.length).toBeGreaterThan(4);
    const known = linesOf({ path: ['flow'] }).join('\n');
    for (const told of ['10.0.4.0', 'ws-0000', '51234', '443', 'TCP', 'HTTPS', 'external', '1,000 B', 'established'])
      expect(known).toContain(told);
  });

  it('is scrolled by pages where it has no room, and loses no value', () => {
    const size = { columns: 60, rows: 11 };
    const first = linesOf({ path: ['flow'] }, { size });
    expect(first.at(-1)).toMatch(/lines 1-8 of \d+/);
    const turned = shownOf({ path: ['flow'] }, { size }).act('next_page');
    const second = turned?.kind === 'view' ? linesOf(turned.view, { size }) : [];
    expect(second.at(-1)).toMatch(/lines 9-/);
    expect(second.slice(2, -1)).not.toEqual(first.slice(2, -1));
  });

  it('leads to the devices at its ends, or says that there is none', () => {
    const { act } = flows.show(contextOf({ path: ['flow'] }));
    expect(act('source_device')).toEqual({ kind: 'open', view: { ...emptyView('device'), did: 100 } });
    expect(act('destination_device')).toMatchObject({ kind: 'tell' });
  });
});

describe('a copied row', () => {
  it('holds the whole of it, in UTC, with tabs between', () => {
    const outcome = flows.show(contextOf({})).act('copy');
    expect(outcome).toEqual({
      kind: 'copy',
      what: 'flow',
      text: '2026-01-15T14:00:00.000Z\tws-0000\twww.example.com\t443\tHTTPS\t1,000 B\t4 s\texternal\tTCP\t20\testablished\t10.0.4.0\t51234\t93.184.215.14\t2026-01-15T14:00:04.000Z',
    });
  });
});

it('the table of another answer is shown as soon as it is there', () => {
  expect(linesOf()[0]).toContain('62');
  const read = readFrom([flowsGiven(aTable(SOME_FLOWS.slice(0, 3)))]);
  expect(linesOf({}, { read })[0]).toContain(': 3 ');
});

describe('a copied cell', () => {
  it('is the one that was offered, whatever has come meanwhile', () => {
    const outcome = shownOf({}).act('copy_cell');
    const options = outcome?.kind === 'choose' ? outcome.options : [];
    const source = options.find(({ title }) => title === 'source');
    expect(source).toMatchObject({ id: 'ws-0000', detail: 'ws-0000' });
    const other = { read: readFrom([flowsGiven(aTable(SOME_FLOWS.slice(5)))]) };
    expect(shownOf({}, other).act(`cell ${source?.id}`)).toEqual({ kind: 'copy', text: 'ws-0000', what: 'cell' });
  });

  it('of a row is nothing that a spreadsheet would run', () => {
    const flows = aTable([{ startAt: NOW, source: { hostname: '=1+1' } }]);
    const outcome = shownOf({}, { read: readFrom([flowsGiven(flows)]) }).act('copy');
    expect(outcome?.kind === 'copy' && outcome.text.split('\t')[1]).toBe("'=1+1");
  });
});
