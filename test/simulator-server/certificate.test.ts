// Certificates made by hand, judged by the TLS of Node: what it accepts, and with which code it refuses the others.
import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/domain/instant.ts';
import { type CertificateOptions, makeCertificate } from '../../src/simulator/certificate.ts';

const nowAt = Date.now();

const aCertificate = (changes: Partial<CertificateOptions> = {}) =>
  makeCertificate({
    commonName: 'simulated appliance',
    names: ['localhost', '127.0.0.1', '::1'],
    notBeforeAt: nowAt - DAY_MS,
    notAfterAt: nowAt + DAY_MS,
    ...changes,
  });

/** The outcome of one handshake: "accepted", or the code with which the client refused. */
const shakeHands = async (
  server: Readonly<{ cert: string; key: string }>,
  ca: string,
  servername: string,
): Promise<string> => {
  const listener = createServer({ cert: server.cert, key: server.key }, (socket) => socket.end());
  listener.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? (address satisfies AddressInfo).port : 0;
  try {
    return await new Promise((done) => {
      const client = connect({ host: '127.0.0.1', port, ca, servername }, () => {
        done('accepted');
        client.destroy();
      });
      client.on('error', (error) => done('code' in error ? String(error.code) : error.message));
    });
  } finally {
    listener.close();
  }
};

describe('a certificate made by hand', () => {
  it('is accepted by a client that trusts it', async () => {
    const made = aCertificate();
    expect(await shakeHands(made, made.cert, 'localhost')).toBe('accepted');
  });

  it('is accepted under an address too, not only under a name', async () => {
    const made = aCertificate({ names: ['127.0.0.1'] });
    expect(await shakeHands(made, made.cert, '')).toBe('accepted');
  });

  it('is refused by a client that does not trust it', async () => {
    expect(await shakeHands(aCertificate(), aCertificate({ commonName: 'another' }).cert, 'localhost')).toBe(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    );
  });

  it('is refused as expired after its last day', async () => {
    const made = aCertificate({ notBeforeAt: nowAt - 3 * DAY_MS, notAfterAt: nowAt - DAY_MS });
    expect(await shakeHands(made, made.cert, 'localhost')).toBe('CERT_HAS_EXPIRED');
  });

  it('is refused as not yet valid before its first day', async () => {
    const made = aCertificate({ notBeforeAt: nowAt + DAY_MS, notAfterAt: nowAt + 2 * DAY_MS });
    expect(await shakeHands(made, made.cert, 'localhost')).toBe('CERT_NOT_YET_VALID');
  });

  it('is refused under a name it does not carry', async () => {
    const made = aCertificate({ names: ['elsewhere.corp.example'] });
    expect(await shakeHands(made, made.cert, 'localhost')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('tells its names, addresses of both families and dates as they were given', () => {
    const notBeforeAt = Date.UTC(2026, 0, 2, 3, 4, 5);
    const notAfterAt = Date.UTC(2051, 11, 31, 23, 59, 59);
    const parsed = new X509Certificate(
      aCertificate({ names: ['a.corp.example', '127.0.0.1', 'fe80::1:2', '::ffff:1.2.3.4'], notBeforeAt, notAfterAt })
        .cert,
    );
    expect(parsed.subjectAltName).toBe(
      'DNS:a.corp.example, IP Address:127.0.0.1, IP Address:FE80:0:0:0:0:0:1:2, IP Address:0:0:0:0:0:FFFF:102:304',
    );
    expect([parsed.validFromDate.getTime(), parsed.validToDate.getTime()]).toEqual([notBeforeAt, notAfterAt]);
    expect(parsed.subject).toBe('CN=simulated appliance');
    expect(parsed.ca).toBe(true);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
  });
});
