// The flows pane: what it says above the table, how it orders, filters and breaks down, and what it copies.
import { describe, expect, it } from 'vitest';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, PaneContext, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { localClock } from '../../src/text/clock-face.ts';
import { aTable } from '../flows/a-flow.ts';
import { readFrom } from './answers.ts';
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
    expect(linesOf()[0]).toMatch(/^ all flows: 62, 51 MB$/);
    expect(linesOf({ filter: 'port:445' })[0]).toMatch(/^ .*port 445.*: 1 of 62, 50 MB {2}\(filtered here\)$/);
  });

  it('says that there are none when a filter lets none through, and how to see all again', () => {
    const lines = linesOf({ filter: 'port:9' });
    expect(lines[0]).toContain(': 0 of 62');
    expect(lines.join('\n')).toContain('no flow passes the filter; x lists all of them');
  });

  it('says that the appliance reports no flows when it told of none at all', () => {
    const given = { ...someFlows(), answer: { ...someFlows().answer, data: { flows: undefined } } };
    expect(linesOf({}, { read: readFrom([given]) }).join('\n')).toContain('the appliance reports no flows');
  });
});

describe('the table', () => {
  it('has the latest flow first, and what is not known empty', () => {
    const lines = linesOf();
    expect(lines[2]).toMatch(/^› 14:00:00Z +ws-0000 +www\.example\.com +443 +HTTPS +1,000 B/);
    expect(linesOf({ lists: { flows: { index: 61, top: 61 } } }).at(-2)).toMatch(/^› +\? +\?/);
  });

  it.each([
    ['-bytes', /fileserver/],
    ['bytes', /1,000 B/],
    ['sourceName', /finance-07/],
  ])('in the order %s begins with what that means', (order, first) => {
    expect(linesOf({ choices: { order } })[2]).toMatch(first);
  });

  it.each([80, 120, 200])('shows times of the zone of this machine whole, on %d columns', (columns) => {
    const clock = localClock(() => 3_600_000);
    const size = { columns, rows: 24 };
    expect(linesOf({}, { clock, size })[2]).toMatch(/^› 15:00:00\+01:00 +ws-0000 /);
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
    expect(titles.join()).not.toMatch(/source|destination/);
    const hidden = optionsFor().find(({ title }) => title === 'hide app')?.id;
    expect(hidden).toBe('applicationProtocol');
    const both = optionsFor(hidden).find(({ title }) => title === 'hide bytes')?.id;
    expect(both).toBe('applicationProtocol,bytes');
    expect(optionsFor(both).find(({ title }) => title === 'show app')?.id).toBe('bytes');
    const [, header = ''] = linesOf({ choices: { columns: both ?? '' } }, { size: { columns: 120, rows: 21 } });
    expect(header).toMatch(/^ +time .*source .*destination .*port +duration/);
    expect(header).not.toMatch(/app|bytes/);
  });

  it('that do not exist are nobody to hide', () => {
    expect(linesOf({ choices: { columns: 'nonsense,,' } })).toEqual(linesOf());
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
    expect(led('next_section').lines).toEqual(lines);
    const back = led('to_breakdown', 'to_breakdown').lines;
    expect(back.filter((line) => line.startsWith('›'))).toEqual([expect.stringMatching(/^› \d\d:/)]);
  });

  it('narrow the filter to the flows behind one, and widen it again', () => {
    const narrowed = led('to_breakdown', 'open');
    expect(narrowed.last?.kind).toBe('open');
    expect(narrowed.view.filter).toMatch(/^app[:=]HTTPS$/i);
    expect(narrowed.lines[0]).toMatch(/: 61 of 62/);
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
      text: '2026-01-15T14:00:00.000Z\tws-0000\twww.example.com\t443\tHTTPS\t1,000 B\t4 s\texternal\tTCP\t20\testablished',
    });
  });
});

it('the table of another answer is shown as soon as it is there', () => {
  expect(linesOf()[0]).toContain('62');
  const read = readFrom([flowsGiven(aTable(SOME_FLOWS.slice(0, 3)))]);
  expect(linesOf({}, { read })[0]).toContain(' 3,');
});
