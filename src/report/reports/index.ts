// Every report there is, in the order in which the help lists them. A new one is a new file beside this one and a line in the list.
import type { ReportDefinition } from '../report-definition.ts';
import { bandwidth } from './bandwidth.ts';
import { capacity } from './capacity.ts';
import { compliance } from './compliance.ts';
import { connections } from './connections.ts';
import { dashboard } from './dashboard.ts';
import { device } from './device.ts';
import { deviceExternal } from './device-external.ts';
import { executive } from './executive.ts';
import { external } from './external.ts';
import { findings } from './findings.ts';
import { inventory } from './inventory.ts';
import { mitre } from './mitre.ts';
import { notices } from './notices.ts';
import { peers } from './peers.ts';
import { protocols } from './protocols.ts';
import { security } from './security.ts';
import { subnet } from './subnet.ts';
import { talkers } from './talkers.ts';
import { traffic } from './traffic.ts';
import { transfer } from './transfer.ts';

export const REPORTS: readonly ReportDefinition[] = [
  dashboard,
  findings,
  security,
  mitre,
  bandwidth,
  connections,
  notices,
  traffic,
  protocols,
  external,
  talkers,
  subnet,
  device,
  transfer,
  peers,
  deviceExternal,
  executive,
  compliance,
  capacity,
  inventory,
];
