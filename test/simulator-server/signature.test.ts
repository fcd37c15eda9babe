// The appliance's signature check: published and own vectors, spellings of a query, dates, tokens.
import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/domain/instant.ts';
import { checkSignature } from '../../src/simulator/server/check-signature.ts';
import { readRequestDate } from '../../src/simulator/server/request-date.ts';
import { splitTarget } from '../../src/simulator/server/wire-target.ts';
import { anAppliance, ask, send, signedHeaders, spacedDate, stopAppliances } from './ask.ts';
import { NOW_AT } from './fake-engine.ts';

afterEach(stopAppliances);

const OWN = {
  publicToken: '0123456789abcdef0123456789abcdef01234567',
  privateToken: 'fedcba9876543210fedcba9876543210fedcba98',
};
const NUO = { publicToken: 'public', privateToken: 'secret' };

/** Two published by rfizzle/darktrace, two by nuoframework/darktrace-mcp, eight computed with Python's hmac. */
const VECTORS = [
  {
    name: 'P1',
    tokens: {
      publicToken: '939fe2a517cde7f092cc8bd7c3027a51a061f0b2',
      privateToken: 'aa2b78ea42cc035671754ebf36e54d97715b24a9',
    },
    date: '2021-01-01T23:00:00Z',
    target: '/details?pbid=1000000249489',
    signature: '2e3283e367176df6d9bb96fb528e0144dc5f4d1d',
  },
  {
    name: 'P2',
    tokens: {
      publicToken: '556e2f179ed65bdc2022a2b71f118ac061834f4d',
      privateToken: '72aa298719365add6515d1996df88d6967c8e8bc',
    },
    date: '2021-01-02T00:08:08Z',
    target: '/autocomplete?count=50&query=foobar&spec=8',
    signature: '58c129f33288f22d22ba7a687f1884c3c7b44836',
  },
  ...[
    ['P3', '/devices?name=a%20b', 'cc2ca8e99b9e9251b88f5f20efee827f6e6e0f0b'],
    ['P4', '/devices?name=a b', '037036f52a750de87b99e141c98127128f86bac8'],
  ].map(([name = '', target = '', signature = '']) => ({
    name,
    tokens: NUO,
    date: '20230101T120000',
    target,
    signature,
  })),
  ...[
    ['V1', '20260102T030405', '/summarystatistics', 'f0cb235e858937ee9637ef4967082d001f45ee4d'],
    ['V2', '2026-01-02 03:04:05', '/summarystatistics', '6e02a7739432f542bb6c3525514c13109602d2df'],
    [
      'V3',
      '20260102T030405',
      '/deviceinfo?datatype=co&did=42&intervalhours=1&showallgraphdata=false',
      'ce78f808dcf9de5d28bc8568efd643244771e325',
    ],
    [
      'V4',
      '20260102T030405',
      '/deviceinfo?did=42&datatype=co&showallgraphdata=false&intervalhours=1',
      '9c66e9d41c861bde6140df1d88e96058ca080596',
    ],
    [
      'V5',
      '20260102T030405',
      '/network?did=42&from=2026-01-02 00:00:00&to=2026-01-02 01:00:00',
      '453be044fc866e920c2dbf0f62499edc1866360b',
    ],
    [
      'V6',
      '20260102T030405',
      '/network?did=42&from=2026-01-02%2000%3A00%3A00&to=2026-01-02%2001%3A00%3A00',
      '34a38a398557ac5ce936c36252c6d6abd12e6209',
    ],
    [
      'V7',
      '20260102T030405',
      '/network?did=42&endtime=1767323045000&starttime=1767319445000',
      'e642508587814b48a690a3fbc8b2ffb7003157f4',
    ],
    [
      'V8',
      '20260102T030405',
      '/modelbreaches/101/comments?{"message":"ok"}',
      'f169ab3dc5c1fcc4aedcd4b2685f3dacd13e1962',
    ],
  ].map(([name = '', date = '', target = '', signature = '']) => ({ name, tokens: OWN, date, target, signature })),
];

const verdict = (vector: (typeof VECTORS)[number], wire = vector.target, signature = vector.signature) =>
  checkSignature(
    {
      headers: {
        'dtapi-token': vector.tokens.publicToken,
        'dtapi-date': vector.date,
        'dtapi-signature': signature,
      },
      target: splitTarget(wire),
    },
    vector.tokens,
    readRequestDate(vector.date) ?? Number.NaN,
  );

const vectorNamed = (name: string) => {
  const found = VECTORS.find((vector) => vector.name === name);
  if (found === undefined) throw new Error(`no vector ${name}`);
  return found;
};

describe('the signature check', () => {
  it('has all twelve vectors', () => expect(VECTORS.length).toBe(12));

  it.each(VECTORS)('lets vector $name in', (vector) => expect(verdict(vector)).toBeUndefined());

  it.each(VECTORS)('refuses vector $name with one digit changed', (vector) => {
    const last = vector.signature.at(-1) === '0' ? '1' : '0';
    expect(verdict(vector, vector.target, vector.signature.slice(0, -1) + last)).toMatchObject({
      status: 400,
      body: `{"${splitTarget(vector.target).segment}":"API SIGNATURE ERROR"}`,
    });
  });

  it('refuses the right signature for parameters in another order on the wire', () => {
    const sorted = vectorNamed('V3');
    const unsorted = vectorNamed('V4');
    expect(verdict(sorted, unsorted.target)?.status).toBe(400);
    expect(verdict(unsorted, sorted.target)?.status).toBe(400);
  });

  it('takes a raw signature for an escaped wire, with either kind of space', () => {
    const raw = vectorNamed('V5');
    expect(verdict(raw, vectorNamed('V6').target)).toBeUndefined();
    expect(verdict(raw, raw.target.replaceAll(' ', '+'))).toBeUndefined();
  });

  it('takes "+" and "%20" alike in what was signed', () => {
    const escaped = vectorNamed('V6');
    expect(verdict(escaped, escaped.target.replaceAll('%20', '+'))).toBeUndefined();
  });

  it('does not take an escaped signature for a raw one of other content', () =>
    expect(verdict(vectorNamed('P3'), '/devices?name=a%20c')?.status).toBe(400));
});

describe('the date of a request', () => {
  it.each([
    ['2026-01-15 12:00:00', NOW_AT],
    ['20260115T120000', NOW_AT],
    ['2026-01-15T12:00:00Z', NOW_AT],
    ['2026-01-15T12:00:00.250000+00:00', NOW_AT + 250],
    ['2026-01-15T12:00:00+00:00', NOW_AT],
    ['2026-01-15 12:00:00.123456', NOW_AT + 123],
  ])('is read from %s', (text, at) => expect(readRequestDate(text)).toBe(at));

  it.each([
    '',
    'now',
    '2026-02-30 12:00:00',
    '2026-01-15 24:00:00',
    '20260115120000',
    '2026-01-15T12:00:00+02:00',
    '1767323045000',
  ])('is not read from "%s"', (text) => expect(readRequestDate(text)).toBeUndefined());

  it.each([
    [30 * MINUTE_MS, 200],
    [-30 * MINUTE_MS, 200],
    [30 * MINUTE_MS + 1_000, 400],
    [-30 * MINUTE_MS - 1_000, 400],
  ])('%d ms off the appliance clock is answered %d', async (offMs, status) => {
    const appliance = await anAppliance();
    const headers = signedHeaders(appliance, '/summarystatistics', spacedDate(NOW_AT + offMs));
    const answer = await send(appliance, '/summarystatistics', { headers });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.json).toEqual({ summarystatistics: 'API DATE ERROR' });
  });
});

describe('who may ask', () => {
  it.each(['DTAPI-Token', 'DTAPI-Date', 'DTAPI-Signature'])('nobody without %s', async (name) => {
    const appliance = await anAppliance();
    const headers = Object.fromEntries(
      Object.entries(signedHeaders(appliance, '/network')).filter(([header]) => header !== name),
    );
    expect((await send(appliance, '/network', { headers })).status).toBe(401);
  });

  it('nobody with a token that is not known', async () => {
    const appliance = await anAppliance();
    const headers = { ...signedHeaders(appliance, '/network'), 'DTAPI-Token': 'f'.repeat(40) };
    expect((await send(appliance, '/network', { headers })).status).toBe(401);
  });

  it('not a token without the right to this endpoint', async () => {
    const appliance = await anAppliance({ rights: ['network'] });
    const refused = await ask(appliance, '/summarystatistics');
    expect([refused.status, refused.json]).toEqual([403, { error: '403 Forbidden' }]);
    expect((await ask(appliance, '/network')).status).toBe(200);
  });

  it('not somebody whose private token is another', async () => {
    const appliance = await anAppliance();
    const headers = signedHeaders({ ...appliance, privateToken: 'a'.repeat(40) }, '/network?did=1');
    const answer = await send(appliance, '/network?did=1', { headers });
    expect([answer.status, answer.json]).toEqual([400, { network: 'API SIGNATURE ERROR' }]);
  });

  it('makes tokens of 40 hexadecimal digits when none are given', async () => {
    const appliance = await anAppliance({ publicToken: undefined, privateToken: undefined, random: Math.random });
    expect([appliance.publicToken, appliance.privateToken].every((token) => /^[0-9a-f]{40}$/.test(token))).toBe(true);
    expect((await ask(appliance, '/network')).status).toBe(200);
  });
});
