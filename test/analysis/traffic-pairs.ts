// Makes pairs of hosts for tests and measurements: timers of every kind, and the harmless habits that look like them.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts';

export type Contact = Readonly<{ at: Instant; bytes: number }>;
export type Random = () => number;

/** Seeded (mulberry32), 0 up to but not including 1. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const between = (random: Random, from: number, to: number): number => from + (to - from) * random();
const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());
const logNormal = (random: Random, median: number, spread: number): number =>
  Math.round(median * Math.exp(spread * (random() + random() + random() + random() - 2) * 1.7));

export type BeaconShape = Readonly<{ intervalMs: number; jitter: number; missed: number }>;

/** All day: each gap is the interval, more or less a part of it; some contacts are missed. */
export const beaconContacts = (random: Random, { intervalMs, jitter, missed }: BeaconShape): readonly Contact[] => {
  const contacts: Contact[] = [];
  const size = between(random, 200, 4_000);
  for (let at = random() * intervalMs; at < DAY_MS; ) {
    if (random() >= missed)
      contacts.push({ at: Math.round(at), bytes: Math.round(size * between(random, 0.95, 1.05)) });
    at += intervalMs * (1 + jitter * (2 * random() - 1));
  }
  return contacts;
};

/** Jitter 0 to 90 %, missed 0 to 30 %, intervals of 10 s to an hour, evenly on a logarithmic scale. */
export const randomBeacon = (random: Random): BeaconShape => ({
  intervalMs: 10 * SECOND_MS * 360 ** random(),
  jitter: 0.9 * random(),
  missed: 0.3 * random(),
});

type Harmless = (random: Random) => readonly Contact[];

const poisson = (random: Random, from: number, to: number, gapMs: number, bytesOf: () => number): Contact[] => {
  const contacts: Contact[] = [];
  for (let at = from + exponential(random, gapMs); at < to; at += exponential(random, gapMs))
    contacts.push({ at: Math.round(at), bytes: bytesOf() });
  return contacts;
};

export const HARMLESS = {
  browsing: (random) =>
    poisson(random, 0, DAY_MS, (24 * HOUR_MS) / between(random, 6, 400), () => logNormal(random, 12_000, 1.6)),
  'office bursts': (random) => {
    const from = between(random, 7, 9.5) * HOUR_MS;
    const to = from + between(random, 7, 10) * HOUR_MS;
    return poisson(random, from, to, between(random, 4, 40) * MINUTE_MS, () => 0).flatMap(({ at }) =>
      Array.from({ length: 1 + Math.floor(random() * 12) }, () => ({
        at: Math.round(at + exponential(random, 4 * SECOND_MS)),
        bytes: logNormal(random, 9_000, 1.4),
      })),
    );
  },
  'random, constant size': (random) => {
    const size = Math.round(between(random, 80, 2_000));
    return poisson(random, 0, DAY_MS, DAY_MS / between(random, 24, 1_500), () => size);
  },
  'clock polls': (random) => {
    const contacts: Contact[] = [];
    // The distance doubles while the clock holds and falls back when it drifts, by a few seconds' noise.
    let exponent = 6;
    for (let at = between(random, 0, 60) * SECOND_MS; at < DAY_MS; ) {
      contacts.push({ at: Math.round(at), bytes: 152 });
      const chance = random();
      if (chance < 0.25 && exponent < 10) exponent += 1;
      else if (chance > 0.82 && exponent > 6) exponent -= 1 + Math.floor(random() * (exponent - 6));
      at += 2 ** exponent * SECOND_MS + between(random, -3, 3) * SECOND_MS;
    }
    return contacts;
  },
  'backup at night': (random) => {
    const from = between(random, 0, 3) * HOUR_MS;
    return poisson(random, from, from + between(random, 0.5, 4) * HOUR_MS, between(random, 5, 120) * SECOND_MS, () =>
      logNormal(random, 4_000_000, 1.5),
    );
  },
  'mail polls': (random) => {
    const contacts: Contact[] = [];
    const everyMs = [1, 2, 5, 10, 15][Math.floor(random() * 5)] ?? 5;
    const from = between(random, 6.5, 9.5) * HOUR_MS;
    const to = from + between(random, 6, 10) * HOUR_MS;
    for (let at = from; at < to; at += everyMs * MINUTE_MS + between(random, 0, 4) * SECOND_MS)
      contacts.push({ at: Math.round(at), bytes: random() < 0.3 ? logNormal(random, 40_000, 1.5) : 2_140 });
    return contacts;
  },
} as const satisfies Readonly<Record<string, Harmless>>;

export const HARMLESS_KINDS = Object.keys(HARMLESS) as readonly (keyof typeof HARMLESS)[];
