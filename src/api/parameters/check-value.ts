// Whether one value is what its parameter takes; if not, what came and what is allowed.
import ipaddr from 'ipaddr.js';
import { clean } from '../../text/clean.ts';
import { adviseInstant, INSTANT_ALLOWED, MOMENT_ALLOWED, readMoment } from './moment.ts';
import {
  eitherOf,
  type Parameter,
  type ParameterKind,
  type ParameterValue,
  type Trouble,
  wireNameOf,
} from './parameter.ts';

const SHOWN_LENGTH = 80;
const TEXT_LENGTH = 500;

export const checkValue = (parameter: Parameter, value: ParameterValue): Trouble | undefined => {
  const advice = adviseValue(parameter, value);
  return advice === undefined
    ? undefined
    : { parameter: wireNameOf(parameter), came: `${show(value)} was given`, advice };
};

/** For help texts and messages: what a parameter takes, in a few words. */
export const tellAllowed = (kind: ParameterKind): string => {
  switch (kind.kind) {
    case 'integer':
      return kind.oneOf === undefined ? tellRange(kind.least, kind.most) : eitherOf(kind.oneOf);
    case 'port':
      return tellRange(0, 65_535);
    case 'instant':
      return INSTANT_ALLOWED;
    case 'moment':
      return MOMENT_ALLOWED;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return eitherOf(kind.allowed);
    case 'fields':
      return 'names of fields (letters, digits, _), separated by commas';
    case 'field':
      return 'the name of one field (letters, digits, _)';
    case 'form':
      return kind.allowed;
    case 'address':
      return 'an IPv4 or IPv6 address';
    case 'text':
      return 'some text';
  }
};

/** The names in a value of the kind `fields`, without the spaces around them; undefined when it is no such value. */
export const fieldNames = (value: ParameterValue | undefined): readonly string[] | undefined => {
  if (typeof value !== 'string' && typeof value !== 'object') return undefined;
  const names = typeof value === 'string' ? value.split(',') : value;
  return names.map((name) => name.trim());
};

/** What to do instead; undefined when the value is right. */
const adviseValue = (kind: ParameterKind, value: ParameterValue): string | undefined =>
  kind.kind === 'instant' && typeof value === 'number'
    ? adviseInstant(value)
    : isAllowed(kind, value)
      ? undefined
      : `Use ${tellAllowed(kind)}.`;

const isAllowed = (kind: ParameterKind, value: ParameterValue): boolean => {
  switch (kind.kind) {
    case 'integer':
      return (
        isWhole(value, kind.least, kind.most) && (kind.oneOf === undefined || kind.oneOf.some((one) => one === value))
      );
    case 'port':
      return isWhole(value, 0, 65_535);
    case 'instant':
      return typeof value === 'number' && adviseInstant(value) === undefined;
    case 'moment':
      return typeof value === 'string' && readMoment(value) !== undefined;
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && kind.allowed.includes(value);
    case 'fields':
      return isFields(value);
    case 'field':
      return typeof value === 'string' && FIELD_NAME.test(value);
    case 'form':
      return typeof value === 'string' && isText(value) && kind.form.test(value);
    case 'address':
      return typeof value === 'string' && isAddress(value);
    case 'text':
      return typeof value === 'string' && isText(value);
  }
};

const isWhole = (value: ParameterValue, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;

const FIELD_NAME = /^[A-Za-z0-9_]+$/;

const isFields = (value: ParameterValue): boolean => {
  const names = fieldNames(value) ?? [];
  return names.length > 0 && names.every((name) => FIELD_NAME.test(name));
};

/** `ipaddr.isValid` alone also takes "10.1" and "0x0a000001". */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes('%'));

/** A lone surrogate cannot be escaped for a URL, and control characters have no business in a filter. */
const isText = (text: string): boolean =>
  text.trim() !== '' && text.length <= TEXT_LENGTH && text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text);

const tellRange = (least: number, most: number): string => {
  if (least === Number.MIN_SAFE_INTEGER && most === Number.MAX_SAFE_INTEGER) return 'a whole number';
  return `a whole number from ${least} to ${most}`;
};

const show = (value: ParameterValue): string =>
  typeof value === 'string' || typeof value === 'object' ? `"${clean(String(value), SHOWN_LENGTH)}"` : String(value);
