// What may be asked of an appliance of the field: which parameters, in which order on the wire, and signed as they are sent.
import { describe, expect, it } from 'vitest';
import type { AnyEndpoint } from '../../src/api/endpoint.ts';
import { deviceinfo } from '../../src/api/endpoints/appliance/deviceinfo.ts';
import { devices } from '../../src/api/endpoints/appliance/devices.ts';
import { devicesearch } from '../../src/api/endpoints/appliance/devicesearch.ts';
import { enums } from '../../src/api/endpoints/appliance/enums.ts';
import { applianceEndpoints } from '../../src/api/endpoints/appliance/index.ts';
import { metrics } from '../../src/api/endpoints/appliance/metrics.ts';
import { network } from '../../src/api/endpoints/appliance/network.ts';
import { similardevices } from '../../src/api/endpoints/appliance/similardevices.ts';
import { status } from '../../src/api/endpoints/appliance/status.ts';
import { subnets } from '../../src/api/endpoints/appliance/subnets.ts';
import { summarystatistics } from '../../src/api/endpoints/appliance/summarystatistics.ts';
import { checkParameters } from '../../src/api/parameters/check-parameters.ts';
import { tellAllowed } from '../../src/api/parameters/check-value.ts';
import type { Values } from '../../src/api/parameters/parameter.ts';
import { parseParameters } from '../../src/api/parameters/parse-parameters.ts';
import { prepareRequest } from '../../src/api/request.ts';
import { signatureOf } from '../../src/api/signature.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { Secret } from '../../src/domain/secret.ts';
import { PRIVATE_TOKEN, PUBLIC_TOKEN } from './a-profile.ts';
import { aCaller, aServer, sendJson } from './a-server.ts';

const MS = 1_767_323_045_000;

/** As it goes over the wire. */
const CASES: readonly (readonly [AnyEndpoint, Values, target: string])[] = [
  [summarystatistics, {}, '/summarystatistics'],
  [summarystatistics, { responsedata: 'devicecount' }, '/summarystatistics?responsedata=devicecount'],
  [
    summarystatistics,
    { eventtype: 'networkdevicedetails', endtime: MS },
    `/summarystatistics?endtime=${MS}&eventtype=networkdevicedetails`,
  ],
  [
    summarystatistics,
    { eventtype: 'loginput', to: '2026-01-02 03:00:00', hours: 3 },
    '/summarystatistics?eventtype=loginput&hours=3&to=2026-01-02%2003%3A00%3A00',
  ],
  [summarystatistics, { eventtype: 'modelevents' }, '/summarystatistics?eventtype=modelevents'],
  [summarystatistics, { eventtype: 'saas' }, '/summarystatistics?eventtype=saas'],
  [summarystatistics, { csensor: false }, '/summarystatistics?csensor=false'],
  [summarystatistics, { mitreTactics: true }, '/summarystatistics?mitreTactics=true'],
  [
    network,
    { starttime: MS - 3_600_000, endtime: MS, did: -6, intext: 'external', fulldevicedetails: true },
    `/network?did=-6&endtime=${MS}&fulldevicedetails=true&intext=external&starttime=${MS - 3_600_000}`,
  ],
  [
    network,
    { viewsubnet: 3, metric: 'datatransfervolume', from_: '2026-01-02 02:00:00', to: '2026-01-02 03:00:00' },
    '/network?from=2026-01-02%2002%3A00%3A00&metric=datatransfervolume&to=2026-01-02%2003%3A00%3A00&viewsubnet=3',
  ],
  [
    deviceinfo,
    { did: 42, datatype: 'co', showallgraphdata: false, intervalhours: 1 },
    '/deviceinfo?datatype=co&did=42&intervalhours=1&showallgraphdata=false',
  ],
  [
    deviceinfo,
    { did: 0, odid: 0, externaldomain: 'example.com', similardevices: 3, intervalhours: 672 },
    '/deviceinfo?did=0&externaldomain=example.com&intervalhours=672&odid=0&similardevices=3',
  ],
  [status, { fast: true, includechildren: false }, '/status?fast=true&includechildren=false'],
  [status, { format: 'json', responsedata: 'probes' }, '/status?format=json&responsedata=probes'],
  [devices, { did: 1, includetags: true }, '/devices?did=1&includetags=true'],
  [devices, { ip: '10.0.0.1', iptime: '2026-01-02 03:00:00' }, '/devices?ip=10.0.0.1&iptime=2026-01-02%2003%3A00%3A00'],
  [devices, { seensince: '3600', saasfilter: 'office365*' }, '/devices?saasfilter=office365%2A&seensince=3600'],
  [
    devicesearch,
    { query: 'hostname:"srv *" tag:"a"', count: 300, offset: 300, orderBy: 'lastSeen', order: 'desc' },
    '/devicesearch?count=300&offset=300&order=desc&orderBy=lastSeen&query=hostname%3A%22srv%20%2A%22%20tag%3A%22a%22',
  ],
  [subnets, { seensince: '6day', sid: 82 }, '/subnets?seensince=6day&sid=82'],
  [enums, { responsedata: 'protocol' }, '/enums?responsedata=protocol'],
  [metrics, {}, '/metrics'],
  [
    similardevices,
    { did: 7, count: 5, fulldevicedetails: false },
    '/similardevices?count=5&did=7&fulldevicedetails=false',
  ],
];

const REFUSED: readonly (readonly [AnyEndpoint, Values, words: RegExp])[] = [
  [summarystatistics, { eventtype: 'security' }, /"security" was given.*saas, csensor, network, loginput/],
  [summarystatistics, { eventtype: 'saasdevicedetails' }, /"saasdevicedetails" was given/],
  [summarystatistics, { eventtype: 'noticesnetwork' }, /"noticesnetwork" was given/],
  [summarystatistics, { eventtype: '' }, /"" was given/],
  [summarystatistics, { hours: 3 }, /hours: it was given without eventtype/],
  [summarystatistics, { endtime: MS }, /without eventtype/],
  [summarystatistics, { eventtype: 'network', endtime: MS, to: '2026-01-02 03:00:00' }, /together with to/],
  [summarystatistics, { eventtype: 'network', mitreTactics: true }, /together with mitreTactics/],
  [summarystatistics, { eventtype: 'network', csensor: false }, /together with csensor/],
  [summarystatistics, { csensor: true, mitreTactics: true }, /together with mitreTactics/],
  [summarystatistics, { responsedata: 'subnets,patterns' }, /the name of one field/],
  [network, { starttime: MS }, /endtime: starttime was given without it/],
  [network, { intext: 'both' }, /internal or external/],
  [deviceinfo, {}, /did: it is required/],
  [deviceinfo, { did: 1, intervalhours: 0 }, /from 1 to 672/],
  [deviceinfo, { did: 1, responsedata: 'deviceInfo' }, /no such parameter/],
  [status, { fast: 'yes' }, /true or false/],
  [devices, { iptime: '2026-01-02 03:00:00' }, /without ip/],
  [devices, { seensince: 'yesterday' }, /a unit such as 90minute, 5hour/],
  [devices, { saasfilter: 'office365' }, /with \* behind it/],
  [devicesearch, { count: 301 }, /from 1 to 300/],
  [devicesearch, { orderBy: 'did' }, /priority, hostname/],
  [subnets, { seensince: '0day' }, /"0day" was given/],
  [metrics, { mlid: 4 }, /no such parameter/],
  [similardevices, {}, /did: it is required/],
];

const HOST = { host: new URL('https://appliance.example') };

describe('a question to an appliance of the field', () => {
  it.each(CASES.map(([endpoint, values, target]) => [endpoint.name, values, target, endpoint] as const))(
    'of %s with %j leaves as %s',
    (_name, values, target, endpoint) => {
      const prepared = prepareRequest(endpoint, values, HOST);
      expect(prepared).toMatchObject({ ok: true, value: { target, url: `https://appliance.example${target}` } });
    },
  );

  it.each(REFUSED.map(([endpoint, values, words]) => [endpoint.name, values, words, endpoint] as const))(
    'of %s with %j is refused before it is sent',
    (_name, values, words, endpoint) => {
      const checked = checkParameters(endpoint, values);
      expect(checked.ok ? 'accepted' : tellFailure(checked.failure)).toMatch(words);
    },
  );

  it.each(CASES.map(([endpoint, values]) => [endpoint.name, values, endpoint] as const))(
    'of %s with %j can be typed as words',
    (_name, values, endpoint) => {
      const pairs = Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]);
      expect(parseParameters(endpoint, pairs)).toEqual({ ok: true, value: values });
    },
  );

  it('is signed exactly as it arrives', async () => {
    const { url, requests } = await aServer((_request, response) => sendJson(response, { totalCount: 0, devices: [] }));
    const { caller } = aCaller(url);
    const query = 'hostname:"it\'s *" label:"Büro & (x)!"';
    expect(await caller.get(devicesearch, { query, count: 1 })).toMatchObject({ ok: true });
    const [request] = requests;
    const signed = {
      target: request?.url ?? '',
      date: String(request?.headers['dtapi-date']),
      publicToken: new Secret(PUBLIC_TOKEN),
      privateToken: new Secret(PRIVATE_TOKEN),
    };
    expect(request?.headers['dtapi-signature']).toBe(signatureOf(signed));
    expect(new URL(request?.url ?? '', url).searchParams.get('query')).toBe(query);
    expect(request?.url).not.toMatch(/[+\s'()*!]/);
  });

  it('is described without being sent, the secrets masked', async () => {
    const { url, requests } = await aServer((_request, response) => sendJson(response, {}));
    const described = aCaller(url).caller.describe(status, { fast: true });
    expect(described).toMatchObject({ ok: true, value: { url: `${url.origin}/status?fast=true` } });
    expect(JSON.stringify(described)).not.toMatch(/[0-9a-f]{40}/);
    expect(requests).toHaveLength(0);
  });
});

describe('an endpoint of the field', () => {
  it.each(applianceEndpoints.map((endpoint: AnyEndpoint) => [endpoint.name, endpoint] as const))(
    '%s says what it is, what it needs and what its absence means',
    (_name, { name, path, says, right, absence, refusal = 'X.', parameters }) => {
      expect(path).toBe(`/${name}`);
      expect(says).toMatch(/^[A-Z].*[^.]$/);
      expect(right).not.toBe('');
      expect(absence.came).toMatch(/^[a-z].*[^.]$/);
      expect([absence.advice, refusal].every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
      for (const parameter of parameters) {
        expect(parameter.says).toMatch(/^[A-Z].*[^.]$/);
        expect(tellAllowed(parameter)).not.toBe('');
      }
    },
  );

  it('shares places and limits with all others, and may be read as bytes', async () => {
    const { url } = await aServer((_request, response) => sendJson(response, { version: '7.1.0' }));
    const opened = await aCaller(url).caller.open(status, { fast: true });
    if (!opened.ok) throw new Error(opened.failure.came);
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.value.chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('{"version":"7.1.0"}');
  });

  it('that answers more than is kept is refused', async () => {
    const { url } = await aServer((_request, response) => sendJson(response, Array(5_000).fill({ mlid: 1 })));
    const { caller } = aCaller(url, { maxBodyBytes: 10_000 });
    expect(await caller.get(metrics, {})).toMatchObject({ ok: false, failure: { kind: 'too-large' } });
  });
});
