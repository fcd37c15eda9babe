// What may be sent to which endpoint, and how a refusal reads.
import { describe, expect, it } from 'vitest';
import { type EndpointName, endpointOf, endpoints } from '../../src/api/endpoints/index.ts';
import { checkParameters, toWire } from '../../src/api/parameters/check-parameters.ts';
import { tellAllowed } from '../../src/api/parameters/check-value.ts';
import type { Values } from '../../src/api/parameters/parameter.ts';
import { parseParameters } from '../../src/api/parameters/parse-parameters.ts';
import { type Failure, tellFailure } from '../../src/domain/failure.ts';
import type { Result } from '../../src/domain/result.ts';

const check = (name: EndpointName, values: Values): Result<unknown> => checkParameters(endpointOf(name), values);

const failureOf = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error('it was accepted');
  return result.failure;
};

const AT = 1_768_471_200_000;

const ACCEPTED: readonly (readonly [EndpointName, Values])[] = [
  ['summarystatistics', {}],
  ['summarystatistics', { eventtype: 'security', hours: 24, endtime: AT, mitreTactics: true }],
  ['summarystatistics', { eventtype: 'bandwidth', to: '2026-01-15 10:00:00', csensor: false }],
  ['summarystatistics', { responsedata: 'bandwidth,events' }],
  ['summarystatistics', { responsedata: ['bandwidth', 'summary_period'] }],
  ['summarystatistics', { eventtype: 'notice', hours: 100_000 }],
  ['network', { responsedata: 'traffic, bytes' }],
  ['summarystatistics', { eventtype: undefined, hours: undefined }],
  ['network', { starttime: AT, endtime: AT + 1 }],
  ['network', { from_: '2024-02-29 23:59:59', to: '2024-03-01 00:00:00' }],
  ['network', { did: -6, ip: '10.0.0.1', port: 0, sourceport: 65_535, viewsubnet: 3, intext: 'external' }],
  ['network', { ip: 'fe80::1', metric: 'dataexfil', protocol: 'TCP', applicationprotocol: 'HTTPS' }],
  ['deviceinfo', { did: 0 }],
  ['deviceinfo', { did: -1, odid: 0, datatype: 'sizein', intervalhours: 12, similardevices: 100_000, port: 443 }],
];

const REFUSED: readonly (readonly [EndpointName, Values, parameter: string, words: RegExp])[] = [
  ['summarystatistics', { eventtype: 'alert' }, 'eventtype', /"alert".*security, bandwidth, connection or notice/],
  ['summarystatistics', { endtime: AT }, 'endtime', /without eventtype/],
  ['summarystatistics', { to: '2026-01-15 10:00:00' }, 'to', /without eventtype/],
  ['summarystatistics', { hours: 3 }, 'hours', /without eventtype/],
  ['summarystatistics', { eventtype: 'notice', endtime: AT, to: '2026-01-15 10:00:00' }, 'endtime', /together with to/],
  ['summarystatistics', { eventtype: 'notice', hours: 0 }, 'hours', /0 was given.*from 1 to 100000/],
  ['summarystatistics', { eventtype: 'notice', hours: 100_001 }, 'hours', /100001/],
  ['summarystatistics', { eventtype: 'notice', hours: 1.5 }, 'hours', /1\.5/],
  ['summarystatistics', { eventtype: 'notice', hours: '3' }, 'hours', /"3"/],
  ['summarystatistics', { eventtype: 'notice', endtime: 1_768_471_200 }, 'endtime', /looks like seconds/],
  ['summarystatistics', { eventtype: 'notice', endtime: AT * 1000 }, 'endtime', /looks like microseconds/],
  ['summarystatistics', { csensor: true }, 'csensor', /eventtype=bandwidth/],
  ['summarystatistics', { eventtype: 'security', csensor: false }, 'csensor', /eventtype=bandwidth/],
  ['summarystatistics', { eventtype: 'bandwidth', mitreTactics: true }, 'mitreTactics', /eventtype=security/],
  ['summarystatistics', { mitretactics: true }, 'mitretactics', /no such parameter.*Did you mean "mitreTactics"/],
  ['summarystatistics', { responsedata: 'a b' }, 'responsedata', /names of fields/],
  ['summarystatistics', { responsedata: '' }, 'responsedata', /names of fields/],
  ['summarystatistics', { responsedata: [] }, 'responsedata', /names of fields/],
  ['network', { starttime: AT }, 'endtime', /starttime was given without it/],
  ['network', { to: '2026-01-15 10:00:00' }, 'from', /to was given without it/],
  ['network', { starttime: AT, to: '2026-01-15 10:00:00' }, 'starttime', /mixed/],
  ['network', { starttime: AT, endtime: AT }, 'starttime', /not before endtime/],
  ['network', { from_: '2026-01-15 11:00:00', to: '2026-01-15 10:00:00' }, 'from', /not before to/],
  ['network', { from_: '2026-02-30 11:00:00', to: '2026-03-15 10:00:00' }, 'from', /real UTC time/],
  ['network', { from_: '2026-02-03T11:00:00Z', to: '2026-03-15 10:00:00' }, 'from', /YYYY-MM-DD HH:MM:SS/],
  ['network', { from_: '2026-02-03 11:00', to: '2026-03-15 10:00:00' }, 'from', /YYYY-MM-DD HH:MM:SS/],
  ['network', { starttime: AT, endtime: AT + 1, to: '2026-01-15 10:00:00' }, 'starttime', / or from and to \(/],
  [
    'network',
    { frm: '2026-01-15 10:00:00' },
    'frm',
    /Did you mean "from"\? Known are .*, endtime, from, fulldevicedetails,/,
  ],
  ['network', { responsedata: 'traffic,,bytes' }, 'responsedata', /names of fields/],
  ['network', { intext: 'both' }, 'intext', /internal or external/],
  ['network', { port: 65_536 }, 'port', /65536 was given/],
  ['network', { destinationport: -1 }, 'destinationport', /from 0 to 65535/],
  ['network', { ip: '10.1' }, 'ip', /IPv4 or IPv6/],
  ['network', { ip: '10.0.0.256' }, 'ip', /IPv4 or IPv6/],
  ['network', { ip: '10.0.0.0/8' }, 'ip', /IPv4 or IPv6/],
  ['network', { did: 2 ** 53 }, 'did', /whole number/],
  ['network', { metric: ' ' }, 'metric', /some text/],
  ['network', { protocol: 'T\u0000CP' }, 'protocol', /some text/],
  ['network', { applicationprotocol: '\ud800' }, 'applicationprotocol', /some text/],
  ['network', { fulldevicedetails: 'true' }, 'fulldevicedetails', /true or false/],
  ['deviceinfo', {}, 'did', /required/],
  ['deviceinfo', { did: Number.NaN }, 'did', /NaN was given/],
  ['deviceinfo', { did: 1, datatype: 'size' }, 'datatype', /co, sizeout or sizein/],
  ['deviceinfo', { did: 1, intervalhours: 3 }, 'intervalhours', /1, 2, 4, 6, 12 or 24/],
  ['deviceinfo', { did: 1, similardevices: 100_001 }, 'similardevices', /from 0 to 100000/],
  ['deviceinfo', { did: 1, responsedata: 'device' }, 'responsedata', /no such parameter/],
];

describe('parameters', () => {
  it.each(ACCEPTED)('of %s are accepted: %j', (name, values) => {
    expect(check(name, values)).toEqual({ ok: true, value: values });
  });

  it.each(REFUSED)('of %s are refused: %j, naming %s', (name, values, parameter, words) => {
    const failure = failureOf(check(name, values));
    expect(failure).toMatchObject({ kind: 'bad-parameter', parameter });
    expect(tellFailure(failure)).toMatch(words);
    expect(tellFailure(failure)).toMatch(new RegExp(`^${name} ${parameter}: `));
    expect(tellFailure(failure)).not.toContain('from_');
  });

  it('say of themselves what they take, for the help text', () => {
    for (const { parameters } of endpoints) {
      for (const parameter of parameters) {
        expect(parameter.says).toMatch(/^[A-Z].*[^.]$/);
        expect(tellAllowed(parameter)).not.toBe('');
      }
    }
  });
});

describe('names of fields', () => {
  it.each(['traffic, bytes', ' traffic ,bytes ', ['traffic ', ' bytes']])(
    'are sent without the spaces of %j',
    (given) => {
      const sent = toWire(endpointOf('network').parameters, { responsedata: given });
      expect(sent).toMatchObject({ responsedata: 'traffic,bytes' });
    },
  );
});

describe('words of a command line', () => {
  const parse = (name: EndpointName, words: string): Result<unknown> =>
    parseParameters(
      endpointOf(name),
      words.split('&').map((word): [string, string] => {
        const [key = '', value = ''] = word.split('=');
        return [key, value];
      }),
    );

  it('become typed values', () => {
    expect(parse('deviceinfo', 'did=-3&datatype=co&fulldevicedetails=true&similardevices=0')).toEqual({
      ok: true,
      value: { did: -3, datatype: 'co', fulldevicedetails: true, similardevices: 0 },
    });
  });

  it.each(['from', 'from_'])('take the start of a span as %s', (key) => {
    expect(parse('network', `${key}=2026-01-15 10:00:00&to=2026-01-15 11:00:00`)).toEqual({
      ok: true,
      value: { from_: '2026-01-15 10:00:00', to: '2026-01-15 11:00:00' },
    });
  });

  it.each([
    ['network', 'port=0x50', 'port', /"0x50"/],
    ['network', 'port=1e3', 'port', /"1e3"/],
    ['network', 'port=', 'port', /""/],
    ['network', 'fulldevicedetails=True', 'fulldevicedetails', /true or false/],
    ['network', 'fulldevicedetails=1', 'fulldevicedetails', /true or false/],
    ['network', 'prot=TCP', 'prot', /Did you mean "protocol"/],
    ['network', 'did=1&did=2', 'did', /twice/],
    ['network', 'from=2026-01-15 10:00:00&from_=2026-01-15 11:00:00', 'from', /twice/],
    ['deviceinfo', 'did=99999999999999999', 'did', /"99999999999999999"/],
    ['network', '__proto__=1', '__proto__', /no such parameter/],
  ] as const)('of %s are refused with the usual words: %s', (name, words, parameter, told) => {
    const failure = failureOf(parse(name, words));
    expect(failure).toMatchObject({ kind: 'bad-parameter', parameter });
    expect(tellFailure(failure)).toMatch(told);
  });
});
