// One look for findings at the simulated appliance: what was judged in it, and what was not.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { takeFindings } from '../../src/live/take-findings.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFinding } from '../report/a-document.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';

let running: Running;
beforeAll(async () => {
  running = await runAppliance(['ransomware']);
});
afterEach(() => running.appliance.faults.clear());
afterAll(() => running.stop());

const look = () =>
  takeFindings(DEFAULT_WINDOW, {
    client: running.client,
    fetchFlows: (params, { signal }) => running.client.get('network', params, { signal }),
    at: NOW,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    thresholds: standardThresholds(),
    judge: judgeHere,
  });

const taken = async () => {
  const result = await look();
  if (!result.ok) throw new Error(result.failure.came);
  return result.value;
};

const breakWith = (text: string): void => {
  const fault = parseFault(text);
  if (!fault.ok) throw new Error(text);
  running.appliance.faults.set([fault.value]);
};

const about = (rule: string, did: number | undefined) =>
  aFinding({ rule, entity: { kind: 'device', name: 'a device', did, ip: undefined } });

describe('a look for findings', () => {
  it('judges everything of an appliance that answers, and of devices those it looked at closely', async () => {
    const { findings, deviceCount, failures, isWhole, wasJudged } = await taken();
    expect({ deviceCount, failures, isWhole }).toEqual({ deviceCount: 10, failures: [], isWhole: true });
    expect(findings.filter((finding) => !wasJudged(finding))).toEqual([]);
    expect(findings.some(({ rule, entity }) => rule.startsWith('DEV-') && entity.did !== undefined)).toBe(true);
    expect(wasJudged(about('DEV-R1', 987_654))).toBe(false);
    expect(wasJudged(about('SER-R1', 987_654))).toBe(false);
    expect(wasJudged(about('NET-R2', 987_654))).toBe(true);
    expect(wasJudged(about('SER-R1', undefined))).toBe(true);
  });

  it('judges no device where none may be asked for, and all else', async () => {
    breakWith('error=403@deviceinfo');
    const { findings, failures, isWhole, wasJudged } = await taken();
    expect(isWhole).toBe(true);
    expect(failures.length).toBeGreaterThan(0);
    expect(findings.length).toBeGreaterThan(0);
    const device = findings.find(({ entity }) => entity.did !== undefined)?.entity.did;
    expect(device).toBeDefined();
    expect(wasJudged(about('DEV-R1', device))).toBe(false);
    expect(wasJudged(about('NET-R2', device))).toBe(true);
  });

  it('is not whole where the flows could not be had', async () => {
    breakWith('error=503@network');
    expect((await taken()).isWhole).toBe(false);
  });

  it('fails where nothing could be had', async () => {
    breakWith('error=503');
    expect(await look()).toMatchObject({ ok: false, failure: { kind: 'server-error' } });
  });
});
