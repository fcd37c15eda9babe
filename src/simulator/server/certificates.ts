// The three certificates an appliance with TLS can show: a good one, one that is over, and one of another host.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { type Certificate, makeCertificate } from '../certificate.ts';
import type { CertificateName } from '../fault.ts';

export type Certificates = Readonly<Record<CertificateName, Certificate>>;

const OWN_NAMES = ['localhost', '127.0.0.1', '::1'];

export const makeCertificates = (host: string, nowAt: Instant): Certificates => {
  const names = [...new Set([...OWN_NAMES, host])];
  const notBeforeAt = nowAt - 30 * DAY_MS;
  const notAfterAt = nowAt + 365 * DAY_MS;
  return {
    good: makeCertificate({ commonName: 'darktop simulator', names, notBeforeAt, notAfterAt }),
    expired: makeCertificate({
      commonName: 'darktop simulator (expired)',
      names,
      notBeforeAt,
      notAfterAt: nowAt - DAY_MS,
    }),
    'wrong-name': makeCertificate({
      commonName: 'darktop simulator (wrong name)',
      names: ['elsewhere.corp.example'],
      notBeforeAt,
      notAfterAt,
    }),
  };
};

/** All three as one PEM text to trust, so that a client refuses the bad ones for what is bad about them. */
export const trustable = (certificates: Certificates): string =>
  Object.values(certificates)
    .map(({ cert }) => cert)
    .join('');
