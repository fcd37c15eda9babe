// What the open device did over the window: measured once for the same answers, however many charts, tiles and rows tell of it.
import { type Activity, measureActivity } from '../../analysis/device/activity.ts';
import { type BandMeasure, measureBand, type PeerBand } from '../../analysis/device/measure-band.ts';
import { measureTransfer, type Transfer } from '../../analysis/device/transfer.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { createMemory } from '../parts/memory.ts';

export type Measured = Readonly<{ facts: DeviceFacts; window: TimeWindow; thresholds: Thresholds }>;

const rememberActivity = createMemory<Activity | undefined>();
const rememberBand = createMemory<PeerBand | undefined>();
const rememberTransfer = createMemory<Transfer | undefined>();

export const activityOf = ({ facts, window }: Omit<Measured, 'thresholds'>): Activity | undefined =>
  rememberActivity([facts, window], () => measureActivity(facts, window));

export const bandOf = ({ facts, window }: Omit<Measured, 'thresholds'>, measure: BandMeasure): PeerBand | undefined =>
  rememberBand([facts, window, measure], () => measureBand(facts, window, measure));

export const transferOf = ({ facts, window, thresholds }: Measured): Transfer | undefined =>
  rememberTransfer([facts, window, thresholds], () => measureTransfer(facts, window, thresholds));
