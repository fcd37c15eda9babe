// What a filter means for one flow, written down as plainly as possible and without looking at how tables are filtered.
import ipaddr from 'ipaddr.js';
import type { Flow, FlowEnd } from '../../src/domain/flow.ts';
import type { Condition, Expression, Moment, Value } from '../../src/flows/filter/language/filter.ts';

type Known = string | number;

const endsOf = (flow: Flow, field: string): readonly FlowEnd[] => {
  const sides = field === 'src' || field === 'sdid' ? [flow.source] : [flow.destination];
  const wanted = ['src', 'dst', 'sdid', 'ddid'].includes(field) ? sides : [flow.source, flow.destination];
  return wanted.filter((end) => end !== undefined);
};

const present = (values: readonly (Known | undefined)[]): readonly Known[] =>
  values.filter((value) => value !== undefined);

/** Everything the flow reports for the field. */
const valuesOf = (flow: Flow, field: string): readonly Known[] => {
  const ends = endsOf(flow, field);
  switch (field) {
    case 'src':
    case 'dst':
    case 'ip':
      return present(ends.flatMap((end) => [end.ip, end.hostname, end.label, end.did]));
    case 'did':
    case 'sdid':
    case 'ddid':
      return present(ends.map((end) => end.did));
    case 'port':
      return present([flow.sourcePort, flow.destinationPort]);
    case 'sport':
      return present([flow.sourcePort]);
    case 'dport':
      return present([flow.destinationPort]);
    case 'proto':
      return present([flow.protocol]);
    case 'app':
      return present([flow.applicationProtocol]);
    case 'dir':
      return present([flow.direction]);
    case 'bytes':
      return present([flow.bytes]);
    case 'packets':
      return present([flow.packets]);
    case 'dur':
      return present([flow.durationMs]);
    case 'start':
      return present([flow.startAt]);
    case 'end':
      return present([flow.endAt]);
    case 'score':
      return present([flow.score]);
    case 'flag':
      return flow.flags ?? [];
    case 'tag':
      return ends.flatMap((end) => end.tags ?? []);
    case 'label':
      return present(ends.map((end) => end.label));
    case 'hostname':
      return present(ends.map((end) => end.hostname));
    case 'country':
      return present(ends.map((end) => end.country));
    case 'mac':
      return present(ends.map((end) => end.mac));
    case 'vendor':
      return present(ends.map((end) => end.vendor));
    case 'os':
      return present(ends.map((end) => end.os));
    case 'type':
      return present(ends.map((end) => end.deviceType));
    default:
      throw new Error(field);
  }
};

/** An empty list of flags or tags is reported: there are none. */
const isReported = (flow: Flow, field: string): boolean => {
  if (field === 'flag') return flow.flags !== undefined;
  if (field === 'tag') return endsOf(flow, field).some((end) => end.tags !== undefined);
  return valuesOf(flow, field).length > 0;
};

const instantOf = (moment: Moment, endAt: number): number => (moment.kind === 'at' ? moment.at : endAt - moment.ms);

const limitsOf = (value: Value, endAt: number): readonly [number, number] => {
  switch (value.kind) {
    case 'number':
      return [value.value, value.value];
    case 'range':
      return [value.from, value.to];
    case 'moment':
      return [instantOf(value.moment, endAt), instantOf(value.moment, endAt)];
    case 'moments':
      return [instantOf(value.from, endAt), instantOf(value.to, endAt)];
    default:
      return [Number.NaN, Number.NaN];
  }
};

const compareNumber = (known: number, { operator }: Condition, value: Value, endAt: number): boolean => {
  const [from, to] = limitsOf(value, endAt);
  switch (operator) {
    case '<':
      return known < from;
    case '<=':
      return known <= from;
    case '>':
      return known > from;
    case '>=':
      return known >= from;
    default:
      return from <= known && known <= to;
  }
};

const PARTIAL = ['src', 'dst', 'ip', 'label', 'hostname', 'vendor', 'os', 'type', 'mac'];

const compareText = (known: string, condition: Condition, value: Value): boolean => {
  if (value.kind === 'regex') return new RegExp(value.source, 'i').test(known);
  if (value.kind !== 'text') return false;
  const alike = (text: string) =>
    condition.field === 'mac' ? text.toLowerCase().replaceAll(/[.:-]/g, '') : text.toLowerCase();
  const isPart = condition.operator === ':' && PARTIAL.includes(condition.field);
  return isPart ? alike(known).includes(alike(value.text)) : alike(known) === alike(value.text);
};

const inNetwork = (end: FlowEnd, value: Value): boolean => {
  if (end.ip === undefined || !ipaddr.isValid(end.ip)) return false;
  const address = ipaddr.process(end.ip);
  if (value.kind === 'address') return address.toNormalizedString() === ipaddr.process(value.ip).toNormalizedString();
  if (value.kind !== 'network') return false;
  const [network, bits] = ipaddr.parseCIDR(value.cidr);
  // An IPv4 address is one of the IPv6 addresses, too: ::ffff:a.b.c.d.
  const comparable =
    address.kind() === 'ipv4' && network.kind() === 'ipv6' ? ipaddr.IPv6.parse(`::ffff:${address}`) : address;
  return comparable.kind() === network.kind() && comparable.match(network, bits);
};

const fitsEnd = (end: FlowEnd, condition: Condition, value: Value): boolean => {
  if (value.kind === 'device') return end.did === value.did;
  if (value.kind === 'address' || value.kind === 'network') return inNetwork(end, value);
  return [end.ip, end.hostname, end.label].some((text) => text !== undefined && compareText(text, condition, value));
};

const isPrivate = (end: FlowEnd | undefined): boolean | undefined =>
  end?.ip === undefined ? undefined : ipaddr.isValid(end.ip) && end.ip.startsWith('10.');

/** What is said decides; where nothing is, or nothing known, the addresses do. */
const isOfSide = (flow: Flow, text: string): boolean => {
  const said = flow.direction?.toLowerCase() ?? '';
  const isWay = ['out', 'outbound', 'in', 'inbound'].includes(said);
  const isTold = isWay || ['internal', 'external'].includes(said);
  const sides = [isPrivate(flow.source), isPrivate(flow.destination)];
  if (text.toLowerCase() === 'external') return isTold ? isWay : sides.includes(false);
  return text.toLowerCase() === 'internal' && !isTold && sides.every((side) => side === true);
};

const crosses = (flow: Flow, text: string): boolean => {
  const word = text.toLowerCase();
  const said = flow.direction?.toLowerCase();
  const names = { out: ['out', 'outbound'], in: ['in', 'inbound'] };
  const way = names.out.includes(word) ? 'out' : names.in.includes(word) ? 'in' : undefined;
  if (way === undefined) return false;
  if (said !== undefined && names[way].includes(said)) return true;
  const [home, away] = way === 'out' ? [flow.source, flow.destination] : [flow.destination, flow.source];
  return (said === undefined || said === 'external') && isPrivate(home) === true && isPrivate(away) === false;
};

const fits = (flow: Flow, condition: Condition, endAt: number): boolean =>
  condition.values.some((value) => {
    if (['src', 'dst', 'ip'].includes(condition.field)) {
      return endsOf(flow, condition.field).some((end) => fitsEnd(end, condition, value));
    }
    if (condition.field === 'dir' && value.kind === 'text' && (crosses(flow, value.text) || isOfSide(flow, value.text)))
      return true;
    return valuesOf(flow, condition.field).some((known) =>
      typeof known === 'number' ? compareNumber(known, condition, value, endAt) : compareText(known, condition, value),
    );
  });

const TEXT_FIELDS = [
  'proto',
  'app',
  'dir',
  'flag',
  'tag',
  'label',
  'hostname',
  'country',
  'mac',
  'vendor',
  'os',
  'type',
];

export const passes = (flow: Flow, expression: Expression, endAt: number): boolean => {
  switch (expression.kind) {
    case 'condition':
      if (expression.operator !== '!=') return fits(flow, expression, endAt);
      return isReported(flow, expression.field) && !fits(flow, expression, endAt);
    case 'has':
      return isReported(flow, expression.field);
    case 'not':
      return !passes(flow, expression.part, endAt);
    case 'and':
      return expression.parts.every((part) => passes(flow, part, endAt));
    case 'or':
      return expression.parts.some((part) => passes(flow, part, endAt));
    case 'text': {
      const { value } = expression;
      const texts = TEXT_FIELDS.flatMap((field) => valuesOf(flow, field));
      const addresses = [flow.source?.ip, flow.destination?.ip];
      return present([...texts, ...addresses]).some((text) => {
        if (value.kind === 'regex') return new RegExp(value.source, 'i').test(String(text));
        return String(text).toLowerCase().includes(value.text.toLowerCase());
      });
    }
  }
};
