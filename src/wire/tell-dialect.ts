// Which dialect an answer is written in, told by the names at its top as soon as one of them tells.
import type { KnownDialect } from '../domain/profile.ts';
import type { Chunks } from './json-stream.ts';

/** Undefined where nothing at its top tells, or where it is no object. What the chunks throw, this throws. */
export const tellDialect = async (chunks: Chunks): Promise<KnownDialect | undefined> => {
  const decoder = new TextDecoder();
  let text = '';
  let scannedLength = 0;
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length < 2 * scannedLength) continue;
    scannedLength = text.length;
    const told = dialectOfStart(text);
    if (told !== undefined || text.length > FARTHEST) return told;
  }
  return dialectOfStart(text);
};

/** The name that tells stands near the beginning, or behind little things. */
const FARTHEST = 256 * 1024;

/** Of the beginning of a document, however short. */
export const dialectOfStart = (text: string): KnownDialect | undefined => {
  for (const { name, first } of topNames(text)) {
    const told = Object.hasOwn(TELLING, name) ? TELLING[name] : undefined;
    const dialect = typeof told === 'string' ? told : told?.[kindOf(first)];
    if (dialect !== undefined) return dialect;
  }
  return undefined;
};

type ValueKind = 'object' | 'list' | 'plain';

const documented = 'documented';
const appliance = 'appliance';

/** Some names are in both: then the kind of the value tells. */
const TELLING: Readonly<Record<string, KnownDialect | Readonly<Partial<Record<ValueKind, KnownDialect>>>>> = {
  bandwidth: { object: documented, list: appliance },
  events: { object: documented, plain: appliance },
  devices: { object: documented, list: appliance },
  alerts: documented,
  summary_period: documented,
  event_counts: documented,
  bandwidth_stats: documented,
  mitre_tactics: documented,
  traffic: documented,
  summary: documented,
  devicecount: appliance,
  usercredentialcount: appliance,
  usercredentials: appliance,
  patterns: appliance,
  antigenaDevices: appliance,
  antigenaActions: appliance,
  subnets: { plain: appliance, list: appliance },
  mitreTactics: appliance,
  statistics: appliance,
  connections: { list: appliance },
  externaldevices: appliance,
  deviceInfo: appliance,
  version: appliance,
  applianceType: appliance,
  bundleVersion: appliance,
  modelsUpdated: appliance,
  excessTraffic: appliance,
};

const kindOf = (first: string): ValueKind => {
  if (first === '{') return 'object';
  return first === '[' ? 'list' : 'plain';
};

type TopName = Readonly<{ name: string; first: string }>;

/** The names at the top of an object, each with the first letter of its value; as far as the text goes. */
function* topNames(text: string): Generator<TopName> {
  let depth = 0;
  let name: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (SPACE.has(letter)) continue;
    if (depth === 0 && letter !== '{') return;
    if (name !== undefined && letter !== ':') {
      yield { name, first: letter };
      name = undefined;
      if (letter === '"') at = textEnd(text, at);
    } else if (letter === '"') {
      const end = textEnd(text, at);
      // A text at the top that is no value is a name, and only whole ones count.
      if (depth === 1 && end < text.length) name = text.slice(at + 1, end);
      at = end;
    }
    if (letter === '{' || letter === '[') depth += 1;
    if (letter === '}' || letter === ']') depth -= 1;
    if (depth < 1) return;
  }
}

const SPACE = new Set([' ', '\n', '\r', '\t', '\u{feff}']);

/** Where the closing quote stands, or the end of the text. */
const textEnd = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
};
