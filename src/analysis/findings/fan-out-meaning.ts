// What NET-R2 saw: a search for hosts, or one service of remote control tried on many, which is how an intruder moves on.
import type { Finding } from '../../domain/finding.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { partsOf } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { remoteServiceOf } from './remote-services.ts';
import type { Meaning } from './rule-meanings.ts';

/** Undefined where another port was among those tried: that is a search. */
export const fanOutMeaning = ({ link }: Finding): Meaning | undefined => {
  const services = new Set(portsIn(link?.filter ?? '').map(remoteServiceOf));
  const [service] = services;
  if (service === undefined || services.has(undefined)) return undefined;
  return { word: services.size === 1 ? service : 'remote access', tactics: ['lateral_movement'] };
};

/** The finding names its ports in the filter of its link. What is no single port is told as NaN, which is no service. */
const portsIn = (filter: string): readonly number[] => {
  const parsed = parseFilter(filter, FLOW_SCHEMA);
  if (!parsed.ok) return [];
  return partsOf(parsed.filter).flatMap((part) =>
    part.kind === 'condition' && part.field === 'dport'
      ? part.values.map((value) => (value.kind === 'number' ? value.value : Number.NaN))
      : [],
  );
};
