// The security events of ordinary days: many small ones by the rhythm of work, nothing critical, hardly anything high.
import { HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import type { EventKind, SecurityEvent, Severity, SimulatedDevice } from '../model.ts';
import { createRandom, mix, type Random } from '../random.ts';
import { hourOf } from '../slots.ts';
import { ATTACK, type Attack } from './attack.ts';

type Chance<T> = readonly (readonly [T, number])[];

type KindFacts = Readonly<{
  kind: EventKind;
  /** In the default world of 156 devices, on a working day. */
  perDay: number;
  severities: Chance<Severity>;
}>;

const DEFAULT_DEVICES = 156;

const KINDS: readonly KindFacts[] = [
  {
    kind: 'enhanced_monitoring',
    perDay: 148,
    severities: [
      ['low', 0.86],
      ['medium', 0.14],
    ],
  },
  {
    kind: 'model_breaches',
    perDay: 35,
    severities: [
      ['low', 0.7],
      ['medium', 0.275],
      ['high', 0.025],
    ],
  },
  {
    kind: 'ai_analyst_incidents',
    perDay: 8,
    severities: [
      ['low', 0.55],
      ['medium', 0.42],
      ['high', 0.03],
    ],
  },
  {
    kind: 'antigena_actions',
    perDay: 4,
    severities: [
      ['low', 0.6],
      ['medium', 0.4],
    ],
  },
];

/**
 * No execution, lateral movement, exfiltration or impact: with these, every week of an ordinary company would look like a
 * whole chain of attack. The rest are what scanners, odd logons and curious software set off. `undefined` maps to nothing.
 */
const ATTACKS: Chance<Attack | undefined> = [
  [undefined, 24],
  [ATTACK.exploitPublicApplication, 7],
  [ATTACK.phishing, 5],
  [ATTACK.scheduledTask, 6],
  [ATTACK.autostart, 4],
  [ATTACK.exploitPrivilege, 2],
  [ATTACK.validAccounts, 5],
  [ATTACK.processInjection, 5],
  [ATTACK.obfuscatedFiles, 5],
  [ATTACK.bruteForce, 7],
  [ATTACK.stealTickets, 2],
  [ATTACK.networkServiceDiscovery, 8],
  [ATTACK.remoteSystemDiscovery, 5],
  [ATTACK.sharedDriveData, 3],
  [ATTACK.emailCollection, 2],
  [ATTACK.webProtocols, 7],
  [ATTACK.ingressToolTransfer, 3],
];

/** Part of the day's mean, hour by hour; adds up to 24. */
const WORKDAY = [
  0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.7, 1, 1.5, 1.7, 1.7, 1.6, 1.3, 1.5, 1.7, 1.6, 1.5, 1.3, 1, 0.8, 0.6, 0.6, 0.5, 0.3,
];
const WEEKEND_SHARE = 0.55;
const DAYS_BEFORE_SUNDAY_OF_EPOCH = 4;

type Fleet = Readonly<{
  devices: readonly SimulatedDevice[];
  isOn(did: number, at: Instant): boolean;
}>;

export const backgroundEvents = (seed: number, fleet: Fleet, span: TimeSpan): readonly SecurityEvent[] => {
  const first = hourOf(span.startAt);
  const count = span.endAt <= span.startAt ? 0 : hourOf(span.endAt - 1) - first + 1;
  return Array.from({ length: count }, (_, index) => eventsOfHour(seed, fleet, first + index))
    .flat()
    .filter((event) => event.at >= span.startAt && event.at < span.endAt);
};

const eventsOfHour = (seed: number, fleet: Fleet, hour: number): readonly SecurityEvent[] => {
  const random = createRandom(mix(seed, hour), 'background events');
  const level = (levelOf(hour) * fleet.devices.length) / DEFAULT_DEVICES / 24;
  return KINDS.flatMap((facts) =>
    Array.from({ length: countOf(random, facts.perDay * level) }, () => eventOf(random, facts, fleet, hour * HOUR_MS)),
  ).sort((a, b) => a.at - b.at);
};

const levelOf = (hour: number): number => {
  const weekday = (Math.floor(hour / 24) + DAYS_BEFORE_SUNDAY_OF_EPOCH) % 7;
  return weekday === 0 || weekday === 6 ? WEEKEND_SHARE : (WORKDAY[hour % 24] ?? 1);
};

/** Poisson, by counting how many uniform draws it takes to fall below e^-mean; in steps, as that underflows for large means. */
const countOf = (random: Random, mean: number): number => {
  const step = 20;
  if (mean > step) return countOf(random, step) + countOf(random, mean - step);
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random.unit(); product > floor; product *= random.unit()) count += 1;
  return count;
};

const eventOf = (random: Random, facts: KindFacts, fleet: Fleet, hourAt: Instant): SecurityEvent => {
  const at = hourAt + random.between(0, HOUR_MS - 1);
  const did = hostOf(fleet, random.between(0, fleet.devices.length - 1), at);
  return { at, kind: facts.kind, severity: choose(random, facts.severities), did, attack: choose(random, ATTACKS) };
};

/** The device of this place in the list, or the next one that exists and is on. */
const hostOf = ({ devices, isOn }: Fleet, place: number, at: Instant): number | undefined => {
  for (let step = 0; step < devices.length; step += 1) {
    const device = devices[(place + step) % devices.length];
    if (device !== undefined && device.firstSeenAt <= at && isOn(device.did, at)) return device.did;
  }
  return undefined;
};

const choose = <T>(random: Random, chances: Chance<T>): T => {
  let left = random.unit() * chances.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of chances) {
    left -= weight;
    if (left < 0) return value;
  }
  return random.pick(chances)[0];
};
