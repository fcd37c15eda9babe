// Two devices beside each other: where each figure leads, whose flows those are, and with whom a device can be compared.
import { describe, expect, it } from 'vitest';
import { compareDevices } from '../../src/analysis/device/compare-devices.ts';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { comparisonLead, comparisonLeadsOn } from '../../src/panes/device/comparison-leads.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import type { Outcome, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import {
  aConnectionInterval,
  aDestination,
  anAnswer,
  anIdentity,
  aSimilarDevice,
  DAY,
  DID,
  END_AT,
  hoursAgo,
  someFacts,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { type Given, given, readFrom } from './answers.ts';
import { aPaneContext } from './draw.tsx';

const OTHER = 40;

const answerOf = (
  did: number,
  hostname: string,
  ...destinations: DeviceAnswer['destinations'] & object
): DeviceAnswer =>
  anAnswer({
    device: anIdentity({ did, hostname }),
    series: {
      kind: 'connections',
      intervals: [
        aConnectionInterval({ at: hoursAgo(2), connections: 9, protocols: { TCP: 9 }, ports: { '443': 5, '53': 4 } }),
      ],
    },
    destinations,
    similar: [
      aSimilarDevice({ did: 21, hostname: 'twin.corp.example', score: 0.9 }),
      aSimilarDevice({ did: 22, hostname: undefined, score: undefined }),
      aSimilarDevice({ did: undefined, hostname: 'unknown' }),
    ],
  });

const WWW = aDestination({ hostname: 'www.example.com', ip: '203.0.113.7', connections: 5 });
const FILES = aDestination({ did: 9, hostname: 'files.corp.example', ip: '10.0.0.9', isExternal: false });
const OWN = aDestination({ hostname: 'twice', ip: '198.51.100.1', connections: 9 });
const AGAIN = aDestination({ hostname: 'twice', ip: '198.51.100.2', connections: 3 });
const THEIRS = aDestination({ hostname: 'theirs.example', ip: '198.51.100.9' });
const NAMELESS = aDestination({ ip: undefined, hostname: 'only-a-name.example' });

const MINE = answerOf(DID, 'laptop.corp.example', WWW, FILES, OWN, AGAIN);
const HIS = answerOf(OTHER, 'desktop.corp.example', WWW, FILES, THEIRS, NAMELESS);

const factsOf = (did: number, connections: DeviceAnswer): DeviceFacts =>
  someFacts({ did, connections, peers: connections });

const VIEW: View = {
  ...emptyView('device'),
  did: DID,
  path: ['compare', String(OTHER)],
  choices: { interval: '4', side: 'external' },
  filter: 'port:443',
};

const lead = (section: string, label: string, number = 1): Outcome | undefined =>
  comparisonLead(
    { section, title: '', label },
    {
      view: VIEW,
      asked: {
        did: DID,
        facts: factsOf(DID, MINE),
        other: factsOf(OTHER, HIS),
        window: DAY,
        named: [],
        question: '',
        givens: [],
        isStandIn: false,
      },
      thresholds: standardThresholds(),
      now: END_AT,
      findings: undefined,
      number,
      comparison: compareDevices(factsOf(DID, MINE), factsOf(OTHER, HIS), DAY, standardThresholds()),
    },
  );

const flows = (filter: string) => ({ kind: 'open', view: { ...emptyView('flows'), filter } });

const opened = (did: number) => ({ kind: 'open', view: { ...emptyView('device'), did, choices: { interval: '4' } } });

describe('a figure of two devices', () => {
  it.each([
    ['DEV-COMPARE-IDENTITY', 'name', 1, opened(OTHER)],
    ['DEV-COMPARE-SHARED', 'www.example.com', 1, flows(`sdid:${DID} port:443 dst:203.0.113.7`)],
    ['DEV-COMPARE-SHARED', 'files.corp.example', 1, opened(9)],
    ['DEV-COMPARE-OWN', 'twice', 1, flows(`sdid:${DID} port:443 dst:198.51.100.1`)],
    ['DEV-COMPARE-OWN', 'twice', 2, flows(`sdid:${DID} port:443 dst:198.51.100.2`)],
    ['DEV-COMPARE-OTHER', 'theirs.example', 1, flows(`sdid:${OTHER} port:443 dst:198.51.100.9`)],
    ['DEV-COMPARE-OTHER', 'only-a-name.example', 1, flows(`sdid:${OTHER} port:443 dst:only-a-name.example`)],
    ['DEV-COMPARE-PORTS', '443', 1, flows(`sdid:${DID} port:443 dport:443`)],
    ['DEV-COMPARE-PROTOCOLS', 'TCP', 1, flows(`sdid:${DID} port:443 proto:tcp`)],
    ['DEV-COMPARE-PROTOCOLS', '17', 1, flows(`sdid:${DID} port:443 proto:17`)],
  ] as const)('of %s, %s, number %i, leads to what it is about', (section, label, number, outcome) => {
    expect(lead(section, label, number)).toEqual(outcome);
    expect(comparisonLeadsOn({ section, title: '', label })).toBe(true);
  });

  it('of a list leads nowhere where the list has no such row', () => {
    expect(lead('DEV-COMPARE-OWN', 'twice', 3)).toBeUndefined();
    expect(lead('DEV-COMPARE-OWN', 'theirs.example')).toBeUndefined();
    expect(lead('DEV-COMPARE-SHARED', 'twice')).toBeUndefined();
  });

  it('is nothing to stand on where it only counts, or tells what cannot be shown', () => {
    for (const [section, label] of [
      ['DEV-COMPARE-SHARED', 'shared'],
      ['DEV-COMPARE-SHARED', 'only laptop'],
      ['DEV-COMPARE-PORTS', 'Other'],
      ['DEV-COMPARE-PROTOCOLS', 'Other'],
      ['DEV-COMPARE-IDENTITY', 'vendor'],
      ['DEV-COMPARE-SERIES', 'name'],
    ] as const)
      expect([label, comparisonLeadsOn({ section, title: '', label })]).toEqual([label, false]);
  });
});

const tellOf = (did: number, view: View, answer: DeviceAnswer): readonly Given[] => {
  const { peers, sent, received } = deviceQuestions(did, view);
  return [
    given(devicePart(peers), { data: answer, at: END_AT }),
    given(devicePart(sent), { data: anAnswer(), at: END_AT }),
    given(devicePart(received), { data: anAnswer(), at: END_AT }),
  ];
};

const show = (view: View, visited: readonly number[] = []): Shown =>
  device.show(
    aPaneContext({
      view,
      visited,
      now: END_AT,
      size: { columns: 120, rows: 400 },
      read: readFrom([
        ...tellOf(DID, view, MINE),
        ...tellOf(OTHER, view, HIS),
        ...tellOf(77, view, anAnswer({ device: anIdentity({ did: 77, hostname: 'backup.corp.example' }) })),
      ]),
    }),
  );

describe('the page of two devices', () => {
  it('leads somewhere from each place that one can stand on', () => {
    let view = VIEW;
    const stood: (string | undefined)[] = [];
    for (;;) {
      const shown = show(view);
      const moved = shown.act(stood.length === 0 ? 'first_row' : 'next_row');
      const id = moved?.kind === 'view' ? moved.view.choices[`at ${view.path.join(' ')}`] : undefined;
      if (moved?.kind !== 'view' || id === stood.at(-1)) break;
      view = moved.view;
      stood.push(id);
      const outcome = show(view).act('open');
      expect([id, outcome?.kind]).toEqual([id, 'open']);
      if (outcome?.kind !== 'open' || outcome.view.pane !== 'device') continue;
      const pages: readonly (string | undefined)[] = [undefined, ...DEVICE_SECTIONS.map((section) => section.id)];
      expect(pages).toContain(outcome.view.path[0]);
    }
    expect(stood).toContain('DEV-COMPARE-SHARED/www.example.com');
    expect(stood).toContain('DEV-COMPARE-OWN#2/twice');
    expect(stood).toContain('DEV-COMPARE-OTHER/theirs.example');
    expect(new Set(stood).size).toBe(stood.length);
  });

  it('is named after the other one: the open one stands in the tab', () => {
    expect(show(VIEW).crumbs).toEqual(['beside desktop', 'port:443', 'co 4h, 5 similar']);
  });
});

describe('whoever wants to compare', () => {
  const overview: View = { ...emptyView('device'), did: DID };

  it('can choose those that resemble it, the most alike first, then those that were looked at before', () => {
    const outcome = show(overview, [77, 21, DID, 500]).act('compare');
    expect(outcome).toMatchObject({ kind: 'choose', does: 'act', chosen: '' });
    expect(outcome?.kind === 'choose' && outcome.options).toEqual([
      { id: '21', title: 'twin.corp.example', detail: 'device 21  similarity 0.90' },
      { id: '22', title: 'device 22', detail: 'device 22' },
      { id: '77', title: 'backup', detail: 'device 77  looked at before' },
      { id: '500', title: 'device 500', detail: 'device 500  looked at before' },
    ]);
    expect(show(VIEW).act('compare')).toMatchObject({ chosen: String(OTHER) });
  });

  it('opens the page of both by choosing, and stays with what is asked', () => {
    const outcome = show({ ...overview, filter: 'port:443', choices: { interval: '4' } }).act('compare 21');
    expect(outcome).toEqual({
      kind: 'open',
      view: { ...overview, path: ['compare', '21'], filter: 'port:443', choices: { interval: '4' } },
    });
  });

  it('is told so where nobody is known', () => {
    const alone = device.show(aPaneContext({ view: { ...overview, did: 77 }, read: readFrom([]) }));
    expect(alone.act('compare')).toMatchObject({ kind: 'tell', text: expect.stringContaining(':compare NAME') });
  });
});
