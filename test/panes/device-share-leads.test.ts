// Where shares of what a device did lead, what the appliance can be asked of them, and what is completed from them.
import { describe, expect, it } from 'vitest';
import { listDestinations } from '../../src/analysis/device/destinations.ts';
import { deviceFilterSupport } from '../../src/panes/device/filter-support.ts';
import { leadsOn } from '../../src/panes/device/leads.ts';
import { narrowedTo, narrowingOf } from '../../src/panes/device/narrowing.ts';
import { externalPlace, toPlace } from '../../src/panes/device/places.ts';
import { emptyView } from '../../src/panes/view.ts';
import { DEVICES_SERVED, DEVICES_USED, PAIRS, PORTS_SERVED, PORTS_USED } from '../../src/report/parts/share-parts.ts';
import { TRANSFER_SHARES } from '../../src/report/parts/transfer-parts.ts';
import { DID } from '../analysis/device-builders.ts';
import { fieldFacts, outsideAnswer } from '../analysis/field-device.ts';
import { aView, showField } from './device-field-kit.ts';
import { askedOf, flows, givenOf, lead, NO_MORE, VIEW } from './device-lead-kit.ts';

const FACTS = fieldFacts({ outside: outsideAnswer() });

const ofDevice = (did: number) => ({ kind: 'open', view: { ...emptyView('device'), did } });
const EXTERNAL_PAGE = { kind: 'open', view: { ...VIEW, path: ['external'] } };

describe('a share leads', () => {
  it.each([
    [PORTS_USED, '443', flows(`did:${DID} dport:443`)],
    [PORTS_USED, '5001 - 10000', flows(`did:${DID} dport:5001-10000`)],
    [PORTS_SERVED, '22', flows(`did:${DID} dport:22`)],
    [DEVICES_USED, 'srv-file-01', ofDevice(7)],
    [DEVICES_USED, '10.10.0.11', ofDevice(8)],
    [DEVICES_USED, 'external', EXTERNAL_PAGE],
    [DEVICES_SERVED, 'jump-01', ofDevice(9)],
    [PAIRS, 'srv-file-01 445', flows(`did:${DID} did:7 dport:445`)],
    [PAIRS, 'external 443', flows(`did:${DID} dir:external dport:443`)],
    [PAIRS, 'device -3 5001 - 10000', flows(`did:${DID} dport:5001-10000`)],
  ])('of %s, %s, to what is behind it', (title, label, outcome) => {
    expect(lead('DEV-ACTIVITY', label, FACTS, { title })).toEqual(outcome);
    expect(leadsOn({ section: 'DEV-ACTIVITY', title, label })).toBe(!label.startsWith('device -'));
  });

  it('of bytes to the device they went to', () => {
    expect(lead('DEV-TRANSFER', 'srv-file-01', FACTS, { title: TRANSFER_SHARES.sent.used })).toEqual(ofDevice(7));
    expect(lead('DEV-TRANSFER', 'jump-01', FACTS, { title: TRANSFER_SHARES.received.served })).toEqual(ofDevice(9));
  });

  it('of the outside to flows that go there', () => {
    expect(lead('DEV-EXTERNAL', '3478', FACTS, { title: PORTS_USED })).toEqual(
      flows(`did:${DID} dir:external dport:3478`),
    );
  });

  it('of the rest, of a number that is no device and of a network, nowhere', () => {
    for (const [title, label] of [
      [PORTS_USED, 'others'],
      [DEVICES_USED, 'device -3'],
      [PAIRS, 'others '],
    ] as const) {
      expect(lead('DEV-ACTIVITY', label, FACTS, { title })).toEqual(NO_MORE);
      expect(leadsOn({ section: 'DEV-ACTIVITY', title, label })).toBe(false);
    }
    expect(leadsOn({ section: 'DEV-EXTERNAL', title: 'Networks', label: 'AS64500 Example Cloud' })).toBe(false);
    expect(leadsOn({ section: 'DEV-EXTERNAL', title: 'Domains', label: 'others' })).toBe(false);
    expect(leadsOn({ section: 'DEV-EXTERNAL', title: 'Domains', label: 'office.example' })).toBe(true);
  });
});

describe('a destination without a name', () => {
  const given = givenOf(FACTS);

  it('leads to the page about the outside, or to nobody', () => {
    const place = { ip: undefined, hostname: undefined };
    expect(toPlace({ ...place, did: 0 }, given)).toEqual(EXTERNAL_PAGE);
    expect(toPlace({ ...place, did: -3 }, given)).toMatchObject({ kind: 'tell' });
    expect(toPlace({ ...place, did: 8 }, given)).toEqual(ofDevice(8));
    expect(toPlace({ did: -3, ip: '10.0.0.1', hostname: undefined }, given)).toEqual(ofDevice(-3));
    expect(externalPlace(given, 'office.example').did).toBeUndefined();
  });

  it('can be asked about alone by its number', () => {
    const rows = listDestinations(FACTS)?.destinations ?? [];
    expect(rows.map(narrowingOf)).toEqual([0, 7, -3, 8].map((value) => ({ field: 'odid', value })));
  });
});

describe('the appliance can be asked', () => {
  it.each([
    [PORTS_USED, '443', { field: 'port', value: '443' }],
    [PORTS_SERVED, '22', { field: 'port', value: '22' }],
    [DEVICES_USED, 'srv-file-01', { field: 'odid', value: 7 }],
    [DEVICES_USED, 'external', { field: 'odid', value: 0 }],
    [PAIRS, 'jump-01 22', { field: 'odid', value: 9 }],
    [DEVICES_USED, 'others', undefined],
  ])('about one of %s alone: %s', (title, label, narrowing) => {
    expect(narrowedTo({ section: 'DEV-ACTIVITY', title, label }, askedOf(FACTS))).toEqual(narrowing);
  });

  it('about what is selected on the overview', () => {
    const shown = showField(aView(), { size: { columns: 200, rows: 50 } });
    expect(shown.act('narrow')).toMatchObject({ kind: 'tell' });
  });
});

describe('what is typed after / is completed', () => {
  const optionsFor = (text: string, facts = FACTS) =>
    deviceFilterSupport(facts)
      .complete(text, text.length)
      .options.map(({ id, detail }) => [id, detail]);

  it('with shares where no connections are told', () => {
    expect(optionsFor('odid:')).toEqual([
      ['odid:0', 'external  62 % of what it used'],
      ['odid:7', 'srv-file-01  20 % of what it used'],
      ['odid:-3', '10 % of what it used'],
      ['odid:8', '10.10.0.11  3 % of what it used'],
    ]);
    expect(optionsFor('port:')).toEqual([
      ['port:443', 'HTTPS  44 % of what it used'],
      ['port:53', 'DNS  30 % of what it used'],
      ['port:445', 'SMB  11 % of what it used'],
      ['port:22', 'SSH  100 % of what it served'],
    ]);
    expect(optionsFor('domain:')).toEqual([
      ['domain:office.example', '40 % of what went outside'],
      ['domain:cdn.example', '10 % of what went outside'],
    ]);
  });

  it('without domains where none were told', () => {
    expect(optionsFor('domain:', fieldFacts())).toEqual([]);
  });
});
