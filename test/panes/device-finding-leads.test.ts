// Findings about a device lead to where they can be seen, what is selected can be asked about alone, and nothing that is called oddly leads astray.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import type { FindingLink } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { deviceLead, leadsOn } from '../../src/panes/device/leads.ts';
import { narrowedTo } from '../../src/panes/device/narrowing.ts';
import type { LeadGiven } from '../../src/panes/device/places.ts';
import type { DeviceAsked } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import type { Outcome } from '../../src/panes/pane.ts';
import { FINDINGS } from '../../src/panes/parts/document-sketch.ts';
import { emptyView } from '../../src/panes/view.ts';
import { anAnswer, anIdentity, DAY, DID, END_AT, hoursAgo, meeting, someFacts } from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFinding } from '../report/a-document.ts';
import { hostileText } from '../report/hostile-texts.ts';

const VIEW = { ...emptyView('device'), did: DID };

const askedOf = (facts: DeviceFacts): DeviceAsked => ({ did: DID, facts, window: DAY, named: [], givens: [] });

const givenOf = (facts: DeviceFacts, parts: Partial<LeadGiven> = {}): LeadGiven => ({
  view: VIEW,
  asked: askedOf(facts),
  thresholds: standardThresholds(),
  now: END_AT,
  findings: undefined,
  number: 1,
  ...parts,
});

const lead = (
  section: string,
  label: string,
  facts: DeviceFacts,
  parts: Partial<LeadGiven> = {},
): Outcome | undefined => deviceLead({ section, title: '', label }, givenOf(facts, parts));

const NO_MORE = { kind: 'tell', text: 'the appliance tells no more of it', meaning: 'dim' };

const flows = (filter: string) => ({ kind: 'open', view: { ...emptyView('flows'), filter } });

describe('a finding', () => {
  const view = { ...VIEW, path: ['indicators'], choices: { interval: '4' }, filter: 'port:443' };
  const link: FindingLink = { pane: 'device', view: 'peers', filter: undefined, did: DID };
  const open = (parts: Parameters<typeof aFinding>[0]) => {
    const findings = [
      aFinding({ id: 'other', link: undefined }),
      aFinding({ id: 'one', rule: 'DEV-R1', link, ...parts }),
    ];
    return lead(FINDINGS, 'one', someFacts(), { view, findings });
  };

  it('leads to the page that it is about, looked at as this one', () => {
    for (const { id } of DEVICE_SECTIONS.filter((section) => section.id !== 'indicators'))
      expect(open({ link: { ...link, view: id } })).toEqual({ kind: 'open', view: { ...view, path: [id] } });
    expect(open({ link: { ...link, view: 'overview' } })).toEqual({ kind: 'open', view: { ...view, path: [] } });
    expect(open({ link: { ...link, view: 'indicators' } })).toMatchObject({
      kind: 'tell',
      text: 'this is where it can be seen',
    });
  });

  it('leads to its flows, by its own filter alone', () => {
    const told = { pane: 'flows', view: undefined, filter: 'src:10.1.2.3', did: undefined } as const;
    expect(open({ link: told })).toEqual(flows('src:10.1.2.3'));
  });

  it('of a series leads to the flows of the interval in which it began', () => {
    expect(open({ rule: 'SER-R1', at: hoursAgo(9) })).toEqual({
      ...flows(`sdid:${DID} port:443`),
      window: { kind: 'span', endAt: hoursAgo(9) + 4 * HOUR_MS, hours: 4 },
    });
  });

  it('that is gone, or leads nowhere, says so', () => {
    expect(open({ link: undefined })).toEqual(NO_MORE);
    expect(lead(FINDINGS, 'one', someFacts(), { findings: [] })).toEqual(NO_MORE);
    expect(lead(FINDINGS, 'one', someFacts())).toEqual(NO_MORE);
  });
});

describe('what is selected', () => {
  const facts = {
    ...meeting({ did: 9, ip: '10.0.0.9' }, { ip: '203.0.113.7' }),
    sent: anAnswer({ details: [anIdentity({ did: 77, ip: '10.0.7.7' })] }),
  };

  it.each([
    ['DEV-ACTIVITY', '443', { port: 443 }],
    ['DEV-EXTERNAL', '8443', { port: 8443 }],
    ['DEV-EXTERNAL', 'example.com', { domain: 'example.com' }],
    ['DEV-EXTERNAL', 'xn--bcher-kva.example', { domain: 'xn--bcher-kva.example' }],
    ['DEV-TRANSFER', '10.0.0.9', { odid: 9 }],
    ['DEV-TRANSFER', '10.0.7.7', { odid: 77 }],
    ['DEV-TRANSFER', '203.0.113.7', undefined],
    ['DEV-EXTERNAL', '203.0.113.7', undefined],
    ['DEV-EXTERNAL', '2001:db8::1', undefined],
    ['DEV-EXTERNAL', 'Germany', undefined],
    ['DEV-EXTERNAL', 'external connections', undefined],
    ['DEV-ACTIVITY', 'TCP', undefined],
    ['DEV-ACTIVITY', 'peak', undefined],
    ['DEV-PEERS', '443', undefined],
    [FINDINGS, '443', undefined],
  ])('of %s, %s, is what the appliance is asked about alone: %j', (section, label, asked) => {
    expect(narrowedTo({ section, title: '', label }, askedOf(facts))).toEqual(asked);
  });
});

describe('whatever things are called', () => {
  const SECTIONS = [
    'DEV-ACTIVITY',
    'DEV-TRANSFER',
    'DEV-PEERS',
    'DEV-BASELINE',
    'DEV-EXTERNAL',
    'DEV-RISK',
    'DEV-ANOMALY',
    'DEV-IDENTITY',
    FINDINGS,
  ];

  it('a lead is one that can be followed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SECTIONS), hostileText, (section, label) => {
        const outcome = lead(section, label, meeting({ hostname: label, ip: label, country: label }));
        expect(outcome?.kind).toMatch(/^(tell|view|open)$/);
        if (outcome?.kind !== 'open' || outcome.view.pane !== 'flows') return;
        expect(checkFlowFilter(outcome.view.filter)).toBeUndefined();
        expect(outcome.view.filter).toMatch(new RegExp(`^s?did:${DID}( |$)`));
      }),
      { numRuns: 300 },
    );
  });

  it('nobody stands on what leads nowhere', () => {
    const nowhere = [
      ['DEV-ACTIVITY', 'Other'],
      ['DEV-ACTIVITY', 'average per 4 h'],
      ['DEV-ACTIVITY', 'busiest hour of the day (UTC)'],
      ['DEV-TRANSFER', 'sent, average per 1 h'],
      ['DEV-TRANSFER', 'pattern'],
      ['DEV-PEERS', 'external share'],
      ['DEV-BASELINE', 'external: from median'],
      ['DEV-RISK', 'score'],
      ['DEV-IDENTITY', 'vendor'],
      ['DEV-BAND', 'measure'],
      ['', 'peak'],
    ] as const;
    for (const [section, label] of nowhere)
      expect([label, leadsOn({ section, title: '', label })]).toEqual([label, false]);
  });
});
