// The pages of the stats pane beside its overview: each is a report, and asks for what that needs.
import type { EventPart, SeriesName } from '../../live/needs.ts';
import type { ReportDefinition } from '../../report/report-definition.ts';
import { bandwidth } from '../../report/reports/bandwidth.ts';
import { connections } from '../../report/reports/connections.ts';
import { mitre } from '../../report/reports/mitre.ts';
import { notices } from '../../report/reports/notices.ts';
import { security } from '../../report/reports/security.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import type { Section } from '../parts/sections.ts';
import type { PeriodLack } from './period-lack.ts';
import { periodsReport } from './periods-report.ts';
import { totalsReport } from './totals-report.ts';

export type PageGiven = Readonly<{ clock: ClockFace; lack: PeriodLack }>;

export type PageReport = Pick<ReportDefinition, 'name' | 'rules' | 'write'>;

export type StatsSection = Section &
  Readonly<{
    report(given: PageGiven): PageReport;
    /** What `:export` writes. */
    reportName: string;
    parts: readonly EventPart[];
    /** In hours, beside the window itself. */
    comparedWith: readonly number[];
    /** The plain statistics too. */
    hasSystem?: true;
    /** Thirty days of it, from which the habit is known. */
    series?: SeriesName;
  }>;

/** In hours: those that the documents lay side by side. */
export const PERIODS: readonly number[] = [1, 6, 24, 168];

export const STATS_SECTIONS: readonly StatsSection[] = [
  {
    id: 'security',
    title: 'Security',
    report: () => security,
    reportName: 'security',
    parts: ['security', 'bandwidth', 'mitre'],
    comparedWith: PERIODS,
    series: 'security',
  },
  {
    id: 'bandwidth',
    title: 'Bandwidth',
    report: () => bandwidth,
    reportName: 'bandwidth',
    parts: ['bandwidth', 'deployment'],
    comparedWith: PERIODS,
    series: 'bandwidth',
  },
  {
    id: 'mitre',
    title: 'MITRE',
    report: () => mitre,
    reportName: 'mitre',
    parts: ['security', 'mitre'],
    comparedWith: [],
  },
  {
    id: 'connections',
    title: 'Connections',
    report: () => connections,
    reportName: 'connections',
    parts: ['connections'],
    comparedWith: PERIODS,
    series: 'connections',
  },
  {
    id: 'notices',
    title: 'Notices',
    report: () => notices,
    reportName: 'notices',
    parts: ['notices'],
    comparedWith: PERIODS,
    series: 'notices',
  },
  {
    id: 'periods',
    title: 'Periods',
    report: periodsReport,
    reportName: 'dashboard',
    parts: ['security', 'bandwidth', 'mitre'],
    comparedWith: PERIODS,
  },
  {
    id: 'totals',
    title: 'Totals',
    report: () => totalsReport,
    reportName: 'dashboard',
    parts: [],
    comparedWith: [],
    hasSystem: true,
  },
];
