// The session against a running appliance: every question is answered, trouble is told apart and passes, what is left is cancelled.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFlowReader } from '../../src/live/flows/open-flow-reader.ts';
import type { Part } from '../../src/live/part.ts';
import {
  bandwidthPart,
  capacityPart,
  devicePart,
  eventsPart,
  flowsPart,
  mitrePart,
  networkSummaryPart,
  pastWindowsPart,
  seriesPart,
  systemPart,
  transfersPart,
} from '../../src/live/questions/index.ts';
import { openSession } from '../../src/live/session/open-session.ts';
import type { Session } from '../../src/live/session/session.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';
import { INTERVALS, NO_JITTER } from './session-kit.ts';

let running: Running;
let session: Session | undefined;
const reader = openFlowReader();

beforeAll(async () => {
  running = await runAppliance();
});

afterEach(() => {
  session?.close();
  running.appliance.faults.clear();
});

afterAll(async () => {
  await running.stop();
  await reader.close();
});

const open = (speed = 1): Session => {
  session = openSession({
    client: running.client,
    fetchFlows: (params, options) => reader.fetch(running.client, params, options),
    now: () => NOW,
    elapsed: () => speed * performance.now(),
    random: () => NO_JITTER,
    intervals: INTERVALS,
    thresholds: standardThresholds(),
  });
  return session;
};

const strike = (notation: string): void => {
  const fault = parseFault(notation);
  if (!fault.ok) throw new Error(fault.failure.came);
  running.appliance.faults.set([fault.value]);
};

const isThere = (opened: Session, part: Part<unknown>): Promise<void> =>
  vi.waitFor(() => expect(opened.read(part).data).toBeDefined(), { timeout: 20_000 });

const LAST: WindowChoice = { kind: 'last', hours: 6 };
const SPAN: WindowChoice = { kind: 'span', hours: 6, endAt: NOW - 24 * 3_600_000 };
const summary = networkSummaryPart(LAST);

describe('a session with an appliance', () => {
  it.each<Part<unknown>>([
    systemPart(),
    ...[LAST, SPAN].flatMap((window): Part<unknown>[] => [
      eventsPart('security', window),
      eventsPart('connection', window),
      eventsPart('notice', window),
      mitrePart(window),
      bandwidthPart(window),
      bandwidthPart(window, 'csensor'),
      bandwidthPart(window, 'network'),
      networkSummaryPart(window),
      flowsPart(window, { protocol: 'TCP' }),
      transfersPart(window),
      pastWindowsPart(window),
    ]),
    devicePart({ did: 12, datatype: 'co', intervalHours: 1, similarDevices: 3, showAll: true }),
    devicePart({ did: 12, datatype: 'sizeout', intervalHours: 6, showAll: true }),
    devicePart({ did: 12, datatype: 'sizein', intervalHours: 24, showAll: false }),
    seriesPart('security'),
    seriesPart('bandwidth'),
    capacityPart(1_000),
  ])('has an answer to: $name', async (part) => {
    const opened = open();
    opened.watch([part]);
    await vi.waitFor(() => expect(opened.read(part).asking).toBeUndefined(), { timeout: 25_000 });
    const { data, failure, at } = opened.read(part);
    expect(failure).toBeUndefined();
    expect(data).toBeDefined();
    expect(at).toBe(NOW);
    expect(opened.health().kind).toBe('live');
    expect(opened.health().latencyMs).toBeGreaterThan(0);
  });

  it('has the flows of the window, and no others', async () => {
    const opened = open();
    const flows = flowsPart(SPAN, { intext: 'external' });
    opened.watch([flows]);
    await isThere(opened, flows);
    const table = opened.read(flows).data?.flows;
    expect(table?.rowCount).toBeGreaterThan(100);
  });

  it('has the security events of the windows before, as they are told of each alone', async () => {
    const opened = open();
    const before = pastWindowsPart(SPAN);
    opened.watch([before]);
    await isThere(opened, before);
    const windows = opened.read(before).data ?? [];
    expect(windows.length).toBe(6);
    for (const { endAt, hours, security } of windows.slice(-2)) {
      const alone = eventsPart('security', { kind: 'span', endAt, hours });
      opened.watch([alone]);
      await isThere(opened, alone);
      expect(security).toEqual(opened.read(alone).data);
    }
  });

  it('asks the span of a typed end the same whenever it is asked', async () => {
    const opened = open();
    const before = running.appliance.log().length;
    const past = eventsPart('security', SPAN);
    opened.watch([past]);
    await isThere(opened, past);
    opened.watch([past, summary]);
    await isThere(opened, summary);
    const targets = running.appliance
      .log()
      .slice(before)
      .map(({ target }) => target);
    expect(targets.filter((target) => target.includes('eventtype=security')).length).toBe(1);
  });

  it.each([
    { notation: 'error=503', kind: 'offline', failure: 'server-error' },
    { notation: 'drop=headers', kind: 'offline', failure: 'no-connection' },
    { notation: 'skew=-45m', kind: 'refused', failure: 'bad-date' },
    { notation: 'redirect', kind: 'refused', failure: 'redirect' },
    { notation: 'malformed', kind: 'refused', failure: 'bad-data' },
  ])('tells $notation as $kind, keeps the data, and recovers', async ({ notation, kind, failure }) => {
    const opened = open(5);
    const part = systemPart();
    opened.watch([part]);
    await isThere(opened, part);
    const { data } = opened.read(part);
    strike(notation);
    await askAgain(opened);
    await vi.waitFor(() => expect(opened.failures().length).toBe(1), { timeout: 20_000 });
    const health = opened.health();
    expect(health.kind).toBe(kind);
    expect('failure' in health ? health.failure.kind : undefined).toBe(failure);
    expect(opened.read(part).data).toBe(data);
    running.appliance.faults.clear();
    await askAgain(opened);
    await vi.waitFor(() => expect(opened.failures()).toEqual([]), { timeout: 20_000 });
    expect(opened.health().kind).toBe('live');
  });

  it('ends the request of what nobody watches any more', async () => {
    const opened = open();
    strike('latency=20s');
    const before = running.appliance.log().length;
    const leave = opened.watch([flowsPart(LAST), systemPart()]);
    expect(opened.health().askingCount).toBe(2);
    leave();
    await vi.waitFor(() => expect(opened.health().askingCount).toBe(0));
    running.appliance.faults.clear();
    opened.watch([summary]);
    await isThere(opened, summary);
    expect(
      running.appliance
        .log()
        .slice(before)
        .filter(({ status }) => status === 200).length,
    ).toBe(1);
  });
});

/** As soon as a second has passed since the last try. */
const askAgain = (opened: Session): Promise<void> =>
  vi.waitFor(() => expect(opened.refresh()).toBeGreaterThan(0), { timeout: 5_000 });
