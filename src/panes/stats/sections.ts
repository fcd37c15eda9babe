// The pages of the stats pane beside its overview: each is a report, and asks for what that needs.
import type { EventPart } from '../../live/needs.ts';
import type { ReportDefinition } from '../../report/report-definition.ts';
import { bandwidth } from '../../report/reports/bandwidth.ts';
import { connections } from '../../report/reports/connections.ts';
import { mitre } from '../../report/reports/mitre.ts';
import { notices } from '../../report/reports/notices.ts';
import { security } from '../../report/reports/security.ts';
import type { Section } from '../parts/sections.ts';

export type StatsSection = Section &
  Readonly<{
    report: ReportDefinition;
    parts: readonly EventPart[];
    /** In hours, beside the window itself. */
    comparedWith: readonly number[];
  }>;

const PERIODS = [1, 6, 24, 168];

export const STATS_SECTIONS: readonly StatsSection[] = [
  {
    id: 'security',
    title: 'Security',
    report: security,
    parts: ['security', 'bandwidth', 'mitre'],
    comparedWith: PERIODS,
  },
  { id: 'bandwidth', title: 'Bandwidth', report: bandwidth, parts: ['bandwidth', 'deployment'], comparedWith: PERIODS },
  { id: 'mitre', title: 'MITRE', report: mitre, parts: ['security', 'mitre'], comparedWith: [] },
  { id: 'connections', title: 'Connections', report: connections, parts: ['connections'], comparedWith: PERIODS },
  { id: 'notices', title: 'Notices', report: notices, parts: ['notices'], comparedWith: PERIODS },
];
