// From `key=value` words of a command line to the typed parameters of an endpoint.
import { failed, type Result, success } from '../../domain/result.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { badParameter, checkParameters, unknownParameter } from './check-parameters.ts';
import { type Parameter, type ParameterValue, type Values, wireNameOf } from './parameter.ts';

export type Pair = readonly [string, string];

/** Names are taken as they are on the wire (`from`) and as they are in code (`from_`). */
export const parseParameters = <P extends Values>(
  endpoint: EndpointDefinition<string, P, unknown>,
  pairs: readonly Pair[],
): Result<P> => {
  const values = readPairs(endpoint.name, endpoint.parameters, pairs);
  return values.ok ? checkParameters(endpoint, values.value) : values;
};

const readPairs = (endpoint: string, parameters: readonly Parameter[], pairs: readonly Pair[]): Result<Values> => {
  const values: Record<string, ParameterValue> = {};
  for (const [name, text] of pairs) {
    const parameter = parameters.find((one) => one.name === name || wireNameOf(one) === name);
    if (parameter === undefined) return failed(badParameter(endpoint, unknownParameter(parameters, name)));
    if (Object.hasOwn(values, parameter.name)) {
      return failed(
        badParameter(endpoint, {
          parameter: wireNameOf(parameter),
          came: 'it was given twice',
          advice: 'Give it once.',
        }),
      );
    }
    values[parameter.name] = readText(parameter, text);
  }
  return success(values);
};

/** What cannot be read stays text, so that the check that follows refuses it with its usual words. */
const readText = (parameter: Parameter, text: string): ParameterValue => {
  switch (parameter.kind) {
    case 'integer':
    case 'port':
    case 'instant':
      return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
};
