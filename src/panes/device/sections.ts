// The pages of the device pane beside its overview.
import type { ReportDefinition } from '../../report/report-definition.ts';
import { device } from '../../report/reports/device.ts';
import { deviceExternal } from '../../report/reports/device-external.ts';
import { peers } from '../../report/reports/peers.ts';
import { transfer } from '../../report/reports/transfer.ts';
import type { Section } from '../parts/sections.ts';

export type DeviceSection = Section & Readonly<{ report: ReportDefinition; only?: readonly string[] }>;

export const DEVICE_SECTIONS: readonly DeviceSection[] = [
  { id: 'activity', title: 'Activity', report: device, only: ['DEV-IDENTITY', 'DEV-ACTIVITY', 'DEV-DEST'] },
  { id: 'transfer', title: 'Transfer', report: transfer },
  { id: 'peers', title: 'Peers', report: peers },
  { id: 'external', title: 'External and risk', report: deviceExternal },
  { id: 'indicators', title: 'Indicators', report: device, only: ['DEV-IDENTITY', 'DEV-ANOMALY'] },
];
