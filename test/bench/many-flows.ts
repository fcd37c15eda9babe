// What the bench of the console measures with 200,000 flows on the screen, each beside its budget.
import type { Driven } from '../../src/build/terminal/drive.ts';
import { type LargeAppliance, type Prepared, startLargeAppliance } from '../program/large-appliance.ts';
import type { Measure } from './console-measures.ts';
import { costOf } from './console-process.ts';
import { median, press, quit, span, start, worst } from './console-run.ts';
import { FLOWS, filtering, LIST, listing, REFRESH_KEY } from './console-wanted.ts';
import { type Latency, pressAll, pressWhile, tellLatencies, worstMs } from './key-latency.ts';
import { orderBy } from './order-flows.ts';

/** Measures, prints, and goes on whatever became of it. */
export type Attempt = (what: string, measure: () => Promise<readonly Measure[]>) => Promise<void>;

const FLOW_COUNT = 200_000;
const KEY_BUDGET_MS = 50;
/** So slowly that an answer takes six seconds. */
const SLOWLY = 14_000_000;
/** What was asked for less than a second ago is not asked for anew. */
const BETWEEN_REFRESHES_MS = 1_200;
const WALK_MS = 10_000;
const REST_MS = 30_000;
const SAMPLES = 10;
const PATIENCE = { timeoutMs: 60_000 };

const MOVE_ROUNDS = 10;
const FILTERS = ['port:445', 'bytes>1m', 'ext app:https', 'src:10.20.0.0/16', 'finance'];
const FILTER_ROUNDS = 3;
const ORDERS = [
  'source, from A to Z',
  'destination, from A to Z',
  'port, the most first',
  'bytes, the most first',
  'time, the most first',
];
const ORDER_ROUNDS = 2;

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** The one console with its appliance, and what it has been told last. */
type Stage = Readonly<{ driven: Driven; appliance: LargeAppliance; few: Resting }> & { told: Prepared };

export const measureManyFlows = async (attempt: Attempt): Promise<void> => {
  const appliance = await startLargeAppliance('--seed', '1', '--flows-per-hour', '300');
  try {
    const { driven } = await start(FLOWS.args, appliance.env);
    try {
      await measureWith(driven, appliance, attempt);
    } finally {
      await quit(driven);
    }
  } finally {
    await appliance.stop();
  }
};

const measureWith = async (driven: Driven, appliance: LargeAppliance, attempt: Attempt): Promise<void> => {
  driven.send(FLOWS.key);
  await driven.waitFor(FLOWS.judged, PATIENCE);
  const stage: Stage = { driven, appliance, few: await restingRss(driven), told: { byteCount: 0, flowCount: 0 } };
  const receive = (what: string, minute: number, bytesPerSecond?: number): Promise<void> =>
    attempt(what, () => measureReceiving(what, stage, { flowCount: FLOW_COUNT, minute, bytesPerSecond }));
  const held = (what: string): Promise<void> => attempt(what, async () => [await measureHeld(what, stage)]);
  await receive('200,000 flows come slowly', 0, SLOWLY);
  await held('memory per flow held, of the first answer');
  await attempt('moves', async () => [await measureMoves(stage)]);
  await attempt('filter', () => measureFilters(stage));
  await attempt('sort', async () => [await measureOrders(stage)]);
  await receive('200,000 others come slowly', 1, SLOWLY);
  await receive('200,000 others come at once', 2);
  await receive('200,000 others come at once, again', 3);
  await held('memory per flow held, after four answers');
};

/** Keys in the old table while the new one comes, until it is on the screen; and again until its flows are judged. */
const measureReceiving = async (
  what: string,
  stage: Stage,
  how: Parameters<LargeAppliance['answerWith']>[0],
): Promise<readonly Measure[]> => {
  const { driven, appliance } = stage;
  stage.told = await appliance.answerWith(how);
  await span(BETWEEN_REFRESHES_MS);
  const startedAt = performance.now();
  const arriving = Promise.all([appliance.nextSent(), driven.waitFor(listing(stage.told.flowCount), PATIENCE)]);
  driven.send(REFRESH_KEY);
  const meanwhile = await pressWhile(driven, arriving);
  const [{ at: sentAt }, { seenAt }] = await arriving;
  const afterwards = await pressWhile(driven, driven.waitFor(FLOWS.judged, PATIENCE));
  const megabytes = (stage.told.byteCount / 1e6).toFixed(0);
  return [
    ofKeys(`${what}: keys until the table is there`, meanwhile),
    ofKeys(`${what}: keys until it is judged`, afterwards),
    {
      // Over loopback a byte that was sent has come as soon as somebody takes it.
      what: `${what}: last byte to table`,
      budget: '100 ms',
      measured: `${ms(seenAt - sentAt)}; ${megabytes} MB altogether in ${ms(seenAt - startedAt)}`,
      isOver: seenAt - sentAt > 100,
    },
  ];
};

const ofKeys = (what: string, latencies: readonly Latency[]): Measure => ({
  what,
  budget: `${KEY_BUDGET_MS} ms worst`,
  measured: tellLatencies(latencies),
  isOver: worstMs(latencies) > KEY_BUDGET_MS,
});

const measureMoves = async ({ driven }: Stage): Promise<Measure> => {
  const round = [LIST.down, FLOWS.last, LIST.up, LIST.top].map((keys) => [keys, FLOWS.selected] as const);
  const latencies = await pressAll(driven, Array.from({ length: MOVE_ROUNDS }, () => round).flat());
  return ofKeys('200,000 flows: to the next, the last and the first', latencies);
};

const measureFilters = async ({ driven, told }: Stage): Promise<readonly Measure[]> => {
  const typed: Latency[] = [];
  const took: number[] = [];
  for (let round = 0; round < FILTER_ROUNDS; round += 1)
    for (const filter of FILTERS) {
      await press(driven, FLOWS.filterKey);
      const letters = [...filter].map((letter) => [letter, letter] as const);
      typed.push(...(await pressAll(driven, letters)));
      await driven.waitForQuiet(100);
      const startedAt = performance.now();
      driven.send('\r');
      took.push((await driven.waitFor(filtering(told.flowCount), PATIENCE)).seenAt - startedAt);
      driven.send(FLOWS.everythingKey);
      await driven.waitFor(listing(told.flowCount), PATIENCE);
      await driven.waitForQuiet(100);
    }
  return [
    ofKeys('200,000 flows: typing a filter', typed),
    {
      what: '200,000 flows: enter to what the filter lets through',
      budget: '100 ms; 10 ms of work: bench:flows',
      measured: `${ms(median(took))} median, ${ms(worst(took))} worst of ${took.length} with ${FILTERS.join(', ')}`,
      isOver: median(took) > 100,
    },
  ];
};

const measureOrders = async ({ driven }: Stage): Promise<Measure> => {
  const took: number[] = [];
  for (let round = 0; round < ORDER_ROUNDS; round += 1)
    for (const order of ORDERS) took.push(await orderBy(driven, order));
  return {
    what: '200,000 flows: enter to the new order',
    budget: '200 ms; 80 ms of work: bench:flows',
    measured: `${ms(median(took))} median, ${ms(worst(took))} worst of ${took.length}`,
    isOver: median(took) > 200,
  };
};

/** In megabytes, of several samples. */
type Resting = Readonly<{ least: number; middle: number; most: number }>;

/** After a walk through the table, so that what its beginning left over is gone, and a rest, in which the engine gives back what it can. */
const restingRss = async (driven: Driven): Promise<Resting> => {
  await pressWhile(driven, span(WALK_MS));
  await span(REST_MS);
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await span(1_000);
    samples.push(costOf(driven.pid).rssMb);
  }
  return { least: Math.min(...samples), middle: median(samples), most: Math.max(...samples) };
};

const measureHeld = async (what: string, { driven, few, told }: Stage): Promise<Measure> => {
  const many = await restingRss(driven);
  const perFlow = ((many.middle - few.middle) * 1024 * 1024) / told.flowCount;
  const tell = ({ least, middle, most }: Resting): string =>
    `${middle.toFixed(1)} MB (${least.toFixed(1)} to ${most.toFixed(1)})`;
  return {
    what,
    budget: '150 B',
    measured: `${perFlow.toFixed(0)} B: RSS of ${tell(many)} at rest, with few flows ${tell(few)}`,
    isOver: perFlow > 150,
  };
};
