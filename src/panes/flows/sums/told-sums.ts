// What stands above connections: that they are no flows, what the sums beside them come to, and what of the filter neither of them answers.

import type { TrafficSums } from '../../../analysis/facts.ts';
import { shareOf } from '../../../analysis/figures/known.ts';
import { sideOf, wholeOf } from '../../../analysis/traffic/sums/count-sums.ts';
import { incomparable } from '../../../flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../../flows/filter/flow-fields.ts';
import type { Schema } from '../../../flows/filter/language/field.ts';
import { andOf, type Filter, partsOf } from '../../../flows/filter/language/filter.ts';
import { printFilter } from '../../../flows/filter/language/print-filter.ts';
import { splitByAsked } from '../../../flows/filter/server-parameters.ts';
import type { FlowTable } from '../../../flows/flow-table.ts';
import { formatBytes, formatCount, formatPercent } from '../../../text/units.ts';
import { type Line, lineWidth } from '../../../theme/line.ts';
import { readFlowFilter } from '../flow-filter.ts';
import type { FlowsAsked } from '../questions.ts';

/** What is filtered is called what it is. */
export const CONNECTIONS: Schema = { ...FLOW_SCHEMA, noun: 'connections' };

/** Of no connections at all nothing can be said. */
export const incomparableIn = (table: FlowTable, here: string): readonly string[] =>
  table.rowCount === 0 ? [] : incomparable(table, readFlowFilter(here));

type Asked = Pick<FlowsAsked, 'filter' | 'here' | 'asked' | 'answer' | 'isStandIn' | 'asking'>;

/** Who narrows what: the appliance both its sums and its connections, and the rest is looked for among the connections. */
export const whoNarrows = (asked: Asked, unknown: readonly string[]): Line => {
  const parsed = readFlowFilter(asked.filter);
  if (parsed.kind === 'all') return [];
  const byAppliance = printFilter(splitByAsked(parsed, asked.asked).asked, FLOW_SCHEMA);
  const here = printFilter(readFlowFilter(asked.here), FLOW_SCHEMA);
  const open = printFilter(openPart(parsed, asked), FLOW_SCHEMA);
  const who = [
    ...(byAppliance === ''
      ? []
      : [here === '' && open === '' ? 'by the appliance' : `by the appliance: ${byAppliance}`]),
    ...(here === '' ? [] : [byAppliance === '' ? 'filtered here' : `here: ${here}`]),
    ...(asked.asking !== undefined && asked.isStandIn ? ['asking for the rest'] : []),
  ];
  return [
    ...(unknown.length === 0
      ? []
      : [{ text: `  ${unknown.join(', ')} not reported: nothing to compare`, meaning: 'warning' as const }]),
    ...notNarrowed(asked, open),
    { text: who.length === 0 ? '' : `  (${who.join('; ')})`, meaning: 'dim' },
  ];
};

/** The question for the rest failed, and nobody can do it here. */
const notNarrowed = ({ isStandIn, asking }: Asked, open: string): Line =>
  open === '' || !isStandIn || asking !== undefined ? [] : [{ text: `  not narrowed by ${open}`, meaning: 'warning' }];

/** What neither the appliance filtered so far nor anybody here can. */
const openPart = (filter: Filter, { asked, here }: Asked): Filter => {
  const done = new Set(partsOf(readFlowFilter(here)).map((part) => printFilter(part, FLOW_SCHEMA)));
  const { rest } = splitByAsked(filter, asked);
  return andOf(partsOf(rest).filter((part) => !done.has(printFilter(part, FLOW_SCHEMA))));
};

/** What the sums come to, and that these are sums; with what room there is, in more or fewer words. */
export const sumsLine = (sums: TrafficSums, told: number, width: number): Line => {
  const { bytes, bytesIn, bytesOut } = wholeOf(sums.sections ?? NO_SECTIONS);
  const external = shareOf(sideOf(sums.sections, 'external')?.bytes, bytes);
  const amounts = [
    bytes === undefined ? (isNothing(sums) ? 'nothing moved' : 'bytes not reported') : formatBytes(bytes),
    ...(bytesIn === undefined ? [] : [`in ${formatBytes(bytesIn)}`]),
    ...(bytesOut === undefined ? [] : [`out ${formatBytes(bytesOut)}`]),
    ...(external === undefined ? [] : [`external ${formatPercent(external)}`]),
  ].join('  ');
  const protocols = topProtocols(sums);
  const notes = notesOf(told, sums.notNarrowedBy);
  const lines = notes.flatMap((note): readonly Line[] => {
    const line: Line = [{ text: ` ${amounts}` }, { text: `   ${note}`, meaning: 'dim' }];
    return [[...line, { text: protocols, meaning: 'dim' }], line];
  });
  return lines.find((line) => lineWidth(line) <= width) ?? [{ text: ` ${amounts}` }];
};

const NO_SECTIONS = {
  status: undefined,
  remotePorts: undefined,
  localPorts: undefined,
  devices: undefined,
  subnets: undefined,
  directions: undefined,
  protocols: undefined,
  applicationProtocols: undefined,
};

/** Sections that came without a row. */
const isNothing = ({ sections }: TrafficSums): boolean => {
  const told = Object.values(sections ?? NO_SECTIONS).filter((rows) => rows !== undefined);
  return told.length > 0 && told.every((rows) => rows.length === 0);
};

/** The longest first. */
const notesOf = (told: number, left: string): readonly string[] => {
  if (left === '' && told === 0) return ['the appliance tells sums instead of flows', 'sums, no flows'];
  return left === ''
    ? [
        `the appliance tells sums, and the ${formatCount(told)} connections it names, instead of flows`,
        `sums, and the ${formatCount(told)} connections it names, instead of flows`,
        'sums and connections, no flows',
        'sums, no flows',
      ]
    : [
        `the appliance's sums, which are not narrowed by ${left}`,
        `sums, not narrowed by ${left}`,
        'sums, not narrowed',
      ];
};

const MOST_PROTOCOLS = 3;

const topProtocols = ({ sections }: TrafficSums): string => {
  const rows = sections?.protocols ?? [];
  const whole = sections === undefined ? undefined : wholeOf(sections).bytes;
  return rows
    .map(({ name, bytesIn, bytesOut }) => ({ name, bytes: (bytesIn ?? 0) + (bytesOut ?? 0) }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, MOST_PROTOCOLS)
    .map(({ name, bytes }) => `  ${name} ${formatPercent(shareOf(bytes, whole))}`)
    .join('');
};
