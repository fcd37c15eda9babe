// The plain statistics as a page: devices, alerts by priority, events, traffic, and the period they cover; or what else an appliance counts.
import { applianceFigures } from '../../analysis/appliance/appliance-figures.ts';
import { wrongWords } from '../../analysis/appliance/appliance-words.ts';
import { INVENTORY_SPANS, type InventoryFigures } from '../../analysis/counts/inventory-figures.ts';
import { type SystemFigures, systemFigures } from '../../analysis/counts/system-figures.ts';
import type { Block } from '../../report/document.ts';
import { applianceParts } from '../../report/parts/appliance-parts.ts';
import { bars, fact, facts, part, shareNote, toldFacts } from '../../report/parts/blocks.ts';
import { kindBlocks, ownCountFacts } from '../../report/parts/own-count-parts.ts';
import { statisticsOf } from '../../report/parts/shown-periods.ts';
import type { ReportDefinition, ReportPart } from '../../report/report-definition.ts';
import { formatCount } from '../../text/units.ts';

export const totalsReport: Pick<ReportDefinition, 'name' | 'rules' | 'write'> = {
  name: 'dashboard',
  rules: [],
  write: ({ facts: { statistics, window, appliance } }) => {
    const { system } = statisticsOf(statistics);
    const figures = systemFigures(system);
    return {
      title: "The appliance's own totals",
      summary: !window.endsNow
        ? "The appliance's own totals tell of now only, and the window ends before: choose one that ends now (t)."
        : [summaryOf(figures), ...(appliance === undefined ? [] : [wrongWords(applianceFigures(appliance))])]
            .join(' ')
            .trim(),
      parts: [...(system === undefined ? [] : partsOf(figures)), ...applianceParts(appliance)],
      findings: [],
    };
  },
};

const summaryOf = ({ devices, alerts, inventory }: SystemFigures): string => {
  const active = formatCount(devices.activeDevices);
  return inventory === undefined
    ? `The appliance counts ${active} active devices and ${formatCount(alerts.alerts)} alerts in a period of its own.`
    : `The appliance counts ${formatCount(devices.devices)} devices in ${INVENTORY_SPANS.devices}; each figure is over a span of its own, whatever window is looked at.`;
};

/** Where an appliance counts other things, what it does not tell of these is one line below. */
const partsOf = (figures: SystemFigures): readonly ReportPart[] => {
  const { inventory } = figures;
  const totals = totalsOf(figures);
  if (inventory === undefined) return totals.map(madeOf);
  const untold = totals.filter(({ figures: one }) => !isAnyKnown(one)).map(({ title }) => title.toLowerCase());
  const all = [...(figures.devices.activeDevices === undefined ? ['active and new devices'] : []), ...untold];
  const missing = `${all.join(', ')}: the appliance did not report them`;
  return [
    ...ownParts(figures, inventory),
    ...totals.filter(({ id, figures: one }) => id !== 'SYS-DEVICES' && isAnyKnown(one)).map(madeOf),
    ...(all.length === 0 ? [] : [part({ id: 'SYS-TOTALS', title: '', data: undefined, missing }, () => [])]),
  ];
};

const isAnyKnown = (one: object): boolean => Object.values(one).some((value) => typeof value === 'number');

const ownParts = ({ devices }: SystemFigures, inventory: InventoryFigures): readonly ReportPart[] => [
  part({ id: 'SYS-KINDS', title: `Devices by kind, ${INVENTORY_SPANS.devices}`, data: inventory }, () => [
    ...toldFacts(
      fact('all', devices.devices, 'count'),
      ...(devices.activeDevices === undefined ? [] : [fact('active', devices.activeDevices, 'count')]),
    ),
    ...kindBlocks(inventory),
  ]),
  part({ id: 'SYS-OWN', title: 'Counted over spans of their own', data: inventory }, () =>
    toldFacts(...ownCountFacts(inventory)),
  ),
];

type Totals = Readonly<{ id: string; title: string; figures: object; blocks: readonly Block[] }>;

const madeOf = ({ id, title, figures, blocks }: Totals): ReportPart => part({ id, title, data: figures }, () => blocks);

const totalsOf = ({ devices, alerts, events, bandwidth, period }: SystemFigures): readonly Totals[] => [
  {
    id: 'SYS-DEVICES',
    title: 'Devices',
    figures: devices,
    blocks: [
      facts(
        fact('all', devices.devices, 'count'),
        fact('active', devices.activeDevices, 'count', shareNote(devices.activeSharePercent)),
        fact('new', devices.newDevices, 'count'),
      ),
    ],
  },
  { id: 'SYS-ALERTS', title: 'Alerts by priority', figures: alerts, blocks: alertBlocks(alerts) },
  {
    id: 'SYS-EVENTS',
    title: 'Events',
    figures: events,
    blocks: [
      facts(
        fact('all', events.events, 'count'),
        fact('security', events.securityEvents, 'count'),
        fact('notices', events.notices, 'count'),
        fact('connections', events.connections, 'count'),
      ),
    ],
  },
  { id: 'SYS-TRAFFIC', title: 'Traffic', figures: bandwidth, blocks: trafficBlocks(bandwidth) },
  {
    id: 'SYS-PERIOD',
    title: 'The period',
    figures: period,
    blocks: [
      facts(
        fact('from', period.startAt, 'instant'),
        fact('to', period.endAt, 'instant'),
        fact('hours', period.hours, 'count'),
      ),
    ],
  },
];

const alertBlocks = ({ alerts, priorities }: SystemFigures['alerts']): readonly Block[] => [
  facts(fact('alerts', alerts, 'count')),
  bars(
    priorities.map(({ priority, alerts: count, sharePercent }) => ({
      label: priority,
      value: count,
      sharePercent,
      severity: priority,
    })),
    'count',
  ),
];

const trafficBlocks = (bandwidth: SystemFigures['bandwidth']): readonly Block[] => [
  facts(
    fact('total', bandwidth.bytes, 'bytes'),
    fact('in', bandwidth.bytesIn, 'bytes', shareNote(bandwidth.ingressSharePercent)),
    fact('out', bandwidth.bytesOut, 'bytes', shareNote(bandwidth.egressSharePercent)),
    fact('peak', bandwidth.peakMbps, 'mbps'),
    fact('average', bandwidth.averageMbps, 'mbps'),
    fact('peak to average', bandwidth.ratio, 'ratio'),
  ),
];
