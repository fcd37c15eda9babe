// Findings about a device lead to where they can be seen, what is selected can be asked about alone, and nothing that is called oddly leads astray.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingLink } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { leadsOn } from '../../src/panes/device/leads.ts';
import { narrow, narrowedTo } from '../../src/panes/device/narrowing.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { ADDRESSES, COUNTRIES, DOMAINS, PORTS, PROTOCOLS } from '../../src/panes/device/table-titles.ts';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import { FINDINGS } from '../../src/panes/parts/document-sketch.ts';
import { anAnswer, anIdentity, DID, hoursAgo, meeting, someFacts } from '../analysis/device-builders.ts';
import { aFinding } from '../report/a-document.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { askedOf, flows, lead, NO_MORE, VIEW } from './device-lead-kit.ts';

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

  it.each([
    ['sizeout', 'did'],
    ['sizein', 'did'],
    ['connections', 'sdid'],
    ['external', 'sdid'],
  ])('of the series of %s leads to the flows that it is of, as %s', (series, field) => {
    const id = `SER-R1:device.${DID}.${series}:1`;
    const findings = [aFinding({ id, rule: 'SER-R1', at: hoursAgo(9) })];
    expect(lead(FINDINGS, id, someFacts(), { findings })).toMatchObject(flows(`${field}:${DID}`));
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
    ['DEV-ACTIVITY', PORTS, '443', { field: 'port', value: '443' }],
    ['DEV-EXTERNAL', PORTS, '8443', { field: 'port', value: '8443' }],
    ['DEV-EXTERNAL', DOMAINS, 'example.com', { field: 'domain', value: 'example.com' }],
    ['DEV-EXTERNAL', DOMAINS, 'xn--bcher-kva.example', { field: 'domain', value: 'xn--bcher-kva.example' }],
    ['DEV-EXTERNAL', DOMAINS, 'nas', { field: 'domain', value: 'nas' }],
    ['DEV-EXTERNAL', DOMAINS, '365', { field: 'domain', value: '365' }],
    ['DEV-TRANSFER', 'Sent to', '10.0.0.9', { field: 'odid', value: 9 }],
    ['DEV-TRANSFER', 'Received from', '10.0.7.7', { field: 'odid', value: 77 }],
    ['DEV-TRANSFER', 'Sent to', '203.0.113.7', undefined],
    ['DEV-TRANSFER', 'Sent to', '443', undefined],
    ['DEV-EXTERNAL', ADDRESSES, '203.0.113.7', undefined],
    ['DEV-EXTERNAL', ADDRESSES, '2001:db8::1', undefined],
    ['DEV-EXTERNAL', ADDRESSES, 'unnamed', undefined],
    ['DEV-EXTERNAL', COUNTRIES, 'Germany', undefined],
    ['DEV-EXTERNAL', COUNTRIES, 'St.Lucia', undefined],
    ['DEV-EXTERNAL', 'Talk with the outside', 'external connections', undefined],
    ['DEV-ACTIVITY', PROTOCOLS, 'TCP', undefined],
    ['DEV-ACTIVITY', PROTOCOLS, '17', undefined],
    ['DEV-ACTIVITY', 'Connections', 'peak', undefined],
    ['DEV-PEERS', PORTS, '443', undefined],
    [FINDINGS, '', '443', undefined],
  ])('of %s, %s, %s, is what the appliance is asked about alone: %j', (section, title, label, asked) => {
    expect(narrowedTo({ section, title, label }, askedOf(facts))).toEqual(asked);
  });

  it.each([
    [{ field: 'port', value: '443' }, 'files odid:5 port:443'],
    [{ field: 'odid', value: -6 }, 'files odid:-6'],
    [{ field: 'domain', value: 'Nas' }, 'files odid:5 domain:Nas'],
  ] as const)('is asked about besides what is asked already: %j', (wanted, filter) => {
    const view = { ...VIEW, filter: 'files odid:5', lists: { destinations: { index: 4, top: 2 } } };
    expect(narrow(view, wanted)).toEqual({ kind: 'open', view: { ...view, filter, lists: {} } });
  });

  it.each([
    undefined,
    { field: 'port', value: 'Other' },
    { field: 'port', value: '70000' },
    { field: 'domain', value: 'two words' },
    { field: 'domain', value: 'x'.repeat(254) },
  ] as const)('is told where it cannot be asked about: %j', (wanted) => {
    expect(narrow({ ...VIEW, filter: 'files' }, wanted)).toEqual({
      kind: 'tell',
      text: 'the appliance can be asked about a device, a port or a domain alone, and this is none',
      meaning: 'dim',
    });
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

  const TITLES = ['', PORTS, PROTOCOLS, COUNTRIES, DOMAINS, ADDRESSES];

  it('a lead is one that can be followed', () => {
    const target = fc.record({
      section: fc.constantFrom(...SECTIONS),
      title: fc.constantFrom(...TITLES),
      label: fc.oneof(hostileText, fc.constantFrom('17', 'nas', 'St. Lucia', 'peak', 'bytes', 'unnamed', '10.0.0.9')),
    });
    fc.assert(
      fc.property(target, ({ section, title, label }) => {
        const outcome = lead(section, label, meeting({ hostname: label, ip: label, country: label }), { title });
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
