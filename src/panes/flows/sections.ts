// The pages of the flows pane beside its table, each for the flows that the filter lets through.
import type { FlowParts } from '../../report/report-definition.ts';
import { externalParts, externalSumParts } from '../../report/reports/external.ts';
import { protocolsParts } from '../../report/reports/protocols.ts';
import { trafficParts } from '../../report/reports/traffic.ts';
import { type Section, sectionOf } from '../parts/sections.ts';
import type { View } from '../view.ts';

export type FlowSection = Section &
  Readonly<{
    /** What `:export` writes. */
    reportName: string;
    /** About what goes out or comes in, and nothing else. */
    isExternal?: true;
    /** Of a page that is the report of its name. */
    parts?: FlowParts;
    /** Where sums came in the place of flows, if they stand otherwise then. */
    sumParts?: FlowParts;
  }>;

/** The id of the page that has the breakdown to itself. */
export const GROUPS_PAGE = 'groups';

export const FLOW_SECTIONS: readonly FlowSection[] = [
  { id: GROUPS_PAGE, title: 'Groups', reportName: 'traffic' },
  { id: 'traffic', title: 'Traffic', reportName: 'traffic', parts: trafficParts },
  { id: 'protocols', title: 'Protocols', reportName: 'protocols', parts: protocolsParts },
  {
    id: 'external',
    title: 'External',
    reportName: 'external',
    isExternal: true,
    parts: externalParts,
    sumParts: externalSumParts,
  },
  { id: 'talkers', title: 'Talkers', reportName: 'talkers' },
  { id: 'subnets', title: 'Subnets', reportName: 'traffic' },
  { id: 'map', title: 'Map', reportName: 'traffic' },
];

/** Undefined on the table and in what is opened from it. */
export const flowSection = (view: View): FlowSection | undefined => sectionOf(view, FLOW_SECTIONS);
