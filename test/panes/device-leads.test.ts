// Where every figure of every page of a device leads, told one by one of a device whose numbers are known.
import { describe, expect, it } from 'vitest';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { askedAbout } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import type { Outcome, Shown } from '../../src/panes/pane.ts';
import { standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { formatUtcMinute } from '../../src/text/utc.ts';
import {
  aConnectionInterval,
  aDestination,
  anAnswer,
  anIdentity,
  aSimilarDevice,
  aSummary,
  aTransferInterval,
  DID,
  END_AT,
  hoursAgo,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { given, readFrom } from './answers.ts';
import { aPaneContext } from './draw.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => 24 - hour);

/** Five hours ago it made the most connections. */
const CONNECTIONS: DeviceAnswer = anAnswer({
  device: anIdentity({ did: DID, hostname: 'laptop.corp.example', ip: '10.0.1.12', lastSeenAt: hoursAgo(2) + 300_000 }),
  details: [anIdentity({ did: 77, ip: '10.0.7.7', hostname: 'backup.corp.example' })],
  series: {
    kind: 'connections',
    intervals: HOURS.map((hour) =>
      aConnectionInterval({
        at: hoursAgo(hour),
        connections: hour === 5 ? 90 : 10,
        uniqueDestinations: 3,
        internalConnections: 4,
        externalConnections: 6,
        protocols: { TCP: 8, UDP: 2 },
        ports: { '443': 7, '53': 2 },
      }),
    ),
  },
  destinations: [
    { did: 9, hostname: 'files.corp.example', ip: '10.0.0.9', isExternal: false, connections: 50, ports: [445] },
    { hostname: 'www.example.com', ip: '203.0.113.7', connections: 120, lastAt: hoursAgo(2) },
    {
      hostname: 'old.example.net',
      ip: '198.51.100.4',
      connections: 20,
      country: 'Russia',
      ports: [4444, 443],
      lastAt: hoursAgo(80),
    },
    { ip: '192.0.2.55', connections: 8, country: undefined, ports: [6667], lastAt: hoursAgo(30) },
  ].map(aDestination),
  similar: [21, 22, 23].map((did) =>
    aSimilarDevice(
      { did, hostname: did === 23 ? 'third.corp.example' : 'twin.corp.example' },
      ...HOURS.map((hour) => ({
        at: hoursAgo(hour),
        connections: 5,
        uniqueDestinations: 1,
        internalConnections: 3,
        externalConnections: 2,
      })),
    ),
  ),
  summary: aSummary({
    totalConnections: 500,
    uniqueDestinations: 4,
    externalRatio: 0.4,
    peakHour: 9,
    indicators: [
      { type: 'unusual_port', port: 4444, confidence: 0.8, description: 'one' },
      { type: 'unusual_port', port: 6667, confidence: 0.6, description: 'another' },
      { type: 'volume', port: undefined, confidence: 0.3, description: 'much' },
    ],
  }),
});

/** The last interval alone tells with whom. */
const bytesOf = (kind: 'sent' | 'received', peak: number, ...ips: readonly string[]): DeviceAnswer =>
  anAnswer({
    series: {
      kind,
      intervals: HOURS.map((hour) =>
        aTransferInterval({
          at: hoursAgo(hour),
          bytes: hour === peak ? 9_000 : 1_000,
          peers: hour === 1 ? ips.map((ip, place) => ({ ip, bytes: 600 - place, packets: 3 })) : [],
        }),
      ),
    },
  });

const SENT = bytesOf('sent', 7, '10.0.0.9', '203.0.113.7');
const RECEIVED = bytesOf('received', 9, '10.0.7.7', '198.51.100.4');
/** The same each time: what is the same is not worked out again. */
const thresholds = standardThresholds();

const show = (view: View): Shown => {
  const answers = { co: CONNECTIONS, sizeout: SENT, sizein: RECEIVED };
  const read = readFrom(
    askedAbout(DID, view).map((question) =>
      given(devicePart(question), { data: answers[question.datatype], at: END_AT }),
    ),
  );
  return device.show(aPaneContext({ view, read, thresholds, now: END_AT, size: { columns: 130, rows: 900 } }));
};

const placesOn = (start: View): readonly string[] => {
  const ids: string[] = [];
  let view = start;
  for (;;) {
    const outcome = show(view).act(ids.length === 0 ? 'first_row' : 'next_row');
    if (outcome?.kind !== 'view') return ids;
    view = outcome.view;
    const id = view.choices[`at ${view.path.join(' ')}`];
    if (id === undefined || id === ids.at(-1)) return ids;
    ids.push(id);
  }
};

const leadFrom = (view: View, id: string): Outcome | undefined =>
  show(standOn(view, view.path.join(' '), id)).act('open');

/** In a few words; a window as when it begins and how many hours it has. */
const told = (outcome: Outcome | undefined): string => {
  if (outcome?.kind === 'tell') return outcome.text;
  if (outcome?.kind === 'view') return `measure ${outcome.view.choices.measure}`;
  if (outcome?.kind !== 'open') return `${outcome?.kind}`;
  const { view, window } = outcome;
  const from = window?.kind === 'span' ? ` from ${formatUtcMinute(window.endAt - window.hours * 3_600_000)}` : '';
  const span = window === undefined ? '' : `${from}, ${window.hours} h`;
  if (view.pane === 'flows') return `flows ${view.filter}${span}`;
  const page = [...view.path, view.choices.side].filter((word) => word !== undefined).join(' ');
  return view.did === DID ? `page ${page}` : `device ${view.did}`;
};

const OWN = `flows sdid:${DID}`;
const ALL = `flows did:${DID}`;
const HERE = 'this is where it can be seen';

const LEADS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    'page/identity': 'page identity',
    'page/activity': 'page activity',
    'page/destinations': 'page destinations',
    'page/external': 'page external',
    'page/transfer/sent': 'page transfer',
    'page/transfer/received': 'page transfer',
    'page/peers': 'page peers',
    'page/external/risk': 'page external',
    'findings/DEV-R4:12345': 'page external',
    'findings/DEV-R2:12345': 'page peers',
    'findings/DEV-R1:12345:high': 'page peers',
    'findings/DEV-R9:12345:unusual_port:4444': 'page indicators',
    'findings/DEV-R6:12345': 'page external',
    'page/intervals': 'page intervals',
    'page/transfer/chart': 'page transfer',
    'destination/0': `${OWN} dst:203.0.113.7`,
    'destination/1': 'device 9',
    'destination/2': `${OWN} dst:198.51.100.4 from 2024-01-11 07:00, 24 h`,
    'destination/3': `${OWN} dst:192.0.2.55 from 2024-01-13 09:00, 24 h`,
    'page/peers/connections': 'page peers',
    'page/peers/destinations': 'page peers',
    'page/peers/external share': 'page peers',
  },
  activity: {
    'DEV-ACTIVITY/connections': OWN,
    'DEV-ACTIVITY/peak': `${OWN} from 2024-01-15 09:00, 1 h`,
    'DEV-ACTIVITY/destinations per interval, mean': 'page destinations',
    'DEV-ACTIVITY/internal': `${OWN} dir:internal`,
    'DEV-ACTIVITY/external': `${OWN} dir:external`,
    'DEV-ACTIVITY/destinations, all that is kept': 'page destinations',
    'DEV-ACTIVITY/external share, all that is kept': 'page external',
    'DEV-ACTIVITY/TCP': `${OWN} proto:tcp`,
    'DEV-ACTIVITY/UDP': `${OWN} proto:udp`,
    'DEV-ACTIVITY/443': `${OWN} dport:443`,
    'DEV-ACTIVITY/53': `${OWN} dport:53`,
  },
  transfer: {
    'DEV-TRANSFER/sent': ALL,
    'DEV-TRANSFER/sent, peak interval': `${ALL} from 2024-01-15 07:00, 1 h`,
    'DEV-TRANSFER/received': ALL,
    'DEV-TRANSFER/received, peak interval': `${ALL} from 2024-01-15 05:00, 1 h`,
    'DEV-TRANSFER/10.0.0.9': 'device 9',
    'DEV-TRANSFER/203.0.113.7': `${ALL} ip:203.0.113.7`,
    'DEV-TRANSFER/10.0.7.7': 'device 77',
    'DEV-TRANSFER/198.51.100.4': `${ALL} ip:198.51.100.4 from 2024-01-11 07:00, 24 h`,
  },
  peers: {
    'DEV-PEERS/peak': `${OWN} from 2024-01-15 09:00, 1 h`,
    'DEV-PEERS/third.corp.example': 'device 23',
    'DEV-PEERS/twin.corp.example': 'device 21',
    'DEV-PEERS#2/twin.corp.example': 'device 22',
    'DEV-PEERS#2/third.corp.example': 'device 23',
    'DEV-PEERS#3/twin.corp.example': 'device 21',
    'DEV-PEERS#4/twin.corp.example': 'device 22',
    'DEV-BASELINE/connections': 'measure connections',
    'DEV-BASELINE/destinations': 'measure uniqueDestinations',
    'DEV-BASELINE/external, %': 'measure externalConnections',
    'findings/DEV-R2:12345': HERE,
    'findings/DEV-R1:12345:high': HERE,
  },
  external: {
    'DEV-RISK/high-risk countries': `${OWN} dir:external (country:Russia or !has:country) from 2024-01-13 09:00, 24 h`,
    'DEV-RISK/unusual ports': `${OWN} dir:external dport:4444,6667 from 2024-01-13 09:00, 24 h`,
    'DEV-RISK/concentration': `${OWN} dst:www.example.com`,
    'DEV-RISK/many destinations': 'page destinations external',
    'DEV-EXTERNAL/external connections': `${OWN} dir:external`,
    'DEV-EXTERNAL/external destinations': 'page destinations external',
    'DEV-EXTERNAL/Germany': `${OWN} dir:external country:Germany`,
    'DEV-EXTERNAL/Russia': `${OWN} dir:external country:Russia from 2024-01-11 07:00, 24 h`,
    'DEV-EXTERNAL/Unknown': `${OWN} dir:external !has:country from 2024-01-13 09:00, 24 h`,
    'DEV-EXTERNAL/example.com': `${OWN} dst:example.com`,
    'DEV-EXTERNAL/example.net': `${OWN} dst:example.net from 2024-01-11 07:00, 24 h`,
    'DEV-EXTERNAL/192.0.2.55': `${OWN} dst:192.0.2.55 from 2024-01-13 09:00, 24 h`,
    'DEV-EXTERNAL/443': `${OWN} dir:external dport:443`,
    'DEV-EXTERNAL/4444': `${OWN} dir:external dport:4444 from 2024-01-11 07:00, 24 h`,
    'DEV-EXTERNAL/6667': `${OWN} dir:external dport:6667 from 2024-01-13 09:00, 24 h`,
    'findings/DEV-R4:12345': HERE,
    'findings/DEV-R6:12345': HERE,
  },
  indicators: {
    'DEV-ANOMALY/Unusual Port': `${ALL} port:4444`,
    'DEV-ANOMALY#2/Unusual Port': `${ALL} port:6667`,
    'DEV-ANOMALY/Volume': ALL,
    'findings/DEV-R4:12345': 'page external',
    'findings/DEV-R2:12345': 'page peers',
    'findings/DEV-R1:12345:high': 'page peers',
    'findings/DEV-R9:12345:unusual_port:4444': HERE,
    'findings/DEV-R6:12345': 'page external',
  },
  identity: {
    'DEV-IDENTITY/number': ALL,
    'DEV-IDENTITY/name': ALL,
    'DEV-IDENTITY/address': ALL,
    'DEV-IDENTITY/last seen': `${OWN} from 2024-01-15 12:00, 1 h`,
  },
};

const PAGES = Object.keys(LEADS);

const viewOf = (page: string, parts: Partial<View> = {}): View => ({
  ...emptyView('device'),
  did: DID,
  path: page === '' ? [] : [page],
  ...parts,
});

describe.each(PAGES)('the page %j', (page) => {
  it('leads from each of its figures to what that figure is about', () => {
    const view = viewOf(page);
    const leads = Object.fromEntries(placesOn(view).map((id) => [id, told(leadFrom(view, id))]));
    expect(leads).toEqual(LEADS[page]);
  });

  it('asks of the flows what was asked of the device, and looks at others as at this one', () => {
    const choices = { interval: '4', similar: '3', measure: 'sent', 'destinations by': 'bytes' };
    const view = viewOf(page, { filter: 'odid:9 port:443 domain:example.com', choices });
    const leads = placesOn(view).map((id) => leadFrom(view, id));
    expect(leads.length).toBeGreaterThan(3);
    for (const outcome of leads) {
      if (outcome?.kind !== 'open') continue;
      const { pane, did, filter, choices: kept } = outcome.view;
      if (pane === 'flows') {
        expect(filter).toMatch(new RegExp(`^s?did:${DID} did:9 port:443 dst:example\\.com( |$)`));
        expect(checkFlowFilter(filter)).toBeUndefined();
        expect(outcome.window?.hours ?? 24).toSatisfy((hours) => hours === 4 || hours === 24);
      } else if (did === DID) expect([filter, kept]).toEqual([view.filter, expect.objectContaining(choices)]);
      else expect([filter, kept]).toEqual(['', { interval: '4', similar: '3', measure: 'sent' }]);
    }
  });
});

describe('the pages with figures', () => {
  it('are all of them, but for the two that are tables', () => {
    expect(PAGES).toEqual(['', ...DEVICE_SECTIONS.flatMap(({ id, parts }) => (parts === undefined ? [] : [id]))]);
  });
});
