// What the bench of the console measures, each beside its budget.
import type { Driven } from '../../src/build/terminal/drive.ts';
import type { View } from '../../src/build/terminal/emulator.ts';
import { costOf } from './console-process.ts';
import { type Answer, isScrolled, median, press, quit, span, start, visibleBytes, worst } from './console-run.ts';
import { EMBEDDED_ARGS, LIST, PANES, REFRESH_KEY } from './console-wanted.ts';

export type Measure = Readonly<{ what: string; budget: string; measured: string; isOver: boolean }>;

const STARTS = 10;
const IDLE_SECONDS = 10;
const SELECTIONS = 200;
/** So far down and up again, so that the list stays where it is. */
const ZIGZAG = 10;
const SCROLLS = 40;
const SWITCHES = 20;
const REFRESHES = 5;

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const bytes = (value: number): string => `${value.toFixed(0)} B`;

/** The first start fills the compile cache and is not counted. */
export const measureStarts = async (): Promise<readonly Measure[]> => {
  const frames: number[] = [];
  const data: number[] = [];
  for (let run = 0; run <= STARTS; run += 1) {
    const { driven, frameMs, dataMs } = await start(EMBEDDED_ARGS);
    await quit(driven);
    if (run === 0) continue;
    frames.push(frameMs);
    data.push(dataMs);
  }
  const told = (what: string, times: readonly number[], budgetMs: number): Measure => ({
    what,
    budget: `${budgetMs} ms`,
    measured: `${ms(median(times))} median, ${ms(worst(times))} worst of ${STARTS}`,
    isOver: median(times) > budgetMs,
  });
  return [told('start to first frame', frames, 250), told('start to first data', data, 600)];
};

export const measureIdle = async (driven: Driven): Promise<readonly Measure[]> => {
  const before = costOf(driven.pid);
  const startedAt = performance.now();
  const seconds: number[] = [];
  for (let second = 0; second < IDLE_SECONDS; second += 1) {
    const mark = driven.mark();
    await span(1_000);
    seconds.push(driven.mark() - mark);
  }
  const share = ((costOf(driven.pid).cpuMs - before.cpuMs) / (performance.now() - startedAt)) * 100;
  return [
    {
      what: 'idle second: bytes',
      budget: '200 B',
      measured: `${bytes(median(seconds))} median, ${bytes(worst(seconds))} worst of ${IDLE_SECONDS}`,
      isOver: median(seconds) > 200,
    },
    {
      what: 'idle second: processor',
      budget: '1 % of a core',
      measured: `${share.toFixed(2)} %`,
      isOver: share > 1,
    },
  ];
};

export const measureRefresh = async (driven: Driven): Promise<Measure> => {
  const costs: number[] = [];
  const shares: number[] = [];
  const perTenth: number[] = [];
  for (let run = 0; run < REFRESHES; run += 1) {
    const before = numbersOf(await driven.screen());
    const mark = driven.mark();
    driven.send(REFRESH_KEY);
    await driven.waitForBytes(mark, { timeoutMs: 5_000 }).catch(() => undefined);
    await driven.waitForQuiet(600);
    const after = numbersOf(await driven.screen());
    const changed = [...after].filter(([place, number]) => before.get(place) !== number);
    const share = changed.length / Math.max(1, after.size);
    costs.push(driven.mark() - mark);
    shares.push(share);
    perTenth.push((driven.mark() - mark) / Math.max(1, share / 0.1));
  }
  return {
    what: 'refresh',
    budget: '1200 B for a tenth of the numbers',
    measured: `${bytes(median(costs))} median, ${(median(shares) * 100).toFixed(0)} % of the numbers changed`,
    isOver: median(costs) === 0 || median(perTenth) > 1_200,
  };
};

/** Each number on the screen under its place there. */
const numbersOf = ({ lines }: View): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line, row) => [...line.matchAll(/\d[\d.,:]*/g)].map((match) => [`${row} ${match.index}`, match[0]])),
  );

export const measureSelection = async (driven: Driven): Promise<readonly Measure[]> => {
  await openList(driven);
  const answers: (Answer | undefined)[] = [];
  for (let move = 0; move < SELECTIONS; move += 1) {
    const isDown = Math.floor(move / ZIGZAG) % 2 === 0;
    answers.push(await press(driven, isDown ? LIST.down : LIST.up));
    // Keys that do nothing are found out soon enough.
    if (move === 2 && answers.every((one) => one === undefined)) break;
  }
  const told = answers.filter((one) => one !== undefined);
  if (told.length < SELECTIONS) return [inVain('selection moves one row', '300 B', `${told.length} of ${SELECTIONS}`)];
  const costs = told.map(({ byteCount }) => byteCount);
  const lasts = told.map(({ lastMs }) => lastMs);
  return [
    {
      what: 'selection moves one row: bytes',
      budget: '300 B',
      measured: `${bytes(median(costs))} median, ${bytes(worst(costs))} worst of ${SELECTIONS}`,
      isOver: median(costs) > 300,
    },
    {
      what: 'selection moves one row: to the last byte',
      budget: '16 ms median, 50 ms worst',
      measured: `${ms(median(lasts))} median, ${ms(worst(lasts))} worst; first byte ${ms(median(told.map(({ firstMs }) => firstMs)))}`,
      isOver: median(lasts) > 16 || worst(lasts) > 50,
    },
  ];
};

const openList = async (driven: Driven): Promise<void> => {
  driven.send(LIST.key);
  await driven.waitFor(LIST.shows);
  await driven.waitForQuiet(300);
  driven.send(LIST.top);
  await driven.waitForQuiet(300);
};

const inVain = (what: string, budget: string, answered: string): Measure => ({
  what,
  budget,
  measured: `${answered} were answered`,
  isOver: true,
});

export const measureScroll = async (driven: Driven): Promise<Measure> => {
  await openList(driven);
  const answers: Answer[] = [];
  let before = await driven.screen();
  for (let move = 0; move < 2 * SCROLLS + 50 && answers.length < SCROLLS; move += 1) {
    const answer = await press(driven, LIST.down);
    if (answer === undefined) break;
    const after = await driven.screen();
    if (isScrolled(before, after)) answers.push(answer);
    before = after;
  }
  if (answers.length === 0) return inVain('list scrolls one row', '600 B', 'no moves that scrolled');
  const costs = answers.map(({ byteCount }) => byteCount);
  return {
    what: 'list scrolls one row',
    budget: '600 B',
    measured: `${bytes(median(costs))} median, ${bytes(worst(costs))} worst of ${answers.length}; ${ms(median(answers.map(({ lastMs }) => lastMs)))}`,
    isOver: median(costs) > 600,
  };
};

export const measureSwitches = async (driven: Driven): Promise<readonly Measure[]> => {
  const times: number[] = [];
  const switches: Switch[] = [];
  for (let turn = 0; turn < SWITCHES + PANES.length; turn += 1) {
    const pane = PANES[turn % PANES.length];
    if (pane === undefined) break;
    const mark = driven.mark();
    const answer = await press(driven, pane.key);
    await driven.waitFor(pane.shows);
    await driven.waitForQuiet(150);
    // The first visit waits for data.
    if (turn < PANES.length) continue;
    if (answer === undefined) return [inVain('switch pane', '60 ms', `${times.length} of ${SWITCHES}`)];
    const view = await driven.screen();
    const byteCount = driven.mark() - mark;
    times.push(answer.lastMs);
    switches.push({ pane: pane.key, ofText: byteCount / visibleBytes(view), byteCount });
  }
  const ofPanes = PANES.map(({ key }) => switches.filter(({ pane }) => pane === key));
  const ratios = ofPanes.map((visits) => median(visits.map(({ ofText }) => ofText)));
  const costs = ofPanes.map((visits) => bytes(median(visits.map(({ byteCount }) => byteCount))));
  return [
    {
      what: 'switch pane: bytes',
      budget: '1.15 x the visible text',
      measured: `to ${PANES.map(({ key }, index) => `${key}: ${ratios[index]?.toFixed(2)} x, ${costs[index]}`).join('; to ')}`,
      isOver: worst(ratios) > 1.15,
    },
    {
      what: 'switch pane: to the last byte',
      budget: '60 ms',
      measured: `${ms(median(times))} median, ${ms(worst(times))} worst of ${times.length}`,
      isOver: median(times) > 60,
    },
  ];
};

/** `ofText` is how many times the UTF-8 bytes of the screen's text were written. */
type Switch = Readonly<{ pane: string; ofText: number; byteCount: number }>;

export const measureMemory = (what: string, budgetMb: number, { pid }: Driven): Measure => {
  const { rssMb } = costOf(pid);
  return { what, budget: `${budgetMb} MB`, measured: `${rssMb.toFixed(0)} MB`, isOver: rssMb > budgetMb };
};
