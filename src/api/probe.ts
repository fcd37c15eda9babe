// Looks at the way to an appliance step by step, without sending a request: name, port, certificate.
import { lookup } from 'node:dns/promises';
import { connect as connectSocket } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { errorCode } from '../domain/error-code.ts';
import type { Instant } from '../domain/instant.ts';
import { clean } from '../text/clean.ts';

/** A step either worked, and says how, or gives the system's own error code. */
export type Probe<T> = Readonly<{ ok: true; value: T; elapsedMs: number }> | Readonly<{ ok: false; code: string }>;

export type CertificateFacts = Readonly<{
  protocol: string;
  subject: string;
  issuer: string;
  names: readonly string[];
  validFromAt: Instant;
  validToAt: Instant;
  /** SHA-256 in lower-case hexadecimal, as the setting takes it. */
  fingerprint: string;
}>;

type Place = Readonly<{ host: string; port: number; timeoutMs: number; now: () => Instant; signal: AbortSignal }>;

export const resolveName = (host: string, now: () => Instant): Promise<Probe<readonly string[]>> =>
  timed(now, async () => (await lookup(host, { all: true })).map((entry) => entry.address));

export const reachPort = (place: Place): Promise<Probe<string>> =>
  timed(
    place.now,
    () =>
      new Promise((resolve, reject) => {
        const socket = connectSocket({ host: place.host, port: place.port, timeout: place.timeoutMs });
        socket.once('connect', () => {
          resolve(socket.remoteAddress ?? place.host);
          socket.destroy();
        });
        socket.once('timeout', () => socket.destroy(withCode('ETIMEDOUT')));
        socket.once('error', reject);
        place.signal.addEventListener('abort', () => socket.destroy(withCode('ECANCELED')), { once: true });
      }),
  );

/** Looks at the certificate whatever it is worth; nothing but the handshake is sent. */
export const readCertificate = (place: Place): Promise<Probe<CertificateFacts>> =>
  timed(
    place.now,
    () =>
      new Promise((resolve, reject) => {
        const socket = connectTls({
          host: place.host,
          port: place.port,
          servername: /^[\d.:]+$/.test(place.host) ? '' : place.host,
          rejectUnauthorized: false,
          timeout: place.timeoutMs,
        });
        socket.once('secureConnect', () => {
          resolve(factsOf(socket.getPeerCertificate(), socket.getProtocol() ?? 'TLS'));
          socket.destroy();
        });
        socket.once('timeout', () => socket.destroy(withCode('ETIMEDOUT')));
        socket.once('error', reject);
        place.signal.addEventListener('abort', () => socket.destroy(withCode('ECANCELED')), { once: true });
      }),
  );

const timed = async <T>(now: () => Instant, work: () => Promise<T>): Promise<Probe<T>> => {
  const startedAt = now();
  try {
    const value = await work();
    return { ok: true, value, elapsedMs: now() - startedAt };
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
};

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return errorCode(error) ?? 'unknown';
};

const factsOf = (certificate: PeerCertificate, protocol: string): CertificateFacts => ({
  protocol,
  subject: clean(firstOf(certificate.subject?.CN), 80),
  issuer: clean(firstOf(certificate.issuer?.CN ?? certificate.issuer?.O), 80),
  names: (certificate.subjectaltname ?? '')
    .split(', ')
    .map((name) => clean(name.replace(/^(DNS|IP Address):/, ''), 80)),
  validFromAt: Date.parse(certificate.valid_from),
  validToAt: Date.parse(certificate.valid_to),
  fingerprint: (certificate.fingerprint256 ?? '').replaceAll(':', '').toLowerCase(),
});

const firstOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : (value?.[0] ?? '?');
