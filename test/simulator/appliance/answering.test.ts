// What all endpoints of the field's dialect have in common: how bodies are written, trimmed, and what may be asked.
import { afterEach, describe, expect, it } from 'vitest';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aFlow, fakeEngine, NOW_AT } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, told } from './field-appliance.ts';

afterEach(stopAppliances);

const PATHS = [
  '/summarystatistics',
  '/network',
  '/deviceinfo?did=1',
  '/status',
  '/devices',
  '/devicesearch',
  '/similardevices?did=1',
  '/subnets',
  '/enums',
  '/metrics',
  '/metrics/17',
  '/modelbreaches',
  '/aianalyst/incidentevents',
  '/antigena/summary',
];

describe('a body', () => {
  it.each(PATHS)('of %s is JSON in UTF-8, indented by two spaces, without a null', async (path) => {
    const appliance = await aFieldAppliance({ engine: fakeEngine({ flows: [aFlow()] }) });
    const answer = await ask(appliance, path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(answer.body).toBe(JSON.stringify(answer.json, undefined, 2));
    expect(answer.body).not.toMatch(/\bnull\b/);
  });

  it('of HEAD is empty', async () => {
    const answer = await ask(await aFieldAppliance(), '/status', { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, '']);
  });
});

describe('responsedata', () => {
  it('leaves one field, still in its object', async () => {
    const appliance = await aFieldAppliance();
    expect(await told(appliance, '/summarystatistics?responsedata=subnets')).toEqual({ subnets: 1 });
    expect(await told(appliance, '/status?responsedata=version')).toEqual({ version: expect.any(String) });
    expect(Object.keys(await told(appliance, '/network?responsedata=statistics'))).toEqual(['statistics']);
    expect(Object.keys(await told(appliance, '/enums?responsedata=protocol'))).toEqual(['Protocol']);
  });

  it('leaves one field of every object of a list', async () => {
    const answer = await told(await aFieldAppliance(), '/devices?responsedata=did');
    expect(answer).toEqual([{ did: 1 }, { did: 2 }, { did: 3 }]);
  });

  it.each(['/summarystatistics?responsedata=bogus', '/network?responsedata=devices,statistics'])(
    'leaves an empty object of %s, for there is no such field',
    async (target) => expect((await ask(await aFieldAppliance(), target)).body).toBe('{}'),
  );

  it('leaves one empty object in a list when there is no such field', async () => {
    const answer = await ask(await aFieldAppliance(), '/devices?responsedata=bogus');
    expect(answer.body).toBe('[\n  {}\n]');
  });
});

const SPAN = `starttime=${NOW_AT - 7_200_000}&endtime=${NOW_AT}`;

describe('a question', () => {
  it.each([
    ...['eventtype=network', 'csensor=true', 'csensor=false', 'mitreTactics=true', 'mitreTactics=false'].map(
      (query) => `/summarystatistics?${query}`,
    ),
    `/summarystatistics?eventtype=notices&endtime=${NOW_AT}`,
    '/summarystatistics?eventtype=notices&to=2026-01-15%2012:00:00',
    `/summarystatistics?endtime=${NOW_AT}`,
    ...['did=1', 'ip=10.0.1.2', 'viewsubnet=1', 'intext=internal', 'intext=external', 'metric=datatransfervolume'].map(
      (query) => `/network?${query}`,
    ),
    ...['applicationprotocol=HTTPS', 'protocol=TCP', 'port=443', 'sourceport=50000', 'destinationport=443'].map(
      (query) => `/network?${query}`,
    ),
    `/network?${SPAN}`,
    '/network?from=2026-01-15%2010:00:00&to=2026-01-15%2012:00:00',
    '/network?fulldevicedetails=true&responsedata=devices',
    ...['datatype=co', 'datatype=sizein', 'datatype=sizeout', 'odid=2', 'odid=0', 'port=443'].map(
      (query) => `/deviceinfo?did=1&${query}`,
    ),
    '/deviceinfo?did=1&externaldomain=news.example&fulldevicedetails=true&showallgraphdata=true',
    '/deviceinfo?did=1&similardevices=2&intervalhours=5',
    '/status?fast=true&includechildren=false&responsedata=time&format=json',
    `/devices?did=1&ip=10.0.1.1&mac=00:00:5e:00:53:01&sid=1&seensince=5hour&count=3&includetags=true`,
    '/devicesearch?count=300&offset=0&orderBy=lastSeen&order=desc&seensince=6day&query=hostname:%22ws-*%22',
    '/subnets?sid=1&seensince=6day',
    '/similardevices?did=1&count=2',
    `/modelbreaches?${SPAN}&minscore=0.2&minimal=true&deviceattop=true&historicmodelonly=true&did=1&pbid=1&count=1`,
    '/modelbreaches?expandenums=true&includeacknowledged=true&includebreachurl=true',
    `/aianalyst/incidentevents?${SPAN}&includeacknowledged=true&includeincidenteventurl=true&locale=en_US&saasonly=false`,
    `/antigena/summary?${SPAN}`,
  ])('%s is answered, and so it is with a parameter that nobody knows', async (target) => {
    const appliance = await aFieldAppliance({ engine: fakeEngine({ flows: [aFlow()] }) });
    const answer = await ask(appliance, target);
    expect([answer.status, answer.json !== undefined]).toEqual([200, true]);
    const stranger = await ask(appliance, `${target}&neverheardof=1`);
    expect([stranger.status, stranger.body]).toEqual([200, answer.body]);
  });

  it.each(['True', 'TRUE', 'true'])('may write a flag as %s', async (flag) => {
    const answer = await told(await aFieldAppliance(), `/summarystatistics?csensor=${flag}`);
    expect(answer.csensor).toBe(true);
  });

  it.each([
    '/summarystatistics?eventtype=security',
    '/summarystatistics?eventtype=bandwidth',
    '/summarystatistics?eventtype=connection',
    '/summarystatistics?eventtype=notice',
    '/summarystatistics?eventtype=saasdevicedetails',
    '/summarystatistics?eventtype=networkbogus',
    '/summarystatistics?csensor=maybe',
    '/summarystatistics?eventtype=notices&endtime=soon',
    '/network?did=first',
    '/network?ip=somewhere',
    '/network?intext=both',
    '/network?metric=bandwidth',
    `/network?starttime=${NOW_AT}`,
    '/network?from=2026-01-15%2010:00:00',
    `/network?starttime=${NOW_AT}&endtime=${NOW_AT - 1}`,
    '/network?from=2026-02-30&to=2026-03-01',
    '/network?port=65536',
    '/deviceinfo',
    '/deviceinfo?did=1&datatype=bytes',
    '/deviceinfo?did=1&intervalhours=0',
    '/similardevices',
    '/devices?seensince=lately',
    '/devicesearch?orderBy=age',
    '/devicesearch?query=colour:%22red%22',
    '/modelbreaches?minscore=2',
    '/status?fast=yes',
    '/network?did=%zz',
  ])('%s is an INPUT ERROR of its first segment', async (target) => {
    const answer = await ask(await aFieldAppliance(), target);
    const segment = target.slice(1).split('?')[0];
    expect([answer.status, answer.body]).toEqual([400, `{"${segment}":"INPUT ERROR"}`]);
  });
});
