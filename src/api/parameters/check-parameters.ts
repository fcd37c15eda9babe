// Whether a whole set of parameters may be sent to an endpoint: known names, right values, rules between them.
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { nearest } from '../../text/nearest.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { checkValue, fieldNames, tellAllowed } from './check-value.ts';
import { type Parameter, type Trouble, type Values, wireNameOf } from './parameter.ts';

type Checked<P extends Values> = Pick<EndpointDefinition<string, P, unknown>, 'name' | 'parameters' | 'rules'>;

export const checkParameters = <P extends Values>(endpoint: Checked<P>, values: Values): Result<P> => {
  if (!isEachRight(endpoint, values))
    return failed(badParameter(endpoint.name, findTrouble(endpoint.parameters, values)));
  const broken = endpoint.rules.map((rule) => rule(values)).find((trouble) => trouble !== undefined);
  return broken === undefined ? success(values) : failed(badParameter(endpoint.name, broken));
};

/** The parameters under their names on the wire; lists of fields joined, as the appliance wants them. */
export const toWire = (parameters: readonly Parameter[], values: Values): Values =>
  Object.fromEntries(
    parameters.map((parameter) => {
      const value = values[parameter.name];
      return [wireNameOf(parameter), parameter.kind === 'fields' ? fieldNames(value)?.join(',') : value];
    }),
  );

export const badParameter = (endpoint: string, trouble: Trouble | undefined): Failure => ({
  kind: 'bad-parameter',
  parameter: trouble?.parameter,
  what: trouble?.parameter === undefined ? endpoint : `${endpoint} ${trouble.parameter}`,
  came: trouble?.came ?? 'the parameters are not right',
  advice: trouble?.advice ?? '',
});

export const unknownParameter = (parameters: readonly Parameter[], name: string): Trouble => {
  const known = parameters.map(wireNameOf);
  const close = begunBy(name, known) ?? nearest(name, known);
  return {
    parameter: clean(name, 40),
    came: 'there is no such parameter',
    advice: `${close === undefined ? '' : `Did you mean "${close}"? `}Known are ${known.join(', ')}.`,
  };
};

/** An abbreviation is a likelier mistake than two wrong letters. */
const begunBy = (name: string, known: readonly string[]): string | undefined =>
  name.length < 3 ? undefined : known.find((one) => one.startsWith(name));

/** Once every name and value is right, the values are what the endpoint's own type says. */
const isEachRight = <P extends Values>(endpoint: Checked<P>, values: Values): values is P =>
  findTrouble(endpoint.parameters, values) === undefined;

const findTrouble = (parameters: readonly Parameter[], values: Values): Trouble | undefined => {
  const given = Object.keys(values).filter((name) => values[name] !== undefined);
  const unknown = given.find((name) => parameters.every((parameter) => parameter.name !== name));
  if (unknown !== undefined) return unknownParameter(parameters, unknown);
  for (const parameter of parameters) {
    const value = values[parameter.name];
    if (value === undefined && parameter.isRequired === true) return missing(parameter);
    const trouble = value === undefined ? undefined : checkValue(parameter, value);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
};

const missing = (parameter: Parameter): Trouble => ({
  parameter: wireNameOf(parameter),
  came: 'it is required but was not given',
  advice: `Give ${tellAllowed(parameter)}.`,
});
