// What the pages of a device draw of exact answers: tiles, what was found, multiples, who it is, and what stands there while answers are awaited.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceAnswer, DeviceIdentity } from '../../src/domain/device.ts';
import type { Finding, Severity } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { multiples } from '../../src/panes/device/blocks/talk.ts';
import type { Drawing } from '../../src/panes/device/drawing.ts';
import { overviewModel } from '../../src/panes/device/overview-model.ts';
import { detailsPart } from '../../src/panes/device/picker-questions.ts';
import { askedOf, deviceParts, deviceQuestions } from '../../src/panes/device/questions.ts';
import { MEASURES } from '../../src/panes/device/settings.ts';
import { device } from '../../src/panes/device.tsx';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import type { PaneContext, Read } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { formatBytes, formatCount, formatPercent } from '../../src/text/units.ts';
import {
  aDestination,
  anAnswer,
  anIdentity,
  aSimilarDevice,
  aSummary,
  connecting,
  DID,
  END_AT,
  hoursAgo,
  receiving,
  sending,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aTable } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { FAILURES } from '../live/session-kit.ts';
import { aFinding } from '../report/a-document.ts';
import { type Made, makeReport, SOURCE } from '../report/reports-made.ts';
import { askAll, type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, unpainted } from './draw.tsx';

const OTHER = 77;
const AT = END_AT + HOUR_MS / 2;
const MEDIUM = { columns: 120, rows: 36 };
const SMALL = { columns: 80, rows: 24 };
const TALL = { columns: 120, rows: 120 };

/** By hours before the end; the last is not over. Above the peers once, below them twice. */
const OWN = [
  [6, 100, 5, 80, 20],
  [5, 104, 6, 74, 30],
  [4, 0, 0, 0, 0],
  [3, 900, 30, 300, 600],
  [2, 98, 7, 88, 10],
  [1, 2, 1, 1, 1],
  [0, 96, 9, 60, 36],
] as const;

const IDENTITY = anIdentity({
  did: DID,
  hostname: 'ws-0142.corp.example',
  ip: '10.1.2.3',
  mac: '00:1b:44:11:3a:b7',
  deviceType: 3,
  os: 1,
  vendor: 'Dell',
  model: 'Latitude',
  location: 'Berlin',
  owner: 'finance',
  criticality: 'high',
  services: ['ssh', 'smb'],
  tags: ['vip', 'pci-scope'],
  complianceTags: ['PCI-DSS', 'SOX'],
  firstSeenAt: Date.UTC(2023, 4, 6, 7, 8),
  lastSeenAt: Date.UTC(2024, 0, 15, 13, 45),
  updatedAt: Date.UTC(2024, 0, 14, 9, 10),
});

const INDICATORS = [
  { type: 'unusual_port', port: 4444, confidence: 0.4, description: 'one' },
  { type: 'beaconing', port: undefined, confidence: 0.3, description: 'two' },
];

const told = connecting(
  ...OWN.map(([hours, connections, uniqueDestinations, internalConnections, externalConnections]) => ({
    ...{ at: hoursAgo(hours), connections, uniqueDestinations, internalConnections, externalConnections },
  })),
);

/** Per interval 100 connections, 10 destinations, 40 of them outside. */
const SIMILAR = [1, 2, 3, 4].map((did) =>
  aSimilarDevice(
    { did, hostname: `peer-${did}` },
    ...OWN.map(([hours]) => ({
      ...{ at: hoursAgo(hours), connections: 100, uniqueDestinations: 10 },
      ...{ internalConnections: 60, externalConnections: 40 },
    })),
  ),
);

const CONNECTED = anAnswer({
  ...told,
  device: IDENTITY,
  destinations: [
    aDestination({ ip: '203.0.113.7', connections: 90, ports: [4444] }),
    aDestination({ ip: '203.0.113.8', connections: 10 }),
    aDestination({ ip: '10.9.9.9', connections: 5, isExternal: false, country: undefined }),
  ],
  summary: aSummary({ indicators: INDICATORS }),
  similar: SIMILAR,
});
const SENT = sending(
  ...[1_024, 2_048, 0, 3_145_728, 0, 1_024, 0].map((bytes, place) => ({ at: hoursAgo(6 - place), bytes })),
);
const RECEIVED = receiving(
  ...[1_024, 1_024, 0, 1_048_576, 0, 0, 0].map((bytes, place) => ({ at: hoursAgo(6 - place), bytes })),
);

const viewOf = (parts: Partial<View> = {}): View => ({ ...emptyView('device'), did: DID, ...parts });

type Answers = Readonly<Record<'peers' | 'sent' | 'received', DeviceAnswer | undefined>>;

const FULL: Answers = { peers: CONNECTED, sent: SENT, received: RECEIVED };

const answersTo = (view: View, answers: Answers, did = DID): readonly Given[] => {
  const questions = deviceQuestions(did, view);
  return (['peers', 'sent', 'received'] as const).flatMap((name) =>
    answers[name] === undefined ? [] : [given(devicePart(questions[name]), { data: answers[name], at: AT })],
  );
};

const contextOf = (view: View, parts: Partial<PaneContext> = {}): PaneContext =>
  aPaneContext({ view, size: MEDIUM, now: AT, read: readFrom(answersTo(view, FULL)), ...parts });

const linesOf = (context: PaneContext): readonly string[] =>
  unpainted(draw(device.show(context).element, context.pen, context.size));

const textOf = (view: View, parts: Partial<PaneContext> = {}): string => linesOf(contextOf(view, parts)).join('\n');

const TITLES = [
  'Connections',
  'Destinations per 1 h',
  'External',
  'Sent',
  'Received',
  'Against its peers',
  'Risk of contacts',
];

/** What stands below each title, up to the next beside it. */
const tilesOn = (lines: readonly string[], titles: readonly string[] = TITLES): Readonly<Record<string, string>> => {
  const places = titles.map((title) => {
    const pattern = new RegExp(`(?<=^ ?|  )${title}(?=  |$)`);
    const row = lines.findIndex((line) => pattern.test(line));
    return { title, row, from: lines[row]?.search(pattern) ?? -1 };
  });
  return Object.fromEntries(
    places.map(({ title, row, from }) => {
      const next = places.find((one) => one.row === row && one.from > from);
      return [title, lines[row + 1]?.slice(from, next?.from).trim() ?? ''];
    }),
  );
};

describe('the tiles of the overview', () => {
  it('say value and aside of each measure on a usual screen', () => {
    expect(tilesOn(linesOf(contextOf(viewOf())))).toEqual({
      Connections: '1,300  peak 900 01-15 11:00Z',
      'Destinations per 1 h': '8.3',
      External: '697  54 %',
      Sent: '3.0 MB  upload-heavy',
      Received: '1.0 MB  out to in 3.00x',
      'Against its peers': '1.9x  outside in 3',
      'Risk of contacts': '◆ medium 0.40  2 indicators',
    });
  });

  it('say the same in fewer words on a small screen', () => {
    expect(
      tilesOn(
        linesOf(contextOf(viewOf(), { size: SMALL })),
        TITLES.with(1, 'Destinations/1 h').with(6, 'Risk, 2 indicators'),
      ),
    ).toEqual({
      Connections: '1,300  peak 900',
      'Destinations/1 h': '8.3',
      External: '697  54 %',
      Sent: '3.0 MB  upload',
      Received: '1.0 MB  3.00x',
      'Against its peers': '1.9x  outside in 3',
      'Risk, 2 indicators': '◆ medium 0.40',
    });
  });

  it('stay as they are, and so do the figures of a page, where empty intervals are left out', () => {
    const off = viewOf({ choices: { empty: 'off' } });
    expect(tilesOn(linesOf(contextOf(off)))).toEqual(tilesOn(linesOf(contextOf(viewOf()))));
    expect(textOf(off)).toContain('per 1 h without empty intervals');
    const below = (view: View): string => {
      const text = textOf({ ...view, path: ['activity'] }, { size: TALL });
      return text.slice(text.indexOf('── Connections'));
    };
    expect(below(off)).toMatch(/connections +1,300/);
    expect(below(off)).toBe(below(viewOf()));
  });
});

const found = (id: string, severity: Severity): Finding =>
  aFinding({
    ...{ id, rule: 'NET-R6', severity, title: `found ${id}`, at: hoursAgo(3) },
    entity: { kind: 'device', name: 'ws-0142.corp.example', did: DID, ip: undefined },
  });

const looked = (...findings: readonly Finding[]): Given =>
  given(findingsPart(DEFAULT_WINDOW), { data: { findings, deviceCount: 1, missing: [] }, at: AT });

const FOUND = [found('m', 'medium'), found('c1', 'critical'), found('i', 'info'), found('c2', 'critical')];

const headOf = (text: string): string => /What was found {2}(.*?)(?: {3,}|$)/m.exec(text)?.[1] ?? '';

describe('what was found', () => {
  it('is told the worst first, and counted by severity', () => {
    const text = textOf(viewOf(), { size: TALL, read: readFrom([...answersTo(viewOf(), FULL), looked(...FOUND)]) });
    expect(headOf(text)).toBe('2 critical, 1 medium, 1 info');
    expect(text.match(/found (c1|c2|m|i)(?=\.)/g)).toEqual(['found c1', 'found c2', 'found m', 'found i']);
  });

  it('is said to be without flows only where nobody looked at them', () => {
    expect(headOf(textOf(viewOf()))).toMatch(/^nothing, without (its )?flows/);
    expect(headOf(textOf(viewOf(), { read: readFrom([...answersTo(viewOf(), FULL), looked()]) }))).toBe('nothing');
  });

  it('is said to be of what was asked for, under a filter', () => {
    const view = viewOf({ filter: 'port:443' });
    const text = textOf(view, { read: readFrom([...answersTo(view, FULL), looked(...FOUND)]) });
    expect(headOf(text)).toBe('nothing, in what was asked for');
    expect(tilesOn(text.split('\n'))['Risk of contacts']).toBe('◆ medium 0.40  as filtered');
  });
});

/** Label, text and what its bar means. */
const multiplesWith = (thresholds: Partial<Thresholds>): readonly (readonly [string, unknown])[] => {
  const context = contextOf(viewOf(), { thresholds: { ...standardThresholds(), ...thresholds } });
  const { lines } = multiples(drawingIn(context), { width: 60, height: 4 });
  return lines
    .slice(1)
    .map((line) => [line[0]?.text.replace(/ +/g, ' ') ?? '', line.find(({ text }) => text.includes('█'))?.meaning]);
};

const drawingIn = (context: PaneContext): Drawing => {
  const asked = askedOf(context, DID);
  if (asked === undefined) throw new Error('nothing was told');
  const { thresholds, pen, clock } = context;
  const steps = overviewModel(asked, thresholds);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const given = { ...asked, thresholds, measure: MEASURES[0], showAll: true, findings: [], end: undefined };
  return { model: step.value, given, isJudgeable: true, isNarrowed: false, isFlowsKnown: true, pen, clock };
};

describe('the multiples against its peers', () => {
  const TOLD = ['connections 1.86x', 'destinations 0.83x', 'external share 1.34x'] as const;

  it('are each its own, and none is more than the usual thresholds', () => {
    expect(multiplesWith({})).toEqual(TOLD.map((text) => [text, 'accent']));
    expect(textOf(viewOf())).toMatch(/Against its peers {2}a multiple of the mean of 4/);
  });

  it.each([
    ['dev_r1_high_ratio', 1.8, 0],
    ['dev_r2_ratio', 0.8, 1],
    ['dev_r3_ratio', 1.3, 2],
  ] as const)('warn from %s alone', (name, limit, place) => {
    expect(multiplesWith({ [name]: limit })).toEqual(
      TOLD.map((text, row) => [text, row === place ? 'warning' : 'accent']),
    );
  });
});

const CARD: Readonly<Record<string, unknown>> = {
  number: '12345',
  name: 'ws-0142.corp.example',
  label: undefined,
  address: '10.1.2.3',
  'MAC address': '00:1b:44:11:3a:b7',
  type: 'laptop',
  'operating system': 'Windows',
  'type, by its flows': undefined,
  'system, by its flows': undefined,
  vendor: 'Dell',
  model: 'Latitude',
  location: 'Berlin',
  owner: 'finance',
  criticality: 'high',
  services: 'ssh, smb',
  tags: 'vip, pci-scope',
  compliance: 'PCI-DSS, SOX',
  'first seen': '2023-05-06 07:08',
  'last seen': '2024-01-15 13:45',
  'last update': '2024-01-14 09:10',
};

const cardOn = (parts: Partial<PaneContext>): string =>
  textOf(viewOf({ path: ['identity'] }), { size: TALL, ...parts });

const withCard = (card: DeviceIdentity): readonly Given[] =>
  answersTo(viewOf({ path: ['identity'] }), { ...FULL, peers: { ...CONNECTED, device: card } });

describe('who the device is', () => {
  it('stands above the overview in two lines, the most telling first', () => {
    const text = textOf(viewOf(), { size: TALL });
    expect(text).toContain(
      'name ws-0142.corp.example   address 10.1.2.3   device 12345   laptop, Windows   owner finance   criticality high\n' +
        ' tags vip, pci-scope   last seen 2024-01-15 13:45Z   location Berlin   made by Dell, Latitude   MAC 00:1b:44:11:3a:b7\n',
    );
  });

  it('is told with every field there is on its page, and with what is missing', () => {
    const rows = (told: Readonly<Record<string, unknown>>): readonly unknown[] =>
      Object.entries(told).map(([label, value]) => expect.stringMatching(rowOf(label, value)));
    const shown = (text: string): readonly string[] =>
      text
        .split('\n')
        .flatMap((line) => (/^[ ›]\S.*\S {2,}\S/.test(line) && !line.includes('──') ? [line.slice(1)] : []));
    expect(shown(cardOn({ read: readFrom(withCard(IDENTITY)) })).filter((line) => !line.includes('Overview'))).toEqual(
      rows(CARD),
    );
    const bare = Object.fromEntries(
      Object.keys(CARD).map((label) => [label, label === 'number' ? '12345' : undefined]),
    );
    expect(
      shown(cardOn({ read: readFrom(withCard(anIdentity())) })).filter((line) => !line.includes('Overview')),
    ).toEqual(rows(bare));
  });

  it('is told with what its flows call it, where they are here', () => {
    const source = { did: DID, ip: '10.1.2.3', label: 'Till 4', deviceType: 'pos', os: 'Linux' };
    const flows = given(detailsPart(DEFAULT_WINDOW), {
      data: aNetworkAnswer({ flows: aTable([{ source }]) }),
      at: AT,
    });
    const text = cardOn({ read: readFrom([...withCard(IDENTITY), flows]) });
    for (const [label, value] of [
      ['label', 'Till 4'],
      ['type, by its flows', 'pos'],
      ['system, by its flows', 'Linux'],
      ['type', 'laptop'],
    ] as const)
      expect(text).toMatch(new RegExp(`^[ ›]${label} {2,}${value}`, 'm'));
  });
});

const rowOf = (label: string, value: unknown): RegExp => new RegExp(`^${label} {2,}${value ?? 'not reported'}`);

/** One session, whose answers come and go. */
const aSessionOf = (first: readonly Given[]) => {
  let known: Read = readFrom(first);
  const read: Read = (part) => known(part);
  return {
    read,
    knows: (givens: readonly Given[]): void => {
      known = readFrom(givens);
    },
  };
};

describe('while answers are awaited', () => {
  const four = viewOf({ choices: { interval: '4' } });

  it('the page claims nothing until the last of them is there', () => {
    for (const path of [[], ['activity'], ['identity'], ['peers']]) {
      const view = viewOf({ path });
      const text = textOf(view, { read: readFrom(answersTo(view, { ...FULL, received: undefined })) });
      expect(text).toContain('2 of 3 answers are here');
      expect(text).not.toMatch(/1,300|not reported|ws-0142|nothing|upload/);
    }
  });

  it('what was asked before stays, and is said to be that', () => {
    const { read, knows } = aSessionOf(answersTo(viewOf(), FULL));
    expect(textOf(viewOf(), { read })).not.toContain('asking anew');
    knows(answersTo(four, { ...FULL, sent: undefined }));
    const text = textOf(four, { read });
    expect(text).toContain('this is what was asked before');
    expect(tilesOn(text.split('\n')).Connections).toBe('1,300  peak 900 01-15 11:00Z');
    expect(textOf(four, { read: (part) => read(part) })).not.toContain('1,300');
    expect(textOf({ ...four, did: OTHER }, { read })).not.toContain('1,300');
  });

  it('the old figures stay where asking anew failed altogether', () => {
    const { read, knows } = aSessionOf(answersTo(viewOf(), FULL));
    textOf(viewOf(), { read });
    knows(deviceParts(DID, four).map((part) => given(part, { failure: FAILURES.offline, nextAt: AT + 8_000 })));
    const text = textOf(four, { read });
    expect(tilesOn(text.split('\n')).Connections).toBe('1,300  peak 900 01-15 11:00Z');
    knows(
      answersTo(viewOf(), FULL).map(({ key, answer }) => ({ key, answer: { ...answer, failure: FAILURES.offline } })),
    );
    expect(textOf(viewOf(), { read })).toContain('1,300  peak 900');
  });
});

describe('the chart of two devices beside each other', () => {
  it.each([
    [undefined, 'connections per interval', 'bytes'],
    ['externalConnections', 'connections per interval', 'bytes'],
    ['sent', 'bytes sent per interval', 'bytes received'],
    ['received', 'bytes received per interval', 'bytes sent'],
  ] as const)('with the measure %s is that of %s, up to the last hour that is over', (measure, title, no) => {
    const view = viewOf({ path: ['compare', String(OTHER)], choices: measure === undefined ? {} : { measure } });
    const read = readFrom([...answersTo(view, FULL), ...answersTo(view, FULL, OTHER)]);
    const charts = textOf(view, { read, size: TALL }).split('──')[0] ?? '';
    expect(charts).toContain(title);
    expect(charts).not.toContain(`${no} per`);
    // The running hour had 96 connections.
    if (title.startsWith('connections')) expect(charts).toContain('last 2 ');
  });
});

describe('four hours at a time, of one port alone', () => {
  let running: Running;
  beforeAll(async () => {
    running = await runAppliance(['ransomware']);
  }, 60_000);
  afterAll(() => running.stop());

  it('the tiles say what the reports say that were asked the same', async () => {
    const view = { ...viewOf({ filter: 'port:443', choices: { interval: '4' } }), did: BUSY };
    const read = readFrom(await askAll(deviceParts(BUSY, view), running));
    const told = tilesOn(linesOf(contextOf(view, { read, now: NOW })), TITLES.with(1, 'Destinations per 4 h'));
    const made = await Promise.all(
      ['device', 'transfer', 'peers', 'device-external'].map((name) => reportOf(name, running)),
    );
    const data = Object.assign({}, ...made.map(({ json }) => json.data)) as Data;
    const { 'DEV-ACTIVITY': activity, 'DEV-TRANSFER': transfer, 'DEV-BASELINE': baseline } = data;
    const outside = baseline.band.filter(({ outside: side }) => side !== null).length;
    expect(told).toEqual({
      Connections: expect.stringMatching(
        `^${formatCount(activity.connections)}  peak ${formatCount(activity.peakConnections)} `,
      ),
      'Destinations per 4 h': formatCount(activity.uniqueDestinations, 1),
      External: `${formatCount(activity.externalConnections)}  ${formatPercent(activity.externalSharePercent, 0)}`,
      Sent: `${formatBytes(transfer.out.bytes)}  ${transfer.pattern}`,
      Received: `${formatBytes(transfer.in.bytes)}  out to in ${formatCount(transfer.ratio, 2)}x`,
      'Against its peers': `${formatCount(baseline.connections.ratio, 1)}x${outside === 0 ? '' : `  outside in ${outside}`}`,
      'Risk of contacts': expect.stringMatching(
        `${data['DEV-RISK'].level} ${data['DEV-RISK'].score.toFixed(2)}  as filtered`,
      ),
    });
  });
});

const BUSY = 16;

type Data = Readonly<{
  'DEV-ACTIVITY': Readonly<
    Record<
      'connections' | 'peakConnections' | 'uniqueDestinations' | 'externalConnections' | 'externalSharePercent',
      number
    >
  >;
  'DEV-TRANSFER': Readonly<{ ratio: number; pattern: string; out: { bytes: number }; in: { bytes: number } }>;
  'DEV-BASELINE': Readonly<{ connections: { ratio: number }; band: readonly Readonly<{ outside: string | null }>[] }>;
  'DEV-RISK': Readonly<{ level: string; score: number }>;
}>;

const reportOf = (name: string, running: Running): Promise<Made> =>
  makeReport(
    name,
    (needs) =>
      takeSnapshot(running.asker(), needs, {
        ...{ source: SOURCE, at: NOW, linkCapacityMbps: undefined, thresholds: standardThresholds() },
      }),
    { at: NOW, window: { endAt: NOW, hours: 24, endsNow: true }, did: BUSY, intervalHours: 4, port: 443 },
  );
