// How an open device is looked at: in which intervals, by which measure, beside how many others, and about what alone.
import type { BandMeasure } from '../../analysis/device/measure-band.ts';
import type { DataType } from '../../domain/device.ts';
import type { Option, Outcome } from '../pane.ts';
import { emptyView, type View } from '../view.ts';
import { type DeviceFilter, readDeviceFilter } from './device-filter.ts';

const INTERVALS = [1, 2, 4, 6, 12, 24] as const;

export type IntervalHours = (typeof INTERVALS)[number];

export type MeasureKind = Readonly<{
  id: BandMeasure;
  title: string;
  /** In the middle of a sentence. */
  words: string;
  datatype: DataType;
  as: 'count' | 'bytes';
  crumb: string;
}>;

export const MEASURES = [
  { id: 'connections', title: 'Connections', words: 'connections', datatype: 'co', as: 'count', crumb: 'co' },
  {
    id: 'uniqueDestinations',
    title: 'Destinations',
    words: 'destinations',
    datatype: 'co',
    as: 'count',
    crumb: 'co, destinations',
  },
  {
    id: 'externalConnections',
    title: 'External',
    words: 'external connections',
    datatype: 'co',
    as: 'count',
    crumb: 'co, external',
  },
  { id: 'sent', title: 'Sent', words: 'bytes sent', datatype: 'sizeout', as: 'bytes', crumb: 'sizeout' },
  { id: 'received', title: 'Received', words: 'bytes received', datatype: 'sizein', as: 'bytes', crumb: 'sizein' },
] as const satisfies readonly MeasureKind[];

const SIMILAR = [3, 5, 10, 20] as const;
const USUAL_SIMILAR = 5;

export type DeviceSettings = Readonly<{
  intervalHours: IntervalHours;
  measure: MeasureKind;
  /** Intervals without any connection too. */
  showAll: boolean;
  similarDevices: number;
  filter: DeviceFilter;
}>;

export const settingsOf = ({ choices, filter }: View): DeviceSettings => ({
  intervalHours: INTERVALS.find((hours) => String(hours) === choices.interval) ?? 1,
  measure: MEASURES.find(({ id }) => id === choices.measure) ?? MEASURES[0],
  showAll: choices.empty !== 'off',
  similarDevices: SIMILAR.find((count) => String(count) === choices.similar) ?? USUAL_SIMILAR,
  filter: readDeviceFilter(filter),
});

/** The appliance is asked about a part of what the device did. */
export const isNarrowed = (view: View): boolean => {
  const { odid, port, domain } = readDeviceFilter(view.filter);
  return odid !== undefined || port !== undefined || domain !== undefined;
};

const KEPT = ['interval', 'measure', 'empty', 'similar'] as const;

/** Another device, looked at in the same way; what was asked about the one before is not asked about it. */
export const viewOfDevice = (view: View, did: number | undefined): View => ({
  ...emptyView('device'),
  did,
  choices: Object.fromEntries(
    KEPT.flatMap((choice) => {
      // Those of another pane are called the same and mean something else.
      const chosen = view.pane === 'device' ? view.choices[choice] : undefined;
      return chosen === undefined ? [] : [[choice, chosen]];
    }),
  ),
});

/** Undefined for an action that sets nothing. */
export const actOnSettings = (action: string, view: View): Outcome | undefined => {
  const { intervalHours, measure, showAll, similarDevices } = settingsOf(view);
  const choose = (choice: string, title: string, options: readonly Option[], chosen: string): Outcome => ({
    kind: 'choose',
    choice,
    title,
    options,
    chosen,
  });
  switch (action) {
    case 'interval':
      return choose('interval', 'Length of an interval', INTERVAL_OPTIONS, String(intervalHours));
    case 'measure':
      return choose('measure', 'What is drawn per interval', MEASURE_OPTIONS, measure.id);
    case 'similar_devices':
      return choose('similar', 'How many similar devices', SIMILAR_OPTIONS, String(similarDevices));
    case 'empty_intervals':
      return { kind: 'view', view: { ...view, choices: { ...view.choices, empty: showAll ? 'off' : 'on' } } };
    default:
      return undefined;
  }
};

const INTERVAL_OPTIONS: readonly Option[] = INTERVALS.map((hours) => ({ id: String(hours), title: `${hours} h` }));

const MEASURE_OPTIONS: readonly Option[] = MEASURES.map(({ id, title, datatype }) => ({
  id,
  title,
  detail: `datatype=${datatype}`,
}));

const SIMILAR_OPTIONS: readonly Option[] = SIMILAR.map((count) => ({
  id: String(count),
  title: `${count} similar devices`,
}));

/** For the path above the pane: `co 1h, 5 similar`. What differs by more than its datatype is called by its name. */
export const settingsCrumb = ({
  intervalHours,
  measure,
  showAll,
  similarDevices,
}: Omit<DeviceSettings, 'filter'>): string =>
  [`${measure.crumb} ${intervalHours}h`, ...(showAll ? [] : ['no 0']), `${similarDevices} similar`].join(', ');
