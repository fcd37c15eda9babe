// Which proxy a profile goes through: its own, none, or the environment's.
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { configurationFailure } from '../failures/configuration-failure.ts';
import { isLoopback } from './loopback.ts';
import { isExempt } from './no-proxy.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const chooseProxy = (
  { proxy, host }: Pick<Profile, 'proxy' | 'host'>,
  env: Environment,
): Result<URL | undefined> => {
  if (proxy === 'none') return success(undefined);
  if (proxy !== undefined) return checkProxy(proxy, 'proxy');
  if (host.protocol !== 'https:' || isLoopback(host.hostname)) return success(undefined);
  const named = firstOf(env, ['HTTPS_PROXY', 'https_proxy']);
  if (named === undefined || isExempt(firstOf(env, ['NO_PROXY', 'no_proxy']) ?? '', host)) return success(undefined);
  // By custom the scheme may be left out.
  const text = named.includes('://') ? named : `http://${named}`;
  return URL.canParse(text)
    ? checkProxy(new URL(text), 'HTTPS_PROXY')
    : failed(unfit('HTTPS_PROXY', 'it is no address'));
};

/** For messages: no user, no password. */
export const nameProxy = (proxy: URL): string => clean(`${proxy.protocol}//${proxy.host}`, 100);

const checkProxy = (proxy: URL, setting: string): Result<URL> =>
  proxy.protocol === 'http:' || proxy.protocol === 'https:'
    ? success(proxy)
    : failed(unfit(setting, `proxies of the kind ${clean(proxy.protocol, 20)} are not known`));

const unfit = (setting: string, came: string) =>
  configurationFailure(setting, came, 'Use http://host:port or https://host:port, or "none".');

const firstOf = (env: Environment, names: readonly string[]): string | undefined =>
  names.map((name) => env[name]?.trim()).find((value) => value !== undefined && value !== '');
