// The fields that flows can be filtered by.
import ipaddr from 'ipaddr.js';
import { addressKind, readNetwork } from './kinds/address-kind.ts';
import { directionKind } from './kinds/direction-kind.ts';
import { momentKind } from './kinds/moment-kind.ts';
import { bytesKind, countKind, idKind, percentKind, spanKind, subnetIdKind } from './kinds/number-kind.ts';
import { portKind } from './kinds/port-kind.ts';
import { partOfText, wholeText } from './kinds/text-kind.ts';
import type { Field, Schema } from './language/field.ts';
import type { Condition, Operator } from './language/filter.ts';
import { after, measure, type Phrase } from './language/phrases.ts';

const before: Phrase = (told, operator) =>
  operator === '!=' ? { place: 'after', words: `that are not ${told}` } : { place: 'before', words: told };

const ADJECTIVES: Readonly<Record<string, string>> = { out: 'outbound', in: 'inbound' };

const direction: Phrase = (told, operator) => before(ADJECTIVES[told.toLowerCase()] ?? told, operator);

const size: Phrase = (told, operator) => ({
  place: 'after',
  words: `${operator === '>' || operator === '<' ? '' : 'of '}${measure(operator)}${told}`,
});

const TIMES: Readonly<Record<Operator, string>> = {
  ':': 'in',
  '=': 'at',
  '!=': 'outside',
  '<': 'before',
  '<=': 'at or before',
  '>': 'after',
  '>=': 'at or after',
};

const time =
  (opening: string): Phrase =>
  (told, operator) => ({ place: 'after', words: `${opening} ${TIMES[operator]} ${told}` });

const NAME = 'a text such as "finance", or /an expression/';

const FIELDS: readonly Field[] = [
  {
    name: 'src',
    aliases: ['source', 'from'],
    says: 'Where it comes from: address, network 10.0.0.0/8, name or #device',
    values: addressKind,
    phrase: after('from'),
  },
  {
    name: 'dst',
    aliases: ['dest', 'destination', 'to'],
    says: 'Where it goes: address, network 10.0.0.0/8, name or #device',
    values: addressKind,
    phrase: after('to'),
  },
  {
    name: 'ip',
    aliases: ['host', 'net', 'subnet'],
    says: 'Either end: address, network 10.0.0.0/8, name or #device',
    values: addressKind,
    phrase: after('with', ' at either end'),
  },
  {
    name: 'port',
    aliases: [],
    says: 'Source or destination port: 443, a list 80,443, a range 1-1024, a service such as https',
    values: portKind,
    phrase: after('with port', ' at either end'),
  },
  { name: 'sport', aliases: ['sourceport'], says: 'Source port', values: portKind, phrase: after('from port') },
  {
    name: 'dport',
    aliases: ['destinationport'],
    says: 'Destination port',
    values: portKind,
    phrase: after('to port'),
  },
  {
    name: 'proto',
    aliases: ['protocol'],
    says: 'IP protocol, such as tcp',
    values: wholeText('an IP protocol such as tcp'),
    phrase: before,
  },
  {
    name: 'app',
    aliases: ['application', 'applicationprotocol'],
    says: 'Application protocol, such as https',
    values: wholeText('an application protocol such as https'),
    phrase: before,
  },
  {
    name: 'dir',
    aliases: ['direction'],
    says: 'Direction: internal, external, out or in; out and in are told from the addresses',
    values: directionKind,
    phrase: direction,
  },
  { name: 'did', aliases: ['device'], says: 'Device at either end', values: idKind, phrase: after('of device') },
  { name: 'sdid', aliases: ['srcdid'], says: 'Device it comes from', values: idKind, phrase: after('from device') },
  { name: 'ddid', aliases: ['dstdid'], says: 'Device it goes to', values: idKind, phrase: after('to device') },
  {
    name: 'sid',
    aliases: ['viewsubnet'],
    says: 'Subnet by the number the appliance gives it, which only the appliance can tell',
    values: subnetIdKind,
    phrase: after('of subnet'),
    standsAlone: true,
  },
  { name: 'bytes', aliases: ['size'], says: 'Bytes in both directions: bytes>10m', values: bytesKind, phrase: size },
  {
    name: 'packets',
    aliases: ['pkts'],
    says: 'Packets: packets>10k',
    values: countKind,
    phrase: after('with', ' packets'),
  },
  {
    name: 'dur',
    aliases: ['duration'],
    says: 'How long it lasted: dur>1h, dur:1m..5m',
    values: spanKind,
    phrase: after('lasting'),
  },
  {
    name: 'start',
    aliases: ['starttime', 'time'],
    says: 'When it began: start>-2h, start>2026-01-15T14:00Z',
    values: momentKind,
    phrase: time('begun'),
  },
  {
    name: 'end',
    aliases: ['endtime'],
    says: 'When it ended, as with start',
    values: momentKind,
    phrase: time('ended'),
  },
  {
    name: 'score',
    aliases: [],
    says: 'How unusual the appliance finds it, in per cent: score>=50',
    values: percentKind,
    phrase: after('with a score of'),
  },
  {
    name: 'flag',
    aliases: ['flags'],
    says: 'A flag of the flow',
    values: wholeText('a flag such as syn'),
    phrase: after('flagged'),
  },
  {
    name: 'tag',
    aliases: ['tags'],
    says: 'A tag of either device',
    values: wholeText('a tag such as finance'),
    phrase: after('tagged'),
  },
  { name: 'label', aliases: [], says: 'Label of either device', values: partOfText(NAME), phrase: after('labelled') },
  {
    name: 'hostname',
    aliases: ['name'],
    says: 'Host name of either end',
    values: partOfText(NAME),
    phrase: after('with host name'),
  },
  {
    name: 'country',
    aliases: [],
    says: 'Country of either end',
    values: wholeText('a country as the appliance writes it'),
    phrase: after('with an end in'),
  },
  {
    name: 'mac',
    aliases: [],
    says: 'Hardware address of either end, or part of it',
    values: partOfText(NAME),
    phrase: after('with hardware address'),
  },
  {
    name: 'vendor',
    aliases: [],
    says: 'Maker of either device',
    values: partOfText(NAME),
    phrase: after('with a device made by'),
  },
  {
    name: 'os',
    aliases: [],
    says: 'Operating system of either device',
    values: partOfText(NAME),
    phrase: after('with a device running'),
  },
  {
    name: 'type',
    aliases: ['devicetype'],
    says: 'Type of either device',
    values: partOfText(NAME),
    phrase: after('with a device of type'),
  },
];

const directionIs = (text: string): Condition => ({
  kind: 'condition',
  field: 'dir',
  operator: ':',
  values: [{ kind: 'text', text }],
});

const external = directionIs('external');
const internal = directionIs('internal');

export const FLOW_SCHEMA: Schema = {
  noun: 'flows',
  fields: FIELDS,
  shorthands: {
    ext: external,
    external,
    int: internal,
    internal,
    outbound: directionIs('out'),
    inbound: directionIs('in'),
  },
  isWord: (text) =>
    ipaddr.IPv6.isValid(text) || readNetwork(text) !== undefined || /^(?:[\da-f]{2}:){2,5}[\da-f]{2}$/i.test(text),
  readWord: (text) => {
    const network = readNetwork(text);
    return network === undefined ? undefined : { kind: 'condition', field: 'ip', operator: ':', values: [network] };
  },
};
