// A quiet office day in the simulated world: one device of each of some kinds, and nothing of high severity to say about them.
import { beforeAll, expect, it } from 'vitest';
import { DEVICE_RULES } from '../../src/analysis/rules/device.ts';
import { PEER_RULES } from '../../src/analysis/rules/peers.ts';
import type { DataType, DeviceAnswer } from '../../src/domain/device.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { answerDeviceinfo } from '../../src/simulator/documented/deviceinfo/answer-deviceinfo.ts';
import { decodeDevice } from '../../src/wire/documented/device.ts';
import { ANCHOR_AT, anEngine } from '../simulator-engine/an-engine.ts';
import { bytesOf, chunksOf, steadyPace } from '../wire/chunks.ts';
import { factsAbout, someFacts } from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

const engine = anEngine();
const KINDS = ['workstation', 'camera'];
const THRESHOLDS = standardThresholds();
const DAY = { endAt: ANCHOR_AT, hours: 24, endsNow: true };

let findings: readonly Finding[];

const ask = async (did: number, dataType: DataType, similarCount = 0): Promise<DeviceAnswer> => {
  const parameters = Object.entries({ did, datatype: dataType, similardevices: similarCount }).map(([name, value]) => ({
    name,
    value: String(value),
  }));
  const answer = answerDeviceinfo({ engine, parameters, nowAt: ANCHOR_AT, signal: new AbortController().signal });
  if (answer.kind === 'refusal') throw new Error('the simulated appliance refused');
  const told: Uint8Array[] = [];
  for await (const text of answer.chunks) told.push(bytesOf(text));
  const decoded = await decodeDevice(chunksOf(told), dataType, steadyPace());
  if (!decoded.ok) throw new Error(decoded.failure.came);
  return decoded.value;
};

beforeAll(async () => {
  const found: Finding[] = [];
  for (const kind of KINDS) {
    const did = engine.devices.find((device) => device.kind === kind)?.did ?? 0;
    const connections = await ask(did, 'co', 3);
    const sent = await ask(did, 'sizeout');
    const received = await ask(did, 'sizein');
    const facts = factsAbout(someFacts({ did, connections, peers: connections, sent, received }), DAY);
    found.push(...[...PEER_RULES, ...DEVICE_RULES].flatMap((rule) => rule.judge(facts, THRESHOLDS)));
  }
  findings = found;
});

it('raises nothing high', () => {
  expect(findings.filter(({ severity }) => severity === 'high' || severity === 'critical')).toEqual([]);
});

it('says of a camera that sends as on any other day no more than that', () => {
  const uploads = findings.filter(({ rule, entity }) => rule === 'DEV-R8' && entity.name.startsWith('cam-'));
  expect(uploads).toMatchObject([{ severity: 'low' }]);
});
