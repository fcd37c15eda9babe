// The sums of traffic by one trait after the other, as an appliance of the field tells them: all elements of `statistics` are one map of sections.
import type { SectionRow, TrafficSections } from '../../domain/flow.ts';
import { clean } from '../../text/clean.ts';
import { isObject, name } from '../leaf.ts';
import { isWrong, type Read, Wrong } from '../reading.ts';
import { arrived, type Entry, entriesAt, entry, missing, together } from './entries.ts';
import { amount, isAddress } from './tolerant.ts';

/** The name of a section on the wire, and under which name its rows say what they are about. */
const SECTIONS: Readonly<Record<keyof TrafficSections, readonly [string, string]>> = {
  status: ['Connection Status', 'Connections'],
  remotePorts: ['Remote Ports', 'rport'],
  localPorts: ['Local Ports', 'lport'],
  devices: ['devices', 'device'],
  subnets: ['Subnets', 'subnet'],
  directions: ['intext', 'intext'],
  protocols: ['protocols', 'protocol'],
  applicationProtocols: ['applicationprotocols', 'applicationprotocol'],
};

const ROW_NAMES = ['name', 'label', ...Object.values(SECTIONS).map(([, own]) => own)];

/** Amounts are bytes whatever the metric; `false` stands where there were none to count. Of a device outside, `ip` may be a name. */
const rowOf = (own: string): Entry<SectionRow> =>
  entry<SectionRow>((take, key) => {
    const bytesIn = take(amount, 'in');
    const bytesOut = take(amount, 'out');
    const ip = take(name, 'ip');
    const called = take(name, own, ...ROW_NAMES) ?? ip ?? (key === undefined ? undefined : clean(key));
    if (called !== undefined)
      return { name: called, ip: ip !== undefined && isAddress(ip) ? ip : undefined, bytesIn, bytesOut };
    return bytesIn === undefined && bytesOut === undefined ? undefined : missing(own, 'what the row is about');
  });

type Section = Readonly<{ key: keyof TrafficSections; wireName: string; row: Entry<SectionRow> }>;

const ALL: readonly Section[] = Object.entries(SECTIONS).map(([key, [wireName, own]]) => ({
  key: key as keyof TrafficSections,
  wireName,
  row: rowOf(own),
}));

/** Sections stand in the elements of a list or map, or directly under `statistics`. */
export const SECTION_PLACES = together(
  ALL.flatMap(({ wireName, row }) =>
    ['statistics', 'statistics[]', 'statistics.*'].map((outer) => entriesAt(`${outer}.${wireName}`, row)),
  ),
);

type Rows = Map<keyof TrafficSections, SectionRow[]>;

export const trafficSections: Read<TrafficSections | undefined> = (raw) => {
  if (raw === undefined || raw === null || raw === '' || raw === false) return undefined;
  if (typeof raw !== 'object') return new Wrong(raw, 'a list');
  const rows: Rows = new Map();
  for (const [key, part] of partsOf(raw)) {
    const wrong = addSections(rows, part);
    if (wrong !== undefined) return key === undefined ? wrong : wrong.under(key);
  }
  return sectionsOf(rows);
};

/** The objects that may hold sections: the whole, and what stands in it. */
const partsOf = (raw: object): readonly (readonly [string | number | undefined, unknown])[] =>
  Array.isArray(raw)
    ? [...raw.entries()]
    : [[undefined, raw], ...Object.entries(raw).filter(([key]) => !WIRE_NAMES.has(key))];

const WIRE_NAMES: ReadonlySet<string> = new Set(ALL.map(({ wireName }) => wireName));

/** A section that comes in several parts has the rows of all of them. */
const addSections = (rows: Rows, part: unknown): Wrong | undefined => {
  if (!isObject(part)) return undefined;
  for (const { key, wireName, read } of READERS) {
    const some = Object.hasOwn(part, wireName) ? read(part[wireName]) : undefined;
    if (isWrong(some)) return some.under(wireName);
    if (some === undefined) continue;
    const known = rows.get(key) ?? [];
    for (const row of some) known.push(row);
    rows.set(key, known);
  }
  return undefined;
};

const READERS = ALL.map(({ key, wireName, row }) => ({ key, wireName, read: arrived(row) }));

const sectionsOf = (rows: Rows): TrafficSections => ({
  status: rows.get('status'),
  remotePorts: rows.get('remotePorts'),
  localPorts: rows.get('localPorts'),
  devices: rows.get('devices'),
  subnets: rows.get('subnets'),
  directions: rows.get('directions'),
  protocols: rows.get('protocols'),
  applicationProtocols: rows.get('applicationProtocols'),
});
