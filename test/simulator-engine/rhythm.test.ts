// When and how much: the mean that was asked for, days and nights, weekends, and what it costs to tell.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { ANCHOR_AT, anEngine, collect, hoursBefore, sumOf } from './an-engine.ts';

const LAST_MIDNIGHT = Math.floor(ANCHOR_AT / DAY_MS) * DAY_MS;

/** Flows per hour of one day, counted in days before the anchor's own. */
const hoursOfDay = (engine: ReturnType<typeof anEngine>, daysBefore: number): Promise<readonly number[]> =>
  engine.connectionCounts(
    Array.from({ length: 25 }, (_, hour) => LAST_MIDNIGHT - daysBefore * DAY_MS + hour * HOUR_MS),
  );

const mean = (numbers: readonly number[]): number => sumOf(numbers, (number) => number) / numbers.length;

describe('the rate', () => {
  it('is on average what was asked for, over a week', async () => {
    for (const flowsPerHour of [600, 2_500, 80_000]) {
      const engine = anEngine({ flowsPerHour });
      const counts = await engine.connectionCounts([ANCHOR_AT - 7 * DAY_MS, ANCHOR_AT]);
      expect((counts[0] ?? 0) / 168 / flowsPerHour).toBeGreaterThan(0.9);
      expect((counts[0] ?? 0) / 168 / flowsPerHour).toBeLessThan(1.1);
    }
  });

  it('is about 2,500 an hour in the default world', async () => {
    const counts = await anEngine().connectionCounts([ANCHOR_AT - 7 * DAY_MS, ANCHOR_AT]);
    expect(Math.abs((counts[0] ?? 0) / 168 - 2_500)).toBeLessThan(250);
  });
});

describe('the rhythm', () => {
  it('has office days at least three times as busy as nights, and a dip at noon', async () => {
    const hours = await hoursOfDay(anEngine(), 1);
    expect(mean(hours.slice(8, 16))).toBeGreaterThan(3 * mean(hours.slice(0, 5)));
    expect(hours[12]).toBeLessThan(Math.min(hours[10] ?? 0, hours[14] ?? 0));
  });

  it('rests at the weekend and on the holiday a few weeks ago', async () => {
    const engine = anEngine();
    const tuesday = mean((await hoursOfDay(engine, 1)).slice(8, 16));
    const sunday = mean((await hoursOfDay(engine, 3)).slice(8, 16));
    // Seventeen days before that Wednesday is a Sunday; the holiday is the working day before it.
    const holiday = mean((await hoursOfDay(engine, 19)).slice(8, 16));
    expect(sunday).toBeLessThan(tuesday / 2);
    expect(holiday).toBeLessThan(tuesday / 2);
  });

  it('shows in a single workstation, every working day', async () => {
    const engine = anEngine();
    const device = engine.devices.filter(({ kind }) => kind === 'workstation')[3];
    const flows = await collect(engine.flowsOf(device?.did ?? 0, hoursBefore(14 * 24)));
    const byDay = flows.filter((flow) => [9, 10, 13, 14].includes(new Date(flow.startAt).getUTCHours()));
    const byNight = flows.filter((flow) => [1, 2, 3, 4].includes(new Date(flow.startAt).getUTCHours()));
    const web = (list: typeof flows): number => list.filter((flow) => flow.destinationPort === 443).length;
    expect(web(byDay)).toBeGreaterThan(3 * web(byNight));
    expect(flows.length).toBeGreaterThan(1_000);
  });

  it('keeps peaks within five times the mean of a day', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const { peak, bytesIn, bytesOut } = await anEngine({ seed }).totals(hoursBefore(24), 'all');
      expect(peak?.bytesPerSecond ?? 0).toBeLessThan((5 * (bytesIn + bytesOut)) / 86_400);
    }
  });
});

describe('the cost', () => {
  it('of telling hundreds of thousands of flows is a few microseconds each, in little memory', async () => {
    const engine = anEngine({ flowsPerHour: 600_000 });
    const startAt = LAST_MIDNIGHT - 12 * HOUR_MS;
    let count = 0;
    let largestBatch = 0;
    const before = process.memoryUsage().rss;
    const usage = process.cpuUsage();
    for await (const batch of engine.flows({ startAt, endAt: startAt + HOUR_MS / 4 })) {
      count += batch.length;
      largestBatch = Math.max(largestBatch, batch.length);
    }
    const { user, system } = process.cpuUsage(usage);
    expect(count).toBeGreaterThan(200_000);
    expect(largestBatch).toBeLessThan(20_000);
    // Generous: about one microsecond each on an idle machine.
    expect((user + system) / count).toBeLessThan(10);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it('of totals over a month asked again is next to nothing', async () => {
    const engine = anEngine();
    const first = await engine.totals(hoursBefore(720), 'all');
    const usage = process.cpuUsage();
    expect(await engine.totals(hoursBefore(720), 'all')).toEqual(first);
    const { user, system } = process.cpuUsage(usage);
    expect(user + system).toBeLessThan(200_000);
  });

  it('lets others have their turn meanwhile', async () => {
    const engine = anEngine({ deviceCount: 400 });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await engine.totals(hoursBefore(240), 'all');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });
});
