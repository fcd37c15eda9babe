// How much of flows that tell one number of bytes for both directions went out, by what their device sent and received in the same hours.
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { isExactAmount, isInstant } from '../figures/known.ts';
import type { DeviceTransfers } from './device-transfers.ts';
import { pairKey } from './pair-key.ts';
import { NO_PARTY, type Parties, type Party, partyAt } from './parties.ts';

export type UploadBounds = Readonly<{
  /** Over the steps that, taken together, sent more than `ratio` times what can have come in; 0 where there are none. */
  surelyOut: number;
  mostlyIn: number;
  /** Over all steps: what can have gone out at most, and what must have come in. */
  outMost: number;
  inLeast: number;
  /** Of the whole device in those steps. */
  deviceOut: number;
  deviceIn: number;
}>;

/** What a device received in a step from others than the flows in question. */
export type OtherIncome = (party: number, step: number) => number;

/** Beyond this part of what the device moved altogether, flows and metric do not measure the same thing. */
const TRUSTED_EXCESS = 1.1;

/** Undefined where the metric does not cover the flows, or contradicts them. */
export const boundUpload = (
  table: FlowTable,
  rows: readonly number[],
  source: Readonly<{ number: number; party: Party }>,
  { transfers, incomeOf, ratio }: Readonly<{ transfers: DeviceTransfers; incomeOf: OtherIncome; ratio: number }>,
): UploadBounds | undefined => {
  const bounds = { outMost: 0, inLeast: 0, deviceOut: 0, deviceIn: 0 };
  const splits: Split[] = [];
  const groups = Map.groupBy(rows, (row) => transfers.stepOf(table.startAt[row] ?? Number.NaN));
  for (const [step, own] of groups) {
    const moved = own.reduce((sum, row) => sum + bytesAt(table, row), 0);
    const last = own.reduce((most, row) => Math.max(most, lastStep(table, row, step, transfers)), step);
    const device = sumSteps(transfers, source.party, step, last);
    if (device === undefined || moved > TRUSTED_EXCESS * (device.bytesIn + device.bytesOut)) return undefined;
    let income = 0;
    for (let at = step; at <= last; at += 1) income += incomeOf(source.number, at);
    const canBeIn = Math.min(moved, Math.max(0, device.bytesIn - income));
    bounds.outMost += Math.min(moved, device.bytesOut);
    bounds.inLeast += Math.max(0, moved - device.bytesOut);
    bounds.deviceOut += device.bytesOut;
    bounds.deviceIn += device.bytesIn;
    splits.push({ out: moved - canBeIn, in: canBeIn });
  }
  return { ...bounds, ...bestSteps(splits, ratio) };
};

type Split = Readonly<{ out: number; in: number }>;

/** The steps that sent most for what came in, as long as all of them together stay above the ratio. */
const bestSteps = (splits: readonly Split[], ratio: number): Pick<UploadBounds, 'surelyOut' | 'mostlyIn'> => {
  const best = { surelyOut: 0, mostlyIn: 0 };
  const shareOut = (split: Split): number => (split.out === 0 ? 0 : split.out / (split.out + split.in));
  for (const split of splits.toSorted((one, other) => shareOut(other) - shareOut(one) || other.out - one.out)) {
    if (best.surelyOut + split.out <= ratio * (best.mostlyIn + split.in)) break;
    best.surelyOut += split.out;
    best.mostlyIn += split.in;
  }
  return best;
};

const bytesAt = (table: FlowTable, row: number): number => {
  const bytes = table.bytes[row];
  return isExactAmount(bytes) ? bytes : 0;
};

/** So that a hostile end in the far future costs nothing. */
const MOST_STEPS = 1_000;

const lastStep = (table: FlowTable, row: number, first: number, transfers: DeviceTransfers): number => {
  const endAt = table.endAt[row];
  return isInstant(endAt) ? Math.min(first + MOST_STEPS, transfers.stepOf(endAt)) : first;
};

/** The first step must be known; later ones may lie beyond what was asked for. */
const sumSteps = (
  transfers: DeviceTransfers,
  party: Party,
  first: number,
  last: number,
): Readonly<{ bytesIn: number; bytesOut: number }> | undefined => {
  const sum = { bytesIn: 0, bytesOut: 0 };
  for (let step = first; step <= last; step += 1) {
    const known = transfers.of(party, step);
    if (known === undefined && step === first) return undefined;
    sum.bytesIn += known?.bytesIn ?? 0;
    sum.bytesOut += known?.bytesOut ?? 0;
  }
  return sum;
};

/**
 * What devices in question received from others. From a device that has points of its own: the bytes between the two in a
 * step, less all that the other one received from anyone; so a download from a file server is known to be one although its
 * flows do not say so. From the outside, of which nothing is known: half of what was moved, for most of such traffic comes in.
 */
export const sumOtherIncome = (
  table: FlowTable,
  parties: Parties,
  wanted: ReadonlySet<number>,
  transfers: DeviceTransfers,
): ((except: number) => OtherIncome) => {
  const moved = new Map<number, Map<number, number>>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (wanted.has(source)) addMoved(moved, table, row, { device: source, other: destination, transfers });
    if (wanted.has(destination)) addMoved(moved, table, row, { device: destination, other: source, transfers });
  }
  const income = new Map<number, number>();
  const incomeBy = new Map<number, Map<number, number>>();
  for (const [pair, steps] of moved) {
    const other = partyAt(parties, pair % PAIR_SIZE);
    if (other === undefined) continue;
    const own = new Map<number, number>();
    incomeBy.set(pair, own);
    for (const [step, bytes] of steps) {
      const received = transfers.of(other, step)?.bytesIn;
      const amount = received === undefined ? outsideIncome(other, bytes) : Math.max(0, bytes - received);
      const key = incomeKey(Math.floor(pair / PAIR_SIZE), step);
      income.set(key, (income.get(key) ?? 0) + amount);
      own.set(step, amount);
    }
  }
  return (except) => (party, step) =>
    (income.get(incomeKey(party, step)) ?? 0) - (incomeBy.get(pairKey(party, except))?.get(step) ?? 0);
};

const OUTSIDE_INCOME = 0.5;

const outsideIncome = (other: Party, bytes: number): number => (other.place === 'outside' ? OUTSIDE_INCOME * bytes : 0);

const PAIR_SIZE = pairKey(1, 0);

/** Steps of at least a minute since 1970 stay below the size of a pair's part. */
const incomeKey = (party: number, step: number): number => pairKey(party, Math.abs(step) % PAIR_SIZE);

type Meeting = Readonly<{ device: number; other: number; transfers: DeviceTransfers }>;

/** Flows that run across the end of a step cannot be told apart into its two sides. */
const addMoved = (
  moved: Map<number, Map<number, number>>,
  table: FlowTable,
  row: number,
  { device, other, transfers }: Meeting,
): void => {
  const startAt = table.startAt[row];
  const endAt = table.endAt[row];
  if (!isInstant(startAt) || !isInstant(endAt) || other === NO_PARTY) return;
  const step = transfers.stepOf(startAt);
  if (transfers.stepOf(endAt) !== step) return;
  const key = pairKey(device, other);
  const steps = moved.get(key) ?? new Map<number, number>();
  moved.set(key, steps);
  steps.set(step, (steps.get(step) ?? 0) + bytesAt(table, row));
};
