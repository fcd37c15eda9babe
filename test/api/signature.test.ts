// Signature vectors that were computed elsewhere, and the text that is signed.
import { describe, expect, it } from 'vitest';
import { maskedHeaders, signRequest, withoutSecrets } from '../../src/api/sign-request.ts';
import { signatureOf } from '../../src/api/signature.ts';
import { Secret } from '../../src/domain/secret.ts';
import { aProfile, PRIVATE_TOKEN, PUBLIC_TOKEN } from './a-profile.ts';

const OWN = { publicToken: PUBLIC_TOKEN, privateToken: PRIVATE_TOKEN };
const GO_1 = {
  publicToken: '939fe2a517cde7f092cc8bd7c3027a51a061f0b2',
  privateToken: 'aa2b78ea42cc035671754ebf36e54d97715b24a9',
};
const GO_2 = {
  publicToken: '556e2f179ed65bdc2022a2b71f118ac061834f4d',
  privateToken: '72aa298719365add6515d1996df88d6967c8e8bc',
};
const SIMPLE = { publicToken: 'public', privateToken: 'secret' };
const V = '20260102T030405';

const VECTORS = [
  ['P1', GO_1, '2021-01-01T23:00:00Z', '/details?pbid=1000000249489', '2e3283e367176df6d9bb96fb528e0144dc5f4d1d'],
  [
    'P2',
    GO_2,
    '2021-01-02T00:08:08Z',
    '/autocomplete?count=50&query=foobar&spec=8',
    '58c129f33288f22d22ba7a687f1884c3c7b44836',
  ],
  ['P3', SIMPLE, '20230101T120000', '/devices?name=a%20b', 'cc2ca8e99b9e9251b88f5f20efee827f6e6e0f0b'],
  ['P4', SIMPLE, '20230101T120000', '/devices?name=a b', '037036f52a750de87b99e141c98127128f86bac8'],
  ['V1', OWN, V, '/summarystatistics', 'f0cb235e858937ee9637ef4967082d001f45ee4d'],
  ['V2', OWN, '2026-01-02 03:04:05', '/summarystatistics', '6e02a7739432f542bb6c3525514c13109602d2df'],
  [
    'V3',
    OWN,
    V,
    '/deviceinfo?datatype=co&did=42&intervalhours=1&showallgraphdata=false',
    'ce78f808dcf9de5d28bc8568efd643244771e325',
  ],
  [
    'V4',
    OWN,
    V,
    '/deviceinfo?did=42&datatype=co&showallgraphdata=false&intervalhours=1',
    '9c66e9d41c861bde6140df1d88e96058ca080596',
  ],
  [
    'V5',
    OWN,
    V,
    '/network?did=42&from=2026-01-02 00:00:00&to=2026-01-02 01:00:00',
    '453be044fc866e920c2dbf0f62499edc1866360b',
  ],
  [
    'V6',
    OWN,
    V,
    '/network?did=42&from=2026-01-02%2000%3A00%3A00&to=2026-01-02%2001%3A00%3A00',
    '34a38a398557ac5ce936c36252c6d6abd12e6209',
  ],
  [
    'V7',
    OWN,
    V,
    '/network?did=42&endtime=1767323045000&starttime=1767319445000',
    'e642508587814b48a690a3fbc8b2ffb7003157f4',
  ],
  ['V8', OWN, V, '/modelbreaches/101/comments?{"message":"ok"}', 'f169ab3dc5c1fcc4aedcd4b2685f3dacd13e1962'],
] as const;

describe('a signature', () => {
  it.each(VECTORS)('agrees with vector %s', (_name, tokens, date, target, signature) => {
    const publicToken = new Secret(tokens.publicToken);
    const privateToken = new Secret(tokens.privateToken);
    expect(signatureOf({ target, date, publicToken, privateToken })).toBe(signature);
  });
});

describe('a signed request', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

  it('carries the token, the date and the signature over both, in either date format', () => {
    expect(signRequest(aProfile({ dateFormat: 'compact' }), '/summarystatistics', at)).toEqual({
      'DTAPI-Token': PUBLIC_TOKEN,
      'DTAPI-Date': V,
      'DTAPI-Signature': 'f0cb235e858937ee9637ef4967082d001f45ee4d',
    });
    expect(signRequest(aProfile({ dateFormat: 'spaced' }), '/summarystatistics', at)).toMatchObject({
      'DTAPI-Date': '2026-01-02 03:04:05',
      'DTAPI-Signature': '6e02a7739432f542bb6c3525514c13109602d2df',
    });
  });

  it('is dated by the clock of this machine plus the offset', () => {
    const headers = signRequest(aProfile({ clockOffsetMs: -94_000 }), '/summarystatistics', at);
    expect(headers['DTAPI-Date']).toBe('2026-01-02 03:02:31');
  });

  it('shows neither token nor signature to people', () => {
    const shown = JSON.stringify(maskedHeaders(aProfile(), at));
    expect(shown).toContain('2026-01-02 03:04:05');
    expect(shown).not.toContain(PUBLIC_TOKEN);
    expect(shown).not.toMatch(/[0-9a-f]{40}/);
  });

  it('takes tokens and everything like a signature out of what others say', () => {
    const said = `token ${PUBLIC_TOKEN}, key ${PRIVATE_TOKEN}, signature f0cb235e858937ee9637ef4967082d001f45ee4d`;
    expect(withoutSecrets(aProfile(), said)).toBe('token [secret], key [secret], signature [secret]');
  });

  it('takes them out wherever they stand, in whatever case, and their beginnings where a text was cut', () => {
    const signature = 'f0cb235e858937ee9637ef4967082d001f45ee4d';
    const profile = aProfile({ publicToken: new Secret('Pub.tok(en)-1') });
    const masked = (text: string) => withoutSecrets(profile, text);
    expect(masked(`_${signature}z`)).toBe('_[secret]z');
    expect(masked(`${signature.toUpperCase()}0`)).toBe('[secret]');
    expect(masked('xPUB.TOK(EN)-1x')).toBe('x[secret]x');
    expect(masked('PubxTok(en)-1')).toBe('PubxTok(en)-1');
    expect(masked('a Pub.Tok(e… and so on')).toBe('a [secret]… and so on');
    expect(masked('a Pub.to… and Pub.tok(e')).toBe('a Pub.to… and Pub.tok(e');
    expect(masked(`${signature.slice(0, 30)}…`)).toBe('[secret]…');
    expect(masked('0123abc… cafe')).toBe('0123abc… cafe');
  });
});
