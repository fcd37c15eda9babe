// What a device meets may be called anything: a protocol a number, a country with a dot, a host without one. On the pages the table decides what a row means.
import { describe, expect, it } from 'vitest';
import { devicePart } from '../../src/live/questions/index.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import type { Outcome, Shown } from '../../src/panes/pane.ts';
import { standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
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
import { aPaneContext } from './draw.tsx';

const CONNECTIONS = anAnswer({
  ...connecting({
    at: hoursAgo(2),
    connections: 9,
    protocols: { '17': 5, TCP: 3, peak: 1 },
    ports: { '443': 7, '17': 2 },
  }),
  destinations: [
    { hostname: 'nas', ip: '203.0.113.1', connections: 9, country: 'St. Lucia', ports: [17] },
    { hostname: 'WWW.Example.COM', ip: '203.0.113.2', connections: 8, country: 'U.S.A', lastAt: hoursAgo(80) },
    { hostname: '365', ip: '203.0.113.3', connections: 7, country: '276' },
    { hostname: 'Printer.Local', ip: '203.0.113.4', connections: 6, country: undefined },
    { hostname: undefined, ip: '2001:db8::1', connections: 5 },
    { hostname: undefined, ip: undefined, connections: 4 },
  ].map(aDestination),
});
const peers = [{ ip: '203.0.113.2', bytes: 600, packets: 3 }];
const SENT = sending({ at: hoursAgo(1), bytes: 600, peers });
const RECEIVED = receiving({ at: hoursAgo(3), bytes: 600 });

const thresholds = standardThresholds();

const show = (view: View): Shown => {
  const { peers: first, sent, received } = deviceQuestions(DID, view);
  const at = END_AT;
  const read = readFrom([
    given(devicePart(first), { data: CONNECTIONS, at }),
    given(devicePart(sent), { data: SENT, at }),
    given(devicePart(received), { data: RECEIVED, at }),
  ]);
  return device.show(aPaneContext({ view, read, thresholds, now: END_AT, size: { columns: 130, rows: 900 } }));
};

const on = (page: string, id: string): View =>
  standOn({ ...emptyView('device'), did: DID, path: [page], filter: 'files' }, page, id);

const NO_MORE: Outcome = { kind: 'tell', text: 'the appliance tells no more of it', meaning: 'dim' };

const flows = (filter: string): Outcome => ({ kind: 'open', view: { ...emptyView('flows'), filter } });

describe('a row of a page', () => {
  it.each<[page: string, id: string, conditions: string, asked: string | undefined]>([
    ['activity', 'DEV-ACTIVITY/17', 'proto:17', undefined],
    ['activity', 'DEV-ACTIVITY#2/peak', 'proto:peak', undefined],
    ['activity', 'DEV-ACTIVITY/TCP', 'proto:tcp', undefined],
    ['activity', 'DEV-ACTIVITY#2/17', 'dport:17', 'port:17'],
    ['activity', 'DEV-ACTIVITY/443', 'dport:443', 'port:443'],
    ['external', 'DEV-EXTERNAL/St. Lucia', 'dir:external country:"St. Lucia"', undefined],
    ['external', 'DEV-EXTERNAL/276', 'dir:external country:276', undefined],
    ['external', 'DEV-EXTERNAL/Unknown', 'dir:external !has:country', undefined],
    ['external', 'DEV-EXTERNAL/nas', 'dst:nas', 'domain:nas'],
    ['external', 'DEV-EXTERNAL/365', 'dst:365', 'domain:365'],
    ['external', 'DEV-EXTERNAL/printer.local', 'dst:printer.local', 'domain:printer.local'],
    ['external', 'DEV-EXTERNAL/2001:db8::1', 'dst:2001:db8::1', undefined],
    ['external', 'DEV-EXTERNAL/17', 'dir:external dport:17', 'port:17'],
  ])('on %s, %s, leads to %s, and is asked about alone as %s', (page, id, conditions, asked) => {
    const view = on(page, id);
    expect(show(view).act('open')).toEqual(flows(`sdid:${DID} ${conditions}`));
    const narrowed = show(view).act('narrow');
    if (asked === undefined) expect(narrowed).toMatchObject({ kind: 'tell' });
    else expect(narrowed).toEqual({ kind: 'open', view: { ...view, filter: `files ${asked}`, lists: {} } });
  });

  it('of what has neither a name nor an address says that there is no more', () => {
    const view = on('external', 'DEV-EXTERNAL/unnamed');
    expect(show(view).act('open')).toEqual(NO_MORE);
    expect(show(view).act('narrow')).toMatchObject({ kind: 'tell' });
  });

  it('leads to hours in which it was met, however its hosts write a domain', () => {
    const window = { kind: 'span', endAt: hoursAgo(79), hours: 24 };
    const domain = on('external', 'DEV-EXTERNAL/example.com');
    expect(show(domain).act('open')).toEqual({ ...flows(`sdid:${DID} dst:example.com`), window });
    expect(show(domain).act('narrow')).toMatchObject({ view: { filter: 'files domain:example.com' } });
    const country = on('external', 'DEV-EXTERNAL/U.S.A');
    expect(show(country).act('open')).toEqual({ ...flows(`sdid:${DID} dir:external country:U.S.A`), window });
    expect(show(country).act('narrow')).toMatchObject({ kind: 'tell' });
  });

  it('of the bytes leads to flows in both directions, and to what came since where the hour is not over', () => {
    const toAddress = show(on('transfer', 'DEV-TRANSFER/203.0.113.2')).act('open');
    const window = { kind: 'span', endAt: hoursAgo(79), hours: 24 };
    expect(toAddress).toEqual({ ...flows(`did:${DID} ip:203.0.113.2`), window });
    expect(show(on('transfer', 'DEV-TRANSFER/sent, peak interval')).act('open')).toEqual({
      ...flows(`did:${DID} start>=2024-01-15T13:00:00.000Z`),
      window: { kind: 'last', hours: 1 },
    });
    expect(show(on('transfer', 'DEV-TRANSFER/received, peak interval')).act('open')).toEqual({
      ...flows(`did:${DID}`),
      window: { kind: 'span', endAt: hoursAgo(2), hours: 1 },
    });
  });
});
