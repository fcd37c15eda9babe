// Which registrable domain a host name belongs to, and what has none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureExternal } from '../../src/analysis/device/external.ts';
import { domainOf } from '../../src/analysis/device/registrable-domain.ts';
import { DAY, meeting } from './device-builders.ts';
import { standardThresholds } from './standard-thresholds.ts';

describe('a name below a public suffix', () => {
  it.each([
    ['www.example.com', 'example.com'],
    ['a.b.example.co.uk', 'example.co.uk'],
    ['shop.example.com.au', 'example.com.au'],
    ['dns.google', 'dns.google'],
    ['WWW.Example.CO.UK', 'example.co.uk'],
    ['www.example.com.', 'example.com'],
    ['xn--bcher-kva.example.xn--p1ai', 'example.xn--p1ai'],
    ['mail.bücher.de', 'bücher.de'],
    ['_dmarc.example.org', 'example.org'],
    ['www.city.kobe.jp', 'city.kobe.jp'],
    ['foo.bar.ck', 'foo.bar.ck'],
  ])('%s belongs to %s', (host, domain) => {
    expect(domainOf(host)).toEqual({ kind: 'listed', domain });
  });

  it('of a private suffix belongs to its tenant, and the suffix itself to its owner', () => {
    expect(domainOf('one.github.io')).toEqual({ kind: 'listed', domain: 'one.github.io' });
    expect(domainOf('files.one.github.io')).toEqual({ kind: 'listed', domain: 'one.github.io' });
    expect(domainOf('bucket.s3.amazonaws.com')).toEqual({ kind: 'listed', domain: 'bucket.s3.amazonaws.com' });
    expect(domainOf('s3.amazonaws.com')).toEqual({ kind: 'listed', domain: 'amazonaws.com' });
    expect(domainOf('github.io')).toEqual({ kind: 'listed', domain: 'github.io' });
  });

  it('that is nothing but a suffix stands for itself', () => {
    expect(domainOf('co.uk')).toEqual({ kind: 'listed', domain: 'co.uk' });
  });
});

describe('what has no public suffix', () => {
  it.each([
    ['printer.local', 'printer.local'],
    ['nas', 'nas'],
    ['a.b.corp.example', 'corp.example'],
  ])('%s is an unlisted name of %s', (host, domain) => {
    expect(domainOf(host)).toEqual({ kind: 'unlisted', domain });
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ])('%s is an address', (host, domain) => {
    expect(domainOf(host)).toEqual({ kind: 'address', domain });
  });

  it.each([
    '',
    ' ',
    '.',
    'a..b.com',
    'https://example.com/x',
    'user@example.com',
    'example.com:443',
    'two words.com',
    `${'a'.repeat(250)}.com`,
  ])('%s is no host', (host) => {
    expect(domainOf(host)).toBeUndefined();
  });
});

it('any text whatsoever has a domain of its own letters, or none', () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), host), (text) => {
      const found = domainOf(text);
      if (found === undefined || found.kind === 'address') return true;
      return text.trim().replace(/\.$/, '').toLowerCase().endsWith(found.domain);
    }),
  );
});

it('external destinations fall into domains, unlisted names and addresses that add to 100 together', () => {
  const external = measureExternal(
    meeting(
      { hostname: 'cdn1.example.co.uk', connections: 30 },
      { hostname: 'CDN2.example.co.uk.', connections: 20 },
      { hostname: 'one.github.io', connections: 15 },
      { hostname: 'two.github.io', connections: 10 },
      { hostname: 'mx.partner.example', connections: 10 },
      { hostname: '[2001:db8::1]', ip: '2001:db8::1', connections: 8 },
      { ip: '203.0.113.77', connections: 4 },
      { hostname: 'not a host', ip: '203.0.113.78', connections: 3 },
      { hostname: 'server-01', isExternal: false, connections: 500 },
    ),
    DAY,
    standardThresholds(),
  );
  const shares = (list: readonly Readonly<{ domain: string; sharePercent: number | undefined }>[] | undefined) =>
    list?.map(({ domain, sharePercent }) => [domain, sharePercent]);
  expect(shares(external?.domains)).toEqual([
    ['example.co.uk', 50],
    ['one.github.io', 15],
    ['two.github.io', 10],
  ]);
  expect(shares(external?.unlistedNames)).toEqual([['partner.example', 10]]);
  expect(shares(external?.addresses)).toEqual([
    ['2001:db8::1', 8],
    ['203.0.113.77', 4],
    ['203.0.113.78', 3],
  ]);
});
