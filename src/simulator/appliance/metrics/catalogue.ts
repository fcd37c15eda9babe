// What the appliance can measure of its devices, and how much of it a flow is to one of its ends.
import type { FlowSide } from '../../model.ts';

export type Metric = Readonly<{
  mlid: number;
  name: string;
  label: string;
  /** Counts have none. */
  units: string | undefined;
  counts: 'bytes' | 'sent' | 'received' | 'connections';
  /** Undefined: both. */
  side: FlowSide | undefined;
}>;

const volume = (mlid: number, name: string, label: string, counts: Metric['counts'], side?: FlowSide): Metric => ({
  mlid,
  name,
  label,
  units: 'bytes',
  counts,
  side,
});

const connections = (mlid: number, name: string, label: string, side?: FlowSide): Metric => ({
  mlid,
  name,
  label,
  units: undefined,
  counts: 'connections',
  side,
});

export const METRICS: readonly Metric[] = [
  connections(4, 'connections', 'Connections'),
  connections(5, 'internalconnections', 'Internal Connections', 'internal'),
  connections(6, 'externalconnections', 'External Connections', 'external'),
  volume(17, 'datatransfervolume', 'Data Transfer', 'bytes'),
  volume(18, 'internaldatatransfervolume', 'Internal Data Transfer', 'bytes', 'internal'),
  volume(19, 'externaldatatransfervolume', 'External Data Transfer', 'bytes', 'external'),
  volume(20, 'outgoingdatavolume', 'Data Sent', 'sent'),
  volume(21, 'externaloutgoingdatavolume', 'External Data Sent', 'sent', 'external'),
  volume(22, 'incomingdatavolume', 'Data Received', 'received'),
  volume(23, 'externalincomingdatavolume', 'External Data Received', 'received', 'external'),
];

const DEFAULT_NAME = 'datatransfervolume';

/** Undefined where there is none of this name. */
export const metricNamed = (name: string = DEFAULT_NAME): Metric | undefined =>
  METRICS.find((metric) => metric.name === name.toLowerCase());

type Amounts = Readonly<{ sent: number; received: number; isExternal: boolean }>;

/** As the end sees it that sent and received so much. */
export const amountOf = ({ counts, side }: Metric, { sent, received, isExternal }: Amounts): number => {
  if (side !== undefined && isExternal !== (side === 'external')) return 0;
  switch (counts) {
    case 'bytes':
      return sent + received;
    case 'sent':
      return sent;
    case 'received':
      return received;
    case 'connections':
      return 1;
  }
};

export const tellMetric = ({ mlid, name, label, units }: Metric) => ({
  mlid,
  name,
  label,
  units,
  filtertypes: FILTER_TYPES,
  unitsinterval: 3_600,
  lengthscale: 599_997_600,
});

const FILTER_TYPES = [
  'Direction',
  'Internal source device type',
  'Protocol',
  'Application protocol',
  'Destination port',
  'Connection hostname',
];
