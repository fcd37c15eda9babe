// The plain statistics as a page: devices, alerts by priority, events, traffic, and the period they cover.
import { type SystemFigures, systemFigures } from '../../analysis/counts/system-figures.ts';
import { bars, fact, facts, part, shareNote } from '../../report/parts/blocks.ts';
import { statisticsOf } from '../../report/parts/shown-periods.ts';
import type { ReportDefinition, ReportPart } from '../../report/report-definition.ts';
import { formatCount } from '../../text/units.ts';

export const totalsReport: Pick<ReportDefinition, 'name' | 'rules' | 'write'> = {
  name: 'dashboard',
  rules: [],
  write: ({ facts: { statistics, window } }) => {
    const { system } = statisticsOf(statistics);
    const figures = systemFigures(system);
    const active = formatCount(figures.devices.activeDevices);
    return {
      title: "The appliance's own totals",
      summary: !window.endsNow
        ? "The appliance's own totals tell of now only, and the window ends before: choose one that ends now (t)."
        : `The appliance counts ${active} active devices and ${formatCount(figures.alerts.alerts)} alerts in a period of its own.`,
      parts: system === undefined ? [] : partsOf(figures),
      findings: [],
    };
  },
};

const partsOf = ({ devices, alerts, events, bandwidth, period }: SystemFigures): readonly ReportPart[] => [
  part({ id: 'SYS-DEVICES', title: 'Devices', data: devices }, () => [
    facts(
      fact('all', devices.devices, 'count'),
      fact('active', devices.activeDevices, 'count', shareNote(devices.activeSharePercent)),
      fact('new', devices.newDevices, 'count'),
    ),
  ]),
  part({ id: 'SYS-ALERTS', title: 'Alerts by priority', data: alerts }, () => [
    facts(fact('alerts', alerts.alerts, 'count')),
    bars(
      alerts.priorities.map(({ priority, alerts: count, sharePercent }) => ({
        label: priority,
        value: count,
        sharePercent,
        severity: priority,
      })),
      'count',
    ),
  ]),
  part({ id: 'SYS-EVENTS', title: 'Events', data: events }, () => [
    facts(
      fact('all', events.events, 'count'),
      fact('security', events.securityEvents, 'count'),
      fact('notices', events.notices, 'count'),
      fact('connections', events.connections, 'count'),
    ),
  ]),
  part({ id: 'SYS-TRAFFIC', title: 'Traffic', data: bandwidth }, () => [
    facts(
      fact('total', bandwidth.bytes, 'bytes'),
      fact('in', bandwidth.bytesIn, 'bytes', shareNote(bandwidth.ingressSharePercent)),
      fact('out', bandwidth.bytesOut, 'bytes', shareNote(bandwidth.egressSharePercent)),
      fact('peak', bandwidth.peakMbps, 'mbps'),
      fact('average', bandwidth.averageMbps, 'mbps'),
      fact('peak to average', bandwidth.ratio, 'ratio'),
    ),
  ]),
  part({ id: 'SYS-PERIOD', title: 'The period', data: period }, () => [
    facts(
      fact('from', period.startAt, 'instant'),
      fact('to', period.endAt, 'instant'),
      fact('hours', period.hours, 'count'),
    ),
  ]),
];
