// The requests that a finding rests on, among all of a look.
import { expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { requestsBehind } from '../../src/live/requests-behind.ts';
import { aFinding } from '../report/a-document.ts';

const STATISTICS = '/summarystatistics';
const TO = 'to=2026-01-15%2014%3A00%3A00';
const TARGETS = {
  totals: STATISTICS,
  security1: `${STATISTICS}?eventtype=security&hours=1&${TO}`,
  security24: `${STATISTICS}?eventtype=security&hours=24&${TO}`,
  security168: `${STATISTICS}?eventtype=security&hours=168&${TO}`,
  security720: `${STATISTICS}?eventtype=security&hours=720&${TO}`,
  notice720: `${STATISTICS}?eventtype=notice&hours=720&${TO}`,
  mitre24: `${STATISTICS}?eventtype=security&hours=24&mitreTactics=true&${TO}`,
  mitre168: `${STATISTICS}?eventtype=security&hours=168&mitreTactics=true&${TO}`,
  bandwidth24: `${STATISTICS}?eventtype=bandwidth&hours=24&${TO}`,
  bandwidth168: `${STATISTICS}?eventtype=bandwidth&hours=168&${TO}`,
  agents: `${STATISTICS}?csensor=true&eventtype=bandwidth&hours=24&${TO}`,
  flows: '/network?endtime=1768485600000&fulldevicedetails=true&starttime=1768399200000',
  transfers: '/network?endtime=1768485600000&metric=bandwidth&starttime=1768399200000',
  link: '/network?endtime=1768485600000&intext=external&metric=bandwidth&starttime=1767967200000',
  device16: '/deviceinfo?datatype=co&did=16&intervalhours=1&showallgraphdata=true&similardevices=5',
  out16: '/deviceinfo?datatype=sizeout&did=16&intervalhours=1&showallgraphdata=true',
  device160: '/deviceinfo?datatype=co&did=160&intervalhours=1&showallgraphdata=true',
};

const device = (did: number): Finding['entity'] => ({ kind: 'device', name: `ws-${did}`, did, ip: undefined });

it.each<readonly [string, string, Finding['entity'] | undefined, readonly (keyof typeof TARGETS)[]]>([
  ['SEC-R1', 'SEC-R1:24h', undefined, ['security24']],
  ['SEC-R3', 'SEC-R3:24h', undefined, ['bandwidth24']],
  ['SEC-R4', 'SEC-R4:24h', undefined, ['mitre24']],
  ['SEC-R5', 'SEC-R5:1h:7d', undefined, ['security1', 'security168', 'security720']],
  ['MIT-R4', 'MIT-R4:7d:data_theft', undefined, ['mitre168']],
  ['BW-R6', 'BW-R6:24h:7d', undefined, ['bandwidth24', 'bandwidth168', 'link']],
  ['NET-R2', 'NET-R2:10.20.0.17', undefined, ['flows']],
  ['NET-R6', 'NET-R6:10.20.0.17:198.51.100.245:443', undefined, ['flows', 'transfers']],
  ['DEV-R4', 'DEV-R4:16', device(16), ['device16', 'out16']],
  ['SER-R2', 'SER:device.16.destinations:2026-01-15T05_00', device(16), ['device16']],
  ['SER-R1', 'SER:device.16.sizeout:2026-01-15T05_00', device(16), ['out16']],
  ['SER-R1', 'SER:security.hourly:2026-01-15T10_00', undefined, ['security720']],
  ['SER-R1', 'SER:notices.hourly:2026-01-15T10_00', undefined, ['notice720']],
  ['SER-R1', 'SER:bandwidth.hourly:2026-01-15T10_00', undefined, ['link']],
  ['SER-R1', 'SER:unheard.hourly:2026-01-15T10_00', undefined, []],
  ['ODD-1', 'ODD-1', undefined, []],
])('of %s %s', (rule, id, entity, wanted) => {
  const finding = aFinding({ rule, id, ...(entity === undefined ? {} : { entity }) });
  expect(requestsBehind(finding, Object.values(TARGETS))).toEqual(wanted.map((name) => TARGETS[name]));
});

const FIELD = {
  totals: STATISTICS,
  security: `${STATISTICS}?eventtype=modelevents`,
  notices: `${STATISTICS}?eventtype=notices`,
  connections: `${STATISTICS}?eventtype=network`,
  mitre: `${STATISTICS}?mitreTactics=true`,
  agents: `${STATISTICS}?csensor=true`,
  flows: '/network?endtime=1768485600000&fulldevicedetails=true&starttime=1768399200000',
  device16: '/deviceinfo?datatype=co&did=16&intervalhours=1&showallgraphdata=true&similardevices=5',
};

it.each<readonly [string, string, Finding['entity'] | undefined, readonly (keyof typeof FIELD)[]]>([
  ['SEC-R1', 'SEC-R1:24h', undefined, ['security']],
  ['SEC-R3', 'SEC-R3:24h', undefined, ['totals']],
  ['SEC-R5', 'SEC-R5:1h:7d', undefined, ['security']],
  ['MIT-R4', 'MIT-R4:7d:data_theft', undefined, ['mitre']],
  ['BW-R6', 'BW-R6:24h:7d', undefined, ['totals']],
  ['NET-R6', 'NET-R6:10.20.0.17:198.51.100.245:443', undefined, ['flows']],
  ['DEV-R4', 'DEV-R4:16', device(16), ['device16']],
  ['SER-R1', 'SER:security.hourly:2026-01-15T10_00', undefined, ['security']],
  ['SER-R1', 'SER:connections.hourly:2026-01-15T10_00', undefined, ['connections']],
  ['SER-R1', 'SER:notices.hourly:2026-01-15T10_00', undefined, ['notices']],
  ['SER-R1', 'SER:bandwidth.daily:2026-01-15T10_00', undefined, ['totals']],
])('of %s %s at an appliance of the field', (rule, id, entity, wanted) => {
  const finding = aFinding({ rule, id, ...(entity === undefined ? {} : { entity }) });
  expect(requestsBehind(finding, Object.values(FIELD))).toEqual(wanted.map((name) => FIELD[name]));
});

it('of one that was asked twice is told once, and of another appliance’s path as well', () => {
  const finding = aFinding({ rule: 'NET-R2', id: 'NET-R2:a' });
  const target = `/behind/a/proxy${TARGETS.flows}`;
  expect(requestsBehind(finding, [target, target])).toEqual([target]);
});
