// Devices of which little or nothing is known: one that the appliance does not know, one without data, one with a single interval.

import { describe, expect, it } from 'vitest';
import { deviceinfo } from '../../src/api/endpoints/documented/deviceinfo.ts';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import type { Part } from '../../src/live/part.ts';
import { EQUIVALENT } from '../../src/panes/device/page-ids.ts';
import { askedAbout, deviceParts } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import type { View } from '../../src/panes/view.ts';
import { ACTIONS } from '../../src/shell/actions/index.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { aDestination, anAnswer, connecting, receiving, sending } from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES } from './draw.tsx';
import { OTHER, PAGES, type Page } from './pages.ts';

const DEVICE_PAGES = PAGES.filter(([, pane, view]) => pane === device && view.did !== undefined);

const thresholds = standardThresholds();

type Told = Readonly<{ givens: readonly Given[]; now: number }>;

/** What is seen of a page in each of three rooms, with its lines joined; each keeps to its room. */
const textsOf = ([, , view]: Page, { givens, now }: Told): readonly string[] =>
  SIZES.map((size) => {
    const shown = device.show(aPaneContext({ view, size, now, thresholds, read: readFrom(givens) }));
    const lines = draw(shown.element, PENS.plain, size);
    expect(lines.length).toBeLessThanOrEqual(size.rows);
    expect(lines.filter((line) => displayWidth(line) > size.columns)).toEqual([]);
    // None of them throws.
    for (const { action } of [...ACTIONS, ...device.bindings]) shown.act(action);
    return lines.map((line) => line.trim()).join(' ');
  });

const SENSELESS = /NaN|undefined|Infinity|\[object|\bnull\b|function|Invalid/;

const partsOf = ([, , view]: Page): readonly Part<DeviceAnswer>[] => deviceParts(view.did ?? 0, view);

/** By what is asked: connections, bytes sent or received. */
const answeredWith = (
  page: Page,
  answers: Readonly<Record<'co' | 'sizeout' | 'sizein', DeviceAnswer>>,
  at: number,
): readonly Given[] => {
  const [, , view] = page;
  const questions = askedAbout(view.did ?? 0, view);
  return partsOf(page).map((part, place) => given(part, { data: answers[questions[place]?.datatype ?? 'co'], at }));
};

const { came, advice } = deviceinfo.absence;
const UNKNOWN: Failure = { kind: 'not-found', what: 'deviceinfo', came, advice };

describe.each(DEVICE_PAGES)('%s', (...page) => {
  const [, , view] = page;
  const [first = ''] = view.path;
  const isEquivalent = first === EQUIVALENT;

  it('says of a device that the appliance does not know what to do', () => {
    const givens = partsOf(page).map((part) => given(part, { failure: UNKNOWN, nextAt: NOW + 8_000 }));
    for (const text of textsOf(page, { givens, now: NOW })) {
      expect(text).not.toMatch(SENSELESS);
      if (isEquivalent) expect(text).toContain('darktop query deviceinfo did=16');
      else {
        expect(text).toContain('the appliance knows no such device or has no data for it');
        expect(text).toContain('Check did; the network endpoint shows the ids of devices that talk.');
      }
    }
  });

  it('says what could not be had of a device, and shows the rest', () => {
    if (isEquivalent) return;
    const answers = { co: connecting({ at: NOW - HOUR_MS, connections: 7 }), sizeout: anAnswer(), sizein: anAnswer() };
    const givens = answeredWith(page, answers, NOW);
    const last = partsOf(page).at(-1);
    if (last === undefined) throw new Error('nothing is asked');
    const broken = [...givens.slice(0, -1), given(last, { failure: UNKNOWN })];
    for (const text of textsOf(page, { givens: broken, now: NOW })) {
      expect(text).toContain(`could not be had: ${last.name}`);
      expect(text).not.toMatch(SENSELESS);
    }
    for (const text of textsOf(page, { givens, now: NOW })) expect(text).not.toContain('could not be had');
  });
});

const EMPTY = anAnswer();

type Words = Readonly<Record<string, RegExp>>;

const wordsIn = (words: Words, { path: [page = ''] }: View): RegExp => {
  const told = words[page];
  if (told === undefined) throw new Error(`nothing is expected of the page ${page}`);
  return told;
};

const NOTHING: Words = {
  '': /^(?!.*none outside)(?=.*What was found +there is nothing that could be judged).*not reported.*Connections per 1 h: not reported.*the appliance named no sim/,
  activity: /the device has no intervals in this window/,
  intervals: /intervals: 0 .*the device has no intervals in this window/,
  transfer: /the device has no intervals in this window/,
  destinations: /destinations: not reported.*the appliance did not report destinations/,
  peers: /DEV-PEERS: the appliance named no similar devices/,
  external:
    /DEV-RISK: the appliance did not report destinations.*DEV-EXTERNAL: the appliance did not report destinations/,
  indicators: /^(?!.*No rule and no detector).*DEV-ANOMALY: the appliance did not report it/,
  identity: /name +not reported.*last update +not reported/,
  compare: new RegExp(`device 16 +device ${OTHER}.*DEV-COMPARE-SERIES: neither device has intervals in this window`),
  query: /The same from the appliance.*darktop report peers 16/,
};

const NOBODY: Words = {
  ...NOTHING,
  '': /^(?=.*none outside)(?=.*What was found +nothing\b).*Connections per 1 h: not reported.*Destinations +0, 0 external.*it talked to nobody/,
  activity: /connections +not reported.*no protocol was reported.*no port was reported/,
  transfer: /sent +not reported.*no destinations in the last five intervals/,
  destinations: /destinations: 0 .*(it talked to nobody|none of what was asked for)/,
  external: /minimal.*DEV-EXTERNAL: it has no external destinations/,
  indicators: /none.*No rule and no detector found anything in this window/,
  compare: /Side by side.*destinations +0 +0 +same/,
};

describe.each(DEVICE_PAGES)('%s of a device without data', (...page) => {
  const [, , view] = page;

  it('says that nothing was reported', () => {
    const givens = answeredWith(page, { co: EMPTY, sizeout: EMPTY, sizein: EMPTY }, NOW);
    for (const text of textsOf(page, { givens, now: NOW })) {
      expect(text).toMatch(wordsIn(NOTHING, view));
      expect(text).not.toMatch(SENSELESS);
    }
  });

  it('says that there was nothing', () => {
    const co: DeviceAnswer = {
      ...connecting(),
      destinations: [],
      similar: [],
      details: [],
      summary: {
        totalConnections: 0,
        uniqueDestinations: 0,
        externalRatio: 0,
        topProtocols: [],
        topPorts: [],
        peakHour: undefined,
        totalBytesOut: 0,
        totalBytesIn: 0,
        averageSessionBytes: undefined,
        indicators: [],
      },
    };
    const givens = answeredWith(page, { co, sizeout: sending(), sizein: receiving() }, NOW);
    for (const text of textsOf(page, { givens, now: NOW })) {
      expect(text).toMatch(wordsIn(NOBODY, view));
      expect(text).not.toMatch(SENSELESS);
    }
  });
});

/** Seven connections, 2,048 bytes out and nothing in. */
const oneInterval = (at: number) => ({
  co: {
    ...connecting({
      at,
      connections: 7,
      uniqueDestinations: 2,
      internalConnections: 7,
      externalConnections: 0,
      protocols: { TCP: 7 },
      ports: { '443': 7 },
    }),
    destinations: [aDestination({ hostname: 'www.example.com', connections: 7 })],
  },
  sizeout: sending({ at, bytes: 2_048 }),
  sizein: receiving({ at, bytes: 0 }),
});

const ONE: Words = {
  '': /7 +peak 7.* 2\.0 KB .*Connections per 1 h(, not over yet)? +last 7 +highest 7/,
  activity: /connections +7 .*TCP +7 +100\.0 %.*443 +HTTPS +7/,
  intervals: /intervals: 1 .*2026-01-15 1[34]:00Z +7 /,
  transfer: /sent +2\.0 KB.*received +0 B.*out to in +not reported/,
  destinations: /destinations: 1 .*www\.example\.com/,
  peers: /named no similar devices/,
  external: /risk|Risk/,
  indicators: /DEV-ANOMALY/,
  identity: /number +16/,
  compare: /connections +7 +7 +same.*bytes sent +2\.0 KB +2\.0 KB +same/,
  query: /darktop query/,
};

describe.each(DEVICE_PAGES)('%s of a device with one interval', (...page) => {
  const [, , view] = page;
  const [first = ''] = view.path;

  it.each([
    ['over', NOW - HOUR_MS, NOW],
    ['running', NOW, NOW + 7 * MINUTE_MS],
  ])('tells its numbers: %s', (state, at, now) => {
    for (const text of textsOf(page, { givens: answeredWith(page, oneInterval(at), now), now })) {
      if (view.filter === '') expect(text).toMatch(wordsIn(ONE, view));
      expect(text).not.toMatch(SENSELESS);
      if (first === 'intervals') expect(text.includes('not over yet')).toBe(state === 'running');
    }
  });
});

describe('the running interval', () => {
  it('stays out of the charts where there are others, and stands among the intervals', () => {
    const now = NOW + 7 * MINUTE_MS;
    const two = connecting({ at: NOW - HOUR_MS, connections: 40 }, { at: NOW, connections: 3 });
    const textOf = (path: string): string => {
      const page = DEVICE_PAGES.find(([, , view]) => view.path[0] === path && view.filter === '');
      if (page === undefined) throw new Error(`no page ${path}`);
      return textsOf(page, { givens: answeredWith(page, { co: two, sizeout: EMPTY, sizein: EMPTY }, now), now }).join(
        '\n',
      );
    };
    expect(textOf('activity')).toMatch(/Connections, per 1 h +last 40 +highest 40/);
    expect(textOf('activity')).toMatch(/connections +43/);
    expect(textOf('intervals')).toMatch(/2026-01-15 14:00Z +3 .*not over yet.*2026-01-15 13:00Z +40 /);
  });
});
