// Recordings in a folder of their own, for tests: a few answers of ordinary kinds.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventCounts } from '../../src/domain/stats.ts';
import { devicePart, eventsPart, flowsPart, systemPart } from '../../src/live/questions/index.ts';
import { openRecording, type Recording } from '../../src/live/recording/read-recording.ts';
import { createRecorder, type RecordedPart, type Recorder } from '../../src/live/recording/write-recording.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import { aTable } from '../flows/a-flow.ts';

export const FIRST_AT = Date.parse('2026-01-15T14:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'darktop-recording-'));
let count = 0;

/** Nothing is there yet. */
export const freshPath = (): string => {
  count += 1;
  return join(folder, `${count}.dtr`);
};

export const securityPart = (window: WindowChoice = DEFAULT_WINDOW) => eventsPart('security', window);

export const someEvents = (total: number): EventCounts => ({
  eventType: 'security',
  period: undefined,
  counts: { total },
  severities: undefined,
  hourly: undefined,
});

export const someFlows = (rowCount: number) => ({
  flows: aTable(Array.from({ length: rowCount }, (_, row) => ({ bytes: row, sourcePort: 1024 + (row % 60_000) }))),
  summary: undefined,
  metric: undefined,
  points: undefined,
});

export type Told = readonly [part: RecordedPart, afterMs: number, data: unknown];

/** Every kind of body: small, large, and a table. */
export const SOME: readonly Told[] = [
  [
    systemPart(),
    0,
    { bandwidth: undefined, events: undefined, devices: undefined, alerts: undefined, period: undefined },
  ],
  [securityPart(), 3, someEvents(1)],
  [flowsPart(DEFAULT_WINDOW), 10, someFlows(300)],
  [
    devicePart({ did: 42, datatype: 'co', intervalHours: 1, showAll: true }),
    5_000,
    { details: Array.from({ length: 200 }, (_, did) => ({ did, hostname: `ws-${did}` })) },
  ],
  [securityPart(), 30_000, someEvents(2)],
  [securityPart({ kind: 'last', hours: 168 }), 40_000, someEvents(70)],
];

export const openRecorder = async (path: string): Promise<Recorder> => {
  const recorder = await createRecorder(path, '1.2.3');
  if (!recorder.ok) throw new Error(recorder.failure.came);
  return recorder.value;
};

/** Each is written before the next is told. */
export const recordAll = async (told: readonly Told[] = SOME, path = freshPath()): Promise<string> => {
  const recorder = await openRecorder(path);
  for (const [part, afterMs, data] of told) {
    recorder.add(part, FIRST_AT + afterMs, data);
    await recorder.written();
  }
  await recorder.close();
  return path;
};

export const openIt = async (path: string): Promise<Recording> => {
  const recording = await openRecording(path, { seed: 7 });
  if (!recording.ok) throw new Error(recording.failure.came);
  onTestFinished(recording.value.close);
  return recording.value;
};
