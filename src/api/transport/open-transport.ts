// The way to one appliance: its connections, their trust, their proxy and their time limits.
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { configurationFailure } from '../failures/configuration-failure.ts';
import { chooseProxy, type Environment, nameProxy } from './choose-proxy.ts';
import { isLoopback } from './loopback.ts';
import { createOpenSockets, type OpenSockets } from './open-sockets.ts';
import { pinCertificate } from './pin-certificate.ts';
import { readTrust, type Trust } from './read-trust.ts';
import { tunnelConnector } from './tunnel.ts';

export type Transport = Readonly<{
  dispatcher: Dispatcher;
  proxyName: string | undefined;
  close(): Promise<void>;
}>;

export const openTransport = (profile: Profile, env: Environment): Result<Transport> => {
  if (isForbiddenHttp(profile)) return failed(forbiddenHttp(profile));
  const trust = readTrust(profile.tls);
  if (!trust.ok) return trust;
  const proxy = chooseProxy(profile, env);
  if (!proxy.ok) return proxy;
  const sockets = createOpenSockets();
  const dispatcher = new Agent({
    connect: makeConnector(profile, trust.value, proxy.value, sockets),
    headersTimeout: profile.readTimeoutMs,
    bodyTimeout: profile.readTimeoutMs,
  });
  return success({
    dispatcher,
    proxyName: proxy.value === undefined ? undefined : nameProxy(proxy.value),
    close: async () => {
      // The agent forgets connections that are still being made; they would go on until their time limit.
      sockets.destroyAll();
      await dispatcher.destroy();
    },
  });
};

const makeConnector = (
  profile: Profile,
  trust: Trust,
  proxy: URL | undefined,
  sockets: OpenSockets,
): buildConnector.connector => {
  const timeoutMs = profile.connectTimeoutMs;
  const plain = trustingConnector(trust, timeoutMs, sockets);
  const direct = trust.pin === undefined ? plain : pinCertificate(plain, trust.pin);
  return proxy === undefined
    ? direct
    : tunnelConnector({ proxy, secureContext: trust.secureContext, timeoutMs, connectInside: direct, sockets });
};

/** Asks for the trusted certificates when the first secure connection is made. */
const trustingConnector = (trust: Trust, timeoutMs: number, sockets: OpenSockets): buildConnector.connector => {
  let built: buildConnector.connector | undefined;
  const build = async (isSecure: boolean): Promise<buildConnector.connector> => {
    const secureContext = isSecure ? await trust.secureContext() : undefined;
    const connector = buildConnector({
      timeout: timeoutMs,
      // HTTP/2 would share one connection and its faults among all requests.
      allowH2: false,
      rejectUnauthorized: trust.isChecked,
      ...(secureContext === undefined ? {} : { secureContext }),
      ...(trust.pin === undefined ? {} : { maxCachedSessions: 0 }),
    });
    built ??= connector;
    return built;
  };
  return (options, callback) => {
    if (built !== undefined) return sockets.track(built(options, callback));
    build(options.protocol === 'https:').then(
      (connector) => sockets.track(connector(options, callback)),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
};

const isForbiddenHttp = ({ host, allowsHttp }: Profile): boolean =>
  host.protocol !== 'https:' && !allowsHttp && !isLoopback(host.hostname);

const forbiddenHttp = ({ host }: Profile) =>
  configurationFailure(
    'host',
    `${host.origin} is not encrypted`,
    'Use https://, or set allow_http if the way to it is safe.',
  );
