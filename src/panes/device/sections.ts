// The pages of the device pane beside its overview.

import type { Section as DocumentSection, TableBlock } from '../../report/document.ts';
import { activityPart, indicatorsPart } from '../../report/parts/device-parts.ts';
import { baselinePart, peersPart } from '../../report/parts/peer-parts.ts';
import { deviceExternalPart, riskPart } from '../../report/parts/risk-parts.ts';
import { sharesPart } from '../../report/parts/share-parts.ts';
import { transferPart } from '../../report/parts/transfer-parts.ts';
import type { ReportPart } from '../../report/report-definition.ts';
import { type Section, sectionOf } from '../parts/sections.ts';
import type { View } from '../view.ts';
import { DESTINATIONS_PAGE, EXTERNAL, INTERVALS_PAGE, PEERS } from './page-ids.ts';
import {
  bandChart,
  bandNote,
  measureChart,
  type PageGiven,
  sidesChart,
  transferChart,
  wholeCard,
} from './page-parts.ts';
import { ADDRESSES, COUNTRIES, DOMAINS, PORTS, PROTOCOLS } from './table-titles.ts';

export type PagePart = (given: PageGiven) => ReportPart;

export type DeviceSection = Section &
  Readonly<{
    /** What `:export` writes. */
    reportName: string;
    /** Of a page that is a report; the others are tables of their own. */
    parts?: readonly PagePart[];
    /** Of the measure that was chosen, not of one of its own. */
    hasMeasure?: true;
    /** What it is of: the series of the window, those of similar devices too, or everything that is kept. */
    look?: 'series' | 'peers' | 'kept';
    /** Rows that the appliance can be asked about alone. */
    hasNarrowing?: true;
    /** Everything that was found, not only what belongs to the page. */
    hasAllFindings?: true;
  }>;

/** Rows of a table of a page; the rest has a page of its own, or is one filter away. */
const TOP = 20;

const NO_ONSETS: ReadonlySet<number> = new Set();

/** Of a table that has one of these columns. */
const TITLES: Readonly<Record<string, string>> = {
  protocol: PROTOCOLS,
  port: PORTS,
  'sent to': 'Sent to, in the last five intervals',
  'received from': 'Received from, in the last five intervals',
  country: COUNTRIES,
  domain: DOMAINS,
  'address without a name': ADDRESSES,
};

const titleOf = ({ columns }: TableBlock): string | undefined =>
  columns.map(({ title }) => TITLES[title]).find((title) => title !== undefined);

/** The pages have charts of their own, with what is unusual in them marked; tables get a title each, so that they find room side by side. */
const laidOut =
  (make: PagePart): PagePart =>
  (given) => {
    const made = make(given);
    return { ...made, sections: made.sections.flatMap(apart) };
  };

const apart = (section: DocumentSection): readonly DocumentSection[] => {
  const blocks = section.blocks.filter(({ kind }) => kind !== 'chart');
  const tables = blocks.filter((block) => block.kind === 'table' && titleOf(block) !== undefined);
  return [
    { ...section, blocks: blocks.filter((block) => !tables.includes(block)) },
    ...tables.map((table) => ({
      ...section,
      title: (table.kind === 'table' ? titleOf(table) : undefined) ?? section.title,
      blocks: [table],
    })),
  ].filter((one) => one.blocks.length > 0);
};

export const DEVICE_SECTIONS: readonly DeviceSection[] = [
  {
    id: 'activity',
    title: 'Activity',
    reportName: 'device',
    hasNarrowing: true,
    hasMeasure: true,
    parts: [
      measureChart,
      sidesChart,
      laidOut(({ facts, window }) => activityPart(facts, window, TOP, NO_ONSETS)),
      ({ facts }) => sharesPart(facts, { top: TOP }),
    ],
  },
  { id: INTERVALS_PAGE, title: 'Intervals', reportName: 'device' },
  {
    id: 'transfer',
    title: 'Transfer',
    reportName: 'transfer',
    hasNarrowing: true,
    parts: [transferChart, laidOut(({ facts, window, thresholds }) => transferPart(facts, window, thresholds, TOP))],
  },
  { id: DESTINATIONS_PAGE, title: 'Destinations', reportName: 'device', look: 'kept' },
  {
    id: PEERS,
    title: 'Peers',
    reportName: 'peers',
    look: 'peers',
    hasMeasure: true,
    parts: [
      bandChart,
      ({ facts, window, thresholds }) => peersPart(facts, window, thresholds, TOP),
      laidOut(({ facts, window, thresholds }) => baselinePart(facts, window, thresholds)),
      bandNote,
    ],
  },
  {
    id: EXTERNAL,
    title: 'External and risk',
    reportName: 'device-external',
    look: 'kept',
    hasNarrowing: true,
    parts: [
      ({ facts, window, thresholds }) => riskPart(facts, window, thresholds),
      laidOut(({ facts, window, thresholds }) => deviceExternalPart(facts, window, thresholds, TOP)),
    ],
  },
  {
    id: 'indicators',
    title: 'Indicators',
    reportName: 'device',
    hasAllFindings: true,
    parts: [({ facts }) => indicatorsPart(facts)],
  },
  { id: 'identity', title: 'Identity', reportName: 'device', look: 'kept', parts: [wholeCard] },
];

/** Undefined on the overview, and on what is opened beside the pages. */
export const deviceSection = (view: View): DeviceSection | undefined => sectionOf(view, DEVICE_SECTIONS);
