// Measures the built console in a pseudo-terminal beside its budgets; ends with 1 when one is not kept.
import { startSimulated } from '../program/run-program.ts';
import {
  type Measure,
  measureIdle,
  measureMemory,
  measureRefresh,
  measureScroll,
  measureSelection,
  measureStarts,
  measureSwitches,
} from './console-measures.ts';
import { quit, span, start } from './console-run.ts';
import { COMMAND, EMBEDDED_ARGS, IS_DARKTOP, REMOTE_ARGS, SIZE, SWEPT } from './console-wanted.ts';
import { measureManyFlows } from './many-flows.ts';

/** Until a console that has its first data has come to rest. */
const SETTLE_MS = 3_000;
/** In which findings are looked for in the background. */
const SWEEP_MS = 300_000;
/** At rest is what has had nothing to do for so long: what was left over from the last work has been given back by then. */
const REST_MS = 30_000;

/** The lines of the table that other benches measure, and which. */
const ELSEWHERE: readonly (readonly [string, string, string])[] = [
  ['200,000 flows: decoding', '0.6 x JSON.parse', 'bench:decode'],
  ['200,000 flows: memory beyond the columns', '32 MB', 'bench:decode'],
  ['filter, group, sort over 200,000 flows', '10 / 10 / 80 ms', 'bench:flows'],
  ['filter, group, sort over 1,000,000 flows', '50 / 50 / 450 ms', 'bench:flows'],
];

let failures = 0;

const print = (what: string, budget: string, measured: string): void =>
  console.log(`${what.padEnd(66)}${budget.padEnd(36)}${measured}`);

const tell = (measures: readonly Measure[]): void => {
  for (const { what, budget, measured, isOver } of measures) {
    if (isOver) failures += 1;
    print(what, budget, `${measured}${isOver ? '   OVER' : ''}`);
  }
};

/** What cannot be measured is not kept either; the other lines are still worth having. */
const attempt = async (
  what: string,
  measure: () => Promise<readonly Measure[]> | readonly Measure[],
): Promise<void> => {
  try {
    tell(await measure());
  } catch (error) {
    const [why = '', ...screen] = (error instanceof Error ? error.message : String(error)).split('\n');
    tell([{ what, budget: '', measured: why, isOver: true }]);
    for (const line of screen) console.log(`  | ${line}`);
  }
};

const measureEmbedded = async (): Promise<void> => {
  const { driven } = await start(EMBEDDED_ARGS);
  try {
    await span(SETTLE_MS);
    await attempt('idle', () => measureIdle(driven));
    await span(REST_MS);
    await attempt('memory', () => [measureMemory('memory with the embedded appliance, at rest', 220, driven)]);
    await attempt('refresh', async () => [await measureRefresh(driven)]);
    await attempt('selection', () => measureSelection(driven));
    await attempt('scroll', async () => [await measureScroll(driven)]);
    await attempt('switch pane', () => measureSwitches(driven));
    if (IS_DARKTOP) await driven.waitFor(SWEPT, { timeoutMs: SWEEP_MS });
    await span(REST_MS);
    await attempt('memory', () => [
      measureMemory('memory with the embedded appliance, at rest after it all', 220, driven),
    ]);
  } finally {
    await quit(driven);
  }
};

const measureRemote = async (): Promise<readonly Measure[]> => {
  const appliance = IS_DARKTOP ? await startSimulated('--seed', '1') : undefined;
  try {
    const { driven } = await start(REMOTE_ARGS, appliance?.env);
    await span(REST_MS);
    const measures = [measureMemory('memory at rest, the appliance elsewhere', 140, driven)];
    if (IS_DARKTOP) {
      await driven.waitFor(SWEPT, { timeoutMs: SWEEP_MS });
      await span(REST_MS);
      measures.push(measureMemory('memory at rest after the sweep, the appliance elsewhere', 140, driven));
    }
    await quit(driven);
    return measures;
  } finally {
    await appliance?.stop();
  }
};

console.log(`${COMMAND.slice(1).join(' ')} ${EMBEDDED_ARGS.join(' ')} in ${SIZE.cols}x${SIZE.rows}\n`);
print('what', 'budget', 'measured');
await attempt('start', measureStarts);
await attempt('the console', async () => {
  await measureEmbedded();
  return [];
});
await attempt('memory at rest', measureRemote);
if (IS_DARKTOP)
  await attempt('200,000 flows', async () => {
    await measureManyFlows(attempt);
    return [];
  });
for (const [what, budget, script] of ELSEWHERE) print(what, budget, `not measured here: npm run ${script}`);
print('100,000 frames', 'heap within 10 %', 'not measured here');
console.log(failures === 0 ? '\nevery budget measured here is kept' : `\n${failures} over their budget`);
process.exitCode = failures === 0 ? 0 : 1;
