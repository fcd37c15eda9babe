// The list of devices to choose from: who stands in it and in which order, whom a text means, what is asked for, and what the keys do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/failure.ts';
import type { Finding, Severity } from '../../src/domain/finding.ts';
import { deviceSearchPart, flowsPart, type KnownDevices, knownDevicesPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import {
  devicesMeant,
  type KnownDevice,
  knownDevices,
  type TalkingDevice,
  talkingDevices,
  withDetails,
} from '../../src/panes/device/known-devices.ts';
import { isSearch } from '../../src/panes/device/picker-questions.ts';
import { deviceParts } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import { checkFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import type { PaneContext, Shown } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { anAnswer, anIdentity } from '../analysis/device-builders.ts';
import { anEnd, aTable, type FlowParts } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { aFinding } from '../report/a-document.ts';
import { answered, askingOf, type Given, given, loading, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const LAPTOP = { did: 12, ip: '10.0.1.12', hostname: 'laptop.corp.example' };
const SERVER = { did: 9, ip: '10.0.0.9', hostname: 'files.corp.example' };
const PRINTER = { did: 3, ip: '10.0.2.30' };
const DETAILED = {
  ...LAPTOP,
  mac: '00:1a:2b:3c:4d:5e',
  label: 'Finance Laptop',
  tags: ['VIP', 'travel'],
  vendor: 'Lenovo',
  os: 'Windows',
  deviceType: 'laptop',
};
const OUTSIDE = { ip: '203.0.113.7', hostname: 'www.example.com' };

const flow = (source: FlowParts['source'], destination: FlowParts['destination']): FlowParts => ({
  source,
  destination,
});

/** The server has five, the laptop four, the printer one. */
const FLOWS: readonly FlowParts[] = [
  flow(LAPTOP, SERVER),
  flow(LAPTOP, SERVER),
  flow(SERVER, LAPTOP),
  flow(LAPTOP, OUTSIDE),
  flow({ did: 9, ip: '10.0.0.10' }, OUTSIDE),
  flow(SERVER, PRINTER),
  flow(undefined, OUTSIDE),
];

const talking = talkingDevices(aTable(FLOWS));

const found = (did: number | undefined, severity: Severity, name = 'x', ip?: string): Finding =>
  aFinding({ id: `${did} ${severity}`, severity, entity: { kind: 'device', name, did, ip } });

describe('the devices that talk', () => {
  it('are told once each with all their flows, whatever addresses they have; the busiest first', () => {
    expect(talking.map(({ did, flowCount, end }) => [did, flowCount, end.hostname])).toEqual([
      [9, 5, 'files.corp.example'],
      [12, 4, 'laptop.corp.example'],
      [3, 1, undefined],
    ]);
  });

  it('stand in the order of their numbers where they are as busy, and have names whichever end tells them', () => {
    const told = talkingDevices(
      aTable([flow({ did: 8, ip: '10.0.0.8' }, { did: 3 }), flow({ did: 3 }, { did: 8, hostname: 'eight' })]),
    );
    expect(told.map(({ did, end }) => [did, end.hostname])).toEqual([
      [3, undefined],
      [8, 'eight'],
    ]);
    expect(talkingDevices(aTable([]))).toEqual([]);
  });

  it('take part once in a flow within themselves', () => {
    const within = [flow(SERVER, SERVER), flow(SERVER, { did: 9, ip: '10.0.0.10' }), flow(SERVER, LAPTOP)];
    expect(talkingDevices(aTable(within)).map(({ did, flowCount }) => [did, flowCount])).toEqual([
      [9, 3],
      [12, 1],
    ]);
  });

  it('are as many flows as name them at either end', () => {
    const end = fc.constantFrom(undefined, LAPTOP, SERVER, { ...SERVER, ip: '10.0.0.10' }, PRINTER, OUTSIDE);
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 8 }), (pairs) => {
        const didsOf = (ends: (typeof pairs)[number]): readonly (number | undefined)[] =>
          ends.map((one) => (one !== undefined && 'did' in one ? one.did : undefined));
        for (const { did, flowCount } of talkingDevices(aTable(pairs.map((pair) => flow(...pair)))))
          expect(flowCount).toBe(pairs.filter((pair) => didsOf(pair).includes(did)).length);
      }),
    );
  });
});

/** Whoever is told of with full details. */
const detailedOf = (flows: readonly FlowParts[]): readonly TalkingDevice[] => talkingDevices(aTable(flows));

describe('full details', () => {
  it('are told besides of who talked, and change neither whom that is nor how much', () => {
    const both = withDetails(talking, detailedOf([flow(DETAILED, SERVER)]));
    expect(both.map(({ did, flowCount }) => [did, flowCount])).toEqual([
      [9, 5],
      [12, 4],
      [3, 1],
    ]);
    expect(both[1]?.end).toEqual(anEnd(DETAILED));
    expect([both[0], both[2]]).toEqual([talking[0], talking[2]]);
  });

  it('say nothing against what flows of the window tell', () => {
    const before = detailedOf([flow({ ...DETAILED, hostname: 'old.corp.example', ip: '10.0.1.99' }, SERVER)]);
    expect(withDetails(talking, before).find(({ did }) => did === 12)?.end).toEqual(anEnd(DETAILED));
  });

  it('of whoever nothing else is told come last', () => {
    const both = withDetails(talking, detailedOf([flow({ did: 77, label: 'Guest' }, DETAILED)]));
    expect(both.map(({ did }) => did)).toEqual([9, 12, 3, 77]);
    expect(both.at(-1)).toMatchObject({ flowCount: 1, end: { label: 'Guest' } });
    expect(withDetails([], detailedOf([flow(DETAILED, SERVER)]))).toHaveLength(2);
    expect(withDetails(talking, [])).toEqual(talking);
  });

  it('lose nobody, and tell of nobody twice', () => {
    const dids = fc.uniqueArray(fc.integer({ min: -3, max: 9 }), { maxLength: 6 });
    const told = (all: readonly number[], flowCount: number): readonly TalkingDevice[] =>
      all.map((did) => ({ did, end: anEnd({ mac: `${flowCount}` }), flowCount }));
    fc.assert(
      fc.property(dids, dids, (talk, detailed) => {
        const both = withDetails(told(talk, 2), told(detailed, 1));
        expect(both.map(({ did }) => did)).toEqual([...new Set([...talk, ...detailed])]);
        for (const { did, flowCount, end } of both)
          expect([flowCount, end.mac]).toEqual(talk.includes(did) ? [2, '2'] : [1, '1']);
      }),
    );
  });
});

describe('the devices that are known of', () => {
  const devices = knownDevices({
    talking,
    findings: [
      found(12, 'low'),
      found(77, 'medium', 'gone.corp.example', '10.0.7.7'),
      found(12, 'critical'),
      found(12, 'high'),
      found(undefined, 'critical'),
    ],
    visited: [
      { did: 3, name: 'printer' },
      { did: 500, name: undefined },
      { did: 9, name: 'other' },
    ],
  });

  it('are those that were looked at, the latest first, then the busiest, then whoever something was found about', () => {
    expect(devices.map(({ did, isVisited }) => [did, isVisited])).toEqual([
      [3, true],
      [500, true],
      [9, true],
      [12, false],
      [77, false],
    ]);
  });

  it('have the worst that was found about each, and how much that is', () => {
    expect(devices.map(({ found: one }) => one)).toEqual([
      undefined,
      undefined,
      undefined,
      { severity: 'critical', count: 3 },
      { severity: 'medium', count: 1 },
    ]);
  });

  it('are called what the flows, the visit or the finding calls them', () => {
    expect(devices.map(({ name, end }) => [name, end.ip])).toEqual([
      ['printer', '10.0.2.30'],
      [undefined, undefined],
      ['files.corp.example', talking[0]?.end.ip],
      ['laptop.corp.example', '10.0.1.12'],
      ['gone.corp.example', '10.0.7.7'],
    ]);
  });

  it('stand there once each, whatever they are known from', () => {
    const dids = fc.uniqueArray(fc.integer({ min: -3, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(dids, dids, dids, (talk, about, visited) => {
        const all = knownDevices({
          talking: talk.map((did) => ({ did, end: anEnd(), flowCount: 1 })),
          findings: about.flatMap((did) => [found(did, 'low'), found(did, 'info')]),
          visited: visited.map((did) => ({ did, name: undefined })),
        });
        expect(all.map(({ did }) => did)).toEqual([...new Set([...visited, ...talk, ...about])]);
        expect(all.filter(({ isVisited }) => isVisited)).toHaveLength(visited.length);
        expect(all.filter((one) => one.found?.severity === 'low' && one.found.count === 2)).toHaveLength(about.length);
      }),
    );
  });
});

const KNOWN: readonly KnownDevice[] = knownDevices({
  talking: talkingDevices(aTable([flow(DETAILED, SERVER), flow({ did: 120, ip: '10.0.9.142' }, SERVER)])),
  findings: [],
  visited: [],
});

describe('a text', () => {
  it.each<[string, readonly number[]]>([
    ['', [9, 12, 120]],
    ['  ', [9, 12, 120]],
    ['laptop', [12]],
    ['LAPTOP.corp', [12]],
    ['10.0.1.12', [12]],
    ['10.0.', [9, 12, 120]],
    ['3c:4D', [12]],
    ['finance', [12]],
    ['finance vip', [12]],
    ['vip files', []],
    ['travel', [12]],
    ['lenovo', [12]],
    ['windows', [12]],
    ['nobody', []],
    ['12', [12, 120]],
    ['120', [120]],
    ['142', [142, 120]],
    ['0012', [12]],
    ['-6', [-6]],
    [' 9 ', [9, 120]],
  ])('%j means the devices %j', (text, dids) => {
    expect(devicesMeant(KNOWN, text).map(({ did }) => did)).toEqual(dids);
  });

  it('is searched for among everything that is known of devices, unless it is a number', () => {
    for (const filter of ['', ' ', '142', ' 142 ', '-6', '0']) expect(isSearch({ filter })).toBe(false);
    for (const filter of ['a', '10.0', '142 a', '1-2', '-', '00:1a']) expect(isSearch({ filter })).toBe(true);
  });
});

const aView = (parts: Partial<View> = {}): View => ({ ...emptyView('device'), ...parts });

const flowsTold = (flows: readonly FlowParts[], window: WindowChoice = DEFAULT_WINDOW, isWhole = false): Given =>
  answered(flowsPart(window, isWhole ? { fulldevicedetails: true } : {}), aNetworkAnswer({ flows: aTable(flows) }));

const FOUND = answered(findingsPart(DEFAULT_WINDOW), {
  findings: [found(12, 'medium'), found(12, 'critical'), found(3, 'low', 'printer')],
  deviceCount: 2,
  missing: [],
});

const show = (givens: readonly Given[], parts: Partial<PaneContext> = {}): Shown =>
  device.show(aPaneContext({ view: aView(), read: readFrom(givens), ...parts }));

const linesOf = (shown: Shown): readonly string[] => draw(shown.element, PENS.plain, { columns: 80, rows: 24 });

const rowsIn = (lines: readonly string[]): readonly string[] => lines.slice(2).filter((line) => line !== '');

describe('the picker', () => {
  it('lists who was looked at, then the busiest, with the mark of the worst that was found', () => {
    const lines = linesOf(show([flowsTold(FLOWS), FOUND], { visited: [3] }));
    expect(lines[0]).toMatch(/^ choose a device: 3 known, latest visits first {2}\/ searches; a number opens that/);
    expect(rowsIn(lines).map((line) => line.replace(/ +/g, ' '))).toEqual([
      '›◇ 3 printer 10.0.2.30 1 1',
      ' 9 files.corp.example 10.0.0.9 5',
      ' ▲ 12 laptop.corp.example 10.0.1.12 4 2',
    ]);
  });

  it('says that those who talked are not all where the appliance does not list its devices, but not of a recording', () => {
    const failure: Failure = {
      kind: 'server-error',
      status: 500,
      what: 'devicesearch',
      came: 'the appliance failed (500)',
      advice: '',
    };
    const givens = [flowsTold(FLOWS), given(knownDevicesPart(), { failure })];
    const line = (parts: Partial<PaneContext> = {}): string => linesOf(show(givens, parts))[0] ?? '';
    expect(line()).toContain(' choose a device: 3 that talked; no list of all: the appliance failed (500)');
    expect(line({ view: aView({ filter: '12' }) })).toContain(' 1 of 3 that talked; no list of all: the appliance');
    const source = { profile: 'p', host: 'h', isDemo: false, isReplay: true };
    expect(line({ source })).toContain(' 3 known ');
  });

  it('opens, copies and lists the flows of the device that is selected, and keeps how one looks at devices', () => {
    const view = aView({ choices: { interval: '4', side: 'external' }, lists: { devices: { index: 1, top: 0 } } });
    const shown = show([flowsTold(FLOWS)], { view });
    expect(shown.act('open')).toEqual({
      kind: 'open',
      view: { ...emptyView('device'), did: 12, choices: { interval: '4' } },
    });
    expect(shown.act('copy')).toEqual({ kind: 'copy', text: 'laptop.corp.example', what: 'name' });
    const flows = shown.act('device_flows');
    expect(flows).toEqual({ kind: 'open', view: { ...emptyView('flows'), filter: 'did:12' } });
    const last = show([flowsTold(FLOWS)], { view: aView({ lists: { devices: { index: 2, top: 0 } } }) });
    expect(last.act('copy')).toMatchObject({ text: '10.0.2.30' });
    expect(last.act('next_row')).toMatchObject({ kind: 'view', view: { lists: { devices: { index: 2 } } } });
  });

  it.each(['142', '-6', '0'])('opens the device of the bare number %s, which nobody knows', (filter) => {
    const shown = show([flowsTold(FLOWS)], { view: aView({ filter }) });
    expect(linesOf(shown).join('\n')).toMatch(new RegExp(`› *${filter} +not seen here; enter opens it`));
    expect(shown.act('open')).toEqual({ kind: 'open', view: { ...emptyView('device'), did: Number(filter) } });
    expect(shown.act('copy')).toMatchObject({ text: filter });
    const flows = shown.act('device_flows');
    expect(flows?.kind === 'open' && checkFlowFilter(flows.view.filter)).toBeUndefined();
    expect(flows).toMatchObject({ view: { filter: `did:${filter}` } });
    expect(show([], { view: aView({ filter }) }).act('open')).toEqual(shown.act('open'));
  });
});

describe('what the picker asks for', () => {
  const keysOf = (filter: string, window: WindowChoice): readonly string[] =>
    device.parts({ ...askingOf(aView({ filter })), window }).map(({ key }) => key);
  const day: WindowChoice = { kind: 'span', endAt: Date.UTC(2026, 0, 10), hours: 24 };

  it('is who talks, and full details of at most a day only while a text is searched', () => {
    for (const window of [DEFAULT_WINDOW, day, { ...day, hours: 1 }, { ...day, hours: 720 }]) {
      const details = { ...window, hours: Math.min(24, window.hours) };
      const always = [flowsPart(window).key, knownDevicesPart().key];
      for (const filter of ['', '142', '-6']) expect(keysOf(filter, window)).toEqual(always);
      expect(keysOf('vip', window)).toEqual([...always, flowsPart(details, { fulldevicedetails: true }).key]);
    }
  });

  it('can do without the details', () => {
    const parts = device.parts(askingOf(aView({ filter: 'vip' })));
    expect(parts.map(({ isOptional }) => isOptional === true)).toEqual([false, true, true]);
  });

  it('is looked at: labels and tags are found once they are there, and told as what is still looked at before', () => {
    const view = aView({ filter: 'vip' });
    const before = show([flowsTold(FLOWS)], { view });
    expect(linesOf(before).join('\n')).toContain('looking at MAC addresses, labels and tags');
    expect(before.act('open')).toBeUndefined();
    const whole = [flowsTold(FLOWS), flowsTold([flow(DETAILED, SERVER)], DEFAULT_WINDOW, true)];
    expect(show(whole, { view }).act('open')).toMatchObject({ view: { did: 12 } });
    const none = linesOf(show(whole, { view: aView({ filter: 'nobody' }) })).join('\n');
    expect(none).toContain('no device is like that');
    expect(none).not.toContain('looking at');
  });

  it('loses nobody of a month to the details of a day, and counts what the month holds', () => {
    const month: WindowChoice = { kind: 'last', hours: 720 };
    const ofDay = flowsTold([flow(DETAILED, SERVER)], { kind: 'last', hours: 24 }, true);
    const during = (filter: string): Shown =>
      show([flowsTold(FLOWS, month), ofDay], { view: aView({ filter }), window: month });
    expect(during('10.0.2').act('open')).toMatchObject({ view: { did: 3 } });
    expect(linesOf(during('vip')).join('\n')).toMatch(/› *12 +laptop\.corp\.example +10\.0\.1\.12 +4 /);
    expect(rowsIn(linesOf(during('')))).toEqual([
      expect.stringMatching(/^› *9 +files\.corp\.example +10\.0\.0\.\d+ +5/),
      expect.stringMatching(/ 12 +laptop\.corp\.example +10\.0\.1\.12 +4 +00:1a:2b:3c:4d:5e/),
      expect.stringMatching(/ 3 +10\.0\.2\.30 +1$/),
    ]);
    const wanted = during('nobody');
    expect(linesOf(wanted)[0]).toContain('0 of 3');
  });
});

describe('while flows are awaited', () => {
  const parts = device.parts(askingOf(aView()));
  const named = deviceParts(3, aView({ did: 3 })).map((part) =>
    answered(part, anAnswer({ device: anIdentity({ did: 3, hostname: 'printer.corp.example' }) })),
  );

  it('tells how far they are, or lists the devices that were looked at, by their names', () => {
    expect(linesOf(show(loading(parts))).join('\n')).toMatch(/812 rows/);
    expect(show(loading(parts)).act('open')).toBeUndefined();
    const lines = linesOf(show([...loading(parts), ...named], { visited: [3, 77] }));
    expect(rowsIn(lines).map((line) => line.trim().replace(/ +/g, ' '))).toEqual(['› 3 printer', '77']);
    expect(lines.join('\n')).toContain('2 known, latest visits first');
  });

  it('lists whoever something was found about', () => {
    const shown = show([...parts.map((part) => given(part, {})), FOUND]);
    expect(rowsIn(linesOf(shown)).map((line) => line.trimStart().charAt(0))).toEqual(['›', '◇']);
    expect(shown.act('open')).toMatchObject({ view: { did: 12 } });
  });
});

const listed = (isPart: boolean, ...devices: readonly Parameters<typeof anIdentity>[0][]): KnownDevices => ({
  devices: devices.map((one) => anIdentity(one)),
  isPart,
});

describe('devices that the appliance lists', () => {
  const QUIET = {
    did: 40,
    hostname: 'archive.corp.example',
    ip: '10.0.9.40',
    mac: '00:50:56:aa:bb:cc',
    tags: ['cold'],
    lastSeenAt: Date.UTC(2026, 0, 9, 3, 12),
  };
  const all = listed(false, { ...PRINTER, hostname: 'prn-3', lastSeenAt: Date.UTC(2026, 0, 15, 13, 58) }, QUIET);
  const ofAll = answered(knownDevicesPart(), all);

  it('stand below those that talk, with when they were last seen', () => {
    const lines = linesOf(show([flowsTold(FLOWS), ofAll], {}));
    expect(lines[0]).toContain('4 known');
    expect(lines[1]).toMatch(/last seen/);
    expect(rowsIn(lines).at(-1)).toMatch(/ 40 +archive\.corp\.example +10\.0\.9\.40 +01-09 03:12Z/);
    // What no flow names, the list does.
    expect(rowsIn(lines).at(-2)).toMatch(/ 3 +prn-3 +10\.0\.2\.30 +1 +01-15 13:58Z/);
  });

  it('are found by all that is listed of them, and nothing else is asked for', () => {
    for (const filter of ['archive', '10.0.9', 'aa:bb', 'cold']) {
      const view = aView({ filter });
      const given = [flowsTold(FLOWS), ofAll];
      expect(show(given, { view }).act('open')).toMatchObject({ view: { did: 40 } });
      const asked = device.parts({ ...askingOf(view), read: readFrom(given) }).map(({ key }) => key);
      expect(asked).toEqual([flowsPart(DEFAULT_WINDOW).key, knownDevicesPart().key]);
    }
  });

  it('are searched among all of them where the list is a part', () => {
    const view = aView({ filter: 'lost' });
    const part = answered(knownDevicesPart(), { ...all, isPart: true });
    const before = [flowsTold(FLOWS), part];
    expect(linesOf(show(before, {}))[0]).toContain('/ searches all of them');
    const asked = device.parts({ ...askingOf(view), read: readFrom(before) }).map(({ key }) => key);
    expect(asked.at(-1)).toBe(deviceSearchPart('lost').key);
    expect(linesOf(show(before, { view })).join('\n')).toContain('looking among all devices that the appliance knows');
    const after = [
      ...before,
      answered(deviceSearchPart('lost'), listed(false, { did: 77, hostname: 'lost-and-found' })),
    ];
    expect(show(after, { view }).act('open')).toMatchObject({ view: { did: 77 } });
    expect(linesOf(show(after, { view })).join('\n')).not.toContain('looking');
  });

  it('are offered to whoever types a name, after those that talk', () => {
    const names = device.subjects?.({ read: readFrom([flowsTold(FLOWS), ofAll]), window: DEFAULT_WINDOW });
    expect(names?.map(({ id }) => id)).toEqual(['files', 'laptop', 'prn-3', 'archive']);
    expect(names?.at(-1)?.detail).toBe('10.0.9.40');
  });
});
