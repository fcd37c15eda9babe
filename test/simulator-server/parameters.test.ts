// Which parameters are refused, with which status, and in which words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appliance } from '../../src/simulator/start-appliance.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';

let appliance: Appliance;

beforeAll(async () => {
  appliance = await anAppliance();
});

afterAll(stopAppliances);

const TEXT = encodeURIComponent('2026-01-15 10:00:00');

const UNREADABLE = [
  ['/summarystatistics?eventtype=security&hours=x', 'hours must be a whole number from 1 to 8784, not "x"'],
  ['/summarystatistics?eventtype=security&hours=0', 'hours must be a whole number'],
  ['/summarystatistics?eventtype=security&hours=1.5', 'hours must be a whole number'],
  ['/summarystatistics?eventtype=security&hours=-1', 'hours must be a whole number'],
  ['/summarystatistics?eventtype=security&hours=99999999', 'hours must be a whole number'],
  ['/summarystatistics?eventtype=security&mitreTactics=yes', 'mitreTactics must be true or false, not "yes"'],
  ['/summarystatistics?eventtype=bandwidth&csensor=1', 'csensor must be true or false'],
  ['/summarystatistics?eventtype=security&endtime=soon', 'endtime must be milliseconds since 1970'],
  ['/summarystatistics?eventtype=security&to=2026-02-30%2010:00:00', 'to must be a date as YYYY-MM-DD HH:MM:SS'],
  ['/summarystatistics?eventtype=security&to=2026-01-15', 'to must be a date'],
  ['/summarystatistics?evnttype=security', 'there is no parameter "evnttype"; known are responsedata, eventtype'],
  ['/summarystatistics?eventtype=security&hours=1&hours=2', 'hours was given 2 times'],
  [`/network?from_=${TEXT}&to=${TEXT}`, 'there is no parameter "from_"'],
  ['/network?did=abc', 'did must be a whole number, not "abc"'],
  ['/network?did=-1', 'did must be a whole number'],
  ['/network?port=65536', 'port must be a whole number from 0 to 65535, not "65536"'],
  ['/network?sourceport=http', 'sourceport must be a whole number'],
  ['/network?destinationport=1e3', 'destinationport must be a whole number'],
  ['/network?ip=10.0.0', 'ip must be an IP address'],
  ['/network?fulldevicedetails=2', 'fulldevicedetails must be true or false'],
  ['/network?viewsubnet=office', 'viewsubnet must be a whole number'],
  ['/network?starttime=99999999999999999&endtime=1', 'starttime must be milliseconds'],
  ['/deviceinfo', 'did is needed'],
  ['/deviceinfo?did=', 'did is needed'],
  ['/deviceinfo?did=one', 'did must be a whole number'],
  ['/deviceinfo?did=1&intervalhours=x', 'intervalhours must be a whole number, not "x"'],
  ['/deviceinfo?did=1&similardevices=few', 'similardevices must be a whole number'],
  ['/deviceinfo?did=1&responsedata=device', 'there is no parameter "responsedata"'],
] as const;

const CONTRADICTORY = [
  ['/summarystatistics?hours=6', 'hours needs eventtype'],
  ['/summarystatistics?endtime=1768471200000', 'endtime needs eventtype'],
  [`/summarystatistics?to=${TEXT}`, 'to needs eventtype'],
  [`/summarystatistics?eventtype=security&to=${TEXT}&endtime=1`, 'send one of them'],
  ['/summarystatistics?eventtype=saas', 'eventtype must be one of security, bandwidth, connection, notice, not "saas"'],
  ['/summarystatistics?csensor=true', 'csensor needs eventtype=bandwidth'],
  ['/summarystatistics?eventtype=security&csensor=false', 'csensor needs eventtype=bandwidth'],
  ['/summarystatistics?mitreTactics=true', 'mitreTactics needs eventtype=security'],
  ['/summarystatistics?eventtype=notice&mitreTactics=True', 'mitreTactics needs eventtype=security'],
  ['/network?starttime=1768471200000', 'starttime and endtime need each other'],
  ['/network?endtime=1768471200000', 'starttime and endtime need each other'],
  [`/network?from=${TEXT}`, 'from and to need each other'],
  [`/network?starttime=1768471200000&to=${TEXT}`, 'do not mix'],
  [`/network?starttime=1&endtime=2&from=${TEXT}&to=${TEXT}`, 'do not mix'],
  ['/network?starttime=2&endtime=1', 'the start is after the end'],
  ['/network?intext=both', 'intext must be one of internal, external'],
  ['/network?metric=datatransfervolume', 'metric must be one of bandwidth, connections'],
  ['/deviceinfo?did=1&datatype=size', 'datatype must be one of co, sizeout, sizein'],
  ['/deviceinfo?did=1&intervalhours=3', 'intervalhours must be one of 1, 2, 4, 6, 12, 24'],
] as const;

const FINE = [
  '/summarystatistics?eventtype=security&mitreTactics=True&hours=1',
  '/summarystatistics?mitreTactics=False',
  '/summarystatistics?hours=&eventtype=',
  '/summarystatistics?eventtype=bandwidth&csensor=FALSE',
  '/summarystatistics?eventtype=notice&to=2026-01-15+10:00:00',
  `/network?from=${TEXT}&to=${TEXT}`,
  '/network?fulldevicedetails=True&ip=2001:db8::1',
  '/network?&&did=&port=0',
  '/network?responsedata=bytes&responsedata=summary,packets',
  '/deviceinfo?did=1&showallgraphdata=FALSE&intervalhours=24&similardevices=0',
  '/deviceinfo?did=1&odid=999&externaldomain=.news.example',
];

describe('a parameter', () => {
  it.each(UNREADABLE)('that cannot be read is a 400: %s', async (target, message) =>
    expectRefusal(target, 400, message),
  );

  it.each(CONTRADICTORY)('that makes no sense is a 422: %s', async (target, message) =>
    expectRefusal(target, 422, message),
  );

  it.each(FINE)('in one of its allowed forms is a 200: %s', async (target) =>
    expect(await ask(appliance, target)).toMatchObject({ status: 200 }),
  );

  it('that cannot be read counts before one that makes no sense', async () =>
    expectRefusal('/summarystatistics?hours=x', 400, 'hours must be'));
});

const expectRefusal = async (target: string, status: number, message: string): Promise<void> => {
  const answer = await ask(appliance, target);
  const segment = target.split(/[/?]/)[1] ?? '';
  expect([answer.status, answer.json]).toEqual([
    status,
    { [segment]: 'INPUT ERROR', error: expect.stringContaining(message) },
  ]);
};
