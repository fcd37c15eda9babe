// The way to the appliance, step by step: its name, its port, its certificate.
import { tellHandshake } from '../../api/failures/tls-failure.ts';
import { type CertificateFacts, reachPort, readCertificate, resolveName } from '../../api/probe.ts';
import { chooseProxy, nameProxy } from '../../api/transport/choose-proxy.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Profile } from '../../domain/profile.ts';
import { formatUtc } from '../../text/utc.ts';
import { broken, type CheckLine, fine, skipped, warning } from './check-line.ts';

const SOON_MS = 30 * DAY_MS;

export type Way = Readonly<{
  profile: Profile;
  env: Readonly<Record<string, string | undefined>>;
  now: () => Instant;
  signal: AbortSignal;
}>;

/** Ends after the first step that makes the next ones pointless. */
export async function* checkWay(way: Way): AsyncGenerator<CheckLine> {
  const { hostname, port, protocol } = placeOf(way.profile);
  const proxy = chooseProxy(way.profile, way.env);
  if (!proxy.ok) return yield broken('proxy', proxy.failure);
  if (proxy.value !== undefined) return yield* checkProxy(way, proxy.value);
  const resolved = await resolveName(hostname, way.now);
  if (!resolved.ok)
    return yield unreachable(
      'address',
      `${hostname} is not known (${resolved.code})`,
      'Check host and the name servers.',
    );
  yield fine('address', `${hostname} is ${resolved.value.slice(0, 3).join(', ')}`);
  const place = { host: hostname, port, timeoutMs: way.profile.connectTimeoutMs, now: way.now, signal: way.signal };
  const reached = await reachPort(place);
  if (!reached.ok) {
    return yield unreachable(
      'port',
      `${port} does not answer (${reached.code})`,
      'Check the port, and that the network lets this machine through.',
    );
  }
  yield fine('port', `${port} answers in ${reached.elapsedMs} ms`);
  if (protocol !== 'https:') return yield skipped('certificate', 'plain http has none');
  const read = await readCertificate(place);
  if (!read.ok) {
    const { came, advice } = tellHandshake(read.code);
    return yield unreachable('certificate', came, advice);
  }
  yield describeCertificate(read.value, way.now());
}

/** Beyond the proxy nothing can be looked at without a request. */
async function* checkProxy({ profile, now, signal }: Way, proxy: URL): AsyncGenerator<CheckLine> {
  const port = proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port);
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const reached = await reachPort({ host, port, timeoutMs: profile.connectTimeoutMs, now, signal });
  yield reached.ok
    ? fine('proxy', `${nameProxy(proxy)} answers in ${reached.elapsedMs} ms; the way beyond it is its own`)
    : unreachable(
        'proxy',
        `${nameProxy(proxy)} does not answer (${reached.code})`,
        'Check proxy, HTTPS_PROXY and NO_PROXY.',
      );
}

const placeOf = (profile: Profile): Readonly<{ hostname: string; port: number; protocol: string }> => {
  const { hostname, port, protocol } = profile.host;
  const fallback = protocol === 'https:' ? 443 : 80;
  return { hostname: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? fallback : Number(port), protocol };
};

const unreachable = (name: string, came: string, advice: string): CheckLine =>
  broken(name, { kind: 'no-connection', code: 'unknown', what: name, came, advice });

/** What it is, not whether it is trusted: that is the next request's to find out. */
const describeCertificate = (facts: CertificateFacts, nowAt: Instant): CheckLine => {
  const { protocol, subject, issuer, validToAt, fingerprint } = facts;
  const text = `${protocol}, for ${subject}, by ${issuer}, until ${formatUtc(validToAt)}Z\n${' '.repeat(6)}sha256 ${fingerprint}`;
  if (validToAt - nowAt < SOON_MS && validToAt > nowAt) {
    return warning('certificate', text, 'It ends within 30 days: have it renewed.');
  }
  return fine('certificate', text);
};
