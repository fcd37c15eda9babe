// Every report over an appliance of the field: whole, in words that fit, in JSON of the schema, and with parts that fail.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAsker } from '../../src/live/asker.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import type { ReportQuestion } from '../../src/report/report-definition.ts';
import { REPORTS } from '../../src/report/reports/index.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { clientOf, NOW, type Running, runAppliance } from '../live/an-appliance.ts';
import { definitionOf, type Made, makeReport, SOURCE } from './reports-made.ts';
import { schemaFaults } from './schema-check.ts';

let running: Running;
beforeAll(async () => {
  running = await runAppliance(['ransomware'], 'appliance');
});
afterEach(() => running.appliance.faults.clear());
afterAll(() => running.stop());

/** Where the ransomware began. */
const PATIENT_ZERO = 16;
const SUSPECTS = 3;

const aboutOf = (name: string): Partial<ReportQuestion> => {
  const { about } = definitionOf(name);
  if (about === 'device') return { at: NOW, did: PATIENT_ZERO };
  return about === 'subnet' ? { at: NOW, subnet: '10.10.0.0/24' } : { at: NOW };
};

/** By a client that knows of no earlier answer. */
const report = async (name: string): Promise<Made> => {
  const client = clientOf(running.appliance, 'appliance');
  const asker = createAsker({
    client,
    fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
    now: () => NOW,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  try {
    return await makeReport(
      name,
      ({ suspects, ...needs }) =>
        takeSnapshot(asker, suspects === undefined ? needs : { ...needs, suspects: Math.min(suspects, SUSPECTS) }, {
          source: SOURCE,
          at: NOW,
          linkCapacityMbps: 500,
          thresholds: standardThresholds(),
        }),
      aboutOf(name),
    );
  } finally {
    await client.close();
  }
};

const breakWith = (...texts: readonly string[]): void =>
  running.appliance.faults.set(
    texts.map((one) => {
      const fault = parseFault(one);
      if (!fault.ok) throw new Error(one);
      return fault.value;
    }),
  );

const expectSound = (made: Made): void => {
  expect(schemaFaults(REPORT_SCHEMA, made.json)).toEqual([]);
  expect(made.text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  expect(made.text).not.toMatch(/\bundefined\b|\bNaN\b|\bInfinity\b|\[object/);
};

describe.each(REPORTS.map(({ name }) => name))('the report %s over an appliance of the field', (name) => {
  it('holds its analyses, and nothing failed', async () => {
    const made = await report(name);
    expectSound(made);
    expect(made.snapshot.failures).toEqual([]);
    expect(Object.keys(made.json.data).length).toBeGreaterThan(0);
  });

  it.each([
    [
      'sections in one object, bodies without layout, lists as single objects',
      ['statistics=object', 'compact', 'single-objects'],
    ],
    ['names are hidden, ids negative, series missing', ['anonymised', 'negative-dids', 'graph-data=missing']],
    [
      'events are refused, further endpoints not licensed, a probe silent',
      ['eventtype-refused', 'error=500@devicesearch', 'error=500@status', 'child-error'],
    ],
    ['nothing can be had', ['error=503']],
  ])('still stands where %s', async (_what, faults) => {
    breakWith(...faults);
    expectSound(await report(name));
  });
});
