// The two pages of a device that are tables: what their rows lead to, in which order they stand, and how one asks about one of them alone.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { askedAbout, deviceQuestions } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import type { Outcome, Shown } from '../../src/panes/pane.ts';
import { standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View, withChoice } from '../../src/panes/view.ts';
import {
  aDestination,
  anAnswer,
  connecting,
  DID,
  END_AT,
  hoursAgo,
  receiving,
  sending,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const CONNECTIONS = anAnswer({
  ...connecting(
    {
      at: hoursAgo(3),
      connections: 5,
      uniqueDestinations: 2,
      internalConnections: 1,
      externalConnections: 4,
      ports: { '443': 5 },
    },
    { at: hoursAgo(2), connections: 9, uniqueDestinations: 1, internalConnections: 9, externalConnections: 0 },
    { at: hoursAgo(1), connections: 7 },
  ),
  destinations: [
    aDestination({
      did: 9,
      hostname: 'files.corp.example',
      ip: '10.0.0.9',
      isExternal: false,
      connections: 4,
      bytesSent: 500,
      ports: [445],
    }),
    aDestination({
      hostname: 'www.example.com',
      ip: '203.0.113.7',
      connections: 9,
      bytesSent: 20,
      ports: [],
      lastAt: hoursAgo(2),
    }),
    aDestination({
      hostname: 'old.example.net',
      ip: '198.51.100.4',
      connections: 2,
      bytesSent: 90,
      ports: [443, 8443],
      lastAt: hoursAgo(99),
    }),
    aDestination({ hostname: undefined, ip: '10.0.0.77', isExternal: false, connections: 1 }),
  ],
});
const SENT = sending({ at: hoursAgo(3), bytes: 100 }, { at: hoursAgo(2), bytes: 300 });
const RECEIVED = receiving({ at: hoursAgo(2), bytes: 600 });

const size = { columns: 160, rows: 40 };
const thresholds = standardThresholds();

const show = (view: View): Shown => {
  const { peers, sent, received } = deviceQuestions(DID, view);
  const at = END_AT;
  const read = readFrom([
    given(devicePart(peers), { data: CONNECTIONS, at }),
    given(devicePart(sent), { data: SENT, at }),
    given(devicePart(received), { data: RECEIVED, at }),
  ]);
  return device.show(aPaneContext({ view, read, size, thresholds, now: END_AT }));
};

const aPage = (page: string, parts: Partial<View> = {}): View => ({
  ...emptyView('device'),
  did: DID,
  path: [page],
  ...parts,
});

/** With that row selected. */
const at = (view: View, index: number): View => ({ ...view, lists: { [view.path[0] ?? '']: { index, top: 0 } } });

const linesOf = (view: View): readonly string[] => draw(show(view).element, PENS.plain, size);

/** The first word of each row, below the titles. */
const rowsOf = (view: View): readonly string[] => {
  const lines = linesOf(view);
  const titles = lines.findIndex((line) => /(destination +address|begins .*connections)/.test(line));
  return lines
    .slice(titles + 1)
    .filter((line) => line !== '')
    .map((line) => line.replace(/^[›●\s]+/, '').split(/ {2,}/)[0] ?? '');
};

const followed = (outcome: Outcome | undefined): View => {
  if (outcome?.kind !== 'open' && outcome?.kind !== 'view') throw new Error(`it leads to ${outcome?.kind}`);
  return outcome.view;
};

const flows = (filter: string) => ({ kind: 'open', view: { ...emptyView('flows'), filter } });

const DESTINATIONS = aPage('destinations');
const BUSIEST_FIRST = ['www.example.com', 'files.corp.example', 'old.example.net', '10.0.0.77'];

describe('the destinations', () => {
  it('stand the busiest first, and in any order that is chosen, either way round', () => {
    expect(rowsOf(DESTINATIONS)).toEqual(BUSIEST_FIRST);
    const byBytes = withChoice(DESTINATIONS, 'destinations by', 'sent');
    const ordered = ['files.corp.example', 'old.example.net', 'www.example.com', '10.0.0.77'];
    expect(rowsOf(byBytes)).toEqual(ordered);
    const turned = followed(show(byBytes).act('reverse'));
    expect(rowsOf(turned)).toEqual([...ordered.slice(0, 3).reverse(), '10.0.0.77']);
    expect(rowsOf(followed(show(turned).act('reverse')))).toEqual(ordered);
    expect(show(turned).act('sort')).toMatchObject({ kind: 'choose', chosen: 'sent' });
  });

  it('lead to the device, or to the flows to it in hours in which it was last met', () => {
    expect(show(at(DESTINATIONS, 0)).act('open')).toEqual(flows(`sdid:${DID} dst:203.0.113.7`));
    expect(show(at(DESTINATIONS, 1)).act('open')).toEqual({ kind: 'open', view: { ...emptyView('device'), did: 9 } });
    expect(show(at(DESTINATIONS, 2)).act('open')).toEqual({
      ...flows(`sdid:${DID} dst:198.51.100.4`),
      window: { kind: 'span', endAt: hoursAgo(98), hours: 24 },
    });
    expect(show(at(DESTINATIONS, 2)).act('copy')).toEqual({
      kind: 'copy',
      text: 'old.example.net',
      what: 'destination',
    });
    expect(show(at(DESTINATIONS, 3)).act('copy')).toMatchObject({ text: '10.0.0.77' });
  });

  it('are those of the side and the words, and say of how many', () => {
    const external = withChoice(DESTINATIONS, 'side', 'external');
    expect(rowsOf(external)).toEqual(['www.example.com', 'old.example.net']);
    expect(linesOf(external).join('\n')).toContain('external destinations: 2 of 4');
    expect(show(external).act('side')).toMatchObject({ kind: 'choose', choice: 'side', chosen: 'external' });
    expect(rowsOf({ ...external, filter: 'old' })).toEqual(['old.example.net']);
    expect(rowsOf({ ...DESTINATIONS, filter: 'example' })).toEqual(BUSIEST_FIRST.slice(0, 3));
    const none = linesOf({ ...DESTINATIONS, filter: 'nobody' }).join('\n');
    expect(none).toContain('destinations: 0 of 4');
    expect(none).toContain('no destination is like that; x lists all of them');
    expect(rowsOf(withChoice(DESTINATIONS, 'side', 'upside'))).toEqual(BUSIEST_FIRST);
    const noneThere = linesOf({ ...external, filter: 'files' }).join('\n');
    expect(noneThere).toContain('external destinations: 0 of 4');
    expect(noneThere).toContain('no destination on this side is like that; b lists the others');
  });

  it('stand the latest and those with the most ports first, and what tells neither last', () => {
    const byLast = ['www.example.com', 'old.example.net', 'files.corp.example', '10.0.0.77'];
    expect(rowsOf(withChoice(DESTINATIONS, 'destinations by', 'last'))).toEqual(byLast);
    const turned = ['old.example.net', 'www.example.com', 'files.corp.example', '10.0.0.77'];
    expect(rowsOf(withChoice(DESTINATIONS, 'destinations by', 'last turned'))).toEqual(turned);
    const byPorts = ['old.example.net', 'files.corp.example', '10.0.0.77', 'www.example.com'];
    expect(rowsOf(withChoice(DESTINATIONS, 'destinations by', 'ports'))).toEqual(byPorts);
  });

  it('are the rows that are clicked', () => {
    const lines = linesOf(DESTINATIONS);
    for (const [index, name] of BUSIEST_FIRST.entries()) {
      const row = lines.findIndex((line) => line.includes(name));
      expect(show(DESTINATIONS).rowAt?.(row, 5)).toEqual({ kind: 'view', view: at(DESTINATIONS, index) });
    }
    const first = lines.findIndex((line) => line.includes('www.example.com'));
    for (const row of [0, first - 1, first + 4, 500]) expect(show(DESTINATIONS).rowAt?.(row, 5)).toBeUndefined();
  });
});

describe('asking about one thing alone', () => {
  it.each([
    [0, 'domain:www.example.com'],
    [1, 'odid:9'],
    [2, 'domain:old.example.net'],
  ])('row %i of the destinations becomes %j, on all sides', (index, filter) => {
    const view = at({ ...DESTINATIONS, choices: { side: 'all', interval: '4' } }, index);
    const next = followed(show(view).act('narrow'));
    expect(next).toEqual({ ...view, filter, lists: {} });
    const [question] = askedAbout(DID, next);
    expect([question?.odid, question?.externalDomain]).toEqual(
      filter === 'odid:9' ? [9, undefined] : [undefined, filter.slice('domain:'.length)],
    );
  });

  it('takes the place of what was asked of its kind, and is told where it cannot be', () => {
    const view = at({ ...DESTINATIONS, filter: 'odid:5 port:443 example' }, 1);
    expect(followed(show(view).act('narrow')).filter).toBe('port:443 example odid:9');
    const unknown = show(at(withChoice(DESTINATIONS, 'side', 'internal'), 1)).act('narrow');
    expect(unknown).toMatchObject({ kind: 'tell', text: expect.stringMatching(/, and this is none$/) });
    expect(show(at({ ...DESTINATIONS, filter: 'nobody' }, 0)).act('narrow')).toBeUndefined();
  });

  it.each([
    ['activity', 'DEV-ACTIVITY/443', 'port:443'],
    ['external', 'DEV-EXTERNAL/443', 'port:443'],
    ['external', 'DEV-EXTERNAL/example.com', 'domain:example.com'],
    ['external', 'DEV-EXTERNAL/Germany', undefined],
    ['activity', 'DEV-ACTIVITY/connections', undefined],
  ])('works on the page %s, of %s: %s', (page, id, filter) => {
    const view = standOn(aPage(page, { filter: 'files' }), page, id);
    const outcome = show(view).act('narrow');
    if (filter === undefined)
      expect(outcome).toMatchObject({ kind: 'tell', text: expect.stringMatching(/, and this is none$/) });
    else expect(followed(outcome)).toEqual({ ...view, filter: `files ${filter}`, lists: {} });
  });

  it('is what one key takes back', () => {
    const view = at({ ...DESTINATIONS, filter: 'port:443 example' }, 1);
    const narrowed = followed(show(view).act('narrow'));
    expect(followed(show(narrowed).act('widen')).filter).toBe('port:443 example');
  });

  it('is undone from the end, until nothing is asked for any more', () => {
    const view = aPage('destinations', { filter: 'odid:9 port:443 files' });
    const first = followed(show(view).act('widen'));
    expect(first.filter).toBe('odid:9 port:443');
    const last = followed(show(followed(show(first).act('widen'))).act('widen'));
    expect(last.filter).toBe('');
    expect(show(last).act('widen')).toMatchObject({ kind: 'tell', text: 'nothing is filtered here' });
  });
});

const INTERVALS = aPage('intervals');

describe('the intervals', () => {
  it('stand the latest first, and in any order', () => {
    const times = [1, 2, 3].map((hour) => `2024-01-15 ${String(14 - hour).padStart(2, '0')}:00Z`);
    expect(rowsOf(INTERVALS)).toEqual(times);
    expect(rowsOf(followed(show(INTERVALS).act('reverse')))).toEqual([...times].reverse());
    expect(rowsOf(withChoice(INTERVALS, 'intervals by', 'connections'))).toEqual([times[1], times[0], times[2]]);
    expect(rowsOf(withChoice(INTERVALS, 'intervals by', 'sent'))).toEqual([times[1], times[2], times[0]]);
    expect(rowsOf(withChoice(INTERVALS, 'intervals by', 'sent turned'))).toEqual([times[2], times[1], times[0]]);
  });

  it.each([
    [1, ' start>=2024-01-15T13:00:00.000Z', { kind: 'last', hours: 1 }],
    [2, '', { kind: 'span', endAt: hoursAgo(1), hours: 1 }],
    [3, '', { kind: 'span', endAt: hoursAgo(2), hours: 1 }],
  ] as const)('lead to the flows of exactly that interval: %i hours ago', (hour, since, window) => {
    expect(show(at(INTERVALS, hour - 1)).act('open')).toEqual({ ...flows(`did:${DID}${since}`), window });
  });

  it.each([
    [1, ' start>=2024-01-15T13:00:00.000Z', { kind: 'last', hours: 2 }],
    [3, '', { kind: 'span', endAt: hoursAgo(3) + 2 * HOUR_MS, hours: 2 }],
  ] as const)('of two hours lead to what is asked of both: %i hours ago', (hour, since, window) => {
    const view = { ...at(INTERVALS, hour - 1), choices: { interval: '2' }, filter: 'port:443' };
    expect(show(view).act('open')).toEqual({ ...flows(`did:${DID} port:443${since}`), window });
  });

  it('are copied with all that is told of them, and what is not told is not nothing', () => {
    expect(show(at(INTERVALS, 1)).act('copy')).toEqual({
      kind: 'copy',
      text: 'begins 2024-01-15 12:00Z  connections 9  destinations 1  internal 9  external 0  sent 300 B  received 600 B  out to in 0.50x  unusual in ',
      what: 'interval',
    });
    expect(show(at(INTERVALS, 0)).act('copy')).toMatchObject({
      text: expect.stringContaining('connections 7  destinations -  internal -  external -  sent -  received -'),
    });
  });
});
