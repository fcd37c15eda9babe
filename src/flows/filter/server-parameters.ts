// Parts a filter into what the appliance can filter itself, as parameters of its network endpoint, and what remains to be done here.
import {
  andOf,
  type Condition,
  type Expression,
  type Filter,
  type Moment,
  partsOf,
  type Value,
} from './language/filter.ts';

/** Named as the endpoint names them. */
export type ServerParameters = Readonly<{
  did?: number;
  ip?: string;
  port?: number;
  sourceport?: number;
  destinationport?: number;
  protocol?: string;
  applicationprotocol?: string;
  intext?: 'internal' | 'external';
  viewsubnet?: number;
}> &
  StartBounds;

/** Between which moments flows begin: fixed ones, or so many milliseconds before the end of the window. */
export type StartBounds = Readonly<{
  startsFromAt?: number;
  startsFromBack?: number;
  startsUntilAt?: number;
  startsUntilBack?: number;
}>;

/** Conditions that have to be true all alike; the second one on the same parameter remains. */
export const serverParameters = (filter: Filter): Readonly<{ parameters: ServerParameters; rest: Filter }> => {
  let parameters: ServerParameters = {};
  const rest: Expression[] = [];
  for (const part of partsOf(filter)) {
    const asked = part.kind === 'condition' ? parameterOf(part) : undefined;
    if (asked === undefined || Object.keys(asked).some((name) => Object.hasOwn(parameters, name))) rest.push(part);
    else parameters = { ...parameters, ...asked };
  }
  return { parameters, rest: andOf(rest) };
};

/** Of the conditions those that these parameters ask for, and the others. */
export const splitByAsked = (
  filter: Filter,
  asked: Readonly<Record<string, unknown>>,
): Readonly<{ asked: Filter; rest: Filter }> => {
  const isAsked = (part: Expression): boolean => {
    const entries = Object.entries((part.kind === 'condition' ? parameterOf(part) : undefined) ?? {});
    return entries.length > 0 && entries.every(([name, value]) => asked[name] === value);
  };
  const parts = partsOf(filter);
  return { asked: andOf(parts.filter(isAsked)), rest: andOf(parts.filter((part) => !isAsked(part))) };
};

const parameterOf = (condition: Condition): ServerParameters | undefined => {
  const { field, operator, values } = condition;
  if (field === 'start') return startBounds(condition);
  const [value] = values;
  const isSingle = values.length === 1 && (operator === ':' || operator === '=');
  return value === undefined || !isSingle ? undefined : parameterFor(field, value);
};

/** A little wider than what is asked for rather than narrower: all of it is filtered again here. */
const startBounds = ({ operator, values }: Condition): StartBounds | undefined => {
  const [value] = values;
  if (value === undefined || values.length > 1) return undefined;
  if (value.kind === 'moments' && operator === ':') return { ...fromBound(value.from), ...untilBound(value.to) };
  if (value.kind !== 'moment') return undefined;
  switch (operator) {
    case '>':
    case '>=':
      return fromBound(value.moment);
    case '<':
    case '<=':
      return untilBound(value.moment);
    default:
      return undefined;
  }
};

const fromBound = (moment: Moment): StartBounds =>
  moment.kind === 'at' ? { startsFromAt: moment.at } : { startsFromBack: moment.ms };

const untilBound = (moment: Moment): StartBounds =>
  moment.kind === 'at' ? { startsUntilAt: moment.at } : { startsUntilBack: moment.ms };

const parameterFor = (field: string, value: Value): ServerParameters | undefined => {
  switch (value.kind) {
    case 'number':
      return numberParameter(field, value.value);
    case 'address':
      return field === 'ip' ? { ip: value.ip } : undefined;
    case 'device':
      return field === 'ip' ? { did: value.did } : undefined;
    case 'text':
      return textParameter(field, value.text);
    default:
      return undefined;
  }
};

const numberParameter = (field: string, value: number): ServerParameters | undefined => {
  switch (field) {
    case 'did':
      return { did: value };
    case 'port':
      return { port: value };
    case 'sport':
      return { sourceport: value };
    case 'dport':
      return { destinationport: value };
    case 'sid':
      return { viewsubnet: value };
    default:
      return undefined;
  }
};

const textParameter = (field: string, text: string): ServerParameters | undefined => {
  if (field === 'proto') return { protocol: text };
  if (field === 'app') return { applicationprotocol: text };
  const word = text.toLowerCase();
  return field === 'dir' && (word === 'internal' || word === 'external') ? { intext: word } : undefined;
};
