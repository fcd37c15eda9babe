// One look for findings at the simulated appliance: what was judged in it, and what was not.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/api/client.ts';
import type { Judge } from '../../src/live/judge/judge.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { aFinding } from '../report/a-document.ts';
import { type Running, runAppliance } from './an-appliance.ts';
import { lookForFindings } from './look-for-findings.ts';

let running: Running;
beforeAll(async () => {
  running = await runAppliance(['ransomware']);
});
afterEach(() => running.appliance.faults.clear());
afterAll(() => running.stop());

const look = (other: Readonly<{ judge?: Judge; client?: Client }> = {}) => lookForFindings(running.client, other);

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

  it('judges each device once its answers are there, so that those of all need not be held', async () => {
    let askedCount = 0;
    const get: Client['get'] = (name, ...rest) => {
      if (name === 'deviceinfo') askedCount += 1;
      return running.client.get(name, ...rest);
    };
    const judged: number[] = [];
    const judge: Judge = async (facts, ...rest) => {
      expect(facts).toHaveLength(1);
      const did = facts[0]?.device?.did;
      if (did !== undefined) judged.push(did);
      // Three requests for each of those that were judged, and of the two that are under way.
      expect(askedCount).toBeLessThanOrEqual(3 * (judged.length + 2));
      return judgeHere(facts, ...rest);
    };
    expect((await look({ judge, client: { ...running.client, get } })).ok).toBe(true);
    expect(new Set(judged).size).toBe(10);
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
