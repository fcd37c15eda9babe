// Connects through an HTTP proxy: asks it for a tunnel with CONNECT and speaks to the appliance inside.
import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { ProxyFault } from '../failures/proxy-fault.ts';
import { bareHost } from './loopback.ts';
import type { OpenSockets } from './open-sockets.ts';
import type { MakeContext } from './read-trust.ts';

export type Tunnel = Readonly<{
  proxy: URL;
  /** What is trusted when the proxy itself is reached by https. */
  secureContext: MakeContext;
  timeoutMs: number;
  /** Speaks TLS inside the tunnel. */
  connectInside: buildConnector.connector;
  sockets: OpenSockets;
}>;

/** Plain http is tunnelled too: a proxy that rewrites a forwarded request would break its signature. */
export const tunnelConnector =
  (tunnel: Tunnel): buildConnector.connector =>
  (options, callback) => {
    openTunnel(tunnel, authorityOf(options)).then(
      (socket) => {
        if (options.protocol === 'https:') tunnel.connectInside({ ...options, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: unknown) =>
        callback(error instanceof ProxyFault ? error : new ProxyFault(undefined, { cause: error }), null),
    );
  };

const authorityOf = ({ hostname, port, protocol }: buildConnector.Options): string => {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  return `${host}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
};

const openTunnel = async (tunnel: Tunnel, authority: string): Promise<Socket> => {
  const { proxy, timeoutMs } = tunnel;
  const secureContext = proxy.protocol === 'https:' ? await tunnel.secureContext() : undefined;
  return new Promise((resolve, reject) => {
    const host = bareHost(proxy.hostname);
    const options = {
      host,
      port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...authorization(proxy) },
      agent: false,
    } satisfies RequestOptions;
    const request =
      proxy.protocol === 'https:'
        ? requestHttps({ ...options, ...(secureContext === undefined ? {} : { secureContext }) })
        : requestHttp(options);
    const timer = setTimeout(() => request.destroy(timeoutError()), timeoutMs);
    request.once('socket', tunnel.sockets.track);
    request.once('error', (error) => {
      clearTimeout(timer);
      reject(new ProxyFault(undefined, { cause: error }));
    });
    request.once('connect', (response, socket) => {
      clearTimeout(timer);
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyFault(response.statusCode));
    });
    request.end();
  });
};

const authorization = ({ username, password }: URL): Readonly<Record<string, string>> => {
  if (username === '' && password === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
};

const timeoutError = (): Error => Object.assign(new Error('the proxy did not answer in time'), { code: 'ETIMEDOUT' });
