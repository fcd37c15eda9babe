// What may be typed after `/` about an open device: what the appliance is asked about it, and words that narrow its destinations here.
//
//   odid:142 port:443 domain:example.com files
import { clean } from '../../text/clean.ts';
import { nearest } from '../../text/nearest.ts';

export type DeviceFilter = Readonly<{
  odid: number | undefined;
  port: number | undefined;
  domain: string | undefined;
  /** Each has to be somewhere in a destination. */
  words: readonly string[];
}>;

/** What the appliance is asked for. */
export const ASKED_FIELDS = ['odid', 'port', 'domain'] as const;

export type AskedField = (typeof ASKED_FIELDS)[number];

const LARGEST_PORT = 65_535;
const LONGEST_DOMAIN = 253;

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** A number of a device may be negative, as the query command takes it. */
const isNumber = (text: string): boolean => /^-?\d{1,15}$/.test(text);

type Taken = Readonly<{ filter: DeviceFilter; wrong: string | undefined }>;

const take = (text: string): Taken => {
  const asked: Partial<Record<AskedField, string>> = {};
  const words: string[] = [];
  let wrong: string | undefined;
  for (const word of wordsIn(text)) {
    const colon = word.indexOf(':');
    const name = word.slice(0, colon).toLowerCase();
    const value = word.slice(colon + 1);
    if (colon <= 0 || !/^[a-z]+$/.test(name) || isAddress(name, word)) words.push(word);
    else {
      const field = fieldOf(name);
      const trouble = field === undefined ? unknownField(name) : wrongValue(field, value.toLowerCase(), asked);
      wrong ??= trouble;
      if (field !== undefined && trouble === undefined) asked[field] = value.toLowerCase();
    }
  }
  const { odid, port, domain } = asked;
  const filter = { odid: numberIn(odid), port: numberIn(port), domain, words };
  return { filter, wrong };
};

const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text) + 0);

const ALIASES: ReadonlyMap<string, AskedField> = new Map([
  ['device', 'odid'],
  ['did', 'odid'],
  ['externaldomain', 'domain'],
]);

const fieldOf = (name: string): AskedField | undefined =>
  ASKED_FIELDS.find((one) => one === (ALIASES.get(name) ?? name));

/** An IPv6 or MAC address, or a part of one, has colons of its own. */
const isAddress = (name: string, word: string): boolean =>
  fieldOf(name) === undefined && (/:.*:/.test(word) || /^[\da-f]{1,4}:[\da-f]{0,4}$/i.test(word));

const unknownField = (name: string): string => {
  const close = nearest(name, [...ASKED_FIELDS, ...ALIASES.keys()]);
  const meant = close === undefined ? '' : ` Did you mean ${close}:?`;
  return `"${clean(name, 30)}:" is not known here.${meant} There are odid:, port: and domain:, and plain words for destinations.`;
};

const wrongValue = (
  field: AskedField,
  value: string,
  asked: Partial<Record<AskedField, string>>,
): string | undefined => {
  if (asked[field] !== undefined) return `${field}: stands twice; the appliance is asked for one`;
  switch (field) {
    case 'odid':
      return isNumber(value) ? undefined : 'odid: takes the number of the other device, such as odid:142';
    case 'port':
      return isNumber(value) && Number(value) >= 0 && Number(value) <= LARGEST_PORT
        ? undefined
        : 'port: takes a number from 0 to 65535, such as port:443';
    case 'domain':
      return value !== '' && value.length <= LONGEST_DOMAIN && clean(value) === value
        ? undefined
        : 'domain: takes a domain outside, such as domain:example.com';
  }
};

/** Undefined for a text that can be asked and narrowed by. */
export const checkDeviceFilter = (text: string): string | undefined => take(text).wrong;

/** What cannot be read was refused when it was typed, and asks for nothing. */
export const readDeviceFilter = (text: string): DeviceFilter => take(text).filter;

export const printDeviceFilter = ({ words, ...asked }: DeviceFilter): string =>
  [...ASKED_FIELDS.flatMap((field) => (asked[field] === undefined ? [] : [`${field}:${asked[field]}`])), ...words].join(
    ' ',
  );

/** Asks about this besides what is asked already, and of its own kind about nothing else; undefined where it cannot be asked for. */
export const askingFor = (text: string, field: AskedField, value: number | string): string | undefined => {
  const others: string[] = [];
  for (const word of wordsIn(text)) {
    const { filter, wrong } = take([...others, word].join(' '));
    if (wrong === undefined && filter[field] === undefined) others.push(word);
  }
  const asked = [...others, `${field}:${value}`].join(' ');
  const isRead =
    checkDeviceFilter(asked) === undefined && String(readDeviceFilter(asked)[field]) === String(value).toLowerCase();
  return isRead ? asked : undefined;
};

/** Without what was typed last. */
export const withoutLastWord = (text: string): string => wordsIn(text).slice(0, -1).join(' ');
