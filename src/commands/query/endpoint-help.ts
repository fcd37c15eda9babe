// The parameters of an endpoint as help text, from the same data that checks them.
import type { AnyEndpoint } from '../../api/endpoint.ts';
import { type Parameter, wireNameOf } from '../../api/parameters/parameter.ts';
import { hang } from '../../text/hang.ts';

const NAME_WIDTH = 21;
const WIDTH = 80;

/** `heading` stands above them. */
export const endpointHelp = (endpoint: AnyEndpoint, heading: string): string => {
  const lines = endpoint.parameters.map((parameter: Parameter) => {
    const required = parameter.isRequired === true ? ' (required)' : '';
    const allowed = allowedText(parameter);
    const says = hang(`  ${wireNameOf(parameter).padEnd(NAME_WIDTH)}`, `${parameter.says}${required}`, WIDTH);
    return allowed === '' ? says : `${says}\n${hang(' '.repeat(NAME_WIDTH + 2), allowed, WIDTH)}`;
  });
  return `\n${heading}:\n${lines.join('\n')}`;
};

const allowedText = (parameter: Parameter): string => {
  switch (parameter.kind) {
    case 'integer':
      return integerText(parameter);
    case 'port':
      return '0 to 65535';
    case 'instant':
      return 'milliseconds since 1970, UTC';
    case 'moment':
      return '"YYYY-MM-DD HH:MM:SS", UTC';
    case 'boolean':
      return 'true or false';
    case 'choice':
      return parameter.allowed.join(', ');
    case 'fields':
      return 'names joined by commas';
    case 'field':
      return 'the name of one field';
    case 'form':
      return parameter.allowed;
    case 'address':
      return 'an IPv4 or IPv6 address';
    case 'text':
      return '';
  }
};

const integerText = ({ least, most, oneOf }: Extract<Parameter, { kind: 'integer' }>): string => {
  if (oneOf !== undefined) return oneOf.join(', ');
  return Number.MAX_SAFE_INTEGER === most ? 'a whole number' : `${least} to ${most}`;
};
