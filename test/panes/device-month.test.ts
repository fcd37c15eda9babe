// A device over 30 days of hours: every page shows all of it in any room, and is drawn as fast as keys come.
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataType, DeviceAnswer } from '../../src/domain/device.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { askedAbout, deviceParts } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import type { PaneContext } from '../../src/panes/pane.ts';
import type { View } from '../../src/panes/view.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import {
  aConnectionInterval,
  aDestination,
  anAnswer,
  aSimilarDevice,
  aTransferInterval,
} from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES } from './draw.tsx';
import { PAGES } from './pages.ts';

const INTERVALS = 720;
const MONTH: WindowChoice = { kind: 'last', hours: INTERVALS };
const FIRST_MS = 300;
const AGAIN_MS = 25;
const SHOWN_MS = 2;
/** Whoever else keeps the machine busy makes some of them slower, and none faster. */
const FIRST_TRIES = 6;
const AGAIN_TRIES = 30;

const HOURS = Array.from({ length: INTERVALS }, (_, hour) => INTERVALS - hour);

const countAt = (hour: number, phase: number): number =>
  Math.round(40 + 30 * Math.sin((hour + phase) / 3.8) + ((hour * 7919) % 13) + (hour === 100 ? 400 : 0));

const connectionsOf = (phase: number) =>
  HOURS.map((hour) => {
    const connections = countAt(hour, phase);
    return aConnectionInterval({
      at: NOW - hour * HOUR_MS,
      connections,
      uniqueDestinations: connections % 17,
      internalConnections: Math.floor(connections / 2),
      externalConnections: Math.ceil(connections / 2),
      protocols: { TCP: connections },
      ports: { '443': connections - 1, [String(1_000 + (hour % 40))]: 1 },
    });
  });

const bytesOf = (phase: number) =>
  HOURS.map((hour) =>
    aTransferInterval({
      at: NOW - hour * HOUR_MS,
      bytes: countAt(hour, phase) * 4_096,
      peers: Array.from({ length: 3 }, (_, peer) => ({
        ip: `203.0.113.${(hour + peer) % 200}`,
        bytes: 512,
        packets: 3,
      })),
    }),
  );

const KINDS = { co: 'connections', sizeout: 'sent', sizein: 'received' } as const;

/** With similar devices that tell as much, and many destinations. */
const makeMonth = (datatype: DataType, isBesidePeers: boolean): DeviceAnswer => {
  const kind = KINDS[datatype];
  const seriesOf = (phase: number): DeviceAnswer['series'] =>
    kind === 'connections' ? { kind, intervals: connectionsOf(phase) } : { kind, intervals: bytesOf(phase) };
  return anAnswer({
    series: seriesOf(0),
    destinations: Array.from({ length: 500 }, (_, index) =>
      aDestination({
        ip: `203.0.${Math.floor(index / 200)}.${index % 200}`,
        hostname: `host-${index}.example-${index % 50}.com`,
        connections: 1_000 - index,
        lastAt: NOW - index * HOUR_MS,
      }),
    ),
    similar: isBesidePeers
      ? [1, 2, 3, 4, 5].map((peer) => ({
          ...aSimilarDevice({ did: 100 + peer, hostname: `peer-${peer}` }),
          series: seriesOf(peer),
        }))
      : undefined,
  });
};

const MADE = new Map<string, DeviceAnswer>();

/** Another answer each time, so that nothing is remembered of it. */
const monthOf = (datatype: DataType, isBesidePeers: boolean): DeviceAnswer => {
  const name = `${datatype} ${isBesidePeers}`;
  const made = MADE.get(name) ?? makeMonth(datatype, isBesidePeers);
  MADE.set(name, made);
  return { ...made };
};

const SIZE = { columns: 120, rows: 36 };
const thresholds = standardThresholds();

const contextOf = (view: View): PaneContext => {
  const did = view.did ?? 0;
  const questions = askedAbout(did, view);
  const givens = deviceParts(did, view).map((part, place) => {
    const { datatype = 'co', similarDevices } = questions[place] ?? {};
    return given(part, { data: monthOf(datatype, similarDevices !== undefined), at: NOW });
  });
  return aPaneContext({ view, size: SIZE, window: MONTH, now: NOW, thresholds, read: readFrom(givens) });
};

const drawn = (context: PaneContext): readonly string[] => draw(device.show(context).element, PENS.plain, context.size);

const timeOf = (work: () => unknown): number => {
  const beganAt = performance.now();
  work();
  return performance.now() - beganAt;
};

const DEVICE_PAGES = PAGES.filter(([, pane, view]) => pane === device && view.did !== undefined);

/** What Ink and the analyses do for the first time is no drawing of theirs. */
beforeAll(() => {
  for (const [, , view] of DEVICE_PAGES) drawn(contextOf(view));
});

/** The shortest of some tries, fewer where one of the first is short enough. */
const shortestOf = (tries: number, enoughMs: number, measure: () => number): number => {
  let shortest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries && shortest >= enoughMs; count += 1) shortest = Math.min(shortest, measure());
  return shortest;
};

describe.each(DEVICE_PAGES)('%s of a month', (_name, _pane, view) => {
  it('is drawn at once, and again in no time', () => {
    let context = contextOf(view);
    const first = shortestOf(FIRST_TRIES, FIRST_MS, () => {
      context = contextOf(view);
      return timeOf(() => drawn(context));
    });
    expect(first).toBeLessThan(FIRST_MS);
    expect(shortestOf(AGAIN_TRIES, AGAIN_MS, () => timeOf(() => drawn(context)))).toBeLessThan(AGAIN_MS);
    // Without Ink, that puts the lines on the screen.
    expect(shortestOf(AGAIN_TRIES, SHOWN_MS, () => timeOf(() => device.show(context)))).toBeLessThan(SHOWN_MS);
  });

  it('keeps to its room and says only what makes sense', () => {
    const context = contextOf(view);
    for (const size of SIZES) {
      const lines = drawn({ ...context, size });
      expect(lines.length).toBeLessThanOrEqual(size.rows);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      expect(lines.join('\n')).not.toMatch(/NaN|undefined|Infinity/);
      expect(lines.join('').length).toBeGreaterThan(400);
    }
  });
});

describe('the intervals of a month', () => {
  it('are all there, and the last of them is the first hour', () => {
    const page = DEVICE_PAGES.find(([, , view]) => view.path[0] === 'intervals');
    if (page === undefined) throw new Error('there is no page of the intervals');
    const context = contextOf(page[2]);
    expect(drawn(context).join('\n')).toContain('intervals: 720');
    const last = device.show(context).act('last_row');
    if (last?.kind !== 'view') throw new Error('there is no last row');
    const lines = drawn({ ...context, view: last.view });
    expect(lines.filter((line) => line.startsWith('›')).join('')).toContain(
      UTC_CLOCK.minute(NOW - INTERVALS * HOUR_MS),
    );
    expect(device.show({ ...context, view: last.view }).act('open')).toMatchObject({
      view: { pane: 'flows' },
      window: { kind: 'span', hours: 1, endAt: NOW - (INTERVALS - 1) * HOUR_MS },
    });
  });
});
