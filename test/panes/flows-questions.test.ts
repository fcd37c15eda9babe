// Which flows the appliance is asked for: what is here is never fetched again, and a window that was cut is asked for narrowly.
import { describe, expect, it } from 'vitest';
import type { ServerParameters } from '../../src/flows/filter/server-parameters.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { flowsPart, newFlowsPart, transfersPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, spanUntil } from '../../src/live/session/window-choice.ts';
import { flowsAsked } from '../../src/panes/flows/questions.ts';
import { flows } from '../../src/panes/flows.tsx';
import { emptyView } from '../../src/panes/view.ts';
import { aTable } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { FAILURES } from '../live/session-kit.ts';
import { answered, askingOf, type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';
import { SOME_FLOWS } from './some-flows.ts';

const ALL = aTable(SOME_FLOWS);

const answerOf = (counted?: number): NetworkAnswer =>
  aNetworkAnswer({
    flows: ALL,
    summary:
      counted === undefined
        ? undefined
        : {
            connectionCount: counted,
            totalBytes: undefined,
            totalPackets: undefined,
            startAt: undefined,
            endAt: undefined,
            topProtocols: [{ protocol: 'TCP', percent: 78.5 }],
            topPorts: [{ port: 443, percent: 45.2 }],
          },
  });

const held = (asked: ServerParameters, counted?: number): Given =>
  answered(flowsPart(DEFAULT_WINDOW, asked), answerOf(counted));

const viewWith = (filter: string) => ({ ...emptyView('flows'), filter });

const askedFor = (filter: string, ...givens: readonly Given[]) =>
  flowsAsked({ view: viewWith(filter), window: DEFAULT_WINDOW, read: readFrom(givens) });

const keyOf = (asked: ServerParameters): string => flowsPart(DEFAULT_WINDOW, asked).key;

describe('a filter', () => {
  it('asks for nothing new where all flows of the window are here', () => {
    for (const filter of ['', 'port:445', 'ip:10.0.0.9 dir:external', 'bytes>1m or port:22'])
      expect(askedFor(filter, held({}), held({ port: 445 })).parts[0]?.key).toBe(keyOf({}));
    expect(askedFor('port:445', held({}, ALL.rowCount)).parts[0]?.key).toBe(keyOf({}));
  });

  it.each<[string, ServerParameters]>([
    ['port:445 bytes>10m', { port: 445 }],
    ['did:142', { did: 142 }],
    ['ip:10.1.2.3 sport:22', { ip: '10.1.2.3', sourceport: 22 }],
    [
      'dport:53 proto:udp app:dns dir:internal',
      { destinationport: 53, protocol: 'udp', applicationprotocol: 'dns', intext: 'internal' },
    ],
    ['sid:3', { viewsubnet: 3 }],
    ['bytes>1m', {}],
    ['start>-2h start<=-1h port:22', { startsFromBack: 7_200_000, startsUntilBack: 3_600_000, port: 22 }],
    ['start:2026-01-15', { startsFromAt: Date.UTC(2026, 0, 15), startsUntilAt: Date.UTC(2026, 0, 16) - 1 }],
    ['start!=-1h', {}],
    ['port:445 or port:22', {}],
    ['!port:445', {}],
  ])('%s asks the appliance for what it can filter, where nothing is here', (filter, asked) => {
    expect(askedFor(filter).parts[0]?.key).toBe(keyOf(asked));
  });

  it('that only narrows what was fetched narrowly is done here', () => {
    const narrow = held({ port: 445 });
    const asked = askedFor('port:445 ip:10.0.0.9', narrow);
    expect(asked.parts[0]?.key).toBe(keyOf({ port: 445 }));
    expect(asked.answer.data?.flows).toBe(ALL);
    expect(askedFor('ip:10.0.0.9', narrow).parts[0]?.key).toBe(keyOf({ ip: '10.0.0.9' }));
    expect(askedFor('', narrow).parts[0]?.key).toBe(keyOf({}));
  });

  it('asks the appliance where the window was cut, and shows what is here meanwhile', () => {
    const cut = held({}, 1_000);
    const asked = askedFor('port:445', cut);
    expect([asked.parts[0]?.key, asked.isStandIn, asked.asked]).toEqual([keyOf({ port: 445 }), true, {}]);
    expect(asked.answer.data?.flows).toBe(ALL);
    const there = askedFor('port:445', cut, held({ port: 445 }, ALL.rowCount));
    expect([there.parts[0]?.key, there.isStandIn, there.asked]).toEqual([keyOf({ port: 445 }), false, { port: 445 }]);
    expect(askedFor('bytes>1m', cut).parts[0]?.key).toBe(keyOf({}));
  });

  it('of what only full details tell asks for them, once', () => {
    const detailed = { fulldevicedetails: true } as const;
    const withDetails = (asked: ServerParameters) => flowsPart(DEFAULT_WINDOW, { ...asked, ...detailed });
    for (const filter of ['country:Russia', '!has:tag', 'port:1 or os:linux'])
      expect(askedFor(filter, held({})).parts[0]?.key).toBe(withDetails({}).key);
    expect(askedFor('vendor:dell port:22').parts[0]?.key).toBe(withDetails({ port: 22 }).key);
    const there = answered(withDetails({}), answerOf());
    expect(askedFor('country:Russia', held({}), there).isStandIn).toBe(false);
    expect(askedFor('port:22', there).parts[0]?.key).toBe(withDetails({}).key);
    expect(askedFor('port:22', held({}), there).parts[0]?.key).toBe(keyOf({}));
  });

  it('that the appliance fails at is done here, with all flows asked for as well', () => {
    const failing = given(flowsPart(DEFAULT_WINDOW, { port: 445 }), { failure: FAILURES.parameter });
    expect(askedFor('port:445', failing).parts.map(({ key }) => key)).toEqual([keyOf({ port: 445 }), keyOf({})]);
    const cut = held({}, 1_000);
    const asked = askedFor('port:445', cut, failing);
    expect(asked.parts.map(({ key }) => key)).toEqual([keyOf({ port: 445 }), keyOf({})]);
    expect(asked.answer.data?.flows).toBe(ALL);
    expect(askedFor('port:445', failing, held({})).parts.map(({ key }) => key)).toEqual([keyOf({})]);
  });

  it('by the number of a subnet is never done here', () => {
    expect(askedFor('sid:3', held({})).parts[0]?.key).toBe(keyOf({ viewsubnet: 3 }));
    expect(askedFor('sid:3 port:445', held({}), held({ viewsubnet: 3 })).parts[0]?.key).toBe(keyOf({ viewsubnet: 3 }));
    expect(askedFor('sid:3', held({})).answer.data).toBeUndefined();
  });

  it('of very many conditions asks for all of them or for none', () => {
    const filter = 'did:1 ip:10.0.0.1 port:1 sport:1 dport:1 proto:tcp app:x dir:external sid:1';
    expect(askedFor(filter, held({})).parts[0]?.key).toContain('applicationprotocol');
    expect(askedFor(filter, held({ viewsubnet: 1 })).parts[0]?.key).toBe(keyOf({ viewsubnet: 1 }));
  });
});

describe('the page of what goes out', () => {
  const view = { ...emptyView('flows'), path: ['external'], filter: 'port:443' };
  const detailed = { intext: 'external', fulldevicedetails: true } as const;

  it('asks for the flows with the outside and all that is known of their ends', () => {
    const ask = (...givens: readonly Given[]) => flowsAsked({ view, window: DEFAULT_WINDOW, read: readFrom(givens) });
    expect(ask().parts[0]?.key).toBe(flowsPart(DEFAULT_WINDOW, { port: 443, ...detailed }).key);
    const asked = ask(held({}));
    expect([asked.filter, asked.isStandIn, asked.parts[0]?.key]).toEqual([
      'port:443 dir:external',
      true,
      flowsPart(DEFAULT_WINDOW, { port: 443, ...detailed }).key,
    ]);
    const there = ask(held({}), answered(flowsPart(DEFAULT_WINDOW, detailed), answerOf()));
    expect([there.isStandIn, there.asked]).toEqual([false, { intext: 'external' }]);
  });
});

describe('the line above the table', () => {
  const size = { columns: 200, rows: 24 };

  const lineOf = (filter: string, line: number, ...givens: readonly Given[]): string => {
    const context = aPaneContext({ view: viewWith(filter), read: readFrom(givens), size });
    return draw(flows.show(context).element, PENS.plain, size)[line] ?? '';
  };

  it('says who filters by what', () => {
    expect(lineOf('port:445', 0, held({}))).toContain('1 of 62  (filtered here)');
    const only = { ...answerOf(), flows: aTable(SOME_FLOWS.filter(({ destinationPort }) => destinationPort === 445)) };
    const narrow = answered(flowsPart(DEFAULT_WINDOW, { port: 445 }), only);
    expect(lineOf('port:445', 0, narrow)).toContain('(filtered by the appliance)');
    expect(lineOf('port:445', 0, held({ port: 445 }))).toContain('(filtered here: the appliance did not)');
    expect(lineOf('port:445 bytes>1m', 0, held({ port: 445 }))).toContain(
      '(by the appliance: port:445; here: bytes>1m)',
    );
    expect(lineOf('', 0, held({}))).not.toMatch(/filtered|appliance/);
  });

  it('says that a window was cut, and that the rest is asked for', () => {
    expect(lineOf('', 0, held({}, 1_000))).toContain('cut by the appliance, which counts 1,000');
    const part = flowsPart(DEFAULT_WINDOW, { port: 445 });
    const asking = given(part, { asking: { bytes: 0, rows: undefined, since: NOW } });
    expect(lineOf('port:445', 0, held({}, 1_000), asking)).toContain('(filtered here; asking for the rest)');
  });

  it('cuts the words where there is little room, and no number', () => {
    const narrow = { columns: 80, rows: 24 };
    const filter = 'src:10.0.0.0/8,172.16.0.0/12,192.168.0.0/16 start>-2h start<-1h app:https dport:443';
    const context = aPaneContext({ view: viewWith(filter), read: readFrom([held({})]), size: narrow });
    const [line = ''] = draw(flows.show(context).element, PENS.plain, narrow);
    expect(line).toMatch(/^ https flows .*…: \d+ of 62 {2}\(filtered here\)/);
  });

  it('tells how far a large answer has come', () => {
    const asking = { bytes: 12_582_912, rows: 31_000, since: NOW };
    const given12 = given(flowsPart(DEFAULT_WINDOW), { data: answerOf(), at: NOW, asking });
    expect(lineOf('', 0, given12)).toContain('12 MB, 31,000 flows so far');
  });

  it('has the totals of what is filtered with their shares, beside the summary of the appliance', () => {
    const line = lineOf('port:445', 1, held({}, ALL.rowCount));
    expect(line).toMatch(/^ 1 connections 1\.6 % {2}50 MB 96\.\d % {2}20 packets 1\.6 % {2}external 0\.0 %/);
    expect(line).toContain('appliance: 62 connections  TCP 78.5 %  :443 45.2 %');
    expect(lineOf('', 1, held({}, 1_000))).toContain('appliance: 1,000 connections');
  });

  it('leaves whole pieces out where there is no room for all', () => {
    const narrow = { columns: 80, rows: 24 };
    const context = aPaneContext({ view: viewWith(''), read: readFrom([held({}, 1_000)]), size: narrow });
    const line = draw(flows.show(context).element, PENS.plain, narrow)[1];
    expect(line).toBe(' 62 connections  51 MB  external 98.4 %   appliance: 1,000 connections');
  });
});

describe('while paused', () => {
  const asking = (window = DEFAULT_WINDOW, isPaused = true, isReplay = false) => {
    const given = answered(flowsPart(window), answerOf());
    const source = { profile: 'p', host: 'h', isDemo: false, isReplay };
    return flows.parts({ view: viewWith(''), window, read: readFrom([given]), source, isPaused }).map(({ key }) => key);
  };

  it('the flows that begin are counted, for a window that moves along', () => {
    const moved = transfersPart(DEFAULT_WINDOW).key;
    expect(asking()).toEqual([keyOf({}), moved, newFlowsPart(NOW).key]);
    expect(asking(DEFAULT_WINDOW, false)).toEqual([keyOf({}), moved]);
    expect(asking(DEFAULT_WINDOW, true, true)).toEqual([keyOf({}), moved]);
    expect(asking(spanUntil(NOW - 3_600_000 * 48, 1, NOW))).toHaveLength(2);
  });

  it('what devices moved is asked for besides, and missed where it fails', () => {
    const part = flows
      .parts({ ...askingOf(viewWith('')), read: readFrom([held({})]) })
      .find(({ key }) => key === transfersPart(DEFAULT_WINDOW).key);
    expect(part?.isOptional).toBe(true);
  });

  it('the banner tells how many', () => {
    const counts = (connectionCount: number | undefined) =>
      given(newFlowsPart(NOW), { data: { connectionCount } as never, at: NOW });
    const told = (...givens: readonly Given[]) =>
      flows.show(aPaneContext({ view: viewWith(''), read: readFrom([held({}), ...givens]) })).pausedTold;
    expect(told()).toBe('the flows of 14:00:00Z stand still; new ones are being counted');
    expect(told(counts(1))).toBe('the flows of 14:00:00Z stand still; 1 more has begun');
    expect(told(counts(1_312))).toContain('1,312 more have begun');
    const filtered = (filter: string, count: Given) =>
      flows.show(aPaneContext({ view: viewWith(filter), read: readFrom([held({}), count]) })).pausedTold;
    const narrow = given(newFlowsPart(NOW, { port: 445 }), { data: { connectionCount: 3 } as never, at: NOW });
    expect(filtered('port:445', narrow)).toMatch(/3 more have begun$/);
    expect(filtered('port:445 bytes>1m', narrow)).toMatch(/3 more have begun that the appliance lets through$/);
    expect(filtered('bytes>1m', counts(9))).toMatch(/9 more have begun in all$/);
  });
});
