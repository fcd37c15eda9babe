// The rules of the network flows: suspicious ports, scans, beacons, long connections, exfiltration.
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TrafficFacts } from '../facts.ts';
import type { Rule, RuleFamily } from '../rule.ts';
import { judgeBeacons } from '../traffic/judge-beacons.ts';
import { judgeExfiltration } from '../traffic/judge-exfiltration.ts';
import { judgeLongConnections } from '../traffic/judge-long-connections.ts';
import { judgeHostScans, judgePortScans } from '../traffic/judge-scans.ts';
import { judgeSuspiciousPorts } from '../traffic/judge-suspicious-ports.ts';

type Judge = (facts: TrafficFacts, thresholds: Thresholds) => readonly Finding[];

const trafficRule = (id: string, says: string, judge: Judge): Rule => ({
  id,
  says,
  judge: ({ traffic }, thresholds) => (traffic === undefined ? [] : judge(traffic, thresholds)),
});

export const TRAFFIC_RULES: RuleFamily = [
  trafficRule('NET-R1', 'External flows go to suspicious ports.', judgeSuspiciousPorts),
  trafficRule('NET-R2', 'One source tries many hosts on one port within minutes.', judgeHostScans),
  trafficRule('NET-R3', 'One source tries many ports of one host within minutes.', judgePortScans),
  trafficRule('NET-R4', 'A source contacts one destination like a timer does.', judgeBeacons),
  trafficRule('NET-R5', 'A connection has lasted for hours and still sends.', judgeLongConnections),
  trafficRule('NET-R6', 'Much data leaves for one destination outside.', judgeExfiltration),
];
