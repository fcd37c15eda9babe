// `:export` asks the appliance about exactly what the pane was about, and refuses what a report would leave aside.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCaller } from '../../src/api/client.ts';
import { exportReport } from '../../src/commands/console/export-report.ts';
import type { Surroundings } from '../../src/commands/setting/surroundings.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import type { ReportWanted } from '../../src/panes/pane.ts';
import { aProfile } from '../api/a-profile.ts';
import { aMachine, configOf } from '../config/builders.ts';
import { NOW, type Running, runAppliance } from '../live/an-appliance.ts';

let running: Running;
let folder = '';

beforeAll(async () => {
  running = await runAppliance();
});
afterAll(() => running.stop());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'darktop-report-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const nobody = { isTerminal: false, columns: undefined, write: async () => undefined };

const surroundings: Surroundings = {
  env: {},
  program: new URL('file:///darktop.mjs'),
  version: '0',
  input: { chunks: () => new ReadableStream<Uint8Array>(), isTerminal: false },
  out: nobody,
  err: nobody,
  terminal: undefined,
  now: () => NOW,
  random: () => 0,
  stop: new AbortController().signal,
  tellParent: undefined,
};

const LAST_DAY: WindowChoice = { kind: 'last', hours: 24 };

/** What is told of it, what the file then says, and what the appliance was asked for. */
const exported = async (report: ReportWanted, window: WindowChoice = LAST_DAY) => {
  const { appliance, client } = running;
  const config = configOf(await aMachine().load(undefined));
  const profile = aProfile();
  const caller = createCaller({ profile, env: {}, now: () => NOW });
  const before = appliance.log().length;
  const written = await exportReport(
    { report, window, format: 'json', file: 'report.json' },
    {
      surroundings,
      opened: { config, profile, isDemo: false, caller, client, close: async () => undefined },
      fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
      now: () => NOW,
    },
  );
  return {
    told: written.ok ? written.value : tellFailure(written.failure),
    document: written.ok ? (JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as unknown) : undefined,
    asked: appliance
      .log()
      .slice(before)
      .map(({ target }) => new URL(target, appliance.url)),
  };
};

/** A part is never taken for the whole. */
const leftOut = (id: string): unknown => expect.objectContaining({ id });

type Query = Readonly<Record<string, string>>;

const deviceQueries = (asked: readonly URL[]): readonly Query[] => {
  const queries = asked
    .filter(({ pathname }) => pathname.endsWith('/deviceinfo'))
    .map(({ searchParams }): Query => Object.fromEntries(searchParams));
  expect(queries).not.toEqual([]);
  return queries;
};

describe('the report of a device', () => {
  it('is asked for with the intervals and about what alone the pane looked at it', async () => {
    const { told, document, asked } = await exported({
      name: 'transfer',
      target: '12',
      interval: 4,
      odid: 7,
      port: 443,
      domain: 'example.com',
    });
    expect(told).toBe('report.json');
    for (const query of deviceQueries(asked)) {
      expect(query).toMatchObject({
        did: '12',
        intervalhours: '4',
        odid: '7',
        port: '443',
        externaldomain: 'example.com',
      });
    }
    expect(document).toMatchObject({
      notReported: expect.arrayContaining(['--odid', '--port', '--domain'].map(leftOut)),
    });
  });

  it('is asked for with as many similar devices as the pane showed', async () => {
    const { told, asked } = await exported({ name: 'peers', target: '12', interval: 12, similar: 10 });
    expect(told).toBe('report.json');
    expect(deviceQueries(asked)).toContainEqual(
      expect.objectContaining({ did: '12', intervalhours: '12', similardevices: '10' }),
    );
  });

  it('that takes no window is asked for with the rest', async () => {
    const { told, asked } = await exported({ name: 'device-external', target: '12', port: 443 });
    expect(told).toBe('report.json');
    for (const query of deviceQueries(asked)) expect(query).toMatchObject({ port: '443' });
  });

  it('is asked for about everything when the pane says no more than its name', async () => {
    const { told, asked } = await exported({ name: 'transfer', target: '12' });
    expect(told).toBe('report.json');
    for (const query of deviceQueries(asked))
      for (const name of ['odid', 'port', 'externaldomain', 'similardevices']) expect(query).not.toHaveProperty(name);
  });
});

describe('what a report does not take', () => {
  it.each<[ReportWanted, string]>([
    [{ name: 'talkers', interval: 4 }, '--interval: the report talkers does not take it.'],
    [{ name: 'transfer', target: '12', similar: 5 }, '--similar: the report transfer does not take it.'],
    [{ name: 'peers', target: '12', filter: 'port:443' }, '--filter: the report peers does not take it.'],
    [{ name: 'traffic', odid: 7 }, '--odid: the report traffic does not take it.'],
    [{ name: 'traffic', port: 443 }, '--port: the report traffic does not take it.'],
    [{ name: 'traffic', domain: 'example.com' }, '--domain: the report traffic does not take it.'],
  ])('is refused before anything is asked or written: %o', async (report, refusal) => {
    const { told, asked } = await exported(report);
    expect(told).toContain(refusal);
    expect(asked).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the report of flows', () => {
  it('is of those that the filter of the pane lets through', async () => {
    const window: WindowChoice = { kind: 'span', hours: 2, endAt: NOW };
    const { told, document } = await exported({ name: 'traffic', filter: 'port:443' }, window);
    expect(told).toBe('report.json');
    expect(document).toMatchObject({ notReported: expect.arrayContaining([leftOut('--filter')]) });
  });
});
