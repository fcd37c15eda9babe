// Every family of rules there is; a new one is one file and one line here.
import type { RuleFamily } from '../rule.ts';
import { BANDWIDTH_RULES } from './bandwidth.ts';
import { DEVICE_RULES } from './device.ts';
import { MITRE_RULES } from './mitre.ts';
import { PEER_RULES } from './peers.ts';
import { SECURITY_RULES } from './security.ts';
import { SERIES_RULES } from './series.ts';
import { SYSTEM_RULES } from './system.ts';
import { TRAFFIC_RULES } from './traffic.ts';

export const RULE_FAMILIES: readonly RuleFamily[] = [
  SECURITY_RULES,
  MITRE_RULES,
  BANDWIDTH_RULES,
  DEVICE_RULES,
  PEER_RULES,
  TRAFFIC_RULES,
  SERIES_RULES,
  SYSTEM_RULES,
];
