// Which kind of value answers the question with a key: the only questions that are recorded are those known here.
import type { Read } from '../../wire/reading.ts';
import { formatWindow, type WindowChoice } from '../session/window-choice.ts';
import { deviceAnswer, knownDevices } from './values/device.ts';
import { capacityFacts, recordedFindings, watchedSeries } from './values/findings.ts';
import { flowEnds, networkSummary } from './values/network.ts';
import { isInstant } from './values/shapes.ts';
import { bandwidthStats, eventCounts, mitreSummary, pastWindows, systemSummary } from './values/statistics.ts';
import { knownSubnets } from './values/subnets.ts';

/** A network answer may hold a table of flows, which is no plain value. */
export type ValueKind = Readonly<{ kind: 'network' }> | Readonly<{ kind: 'plain'; read: Read<unknown> }>;

const PLAIN: Readonly<Record<string, Read<unknown>>> = {
  system: systemSummary,
  'windows before': pastWindows,
  series: watchedSeries,
  capacity: capacityFacts,
  'network summary': networkSummary,
  'flow ends': flowEnds,
  subnets: knownSubnets,
  device: deviceAnswer,
  'known devices': knownDevices,
  'device search': knownDevices,
};

export const valueKindOf = (key: string): ValueKind | undefined => {
  if (FINDINGS.test(key)) return { kind: 'plain', read: recordedFindings };
  const parts = partsOf(key);
  if (parts === undefined) return undefined;
  if (parts.name === 'flows' || parts.name === 'transfers') return { kind: 'network' };
  if (parts.name === 'period') return { kind: 'plain', read: periodReader(parts.parameters) };
  const read = Object.hasOwn(PLAIN, parts.name) ? PLAIN[parts.name] : undefined;
  return read === undefined ? undefined : { kind: 'plain', read };
};

/** The same for the same question about another window. */
export const questionOfKey = (key: string): string => {
  if (FINDINGS.test(key)) return 'findings';
  const parts = partsOf(key);
  return parts === undefined ? key : JSON.stringify([parts.name, parts.parameters]);
};

/** The window as it can be typed: `24h`, `6h to 2026-01-15 14:00`. */
export const windowOfKey = (key: string): string | undefined => {
  const found = FINDINGS.exec(key);
  return found === null ? partsOf(key)?.window : found[1];
};

const FINDINGS = /^findings (?:last )?(\d{1,4}[hd](?: to [-\d: ]{16,19})?)$/;

type KeyParts = Readonly<{ name: string; window: string | undefined; parameters: readonly unknown[] }>;

/** Keys are made by part-key.ts. */
const partsOf = (key: string): KeyParts | undefined => {
  const parsed = parse(key);
  if (!Array.isArray(parsed)) return undefined;
  const [name, window, parameters]: readonly unknown[] = parsed;
  if (typeof name !== 'string' || !Array.isArray(window) || !Array.isArray(parameters)) return undefined;
  return { name, window: windowText(window), parameters };
};

const parse = (key: string): unknown => {
  try {
    return JSON.parse(key);
  } catch {
    return undefined;
  }
};

const windowText = ([kind, hours, endAt]: readonly unknown[]): string | undefined => {
  if (typeof hours !== 'number' || !Number.isFinite(hours)) return undefined;
  return kind === 'span' && typeof endAt === 'number' && isInstant(endAt)
    ? typed({ kind, hours, endAt })
    : typed({ kind: 'last', hours });
};

const typed = (choice: WindowChoice): string => formatWindow(choice).replace(/^last /, '');

/** The statistics of a period are of another kind for each thing that is counted. */
const periodReader = (parameters: readonly unknown[]): Read<unknown> => {
  const given = new Map(parameters.filter((one): one is [unknown, unknown] => Array.isArray(one) && one.length === 2));
  if (given.get('mitreTactics') === true) return mitreSummary;
  return given.get('eventtype') === 'bandwidth' ? bandwidthStats : eventCounts;
};
