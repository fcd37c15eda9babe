// The built console with 200,000 flows: what it says while they come, that it hears keys meanwhile, and what it does with them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/build/terminal/drive.ts';
import { costOf } from '../bench/console-process.ts';
import { watchProcessorWait } from '../bench/processor-wait.ts';
import { closeConsoles, type Driven, FIRST_DATA, type Seen, startConsole } from './console-driver.ts';
import { type LargeAppliance, type Prepared, startLargeAppliance } from './large-appliance.ts';

const LIMIT_MS = 20_000;
/** Less than the limit, so that what was there instead is told. */
const PATIENT = { timeoutMs: 15_000 };

/** What a person minds is far less; but a machine with two processors has other tests to run. */
const LONGEST_KEY_MS = 400;
const LONGEST_TABLE_MS = 2_000;
/** Of each flow: in the table, with those who judge it, and what the engine and the system have not given back yet. */
const MOST_BYTES_HELD = 1_000;

const ESC = '\u001b';
const ENTER = '\r';

let appliance: LargeAppliance;
let driven: Driven;
/** What is in the table from the first test to the last. */
let held: Prepared;
let megabytesBefore: number;

beforeAll(async () => {
  appliance = await startLargeAppliance('--seed', '1', '--devices', '40', '--flows-per-hour', '60');
  held = await appliance.answerWith({ flowCount: 200_000, bytesPerSecond: 30_000_000, stopsAt: 70_000_000 });
  driven = startConsole(['--window', '1h', '--interval', '1d'], { env: appliance.env, size: { cols: 160, rows: 40 } });
  await driven.waitFor(FIRST_DATA, PATIENT);
  megabytesBefore = costOf(driven.pid).rssMb;
}, LIMIT_MS);

afterAll(async () => {
  await closeConsoles();
  await appliance.stop();
});

type Lines = Pick<Seen, 'lines'>;

const told = (count: number): string => count.toLocaleString('en');

/** All of them are in the table. */
const all = (): RegExp => new RegExp(`^ {3}rows [\\d,]+-[\\d,]+ of ${told(held.flowCount)}$`);

/** Of the table, those that can be seen. */
const rowsOf = ({ lines }: Lines): readonly string[] => {
  const header = lines.findIndex((line) => /\bsource\b.* destination\b.* bytes\b/.test(line));
  return lines.slice(
    header + 1,
    lines.findIndex((line) => line.startsWith('   rows ')),
  );
};

const isSelected =
  (row: number) =>
  (view: Lines): boolean =>
    rowsOf(view).at(row)?.startsWith('›') === true;

/** How long it took from each key until what it is for was on the screen, apart from what others kept it waiting. */
const answerTimes = async (keys: readonly (readonly [string, Wanted])[]): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const [key, wanted] of keys) {
    const waitedMs = watchProcessorWait(driven.pid, process.pid);
    const sentAt = performance.now();
    driven.send(key);
    const { seenAt } = await driven.waitFor(wanted, PATIENT);
    times.push(seenAt - sentAt - waitedMs());
  }
  return times;
};

const HELP = /^ {3}j\/down +one row down$/;
const PROGRESS = /^ {2}flows 1h .* \d[\d.]* [KM]B +([\d,]+) rows$/;
const PROGRESS_BEHIND = /^ asking for flows 1h: \d[\d.]* [KM]B, [\d,]+ rows in \d+ s; esc gives it up$/;

const HELP_AND_BACK = Array.from(
  { length: 5 },
  () =>
    [
      ['?', HELP],
      ['?', PROGRESS],
    ] as const,
).flat();

const rowsCome = ({ lines }: Lines): number => {
  const found = lines.map((line) => PROGRESS.exec(line)?.[1]).find((count) => count !== undefined);
  return Number((found ?? '0').replaceAll(',', ''));
};

/** Of each row that can be seen. */
const bytesIn = (view: Lines): readonly number[] =>
  rowsOf(view).map((row) => {
    const [, amount, unit] = / (\d[\d.,]*) (B|KB|MB|GB) /.exec(row) ?? [];
    return Number(amount?.replaceAll(',', '')) * 1000 ** ['B', 'KB', 'MB', 'GB'].indexOf(unit ?? '');
  });

const isFalling = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number <= (numbers[index - 1] ?? 0));

const chooseOrder = async (order: string): Promise<void> => {
  driven.send('s');
  await driven.waitFor('Order of the flows', PATIENT);
  for (let view = await driven.screen(); !view.lines.includes(` › ${order}`); view = await driven.screen()) {
    const chosen = view.lines.find((line) => line.startsWith(' › '));
    driven.send('j');
    await driven.waitFor(({ lines }) => lines.find((line) => line.startsWith(' › ')) !== chosen, PATIENT);
  }
  driven.send(ENTER);
};

describe('with 200,000 flows, the console', { timeout: LIMIT_MS }, () => {
  it('says how many bytes and rows have come while they come, and hears keys meanwhile', async () => {
    driven.send('2');
    const first = await driven.waitFor(PROGRESS, PATIENT);
    expect(Math.max(...(await answerTimes(HELP_AND_BACK)))).toBeLessThan(LONGEST_KEY_MS);
    const later = await driven.waitFor((view) => rowsCome(view) > rowsCome(first), PATIENT);
    expect(rowsCome(later)).toBeLessThan(held.flowCount);
  });

  it('has all of them in its table soon after the last byte', async () => {
    const arriving = Promise.all([appliance.nextSent(), driven.waitFor(all(), PATIENT)]);
    appliance.goOn();
    const [{ at }, { seenAt }] = await arriving;
    expect(seenAt - at).toBeLessThan(LONGEST_TABLE_MS);
  });

  it('keeps them and hears keys while others come, and gives those up with Esc', async () => {
    await appliance.answerWith({ flowCount: 200_000, minute: 1, bytesPerSecond: 10_000_000, stopsAt: 60_000_000 });
    driven.send('r');
    await driven.waitFor(PROGRESS_BEHIND, PATIENT);
    const times = await answerTimes([
      ['j', isSelected(1)],
      ['k', isSelected(0)],
    ]);
    expect(Math.max(...times)).toBeLessThan(LONGEST_KEY_MS);
    const givingUp = Promise.all([appliance.nextSent(), driven.waitFor('given up; r asks again', PATIENT)]);
    driven.send(ESC);
    const [{ wasGivenUp }] = await givingUp;
    expect(wasGivenUp).toBe(true);
    await driven.waitFor(all(), PATIENT);
  });

  it('lists what a filter lets through, and all of them again', async () => {
    driven.send('/');
    await driven.waitFor(/^ \/ /, PATIENT);
    driven.send(`port:445${ENTER}`);
    const some = await driven.waitFor(new RegExp(`: [\\d,]+ of ${told(held.flowCount)}\\b`), PATIENT);
    expect(rowsOf(some).length).toBeGreaterThan(10);
    for (const row of rowsOf(some)) expect(row).toMatch(/ 445 /);
    driven.send('x');
    await driven.waitFor(all(), PATIENT);
  });

  it('orders them by their bytes, the most first, and leads to the last of them', async () => {
    await chooseOrder('bytes, the most first');
    await driven.waitFor((view) => rowsOf(view).length > 10 && isFalling(bytesIn(view)), PATIENT);
    driven.send('G');
    const end = await driven.waitFor(new RegExp(`^ {3}rows [\\d,]+-(${told(held.flowCount)}) of \\1$`), PATIENT);
    expect(isSelected(-1)(end)).toBe(true);
    expect(isFalling(bytesIn(end))).toBe(true);
  });

  it('holds no more than 1,000 bytes of memory for each of them', async () => {
    const bytesHeld = (): number => ((costOf(driven.pid).rssMb - megabytesBefore) * 1024 * 1024) / held.flowCount;
    await expect.poll(bytesHeld, { timeout: PATIENT.timeoutMs }).toBeLessThan(MOST_BYTES_HELD);
  });
});
