// Which proxy is taken from where.
import { describe, expect, it } from 'vitest';
import { chooseProxy, type Environment, nameProxy } from '../../src/api/transport/choose-proxy.ts';
import { isLoopback } from '../../src/api/transport/loopback.ts';
import { isExempt } from '../../src/api/transport/no-proxy.ts';

const choose = (host: string, env: Environment, proxy?: URL | 'none'): string => {
  const chosen = chooseProxy({ host: new URL(host), proxy }, env);
  if (!chosen.ok) return chosen.failure.kind;
  return chosen.value === undefined ? 'direct' : nameProxy(chosen.value);
};

const HOST = 'https://appliance.example';
const ENV = { HTTPS_PROXY: 'http://user:word@proxy.example:3128' };

describe('the proxy', () => {
  it.each<readonly [string, Environment, URL | 'none' | undefined, string]>([
    [HOST, {}, undefined, 'direct'],
    [HOST, ENV, undefined, 'http://proxy.example:3128'],
    [HOST, { https_proxy: 'proxy.example:3128' }, undefined, 'http://proxy.example:3128'],
    [HOST, { HTTPS_PROXY: '' }, undefined, 'direct'],
    [HOST, ENV, 'none', 'direct'],
    [HOST, { ...ENV, NO_PROXY: '*' }, new URL('https://own.example:8443'), 'https://own.example:8443'],
    [HOST, { ...ENV, NO_PROXY: 'appliance.example' }, undefined, 'direct'],
    [HOST, { ...ENV, no_proxy: '.example' }, undefined, 'direct'],
    ['https://127.0.0.1', ENV, undefined, 'direct'],
    ['https://localhost:8443', ENV, undefined, 'direct'],
    ['https://[::1]', ENV, undefined, 'direct'],
    ['http://appliance.example', ENV, undefined, 'direct'],
    [HOST, { HTTPS_PROXY: 'socks5://proxy.example' }, undefined, 'configuration'],
    [HOST, { HTTPS_PROXY: 'http://' }, undefined, 'configuration'],
    [HOST, {}, new URL('socks5://proxy.example'), 'configuration'],
  ])('for %s with %j and the profile saying %s is %s', (host, env, proxy, expected) => {
    expect(choose(host, env, proxy)).toBe(expected);
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['appliance.example', 'https://appliance.example', true],
    ['Appliance.Example', 'https://appliance.example', true],
    ['appliance.example', 'https://sub.appliance.example', false],
    ['appliance.example', 'https://notappliance.example', false],
    ['.corp.example', 'https://a.b.corp.example', true],
    ['*.corp.example', 'https://a.corp.example', true],
    ['.corp.example', 'https://xcorp.example', false],
    ['appliance.example:8443', 'https://appliance.example:8443', true],
    ['appliance.example:443', 'https://appliance.example', true],
    ['appliance.example:8443', 'https://appliance.example', false],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/8', 'https://[2001:db8::1]', false],
    ['2001:db8::/32', 'https://[2001:db8::1]', true],
    ['2001:DB8:0::1', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', true],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['10.1.2.3', 'https://10.1.2.33', false],
    ['other.example, appliance.example', 'https://appliance.example', true],
    ['other.example appliance.example', 'https://appliance.example', true],
    ['*', 'https://appliance.example', true],
    [' , ', 'https://appliance.example', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
  ])('%j exempts %s: %s', (noProxy, url, isExpected) => {
    expect(isExempt(noProxy, new URL(url))).toBe(isExpected);
  });
});

describe('loopback', () => {
  it.each([
    ['localhost', true],
    ['LOCALHOST.', true],
    ['a.localhost', true],
    ['127.1.2.3', true],
    ['[::1]', true],
    ['[::ffff:127.0.0.1]', true],
    ['10.0.0.1', false],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
  ])('%s: %s', (hostname, isExpected) => {
    expect(isLoopback(hostname)).toBe(isExpected);
  });
});
