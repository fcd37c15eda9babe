// What one look at an appliance has to fetch, told as data, so that nothing is fetched twice and nothing that nobody needs.
import type { ParamsOf } from '../api/endpoints/index.ts';
import type { TimeWindow } from '../domain/window.ts';
import type { StartBounds } from '../flows/filter/server-parameters.ts';
import type { FlowTable, Rows } from '../flows/flow-table.ts';

export type EventPart = 'security' | 'mitre' | 'bandwidth' | 'deployment' | 'connections' | 'notices';

export type SeriesName = 'security' | 'connections' | 'notices' | 'bandwidth';

export type Needs = Readonly<{
  window: TimeWindow;
  statistics?: StatisticsNeeds;
  /** Flows of the window; the parameters narrow what is fetched. */
  traffic?: Pick<
    ParamsOf<'network'>,
    | 'did'
    | 'ip'
    | 'port'
    | 'sourceport'
    | 'destinationport'
    | 'protocol'
    | 'applicationprotocol'
    | 'intext'
    | 'viewsubnet'
    | 'fulldevicedetails'
  > &
    StartBounds;
  /** Which of the fetched flows are meant; all, if not given. `asked`: where connections came instead, what the appliance narrowed them by. */
  select?: (table: FlowTable, asked?: NonNullable<Needs['traffic']>) => Rows;
  /** What of a filter the appliance's sums are not narrowed by, in the language of filters. */
  notNarrowedBy?: (asked: NonNullable<Needs['traffic']>) => string;
  /** Bytes in and out of each device, hour by hour, over the window. */
  transfers?: boolean;
  /** Use of the link over the 30 days before the window's end. */
  capacity?: boolean;
  device?: DeviceNeeds;
  /** What else is known of every device in the flows, in at most so many requests. */
  detailRequests?: number;
  /** So many devices, the most suspicious ones, as if each had been asked for. */
  suspects?: number;
  /** What the appliance tells of itself, where it does. */
  appliance?: boolean;
  /** Over the 30 days before the window's end, for the detectors. */
  series?: readonly SeriesName[];
}>;

export type StatisticsNeeds = Readonly<{
  /** In the order they were asked for, in hours. */
  periods: readonly number[];
  parts: readonly EventPart[];
  /** The plain statistics too. */
  system?: boolean;
}>;

/** `outside`: what went outside alone, where the other answers tell of everybody there together. */
export type DevicePart = 'connections' | 'sent' | 'received' | 'peers' | 'outside';

export type DeviceNeeds = Readonly<{
  did: number;
  intervalHours: 1 | 2 | 4 | 6 | 12 | 24;
  parts: readonly DevicePart[];
  similarDevices?: number;
  odid?: number | undefined;
  port?: number | undefined;
  externalDomain?: string | undefined;
}>;
