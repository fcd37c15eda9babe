// What went wrong on the way to the appliance or back: names, connections, time limits, broken answers.
import { errorCode } from '../../domain/error-code.ts';
import type { Failure } from '../../domain/failure.ts';
import { configurationFailure } from './configuration-failure.ts';
import { FingerprintFault } from './fingerprint-fault.ts';
import { ProxyFault } from './proxy-fault.ts';
import type { Subject } from './subject.ts';
import { tlsFailure } from './tls-failure.ts';

export type Phase = 'asking' | 'reading';

export type Fault = Readonly<{ failure: Failure; mayRetry: boolean }>;

/** A mistyped name stays mistyped, and a time limit has cost its time already; the rest may pass. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
]);

const CAME: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the name server does not answer',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed before an answer came',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network of the host',
};

const LOOK_BETWEEN =
  'Try again; if it stays, look at what lies between here and the appliance (firewall, proxy, gateway).';

/** The connection stood, so host and port are right. */
const ENDED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Undefined when the error is none of the network's: then it is a mistake of our own. */
export const connectionFault = (subject: Subject, error: unknown, phase: Phase): Fault | undefined => {
  const chain = chainOf(error);
  const proxyFault = chain.find((one) => one instanceof ProxyFault);
  const code = chain.map(errorCode).find((one) => one !== undefined);
  if (proxyFault !== undefined) return viaProxy(subject, proxyFault, chain, code);
  const pinned = chain.find((one) => one instanceof FingerprintFault);
  const telling = pinned ?? chain.find((one) => errorCode(one) !== undefined) ?? chain[0];
  const tls = telling === undefined ? undefined : tlsFailure(subject, telling, code);
  if (tls !== undefined) return { failure: tls, mayRetry: false };
  if (chain.some(({ message }) => message === 'bad port')) return { failure: badPort(subject), mayRetry: false };
  if ((code === undefined || code === ASSERTION) && !isFetchFault(error)) return undefined;
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return { failure: contradicted(subject), mayRetry: false };
  const isNoHttp = phase === 'asking' && (chain.some(isParserError) || isNoHttpCode(code));
  if (isNoHttp) return { failure: noHttp(subject, code), mayRetry: false };
  const failure = phase === 'asking' ? askingFailure(subject, code) : readingFailure(subject, code);
  return { failure, mayRetry: phase === 'asking' && code !== undefined && PASSING.has(code) };
};

const chainOf = (error: unknown): readonly Error[] => {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && chain.length < 10) {
    chain.push(next);
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return chain;
};

/** How undici ends a connection whose status line it cannot believe, such as `HTTP/1.1 000`. */
const ASSERTION = 'ERR_ASSERTION';

/** Some of undici's parser errors carry no code. */
const isParserError = ({ name }: Error): boolean => name === 'HTTPParserError';

const isNoHttpCode = (code: string | undefined): boolean =>
  code?.startsWith('HPE_') === true || code === 'UND_ERR_HEADERS_OVERFLOW' || code === ASSERTION;

const noHttp = (subject: Subject, code: string | undefined): Failure => ({
  kind: 'no-connection',
  code: code ?? 'unknown',
  what: subject.endpoint,
  came: `${subject.profile.host.host}: what answered is not HTTP${code === undefined || code === ASSERTION ? '' : ` (${code})`}`,
  advice: 'Check host and port: something else than the appliance listens there.',
});

/** Two lengths, a length beside chunks, or another length than the one announced. */
const contradicted = (subject: Subject): Failure => ({
  kind: 'cut-off',
  what: subject.endpoint,
  came: 'the answer is not as long as it says, or says two lengths',
  advice: LOOK_BETWEEN,
});

const isFetchFault = (error: unknown): boolean =>
  error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);

/** Browsers and fetch refuse the ports of some old services, such as 6000 or 5060. */
const badPort = ({ profile }: Subject): Failure =>
  configurationFailure('host', `port ${profile.host.port} is one that HTTP clients refuse to use`, 'Use another port.');

const viaProxy = (subject: Subject, fault: ProxyFault, chain: readonly Error[], code: string | undefined): Fault => {
  const proxy = subject.proxyName ?? 'the proxy';
  const tls = fault.status === undefined ? tlsFailure(subject, chain.at(-1) ?? fault, code) : undefined;
  if (tls !== undefined) return { failure: { ...tls, came: `proxy ${proxy}: ${tls.came}` }, mayRetry: false };
  const told = { kind: 'no-connection', what: subject.endpoint } as const;
  if (fault.status === 407) {
    return {
      failure: {
        ...told,
        code: 'PROXY_407',
        came: `proxy ${proxy} wants other credentials (407)`,
        advice: 'Put user and password into the proxy address.',
      },
      mayRetry: false,
    };
  }
  const came =
    fault.status === undefined
      ? `proxy ${proxy} could not be reached (${code ?? 'no answer'})`
      : `proxy ${proxy} refused the way to ${subject.profile.host.host} (${fault.status})`;
  return {
    failure: {
      ...told,
      code: fault.status === undefined ? (code ?? 'PROXY') : `PROXY_${fault.status}`,
      came,
      advice: 'Check the proxy setting, or set proxy to none if the appliance is reached directly.',
    },
    mayRetry: code !== undefined && PASSING.has(code),
  };
};

const askingFailure = (subject: Subject, code: string | undefined): Failure => {
  const { host } = subject.profile.host;
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return timeout(subject, 'connect');
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return timeout(subject, 'read');
  return {
    kind: 'no-connection',
    code: code ?? 'unknown',
    what: subject.endpoint,
    came: `${host}: ${CAME[code ?? ''] ?? `the connection failed (${code ?? 'no reason given'})`}`,
    advice: adviseAsking(code),
  };
};

const adviseAsking = (code: string | undefined): string =>
  code !== undefined && ENDED.has(code)
    ? LOOK_BETWEEN
    : 'Check host, port, and that the network lets this machine through.';

const readingFailure = (subject: Subject, code: string | undefined): Failure => {
  if (code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT') return timeout(subject, 'read');
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'ENETDOWN' || code === 'ETIMEDOUT') {
    return { ...askingFailure(subject, code === 'ETIMEDOUT' ? 'ENETUNREACH' : code), advice: LOOK_BETWEEN };
  }
  const isGarbled = code?.startsWith('Z_') === true || code?.startsWith('ERR__ERROR') === true;
  return {
    kind: 'cut-off',
    what: subject.endpoint,
    came: isGarbled ? `the compressed answer is damaged (${code})` : 'the answer broke off before its end',
    advice: 'Try again; if it stays, ask for less, and look at what lies between here and the appliance.',
  };
};

/** Something came all the time, but never the end. */
export const overdue = (endpoint: string, limitMs: number): Failure => ({
  kind: 'timeout',
  phase: 'read',
  what: endpoint,
  came: `the answer was not complete after ${limitMs / 1000} s`,
  advice: 'Ask for a shorter span, or raise read_timeout.',
});

const timeout = (subject: Subject, phase: 'connect' | 'read'): Failure => {
  const { connectTimeoutMs, readTimeoutMs, host } = subject.profile;
  return {
    kind: 'timeout',
    phase,
    what: subject.endpoint,
    came:
      phase === 'connect'
        ? `${host.host}: no connection within ${connectTimeoutMs / 1000} s`
        : `nothing came for ${readTimeoutMs / 1000} s`,
    advice:
      phase === 'connect'
        ? 'Check host, port and the network, or raise connect_timeout.'
        : 'Ask for a shorter span, or raise read_timeout.',
  };
};
